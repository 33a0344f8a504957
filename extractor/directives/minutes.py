"""Minutes: clauses that are somebody's task in minutes and notes of meetings, and in no other text."""

from __future__ import annotations

import re

from extractor.directives.behind import named_behind
from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.directives.strangers import INITIALS
from extractor.records import BodyMention, DeadlineMention, within

# What notes put between a fact and what follows from it.
ARROW = re.compile(r"\s*(?:=>|→|⇒)\s*")
# What an item is about: "Kho hàng: …", "Tuần 3 (10/3 - 15/3): …".
LABEL = re.compile(r"[^.:;,()]{2,50}(?:\([^()]{1,60}\))?:[*_]*\s+")
# Words of a line of notes.
_JOTTED = 25


def promises(context: Context, head: Head) -> bool:
    """Whether somebody named in minutes is to do something: "chị Hoa sẽ kéo dữ liệu"."""
    return (
        head.chain is not None
        and head.chain.bodies[-1].type != "group"
        and context.rule_at(head.task, "opening.will-do")
        and not context.now.contributing
    )


def takes_on(context: Context, head: Head) -> int | None:
    """Where the task begins that somebody named in minutes takes on: "Bạn Hoa xung phong | trực cổng"; None where nobody does."""
    if head.chain is None or head.chain.bodies[-1].type != "person":
        return None
    words = context.pattern("opening.takes-on").match(context.folded, head.task)
    return words.end() + 1 if words is not None else None


def owing(context: Context, head: Head, *, first: bool) -> bool:
    """Whether a line of minutes in a section that does not say so begins with what must be done: "Cần đổi nhà in"."""
    return (
        first
        and head.opening == "modal"
        and head.modal is not None
        and head.modal.start == head.start
        and not context.folded.startswith("nên", head.start)  # a mere suggestion
        and context.outline.active() is None
        and not context.now.contributing
        and context.heads.verb_at(head.task)
    )


def handed(context: Context, head: Head, end: int) -> bool:
    """Whether an item of minutes in a section that does not say so names behind its task who does it: "Mua bánh: Ngân".

    Whoever is named behind a report or a talk gives it: "Báo cáo tiến độ (Hoa)" is a point of the agenda.
    """
    return (
        head.chain is None
        and context.marked()
        and context.outline.active() is None
        and not context.now.contributing
        and context.heads.verb_at(head.task)
        and not context.rule_at(head.task, "speech.reporting")
        and named_behind(context, head.task, end) is not None
    )


def noted(context: Context, head: Head) -> bool:
    """Whether an item of minutes in a section that does not say so says what somebody is to do.

    "4. Nhân sự: - Chị Hoa lên kế hoạch đào tạo"; whoever reports or explains is to do nothing.
    """
    return (
        head.chain is not None
        and (
            head.chain.bodies[-1].type == "person"
            or (context.marked() and head.chain.bodies[-1].rule == "body.name")
        )
        and (context.marked() or jotted(context))
        and context.outline.active() is None
        and not context.now.contributing
        and (
            context.heads.strong_verb_at(head.task)
            or (jotted(context) and context.heads.verb_at(head.task))
        )
        and not context.rule_at(head.task, "speech.reporting")
    )


def jotted(context: Context) -> bool:
    """Whether a line is a note of its own, in few words and without the full stop of a sentence."""
    block = context.document.blocks[context.block]
    line = context.text[block.body : block.end].rstrip()
    return line[-1:].isalnum() and len(line.split()) <= _JOTTED


def behind_arrow(context: Context, start: int, end: int) -> bool:
    """Whether a clause of minutes is what an arrow concludes, before or at its head."""
    begins = context.heads.skip_connectors(start, end)
    return (
        context.kind == "minutes"
        and ARROW.search(context.text, max(0, start - 4), begins) is not None
    )


def initials(context: Context, start: int, end: int) -> Head | None:
    """The head of a clause whose subject is a team or a person by initials: "⇒ | BE sẽ sửa hàm tìm kiếm"."""
    begins = context.heads.skip_connectors(start, end)
    named = INITIALS.match(context.text, begins, end)
    if named is None:
        return None
    # "BE sẽ sửa …", "HCNS: tuyển …"
    begun = named.end() + (2 if context.text.startswith(":", named.end()) else 1)
    will = context.pattern("opening.will-do").match(context.folded, begun, end)
    task = will.end() + 1 if will is not None else begun
    if not (
        context.heads.strong_verb_at(task) or (context.marked() and context.heads.verb_at(task))
    ):
        return None
    at = named.span()
    body = BodyMention(*at, named.group(), "group", "body.asked", at)
    return Head(begins, begun, Chain((body,), *at), None, None, "verb")


def when(context: Context, label: re.Match[str]) -> DeadlineMention | None:
    """The days that a label names which says when: "Tuần 3 (10/3 - 15/3): cô Na dạy thử"."""
    if context.pattern("label.period").match(context.folded, *label.span()) is None:
        return None
    named = [d for d in within(context.mentions.deadlines, *label.span()) if d.end <= label.end()]
    return named[-1] if named else None


def labelled(context: Context, label: re.Match[str], end: int) -> Head | None:
    """The head behind a label that says what an item of minutes is about: "Kho hàng: anh Hùng gửi báo giá"."""
    head = context.heads.read(label.end(), end)
    return head if head.chain is not None and head.opening else None


def permits(context: Context, head: Head) -> bool:
    """Whether what was just ruled out is what a program is to allow: "Cho phép đăng nhập bằng thư điện tử (Hoa)"."""
    permits = context.folded.startswith("cho phép ", head.task)
    if permits:
        context.found.ruled.pop()
    return permits
