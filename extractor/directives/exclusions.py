"""Exclusions: clauses that tell what is done, praised or reported, and so ask for nothing."""

from __future__ import annotations

import re

from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.directives.outline import shape
from extractor.directives.speakers import is_called
from extractor.records import Document, Ruled
from extractor.rules import Pack, fold

_DAY = re.compile(
    r"(?:vào )?(?:(?:ngày|sáng|trưa|chiều|tối|đêm|hôm) ){1,2}(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?:[/-]\d{4})?,"
)
_HEAD = 15  # blocks in which the title of a document stands


def own_doing(context: Context, head: Head) -> bool:
    """Whether a clause tells what the council that resolves does itself: "HĐND tỉnh giám sát chuyên đề …"."""
    return (
        context.kind == "resolution"
        and head.chain is not None
        and head.modal is None
        and is_called(head.chain.bodies[-1].name, context.document.header.issuer)
        and context.rule_at(head.task, "not.own-doing")
    )


def excluded(context: Context, head: Head, at: int, end: int) -> bool:
    """Whether what should be a task says that something is done, praised, or merely owed."""
    if own_doing(context, head):
        context.found.rule_out(at, end, "not.own-doing")
        return True
    for rule in context.pack.of("exclusion"):
        where = rule.fields.get("where")
        unnamed = head.chain is None
        here = (
            (where == "resolution" and context.kind == "resolution")
            or (where == "article" and unnamed and _article(context))
            or (where == "news" and context.news and head.modal is None)
            or (where == "minutes" and context.kind == "minutes" and not unnamed)
            or (where == "nobody-addressed" and unnamed and not context.outline.addressees())
        )
        if here and context.pack.regex(rule).match(context.folded, at, end):
            context.found.rule_out(at, end, rule.id)
            return True
        if where != "predicate" and not (
            where == "subject-predicate" and head.chain is not None and head.modal is None
        ):
            continue
        if rule.id == "not.done" and (head.modal is not None or _commitment(context, head, at)):
            continue
        if context.pack.regex(rule).match(context.folded, at, end):
            context.found.rule_out(at, end, rule.id)
            return True
    if head.modal is not None:
        # "phải chịu trách nhiệm trước …": the second modal is what must be.
        rule = context.pack.rule("not.accountable")
        owed = context.pack.regex(rule)
        if any(owed.match(context.folded, p, end) for p in (head.modal.start, head.modal.end + 1)):
            context.found.rule_out(at, end, rule.id)
            return True
    return False


def _article(context: Context) -> bool:
    """Whether the block at hand is an article of a decision or resolution: "Điều 1. Thành lập …"."""
    block = context.document.blocks[context.block]
    return context.kind in ("resolution", "minutes", "other") and shape(block.marker) == "article"


def _commitment(context: Context, head: Head, at: int) -> bool:
    """In minutes, "anh Hùng sẽ gửi báo giá" is what the meeting fixed."""
    return (
        context.kind == "minutes"
        and head.chain is not None
        and context.folded.startswith("sẽ ", at)
    )


def submitted(document: Document, pack: Pack) -> Ruled | None:
    """The title that says that a document only submits something to those above; None where none does."""
    title = pack.regex(pack.rule("not.submission"))
    for block in document.blocks[:_HEAD] if document.header.kind == "other" else ():
        if title.match(fold(document.normal.text[block.body : block.end]).strip()):
            return Ruled(block.body, block.end, "not.submission")
    return None


def at_event(context: Context, start: int, head: Head) -> bool:
    """Whether news tells what somebody did at an event or before: "Tại hội nghị, UBND tỉnh công bố …", "Đại hội đã …"."""
    if not context.news or head.modal is not None:
        return False
    told = ("not.at-event", "not.event-itself", "not.before", "not.this-day")
    return any(context.rule_at(start, rule) for rule in told) or _on_its_day(context, start)


def _on_its_day(context: Context, start: int) -> bool:
    """Whether a sentence begins with the day of the piece or one before it: "Ngày 14/12, tỉnh tiếp tục ghi nhận …"."""
    day, date = _DAY.match(context.folded, start), context.document.header.date
    if day is None or date is None:
        return False
    months = (date.month - int(day["month"])) % 12
    return months == 1 or (months == 0 and int(day["day"]) <= date.day)


def opens_report(context: Context, start: int) -> bool:
    """Whether a sentence begins as a report does: "Theo báo cáo …", "Đến nay, …"."""
    match = context.pattern("not.report").search(
        context.folded, start, min(len(context.folded), start + 60)
    )
    return match is not None


def tells_event(context: Context, head: Head, end: int) -> bool:
    """What comes first only sets the scene: "Thực hiện Nghị quyết của Chính phủ, Bộ Công an đã …"."""
    if head.chain is not None or head.modal is not None:
        return False
    return any(
        re.match(r"[\s,]*(?:cũng |vừa )?(?:đã|đang) ", context.folded[unit.end : unit.end + 16])
        is not None
        and context.text[max(head.task, unit.start - 2) : unit.start] == ", "
        for unit in context.chains.within(head.task, end)
    )
