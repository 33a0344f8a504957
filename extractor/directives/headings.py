"""Headings: sections, titles and items that only name whom the items below address."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.addressees import aside, of_line
from extractor.directives.chains import Chain
from extractor.directives.clauses import trim
from extractor.directives.context import Context
from extractor.directives.deadlines import strong_deadline
from extractor.directives.outline import BULLETS, Level, heading_activity, shape
from extractor.directives.strangers import names_people
from extractor.reading.markers import UPPER
from extractor.records import Block, BodyMention
from extractor.rules import fold

# What says which members a heading means, and what makes it a lead-in instead.
_WHICH = ("group.which-begins", "group.which-does")
# Words of a title above a list.
_PLACES_JOINED = re.compile(r"[\s,;:.]|(?<!\w)và(?!\w)")
_TITLE = 12
# Characters of the name of a team.
_TEAM = 120
_BRACKETS = re.compile(r"^\([^()]{1,120}\)")
_BYLINE = re.compile(rf"(?:[{UPPER}]\w*[ .,–-]*){{2,6}}(?:\([^()]*\))?\W?")


def only_addressees(context: Context, level: Level, start: int, end: int) -> bool:
    """An item that names only who is addressed ("2. Sở Y tế", "Nhiệm vụ của Sở Y tế:") hands them down."""
    bodies = _named(context, start, end) or of_line(context, start, end)
    narrowed = (
        aside(context, start, end) if context.text[start:end].rstrip().endswith(":") else None
    )
    if narrowed is not None and not context.heads.does(narrowed[1], end):
        # "1. UBND các tỉnh ven biển, nhất là các tỉnh:"
        bodies = _named(context, start, narrowed[0]) or bodies
    if not bodies:
        return False
    level.addressees = context.now.last = bodies
    begins = context.heads.skip_connectors(start, end)
    # "1. Giao Ủy ban nhân dân thị xã:" assigns, whatever stands above it.
    asks = context.official and any(act.start == begins for act in context.acts(begins, end))
    if asks or context.outline.active() is not False:
        level.active = True
    return True


def _named(context: Context, start: int, end: int) -> tuple[BodyMention, ...]:
    """Those whom an item names and says nothing else of, as far as their names are known."""
    at = context.heads.skip_connectors(start, end)
    owned = context.pattern("heading.owner").match(context.folded, at, end)
    at = owned.end() if owned else at
    act = next((c for c in context.acts(at, end) if c.start == at), None)
    given = context.addressee(act, end) if act is not None else None
    chain = given or context.chains.at(at, end) or context.heads.read(start, end).topical
    if chain is None and owned:
        chain = _team(context, at, end)
    if chain is None and context.official:
        chain = _people(context, at, end)
    if chain is None and act is not None:
        chain = _as_written(context, context.after_act(act, end), end)
    if chain is None and context.official:
        chain = _charged(context, at, end)
    if chain is None:
        return ()
    beyond = trim(context.text, chain.end, end)[0]
    within = context.pattern("addressee.within").match(context.folded, beyond, end)
    rest = context.text[within.end() if within else chain.end : end].strip()
    bodies = chain.bodies
    charged = context.pattern("heading.charged").match(context.folded, beyond, end)
    if charged is not None and not re.search(r"[\w:.;]", context.text[charged.end() : end]):
        return bodies if title_item(context, context.text[start:end].strip()) else ()
    if re.search(r"\w", _BRACKETS.sub("", rest)):
        # "Các khoa lâm sàng:" is narrowed by words that no lexicon holds.
        narrows = any(context.rule_at(beyond, rule) for rule in _WHICH)
        which = bodies[-1].type == "group" and (rest.startswith(",") or narrows)
        # "3. UBND các xã có rừng" above "a) Ký cam kết …"
        titled = narrows and rest[-1].isalnum() and title_item(context, context.text[start:end])
        rest = f"{rest}:" if titled else rest
        if (
            not rest.endswith(":")
            or not re.fullmatch(r"[^.:;]{1,120}:" if owned else r"[^.:;]{1,60}:", rest)
            or context.pattern("heading.leads-in").search(fold(rest)) is not None
            or (context.heads.read(start, end).opening and not which)
            or (owned and bodies[-1].type == "group")
        ):
            return ()
        stop = trim(context.text, chain.end, end)[1]
        stop = stop if titled else chain.end + context.text[chain.end : end].index(":")
        name = " ".join(context.text[bodies[-1].start : stop].split())
        bodies = (*bodies[:-1], replace(bodies[-1], end=stop, name=name))
    return bodies


def _people(context: Context, start: int, end: int) -> Chain | None:
    """People or members that no lexicon holds, alone above their tasks: "Đội ngũ y, bác sĩ tuyến đầu:"."""
    topical = context.form("{heading.topical} ").match(context.folded, start, end)
    a, b = trim(context.text, topical.end() if topical else start, end)
    if (
        not context.text[b:end].startswith(":")
        or b - a > _TEAM
        or re.search(r"[.:;]", context.text[a:b])
    ):
        return None
    leads_in = context.pattern("heading.leads-in").search(context.folded, a, b)
    if leads_in or not names_people(context, a, b):
        return None
    name = " ".join(context.text[a:b].split())
    return Chain((BodyMention(a, b, name, "group", "body.asked", (a, b)),), a, b)


def _as_written(context: Context, start: int, end: int) -> Chain | None:
    """Whoever a line asks by a name that no lexicon holds: "3. Giao | Liên minh Sinh thái xã:"."""
    a, b = trim(context.text, start, end)
    alone = context.text[b:end].startswith(":") and b - a <= _TEAM
    if not alone or not context.text[a].isupper() or re.search(r"[.:;,]", context.text[a:b]):
        return None
    if context.pattern("heading.leads-in").search(context.folded, a, b):
        return None
    name = " ".join(context.text[a:b].split())
    return Chain((BodyMention(a, b, name, "body", "body.asked", (a, b)),), a, b)


def _charged(context: Context, start: int, end: int) -> Chain | None:
    """Whoever stands before "có trách nhiệm" above a list, by a name that no lexicon holds: "Ca trực các chốt có trách nhiệm"."""
    charged = context.form(r"\s{heading.charged}\W*$").search(context.folded[start:end])
    a, b = trim(context.text, start, start + charged.start()) if charged is not None else (0, 0)
    if not context.text[a:b][:1].isupper() or re.search(r"[.:;,]", context.text[a:b]):
        return None
    name = " ".join(context.text[a:b].split())
    return Chain((BodyMention(a, b, name, "group", "body.asked", (a, b)),), a, b)


def _team(context: Context, start: int, end: int) -> Chain | None:
    """A team that its work names, in a heading that ends with it: "Nhiệm vụ của | Tổ tiếp công dân, xử lý đơn thư:"."""
    a, b = trim(context.text, start, end)
    heads = (*context.pack.words("team-head"), *context.pack.words("nominal-head"))
    if not context.text[a].isupper() or not context.folded[a:b].startswith(
        tuple(f"{head} " for head in heads)
    ):
        return None
    if b - a > _TEAM or re.search(r"[.:;]", context.text[a:b]):
        return None
    name = " ".join(context.text[a:b].split())
    return Chain((BodyMention(a, b, name, "body", "body.name", (a, b)),), a, b)


def addressee_line(context: Context, start: int, end: int) -> bool:
    """A line without a marker that names only whom the tasks below it address: "Các trường học" above "- Rà soát …"."""
    if (
        not context.official
        or context.block + 1 >= len(context.document.blocks)
        or context.text[start:end].rstrip().endswith(":")
    ):
        return False
    below = context.document.blocks[context.block + 1]
    task = context.heads.read(below.body, below.end)
    if below.kind not in ("paragraph", "heading") or task.chain or task.opening != "verb":
        return False
    level = Level(None, within=context.outline.sections())
    if not only_addressees(context, level, start, end):
        return False
    context.outline.clear()
    context.outline.levels.append(level)
    return True


def where_above_goes_on(context: Context, start: int, end: int) -> bool:
    """Whether a line names only the places with which the heading above it ends: "… nhất là các tỉnh:" / "A, B và C:"."""
    above = context.text.rfind(":", 0, start)
    if not context.outline.addressees() or context.text[above + 1 : start].strip():
        return False
    units = context.chains.within(start, end)
    places = [body for unit in units for body in unit.bodies]
    rest = context.text[start:end]
    for body in places:
        rest = rest.replace(context.text[body.start : body.end], "")
    only = not _PLACES_JOINED.sub("", rest)
    return only and bool(places) and all(body.rule == "body.place-name" for body in places)


def title_item(context: Context, text: str) -> bool:
    """An item of an official text that ends without punctuation above what it is the title of."""
    if (
        not (context.official or context.kind == "minutes")
        or not (text[-1].isalnum() or text[-1] in ")”" or _matter(context, text))
        or context.block + 1 >= len(context.document.blocks)
    ):
        return False
    here, below = context.document.blocks[context.block], context.document.blocks[context.block + 1]
    if context.kind == "minutes" and below.kind == "cell":  # "7. Phân công" above a table
        short = shape(here.marker) not in BULLETS and len(text.split()) <= _TITLE
        return short and heading_activity(text, context.pack) is not None
    open_above = [level.shape for level in context.outline.levels[:-1]]
    if (
        context.kind == "minutes"
        and shape(here.marker) in BULLETS
        and shape(below.marker) not in BULLETS
    ):
        return False
    if context.kind == "minutes" and (shape(below.marker) in open_above or below.marker is None):
        # Notes do without full stops: the last item of a list is not the title of what follows.
        said = context.heads.read(here.body, here.end)
        asks = said.chain is not None and bool(said.opening)
        bullet = shape(here.marker) in BULLETS
        untitled = asks and heading_activity(text, context.pack) is not False
        if bullet or untitled or below.marker is not None or len(text.split()) > _TITLE:
            return False
    who = context.chains.at(below.body, below.end) if context.tabled else None
    if who is not None and not re.search(r"\w", context.text[who.end : below.end]):
        return False
    return (
        below.kind == "paragraph"
        and shape(below.marker) != shape(here.marker)
        and len(text.split()) < 40
    )


def _matter(context: Context, text: str) -> bool:
    """Whether an item with a full stop says only which matter the list below is about: "1. Đối với công tác tổng hợp, báo cáo."."""
    here = context.document.blocks[context.block]
    matter = context.form(r"(?:{heading.topical}|về) (?:công tác|việc|nội dung|lĩnh vực|nhiệm vụ) ")
    named = context.heads.read(here.body, here.end)
    return (
        context.official
        and text.endswith(".")
        and text.count(". ") == 0
        and matter.match(context.folded, here.body) is not None
        and named.chain is None
        and named.modal is None
        and not context.acts(here.body, here.end)
    )


def section_line(context: Context, text: str) -> bool:
    """A short line without a marker or an end in minutes, above the list or table that it is the title of."""
    text = text.strip("*_ ")
    if context.kind != "minutes" or not text[-1:].isalnum() or len(text.split()) > _TITLE:
        return False
    if context.block + 1 >= len(context.document.blocks):
        return False
    here, below = context.document.blocks[context.block], context.document.blocks[context.block + 1]
    field = context.pattern("cue.minutes").match(context.folded, here.body, here.end)
    if field is not None and context.text[field.end() : here.end].strip("*_ \n"):
        return False  # "Thành phần: anh Tuấn, chị Hạnh" says all it has to say
    asks = context.pattern("label.asks").match(context.folded, here.body, here.end)
    behind = context.heads.skip_connectors(asks.end(), here.end) if asks is not None else None
    assigns = behind is not None and context.chains.at(behind, here.end) is not None
    if assigns or _labels_somebody(context, here):
        return False  # "Action: Việt gọi cho khách", "Minh: gửi báo giá"
    named = _labels_somebody(context, below)
    return below.kind == "cell" or (
        below.kind == "paragraph" and (named or below.marker is not None)
    )


def due_line(context: Context, start: int, end: int) -> bool:
    """A line of minutes that says by when all of the list below it is due: "Timeline: trong tuần này"."""
    blocks, last = context.document.blocks, context.found.last
    if context.kind != "minutes" or context.block + 1 >= len(blocks):
        return False
    label = context.form(r"[*_]*{label.when}[*_]*\s*:[*_]*\s*").match(context.folded, start, end)
    below = blocks[context.block + 1]
    above = last is not None and last.block == context.block - 1
    if label is None or above or below.marker is None or below.kind != "paragraph":
        return False
    due = strong_deadline(context, label.end(), end)
    if due is None or re.search(r"\w", context.text[due.end : end]):
        return False
    level = Level(None, deadline=due, active=True, within=context.outline.sections())
    context.outline.levels.append(level)
    return True


def _labels_somebody(context: Context, block: Block) -> bool:
    """Whether a line begins with a name and a colon: "Minh: gửi báo giá"."""
    who = context.chains.at(block.body, block.end)
    return who is not None and context.text[who.end : block.end].lstrip("*_ ").startswith(":")


def title_line(context: Context, text: str) -> bool:
    """A line of a news piece that ends without punctuation is a title, a caption or a name.

    A name in brackets or with a full stop behind it is a byline: "Thu Hà (Trung tâm Văn hóa)".
    """
    if context.kind != "news":
        return False
    return (len(text.split()) < 35 and text[-1].isalnum()) or _BYLINE.fullmatch(text) is not None


def open_conclusion(context: Context, start: int, end: int) -> int:
    """Where the content begins behind "Kết luận của đồng chí chủ trì: …", whose section it opens; `start` where minutes say none so."""
    concludes = context.form("{heading.concludes}: ")
    label = concludes.match(context.folded, start, end) if context.kind == "minutes" else None
    if label is None or not context.text[label.end() : end].strip():
        return start
    if heading_activity(label.group(), context.pack) is not True:
        return start
    open_section(context, start, label.end(), Level(None))
    return label.end()


def open_section(context: Context, start: int, end: int, level: Level) -> None:
    """A heading opens its section: whether tasks are assigned below it, by when, and what it is called."""
    text = context.text[start:end].strip()
    active = None if _matter(context, text) else heading_activity(text, context.pack)
    if active is None and context.kind in ("plan", "directive"):
        active = True if context.pattern("section.content").match(fold(text)) else None
    due = strong_deadline(context, start, end)
    if (
        active is not False
        and due is not None
        # "Nhiệm vụ 6 tháng cuối năm 2025" is what a section is called, no deadline; "1. Trong quý I" is one.
        and (
            due.reading["edge"] != "within"
            or due.start == context.heads.skip_connectors(start, end)
        )
        and not re.search(r"\w", context.text[due.end : end])
    ):
        level.deadline = due
    if level.shape is None:
        context.outline.clear()
        context.outline.levels.append(level)
    level.heading, level.active = text.rstrip(" :"), active
    level.enacts = enacts(context)
    if context.pattern("list.objects").search(context.folded, start, end):
        level.active = False
    level.decided = (
        context.pattern("section.decision").fullmatch(context.folded, start, end) is not None
    )
    if context.kind == "minutes" and active:
        # What is concluded in minutes is the chair's, whoever spoke before.
        context.now.speaker = context.now.subject = context.leader
    context.now.last, context.now.deadline = (), None
    if context.kind == "minutes" and context.outline.active() is None:
        context.now.listing = False
    if not context.official and context.kind != "minutes":
        # A subheading of a news piece interrupts nothing: the leader goes on.
        level.active = None if active else active


def enacts(context: Context) -> bool:
    """Whether the block at hand lays down what is listed: "Điều 1. Quy định mức hỗ trợ …. Cụ thể như sau:"."""
    block = context.document.blocks[context.block]
    return context.kind in ("resolution", "other") and context.rule_at(block.body, "list.enacts")


def open_heading(context: Context, level: Level, start: int, end: int) -> bool:
    """A marked heading: its section, its addressee; whether nothing else is in it."""
    head = context.heads.read(start, end)
    text = context.text[start:end].strip()
    chain = head.chain or head.topical
    if (
        chain is not None
        and trim(context.text, chain.end, end)[0] >= trim(context.text, chain.end, end)[1]
    ):
        if level.shape is None:
            context.outline.clear()
            context.outline.levels.append(level)
        level.addressees = chain.bodies
        level.active = context.outline.active() is not False
        context.now.last = chain.bodies
        return True
    if level.shape is not None and (bodies := of_line(context, start, end)):
        level.addressees = context.now.last = bodies
        level.active = context.outline.active() is not False
        return True
    if level.shape is not None and head.opening and text.endswith((".", ";")):
        return False
    if text.endswith(":") and any(context.addressee(act, end) for act in context.acts(start, end)):
        # "Điều 2. HĐND tỉnh đề nghị UBND tỉnh thực hiện các việc sau:" leads to a list.
        return False
    open_section(context, start, end, level)
    return True
