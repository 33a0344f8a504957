"""Lists: a sentence that ends in a colon hands its addressee and deadline to the items below."""

from __future__ import annotations

from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.directives.deadlines import leading_deadline, strong_deadline
from extractor.directives.exclusions import own_doing
from extractor.directives.headings import enacts
from extractor.directives.heads import Head
from extractor.directives.outline import Level, heading_activity
from extractor.directives.partners import coordinating
from extractor.records import DeadlineMention

# Characters of "các công việc trọng tâm sau:" behind the deadline of a lead-in.
_LEAD_NOUN = 50
_NUMBERED = ("decimal", "decimal2", "letter")


def open_list(context: Context, start: int, end: int, level: Level | None, before: int) -> None:
    """A sentence that ends in a colon hands its addressee, deadline and act to the items below."""
    regulates = context.pattern("not.regulation").search(context.folded, start, end) is not None
    if regulates and not context.acts(start, end):
        # "Điều 3 quy định nhiệm vụ của Ban Chỉ đạo như sau:" tells what a law says.
        del context.found.directives[before:]
    new = context.found.directives[before:]
    led = context.folded[start:end].rstrip(" :")
    if context.form(r"(?<!\w){list.sent-to}$").search(led):
        context.outline.clear()
        context.outline.levels.append(Level(None, active=False))
        return
    reports = False
    if level is None:
        sections = context.outline.sections()
        reports = context.official and context.outline.reports()
        context.outline.clear()
        level = Level(None, within=sections)
        context.outline.levels.append(level)
    if _sent_out(context, start, end):
        level.addressees = context.now.last
        level.active = True if context.now.last else None
        return
    lead = _lead_chain(context, start, end)
    bare = context.form(r"\W*{list.mere-note}\W*").fullmatch(context.folded, start, end) is not None
    asked = (bool(new) or bool(context.acts(start, end)) or lead is not None) and not bare
    if new:
        directive = new[-1]
        level.addressees = directive.addressees
        level.companions = directive.companions or coordinating(
            context.text, *directive.content, context.chains, directive.addressees, context.pack
        )
        level.deadline = leading_deadline(context, start, end, lasting=True)
        level.deadline = level.deadline or _in_lead(context, start, end)
        if not led.endswith("trong đó"):
            del context.found.directives[before:]
    else:
        if lead is not None:
            level.addressees = lead.bodies
        level.deadline = leading_deadline(context, start, end, lasting=True)
        level.deadline = level.deadline or _in_lead(context, start, end)
    active = _settles(context, start, end) or heading_activity(
        context.text[start:end], context.pack
    )
    if not new and (regulates or context.now.petitioning):
        asked, active = False, False
    if reports and active is None and not new and not context.acts(start, end) and lead is None:
        active = False  # "Nâng cấp các chợ:" below "MỤC TIÊU" leads to what is to be reached
    if not new and own_doing(context, context.heads.read(start, end)):
        asked = active = False
    if not new and not asked and context.pattern("list.done").search(context.folded, start, end):
        active = False  # "Toàn bộ 9 việc trễ hạn đã được giải quyết:"
    if context.pattern("list.objects").search(context.folded, start, end):
        context.found.directives[before:] = new
        level.active = False
        return
    if context.pattern("list.contents").search(context.folded, start, end):
        context.found.directives[before:] = new
        level.active = level.enacts = True
        return
    level.enacts = not asked and active is not True and enacts(context)
    under = context.outline.levels[:-1]
    if context.kind == "minutes" and context.pattern("label.asks").fullmatch(
        context.folded[start:end].rstrip(" *_")
    ):
        asked = True  # "Công việc:" within a report
    elif (
        not new
        # "Điều 2. Hội đồng nhân dân thị xã:" / "1. Giao Ủy ban nhân dân thị xã:"
        and not (context.official and lead is not None and context.acts(start, end))
        and next((up.active for up in reversed(under) if up.active is not None), None) is False
    ):
        asked = active = False
    level.active = True if asked else active
    level.topic = context.text[start:end].strip(" :") if not asked else None
    if context.kind == "minutes" and active is not None and level.shape in _NUMBERED:
        # "2. Ý kiến chỉ đạo của Giám đốc:" above lines without a marker is a section.
        level.heading = level.heading or level.topic
    if asked:
        context.now.listing, context.now.silent = True, 0
    if level.addressees:
        context.now.last = level.addressees


def _settles(context: Context, start: int, end: int) -> bool:
    """Whether a lead-in of minutes says that those who met agreed on what is listed: "Sau khi trao đổi, các thành viên thống nhất:"."""
    settling = context.pattern("speech.settling")
    return (
        context.kind == "minutes"
        and settling.fullmatch(context.folded[start:end].rstrip(" *_")) is not None
    )


def _sent_out(context: Context, start: int, end: int) -> bool:
    """Whether the lead-in was read as what sends the document out, to those whom it guides."""
    ruled = context.found.ruled
    return bool(ruled) and ruled[-1].rule == "header.sends-out" and start <= ruled[-1].start < end


def led_in(context: Context, head: Head, end: int) -> Head | None:
    """The first task behind a lead-in in the same sentence: "… thực hiện các nhiệm vụ sau: Rà soát …"."""
    lead = context.pattern("list.inline").match(context.folded, head.task, end)
    if lead is None:
        return None
    first = context.heads.read(lead.end(), end)
    return first if first.opening == "verb" else None


def counted_up(context: Context, head: Head, end: int) -> Head | None:
    """The first task that a weak act counts up: "… nhấn mạnh 3 nhiệm vụ: một là, các xã rà soát hộ nghèo"."""
    lead = context.pattern("list.inline").match(context.folded, head.task, end)
    if lead is None:
        return None
    first = context.heads.read(lead.end(), end)
    return first if first.opening in ("verb", "modal") else None


def _in_lead(context: Context, start: int, end: int) -> DeadlineMention | None:
    """The deadline inside a lead-in that names its items: "hoàn thành trước ngày 15/10 các công việc sau:"."""
    deadline = strong_deadline(context, start, end)
    if deadline is None:
        return None
    follows = context.form(r"\s*(?:{list.as-follows}\s*)?:\s*")
    if follows.fullmatch(context.folded, deadline.end, end):
        return deadline  # "… một số nhiệm vụ trọng tâm trong quý IV như sau:"
    behind = context.heads.skip_connectors(deadline.end, end)
    lead = context.pattern("list.inline").match(context.folded, behind, end)
    near = lead is not None and lead.end() >= end - 1 and "," not in lead.group()
    return deadline if near and end - behind < _LEAD_NOUN else None


def _lead_chain(context: Context, start: int, end: int) -> Chain | None:
    acts = context.acts(start, end)
    if acts:
        # "Bộ trưởng yêu cầu các đơn vị thực hiện …, đồng thời nhấn mạnh một số việc sau:"
        asked = (context.addressee(cue, end) for cue in reversed(acts))
        return next((chain for chain in asked if chain is not None), None)
    head = context.heads.read(start, end)
    named = head.chain if head.chain is not None and (head.modal or not head.opening) else None
    if named is not None and head.modal is None and named.bodies[-1].type in ("post", "person"):
        # "Thư ký cuộc họp:" says what the one named below was.
        named = None
    return named or head.topical or named_alone(context, start, end)


def named_alone(context: Context, start: int, end: int) -> Chain | None:
    """Those whom a lead-in names and says nothing else of, a time before them aside: "Trong quý IV/2025, các bộ:"."""
    at = context.heads.skip_connectors(start, end)
    time = context.past_time(at)
    at = context.heads.skip_connectors(time + 1, end) if context.text.startswith(",", time) else at
    chain = context.chains.at(at, end)
    alone = chain is not None and context.text[chain.end : end].strip(" *_") == ":"
    return chain if alone else None
