"""Addressees: whom an act or a line names, up to where their task begins, where no lexicon holds the names in full."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.chains import Chain
from extractor.directives.clauses import trim
from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.directives.outline import shape
from extractor.directives.strangers import names_people
from extractor.recognise.lexicon import lexicon
from extractor.records import At, BodyMention, Cue, within

# Characters of a row of addressees in a lead-in and in a line.
_ROW, _LINE = 400, 300
# Characters in which a task begins behind the names that are known, and words of a name that one body may lack.
_REACH, _LACKING = 160, 3
# "Trách nhiệm của | chủ sở hữu nhà chung cư:", "Đối với | các chủ hồ chứa:"
_MATTER_OF = "(?:{heading.owner}|{heading.topical}) "
_SEVERAL = ("các ", "những ", "mọi ", "tất cả ", "toàn thể ", "người ")
_JOINED = re.compile(r"(?:,| và|, và) $")
_JOINT = re.compile(r"(?:, | và |, và )")


def in_lead(context: Context, at: int, end: int) -> Chain | None:
    """Whom a lead-in addresses, up to its predicate, where the names known end before it.

    "đề nghị | các phòng giáo dục và đào tạo, các trường ngoài công lập | thực hiện các việc sau:"; what
    begins at `at` is the addressee, `end` is where the colon stands. None where nothing is to be added.
    """
    predicate = _predicate(context, at, end)
    if predicate is None:
        return None
    a, b = trim(context.text, at, predicate)
    b = _before_aside(context, a, b)
    chain = context.chains.at(a, b)
    if b - a > _ROW or (chain is None and not names_people(context, a, b)):
        return None
    if context.acts(a, b) or any(a <= modal < b for modal in context.heads.modals):
        return None
    if chain is None:
        name = " ".join(context.text[a:b].split())
        return Chain((BodyMention(a, b, name, "group", "body.asked", (a, b)),), a, b)
    rest = trim(context.text, chain.end, b)[0]
    field = lexicon(context.pack).field.match(context.folded, rest)
    last = chain.bodies[-1]
    # "người đứng đầu các cơ sở | nuôi dạy trẻ từ 50 trẻ trở lên": what they do says which.
    which = last.type in ("group", "post") and "," not in context.text[rest:b]
    which = which and not context.heads.strong_verb_at(rest)
    if rest >= b or (context.heads.verb_at(rest) and field is None and not which):
        return None
    name = " ".join(context.text[last.start : b].split())
    return Chain((*chain.bodies[:-1], replace(last, end=b, name=name)), a, b)


def aside(context: Context, start: int, end: int) -> At | None:
    """Where a row is narrowed to some of those it names: "các tỉnh ven biển|, nhất là| các tỉnh:"."""
    found = context.form(r", {opening.aside}(?!\w)").search(context.folded, start, end)
    return found.span() if found is not None else None


def _before_aside(context: Context, start: int, end: int) -> int:
    narrowed = aside(context, start, end)
    return narrowed[0] if narrowed is not None else end


def of_line(context: Context, start: int, end: int) -> tuple[BodyMention, ...]:
    """Everybody whom an item names above the list of what they are to do, by names that no lexicon holds in full.

    "2. Các đơn vị quản lý bến xe và các doanh nghiệp vận tải" above "- Kiểm tra …".
    """
    at = context.heads.skip_connectors(start, end)
    matter = context.form(_MATTER_OF).match(context.folded, at, end)
    at = matter.end() if matter is not None else at
    act = next((c for c in context.acts(at, end) if c.start == at), None)
    a, b = trim(context.text, context.after_act(act, end) if act is not None else at, end)
    first = context.chains.at(a, b)
    if not context.official or b - a > _LINE or re.search(r"[.:;]", context.text[a:b]):
        return ()
    owned = matter is not None and " của " in matter.group()
    if not _above_items(context) or not (first or owned or names_people(context, a, b)):
        return ()
    acts = [c for c in context.acts(a, b) if c.rule != "act.duoc-giao"]
    if acts or any(a <= modal < b for modal in context.heads.modals):
        return ()
    leads_in = context.pattern("heading.leads-in").search(context.folded, a, b)
    if leads_in or context.heads.urges(a, b):
        return ()
    rest = trim(context.text, first.end, b)[0] if first is not None else b
    function = context.pattern("addressee.function").match(context.folded, rest, b)
    does = context.heads.strong_verb_at(rest) and function is None
    if does or context.heads.strong_verb_at(a):
        return ()
    return _members(context, a, _before_aside(context, a, b))


def up_to_task(context: Context, at: int, end: int, said: Head) -> Head | None:
    """The head of what an act asks whose addressee goes on behind the names that are known.

    "đề nghị | cấp ủy, chính quyền xã Tân Lập | quan tâm …", "đề nghị | Ban đại diện mô hình | phát huy …":
    `said` is what has been read, without a predicate right behind it. None where no task begins near by.
    """
    known = said.chain.end if said.chain is not None else at
    at = said.chain.start if said.chain is not None else at
    setting = context.pattern("opening.circumstance").match(context.folded, known + 1, end)
    if said.chain is not None and setting is not None:
        return None  # "Công an thành phố, sau khi lấy mẫu, bàn giao hiện trường": when, not who
    if said.opening in ("verb", "modal") or (
        said.chain is None and not names_people(context, at, end)
    ):
        return None
    several = context.folded.startswith(_SEVERAL, at)
    task = _begins(context, known, min(end, known + _REACH), several=several)
    served = said.chain is None and context.rule_at(task or at, "opening.be-done")
    if task is None or served or within(context.mentions.deadlines, known, task):
        return None
    a, b = trim(context.text, at, task)
    if said.chain is not None and not _goes_on(context, said.chain, b):
        return None
    bodies = _members(context, a, b)
    return replace(context.heads.read(task, end), start=at, chain=Chain(bodies, a, b))


def _goes_on(context: Context, chain: Chain, end: int) -> bool:
    """Whether what stands between the names that are known and the task is more of whom it is for.

    Behind a body with a name of its own a few words may be the rest of the name, unless they
    are known to begin a task.
    """
    beyond = context.text[chain.end : end]
    if chain.bodies[-1].rule.endswith("group") or _JOINT.match(beyond):
        return True
    task = lexicon(context.pack).stop.match(context.folded, chain.end + 1)
    return task is None and len(beyond.split()) <= _LACKING


def _begins(context: Context, start: int, end: int, *, several: bool) -> int | None:
    """Where a task begins behind an addressee: a modal, an adverb or a verb.

    What `several` do by their nature says who they are: "các doanh nghiệp | kinh doanh xăng dầu".
    """
    fields, upto = lexicon(context.pack).field, start
    for word in re.finditer(r"(?<=\s)[^\W\d_]+", context.text[start:end]):
        at = start + word.start()
        if at < upto:
            continue
        if re.search(r"[;:.“”()]", context.text[upto:at]):
            return None
        field = fields.match(context.folded, at)
        if field is not None and _JOINED.search(context.text, start, at) is not None:
            upto = field.end()  # "ngành y tế, | giáo dục": one more member of the row
            continue
        upto = at
        adverb = context.heads.words.adverb.match(context.folded, at)
        if at in context.heads.modals or (adverb is not None and adverb.group() != "không"):
            return at
        does = context.heads.strong_verb_at(at) or context.folded.startswith("phối hợp ", at)
        which = several and context.rule_at(at, "addressee.function")
        which = which or _relative(context, at) or context.chains.spans(at)
        if does and not which and _word_begins(context, at, end):
            return at
    return None


def _relative(context: Context, at: int) -> bool:
    """Whether the word before says that a verb tells which: "được | giao", "nơi để | xảy ra"."""
    return context.rule_before(at, "addressee.which")


def _word_begins(context: Context, at: int, end: int) -> bool:
    """Whether word segmentation begins a word here: "chủ | đầu tư" is one."""
    word = context.word_at(Cue("", at, at + 1), max(0, at - _LINE), end)
    return word is None or word[0] == at


def _members(context: Context, start: int, end: int) -> tuple[BodyMention, ...]:
    """The members of a row of addressees: those of each act by themselves."""
    asks = list(context.form(r" {addressee.and-asks} ").finditer(context.folded, start, end))
    begins, ends = [start, *(m.end() for m in asks)], [*(m.start() for m in asks), end]
    return tuple(
        body
        for a, b in zip(begins, ends, strict=True)
        for body in _asked(context, a, b, bool(asks))
    )


def _asked(context: Context, start: int, end: int, jointly: bool) -> tuple[BodyMention, ...]:
    """Those whom one act addresses: one as written, or each by itself where one has a name of its own."""
    chain = context.chains.at(start, end)
    if jointly and chain is not None and chain.end == end:
        return chain.bodies
    units = context.chains.within(start, end)
    joints = {
        unit.start: joint.start()
        for unit in units
        if (joint := _JOINED.search(context.text, start, unit.start)) is not None
    }
    if not any(body.rule == "body.name" for unit in units for body in unit.bodies):
        joints = {}
    return tuple(
        BodyMention(a, b, " ".join(context.text[a:b].split()), "group", "body.asked", (a, b))
        for a, b in zip([start, *joints], [*joints.values(), end], strict=True)
    )


def _above_items(context: Context) -> bool:
    """Whether the item at hand stands right above items of a form that is not open yet."""
    if context.block + 1 >= len(context.document.blocks):
        return False
    below = context.document.blocks[context.block + 1]
    opened = {level.shape for level in context.outline.levels}
    return (
        below.kind == "paragraph" and below.marker is not None and shape(below.marker) not in opened
    )


def _predicate(context: Context, at: int, end: int) -> int | None:
    """Where the predicate of a lead-in begins: "… | khẩn trương thực hiện một số nội dung sau:"."""
    if not context.text.startswith(":", end):
        return None
    leads = context.pattern("list.inline")
    starts = [m.end() for m in re.finditer(r"\s", context.text[at:end])]
    found: int | None = None
    for start in reversed([at + n for n in starts]):
        if not context.heads.verb_at(start) or context.rule_before(start, "modal.can-phai"):
            continue
        if found is None:
            found = start if leads.fullmatch(context.folded, start, end + 1) else None
        elif context.heads.ends_at(start, found - 1):
            found = start  # "khẩn trương | thực hiện"
        else:
            break
    return found
