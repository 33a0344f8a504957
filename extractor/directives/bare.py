"""Bare clauses: without a speech act, "Sở Y tế tổng hợp …" is a task only where tasks are being listed."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.additions import assigns, due_only, extend, helps
from extractor.directives.addressing import given_over, inherit, take
from extractor.directives.behind import named_behind, only_named, owned_below
from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.directives.deadlines import leading_deadline, strong_deadline
from extractor.directives.exclusions import at_event, excluded, opens_report, tells_event
from extractor.directives.heads import Head
from extractor.directives.lists import led_in
from extractor.directives.outline import heading_activity
from extractor.directives.strangers import INITIALS, stranger
from extractor.records import At, BodyMention, Cue, DeadlineMention, within
from extractor.rules import fold

# Words after a body that begin no task, whatever follows.
_NO_VERBS = frozenset(
    "đã đang là có được bị và của với cho về tại trong theo để như mới cũng chưa vẫn thuộc gồm này ở từ do thì mà khi nếu hoặc hay nói "
    "đạt tăng giảm sẽ trên dưới qua đến nên còn vừa từng hiện luôn bao nêu gần hơn khoảng trước sau ngoài cùng các những một nhiều đó kia ấy "
    "trực tiếp số lần ngày tháng năm giờ".split()
)

# Words of a line of notes.
_JOTTED = 25
# What notes put between a fact and what follows from it.
ARROW = re.compile(r"\s*(?:=>|→|⇒)\s*")
# In these, what an item says that somebody does is theirs to do, unless a heading says otherwise.
_DIRECTING = ("conclusion", "directive", "dispatch", "plan")
# "[ ] Vẽ giao diện", "[x] Đặt phòng họp"
_BOX = re.compile(r"\[([ xXvV✓✔]?)\]\s")
_LABEL = re.compile(r"[^.:;,()]{2,50}(?:\([^()]{1,60}\))?:[*_]*\s+")


def bare_clause(
    context: Context, head: Head, start: int, end: int, sentence: At, *, first: bool
) -> None:
    """A clause without an act: a task only where tasks are being listed."""
    label = _LABEL.match(context.text, start, end) if context.kind == "minutes" else None
    if first and label is not None and head.chain is None and head.modal is None:
        head = _labelled(context, label, end) or head
    if context.kind == "minutes" and not head.opening and _promises(context, head):
        head = replace(head, opening="verb")
    if context.kind == "minutes" and (taken := _takes_on(context, head)) is not None:
        take(context, replace(head, task=taken, opening="verb"), None, end, sentence)
        return
    cued = head.modal is not None or any(start <= m < end for m in context.heads.modals)
    holds = context.listing() or (context.news and context.now.floor == context.block)
    if head.chain is None and head.opening in ("", "noun") and not context.official and holds:
        # "… yêu cầu các xã trực 24/24; | chủ tàu thuyền gọi nhau về bờ": a subject that no lexicon knows.
        begins = context.heads.skip_connectors(start, end)
        item = context.kind == "minutes" and context.marked()
        if cued or item or (not first and context.now.asked):
            head = _stranger_behind(context, begins, end, plural=cued) or head
    if head.chain is None and _behind_arrow(context, start, end):
        head = _initials(context, start, end) or head
    if (
        _resolves(context, head, start, end)
        or helps(context, head, end)
        or assigns(context, head, end, sentence)
        or due_only(context, start, end)
        or only_named(context, start, end, sentence)
    ):
        return
    ticked = _BOX.match(context.text, start, end) if context.kind == "minutes" else None
    if ticked is not None:
        # What stands behind a box is to be done, or was.
        reason = "not.done" if ticked[1].strip() else None
    else:
        reason = _no_task(context, head, start, end, first=first)
    if first:
        context.now.reporting = context.official and reason == "not.report"
    elif reason is None and context.now.reporting and head.chain is None and head.modal is None:
        reason = "not.report"  # "Năm qua, kinh tế phục hồi …; đẩy mạnh được xuất khẩu"
    speaker = context.now.introduced
    speaks = speaker is not None and speaker.at is not None and head.start <= speaker.at[0] < end
    told = context.news and not context.listing()
    # What lies between the recipients and the first request is background.
    told = told or (bool(context.recipients.bodies) and context.outline.active() is False)
    if reason is not None and head.chain is not None and head.opening and not (speaks or told):
        context.now.last, context.now.last_block = head.chain.bodies, context.block
    if reason is None:
        governing = leading_deadline(context, start, head.start) if head.start > start else None
        if label is not None and head.start == label.end():
            governing = governing or _when(context, label)
        before = context.now.deadline
        context.now.deadline = governing or before
        listed = led_in(context, head, end)
        if listed is not None:
            context.now.inline = strong_deadline(context, start, listed.start) or governing
            head = replace(head, task=listed.task, chain=listed.chain or head.chain)
        take(context, head, None, end, sentence)
        if not first:  # at the head of a part after ";" a time governs that part alone
            context.now.deadline = before
        return
    if reason == "context.fragment" and extend(context, start, end, sentence):
        return
    if cued or context.acts(start, end):
        context.found.rule_out(start, end, reason)
    if first and not context.official:
        context.now.silent += 1
        if reason in ("not.done", "not.report") or context.now.silent > 2:
            context.now.listing = False


def _resolves(context: Context, head: Head, start: int, end: int) -> bool:
    """Whether a lead-in tells who resolved what is listed below: "Ban Chấp hành thống nhất các nhiệm vụ sau: …"."""
    resolves = (
        context.official
        and head.chain is not None
        and head.modal is None
        and context.rule_at(head.task, "list.resolves")
        and context.text[end : end + 1] == ":"
    )
    if resolves:
        context.found.rule_out(start, end, "list.resolves")
        context.now.last, context.now.listing, context.now.silent = (), True, 0
    return resolves


def _promises(context: Context, head: Head) -> bool:
    """Whether somebody named in minutes is to do something: "chị Hoa sẽ kéo dữ liệu"."""
    return (
        head.chain is not None
        and head.chain.bodies[-1].type != "group"
        and context.rule_at(head.task, "opening.will-do")
        and not context.now.contributing
    )


def _takes_on(context: Context, head: Head) -> int | None:
    """Where the task begins that somebody named in minutes takes on: "Bạn Hoa xung phong | trực cổng"; None where nobody does."""
    if head.chain is None or head.chain.bodies[-1].type != "person":
        return None
    words = context.pattern("opening.takes-on").match(context.folded, head.task)
    return words.end() + 1 if words is not None else None


def _owing(context: Context, head: Head, *, first: bool) -> bool:
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


def _handed(context: Context, head: Head, end: int) -> bool:
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


def _noted(context: Context, head: Head) -> bool:
    """Whether an item of minutes in a section that does not say so says what somebody is to do.

    "4. Nhân sự: - Chị Hoa lên kế hoạch đào tạo"; whoever reports or explains is to do nothing.
    """
    return (
        head.chain is not None
        and head.chain.bodies[-1].type == "person"
        and (context.marked() or _jotted(context))
        and context.outline.active() is None
        and not context.now.contributing
        and context.heads.strong_verb_at(head.task)
        and not context.rule_at(head.task, "speech.reporting")
    )


def _jotted(context: Context) -> bool:
    """Whether a line is a note of its own, in few words and without the full stop of a sentence."""
    block = context.document.blocks[context.block]
    line = context.text[block.body : block.end].rstrip()
    return line[-1:].isalnum() and len(line.split()) <= _JOTTED


def _behind_arrow(context: Context, start: int, end: int) -> bool:
    """Whether a clause of minutes is what an arrow concludes, before or at its head."""
    begins = context.heads.skip_connectors(start, end)
    return (
        context.kind == "minutes"
        and ARROW.search(context.text, max(0, start - 4), begins) is not None
    )


def _initials(context: Context, start: int, end: int) -> Head | None:
    """The head of a clause whose subject is a team or a person by initials: "⇒ | BE sẽ sửa hàm tìm kiếm"."""
    begins = context.heads.skip_connectors(start, end)
    named = INITIALS.match(context.text, begins, end)
    if named is None:
        return None
    will = context.pattern("opening.will-do").match(context.folded, named.end() + 1, end)
    task = will.end() + 1 if will is not None else named.end() + 1
    if not context.heads.strong_verb_at(task):
        return None
    at = named.span()
    body = BodyMention(*at, named.group(), "group", "body.asked", at)
    return Head(begins, named.end() + 1, Chain((body,), *at), None, None, "verb")


def _stranger_behind(context: Context, begins: int, end: int, *, plural: bool) -> Head | None:
    """A subject that no lexicon knows, at the head of a clause or behind its circumstance: "Về cán bộ, | cấp ủy xã phải …"."""
    matter = context.form("{opening.about} ").match(context.folded, begins, end)
    ends = [matter.end()] if matter is not None else []
    for at in (begins, *ends, *context.heads.behind_setting(begins, end)):
        head = stranger(context, at, end, plural=plural)
        if head is not None:
            return head
    return None


def _when(context: Context, label: re.Match[str]) -> DeadlineMention | None:
    """The days that a label names which says when: "Tuần 3 (10/3 - 15/3): cô Na dạy thử"."""
    if context.pattern("label.period").match(context.folded, *label.span()) is None:
        return None
    named = [d for d in within(context.mentions.deadlines, *label.span()) if d.end <= label.end()]
    return named[-1] if named else None


def _labelled(context: Context, label: re.Match[str], end: int) -> Head | None:
    """The head behind a label that says what an item of minutes is about: "Kho hàng: anh Hùng gửi báo giá"."""
    head = context.heads.read(label.end(), end)
    return head if head.chain is not None and head.opening else None


def _no_task(context: Context, head: Head, start: int, end: int, *, first: bool) -> str | None:
    """The rule that keeps a bare clause from being a task; None where it is one."""
    listing = context.listing()
    assigns = listing or (
        context.kind in _DIRECTING and context.marked() and context.outline.active() is None
    )
    named = assigns and first and head.chain is None and named_behind(context, head.task, end)
    if excluded(context, head, head.task, end) and not (named and _permits(context, head)):
        owed = context.found.ruled[-1].rule == "not.accountable"
        return "not.accountable" if owed else "not.done"
    by = context.now.introduced
    if (
        context.news
        and by is not None
        and by.at is not None
        and head.chain is None
        and head.task < by.at[0] < end
        and context.pattern("speech.telling").search(context.folded, by.at[1], end)
    ):
        return "not.report"  # "Làm việc với bệnh viện, ông Hùng ghi nhận …"
    told = opens_report(context, start) or tells_event(context, head, end)
    if first and (told or at_event(context, start, head)):
        return "not.report"
    label = _LABEL.match(context.text, start, end) if context.kind == "minutes" else None
    if (
        label is not None
        and head.chain is None
        and head.modal is None
        and (
            heading_activity(label.group(), context.pack) is False
            or context.pattern("label.talk").match(context.folded, start, label.end())
        )
    ):
        return "not.report"
    if (
        label is not None
        and (head.modal is not None or head.opening == "verb")
        and context.pattern("label.asks").match(context.folded, start, label.end())
    ):
        return None
    for opening in (
        "not.consequence",
        "not.basis",
        "not.in-force",
        "not.chaired",
        "not.facts",
        "not.filing",
    ):
        if context.pattern(opening).match(context.folded, start, end):
            return opening
    if (
        context.kind == "minutes"
        and head.chain is None
        and head.modal is None
        and context.outline.decided()
        and named_behind(context, head.task, end) is None
    ):
        return "not.decision"
    if (
        context.kind == "minutes"
        and head.chain is not None
        and head.modal is None
        and context.outline.active() is not True
        and context.rule_at(head.task, "speech.opining")
    ):
        return "not.report"  # "Đào tạo: Chị Hoa giải đáp thắc mắc về lương"
    if head.modal is not None and not _is_word(context, head.modal, start, end):
        return "context.no-word"
    if head.chain is not None and not head.opening and assigns and _new_verb(context, head, end):
        return None
    if head.chain is not None and head.opening:
        if assigns or (
            context.kind == "minutes" and (_promises(context, head) or _noted(context, head))
        ):
            return None
        if context.official and context.heads.words.adverb.match(context.folded, head.task):
            return None
        if (
            context.recipients.bodies
            and context.found.last
            and context.heads.strong_verb_at(head.task)
        ):
            return None  # "… đề nghị các sở báo cáo. Đối với cấp THPT, các sở hướng dẫn …"
        noted = context.kind == "minutes" and context.marked() and not context.now.contributing
        noted = noted and context.outline.active() is None
        due = strong_deadline(context, start, end) if context.kind in _DIRECTING or noted else None
        if due is not None and due.reading["edge"] in ("before", "through"):
            return None  # "Các bệnh viện gửi báo cáo trước ngày 15/3"
        if head.modal is not None and (
            (context.official and context.now.speaker is not None)
            or context.now.speaking
            or strong_deadline(context, head.task, end)
        ):
            return None
        if (
            context.news
            and head.modal is not None
            and context.now.subject is not None
            and context.pattern("speech.accordingly").match(context.folded, start)
        ):
            # "Chủ tịch UBND quận A kiểm tra bến đò. Theo đó, các phường phải …"
            return None
        if _behind_arrow(context, start, end):
            return None  # "Khách chưa gửi số liệu => anh Hùng gọi cho khách"
        urged = head.modal is not None or context.rule_at(head.task, "urging")
        if urged and context.floor():
            # "Đồng chí nêu rõ: Thời gian không còn nhiều. Do vậy, các tiểu ban khẩn trương …"
            return None
        return "context.no-speaker"
    if head.opening == "noun" and context.rule_at(head.start, "not.manner"):
        return "not.manner"
    if named or (assigns and first and owned_below(context)):
        return None  # whoever is named behind it must do it, whatever its verb
    if context.kind == "minutes" and _owing(context, head, first=first):
        return None
    if head.modal is not None:
        holds = context.now.speaking or (context.news and context.now.floor == context.block)
        goes_on = holds and head.opening != "noun"
        return None if listing or goes_on else "context.no-speaker"
    if head.opening == "verb":
        if context.kind == "minutes" and first and _handed(context, head, end):
            return None
        if not listing:
            return "context.no-list"
        if not first and not context.official and not context.now.asked:
            return "context.no-list"
        if context.kind == "news" and first and not inherit(context, head.topic):
            asked = context.now.directing or _goes_on(context, head)
            return None if asked else "context.no-addressee"
        if (
            first
            and context.kind == "minutes"
            and not (context.marked() or context.heads.noted(start))
        ):
            return "context.no-addressee"
        if (
            context.marked()
            or not first
            or context.heads.noted(start)
            or context.heads.strong_verb_at(head.task)
        ):
            return None
        return "context.weak-verb"
    if assigns and given_over(context, head, end):
        return None
    steady = context.official or context.outline.active() is True
    if (
        listing
        and context.marked()
        and first
        and steady
        and end - start > 25
        and not _topical_line(context, start, end)
    ):
        return None
    return "context.fragment" if not first else "context.no-verb"


def _permits(context: Context, head: Head) -> bool:
    """Whether what was just ruled out is what a program is to allow: "Cho phép đăng nhập bằng thư điện tử (Hoa)"."""
    permits = context.folded.startswith("cho phép ", head.task)
    if permits:
        context.found.ruled.pop()
    return permits


def _goes_on(context: Context, head: Head) -> bool:
    """Whether a sentence goes on with what the one before it asked of nobody in particular."""
    last = context.found.last
    return (
        last is not None
        and last.block == context.block
        and context.now.silent == 0
        and context.heads.strong_verb_at(head.task)
    )


def _new_verb(context: Context, head: Head, end: int) -> bool:
    """Whether an addressee in a list is followed by a verb that no lexicon holds."""
    concluded = context.kind == "minutes" and context.outline.active() is True
    if not (context.marked() or context.official or concluded):
        return False
    words = re.findall(r"[^\W\d_]+", context.text[head.task : end])
    if words and words[0] in ("đến", "xuống", "gặp"):
        # "ông Khiêm trực tiếp đến từng nhà giải thích"
        return re.search(r"trực\s+tiếp\s+$", context.folded[: head.task]) is not None
    # "Khối 9: tập văn nghệ": behind the label of whoever must do it few words will do.
    labelled = context.text[: head.task].rstrip(" *_").endswith(":")
    opens = labelled or (bool(words) and words[0][0].islower())
    return len(words) >= (2 if labelled else 4) and opens and fold(words[0]) not in _NO_VERBS


def _is_word(context: Context, modal: Cue, start: int, end: int) -> bool:
    """Whether word segmentation sees the modal as a word: "cần" is none in "chuyên cần"."""
    word = context.word_at(modal, start, end)
    if word is None or word[0] == modal.start:
        return True
    # "các phường | mới phải": what stands right behind whoever must is no word with the modal.
    return context.chains.before(word[0], start) is not None


def _topical_line(context: Context, start: int, end: int) -> bool:
    if re.match(r"\d", context.text[start:end]) or re.search(
        r"(?<!\w)(?:đã|đang|chưa|đạt|hiện)(?!\w)", context.folded[start : start + 70]
    ):
        return True
    return context.folded.startswith(("về ", "đối với ", "việc "), start) or context.text[
        start:end
    ].rstrip().endswith(":")
