"""Bare clauses: without a speech act, "Sở Y tế tổng hợp …" is a task only where tasks are being listed."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.additions import assigns, due_only, extend, helps
from extractor.directives.addressing import given_over, inherit, take
from extractor.directives.authority import petitions
from extractor.directives.behind import named_behind, only_named, owned_below
from extractor.directives.context import Context
from extractor.directives.deadlines import leading_deadline, strong_deadline
from extractor.directives.exclusions import at_event, excluded, opens_report, tells_event
from extractor.directives.heads import Head
from extractor.directives.lists import led_in
from extractor.directives.minutes import (
    LABEL,
    behind_arrow,
    handed,
    initials,
    labelled,
    noted,
    owing,
    permits,
    promises,
    takes_on,
    when,
)
from extractor.directives.outline import heading_activity
from extractor.directives.speakers import is_called
from extractor.directives.strangers import names_sort, stranger
from extractor.records import At, Cue
from extractor.rules import fold

# Words after a body that begin no task, whatever follows.
_NO_VERBS = frozenset(
    "đã đang là có được bị và của với cho về tại trong theo để như mới cũng chưa vẫn thuộc gồm này ở từ do thì mà khi nếu hoặc hay nói "
    "đạt tăng giảm sẽ trên dưới qua đến nên còn vừa từng hiện luôn bao nêu gần hơn khoảng trước sau ngoài cùng các những một nhiều đó kia ấy "
    "trực tiếp số lần ngày tháng năm giờ".split()
)

# In these, what an item says that somebody does is theirs to do, unless a heading says otherwise.
_DIRECTING = ("conclusion", "directive", "dispatch", "plan")
# "[ ] Vẽ giao diện", "[x] Đặt phòng họp"
_DONE = re.compile(r"(?<!\w)(?:đã|đang|chưa|đạt|hiện)(?!\w)")
_FACT = re.compile(r"(?<!\w)(?:đã|đang|chưa|đạt|hiện|đều|vẫn|là)(?!\w)")
_BOX = re.compile(r"\[([ xXvV✓✔]?)\]\s")


def bare_clause(
    context: Context, head: Head, start: int, end: int, sentence: At, *, first: bool
) -> None:
    """A clause without an act: a task only where tasks are being listed."""
    label = LABEL.match(context.text, start, end) if context.kind == "minutes" else None
    if first and label is not None and head.chain is None and head.modal is None:
        head = labelled(context, label, end) or head
    if context.kind == "minutes" and not head.opening and promises(context, head):
        head = replace(head, opening="verb")
    if context.kind == "minutes" and (taken := takes_on(context, head)) is not None:
        take(context, replace(head, task=taken, opening="verb"), None, end, sentence)
        return
    cued = head.modal is not None or any(start <= m < end for m in context.heads.modals)
    holds = context.listing() or context.now.speaking or context.floor()
    # "Ở các khu tập thể, | tổ trưởng phải lập danh sách, báo cáo phường": the verb found is not the first thing asked.
    must = any(start < modal < head.start for modal in context.heads.modals)
    if head.chain is None and (head.opening in ("", "noun") or must) and holds:
        # "… yêu cầu các xã trực 24/24; | chủ tàu thuyền gọi nhau về bờ": a subject that no lexicon knows.
        begins = context.heads.skip_connectors(start, end)
        item = (context.kind == "minutes" or context.official) and context.marked()
        # "Chủ rừng dọn đường băng trước 15/4": the time shows that it is to be done.
        due = context.news and context.listing() and _limited(context, start, end)
        if cued or item or due or (not first and context.now.asked):
            head = _stranger_behind(context, begins, end, plural=cued) or head
    head = context.heads.named_behind(head, end)
    if not head.opening:
        in_list = context.news and context.listing()
        head = context.heads.behind_clause(head.task, end, verb=in_list) or head
    item = context.kind == "minutes" and context.marked() and first and context.listing()
    if head.chain is None and (item or behind_arrow(context, start, end)):
        head = initials(context, start, end) or head
    if (
        _resolves(context, head, start, end)
        or _sends_out(context, head, end)
        or helps(context, head, end)
        or assigns(context, head, end, sentence)
        or due_only(context, start, end)
        or only_named(context, start, end, sentence)
        or _voiced(context, head, start, end, sentence)
    ):
        return
    ticked = _BOX.match(context.text, start, end) if context.kind == "minutes" else None
    if ticked is not None:
        # What stands behind a box is to be done, or was.
        reason = "not.done" if ticked[1].strip() else None
    else:
        reason = _no_task(context, head, start, end, first=first)
    if first:
        context.now.reporting = context.official and reason in (
            "not.report",
            "not.manner",
            "not.course",
        )
    elif reason is None and context.now.reporting and head.chain is None and head.modal is None:
        # "Năm qua, kinh tế phục hồi …; đẩy mạnh được xuất khẩu", "Việc kê khai phải đủ; hạn chế sai sót"
        reason = "not.report"
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
            governing = governing or when(context, label)
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
        allows = any(r.rule == "not.may" for r in context.found.ruled if r.start == head.task)
        ends = reason == "not.report" or (reason == "not.done" and not allows)
        if ends or context.now.silent > 2:
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


def _voiced(context: Context, head: Head, start: int, end: int, sentence: At) -> bool:
    """Whether voters, delegates or firms say in a sentence of news what must be done: "Nhiều ý kiến cho rằng, cần …"."""
    voiced = (
        context.news
        and head.modal is not None
        and head.chain is None
        and petitions(context, sentence[0], end)
    )
    if voiced:
        context.found.rule_out(start, end, "not.petition")
    return voiced


def _sends_out(context: Context, head: Head, end: int) -> bool:
    """Whether the lead says what this document is: "Sở Y tế | ban hành Kế hoạch …, với những nội dung sau".

    "Sở Y tế hướng dẫn các bệnh viện …, như sau:" asks those whom it guides for what follows.
    """
    sent = context.pattern("header.sends-out").match(context.folded, head.task, end)
    if (
        not context.official
        or head.chain is None
        or sent is None
        or not is_called(head.chain.bodies[-1].name, context.document.header.issuer)
        or not context.form(r"{header.as-follows}\W*$").search(context.folded[head.task : end])
    ):
        return False
    context.found.rule_out(head.task, end, "header.sends-out")
    guided = context.chains.at(sent.end() + 1, end)
    context.now.last = guided.bodies if guided is not None else ()
    context.now.listing, context.now.silent = context.kind != "plan", 0
    return True


def _stranger_behind(context: Context, begins: int, end: int, *, plural: bool) -> Head | None:
    """A subject that no lexicon knows, at the head of a clause or behind its circumstance: "Về cán bộ, | cấp ủy xã phải …"."""
    matter = context.form("{opening.about} ").match(context.folded, begins, end)
    ends = [matter.end()] if matter is not None else []
    for at in (begins, *ends, *context.heads.behind_setting(begins, end)):
        if context.official and not names_sort(context, at, end):
            continue
        head = stranger(context, at, end, plural=plural)
        if head is not None:
            return head
    return None


def _no_task(context: Context, head: Head, start: int, end: int, *, first: bool) -> str | None:
    """The rule that keeps a bare clause from being a task; None where it is one."""
    listing = context.listing()
    if head.shared and not context.now.speaking:
        return "context.no-speaker"  # "Năm qua, chúng ta phải đối phó với bão lũ"
    assigns = listing or (
        context.kind in _DIRECTING and context.marked() and context.outline.active() is None
    )
    named = assigns and first and named_behind(context, head.task, end)
    if excluded(context, head, head.task, end) and not (named and permits(context, head)):
        owed = context.found.ruled[-1].rule == "not.accountable"
        return "not.accountable" if owed else "not.done"
    by = context.now.introduced
    if (
        context.news
        and by is not None
        and by.at is not None
        and head.chain is None
        and head.task < by.at[0] < end
        and any(
            context.pattern(told).search(context.folded, by.at[1], end)
            for told in ("speech.telling", "speech.reporting")
        )
    ):
        return "not.report"  # "Làm việc với bệnh viện, ông Hùng ghi nhận …"
    told = opens_report(context, start) and not _follows(context, head, start)
    told = told or tells_event(context, head, end)
    if first and (told or at_event(context, start, head)):
        return "not.report"
    if first and _tells_of_speaker(context, head):
        return "not.background"
    label = LABEL.match(context.text, start, end) if context.kind == "minutes" else None
    if (
        label is not None
        and head.chain is None
        and head.modal is None
        and not (context.heads.strong_verb_at(start) and named_behind(context, start, end))
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
        "not.unneeded",
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
    somebody = head.chain is not None or context.now.last_block == context.block
    if context.official and not somebody and context.outline.enacts():
        return "list.enacts"
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
            context.kind == "minutes" and (promises(context, head) or noted(context, head))
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
        item = context.kind == "minutes" and context.marked() and not context.now.contributing
        item = item and context.outline.active() is None
        if (context.kind in _DIRECTING or item) and _limited(context, start, end):
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
        if behind_arrow(context, start, end):
            return None  # "Khách chưa gửi số liệu => anh Hùng gọi cho khách"
        urged = head.modal is not None or context.rule_at(head.task, "urging")
        if urged and context.floor():
            # "Đồng chí nêu rõ: Thời gian không còn nhiều. Do vậy, các tiểu ban khẩn trương …"
            return None
        return "context.no-speaker"
    if head.opening == "noun" and context.rule_at(head.start, "not.manner"):
        return "not.manner"
    if head.opening == "noun" and not context.news and context.rule_at(head.start, "not.course"):
        return "not.course"
    if named or (assigns and first and owned_below(context)):
        return None  # whoever is named behind it must do it, whatever its verb
    if context.kind == "minutes" and owing(context, head, first=first):
        return None
    if head.modal is not None:
        holds = context.now.speaking or (context.news and context.now.floor == context.block)
        goes_on = holds and head.opening != "noun"
        return None if listing or goes_on else "context.no-speaker"
    if first and _sent_in(context, head, start, end):
        return None
    if head.opening == "verb":
        if context.kind == "minutes" and first and handed(context, head, end):
            return None
        if not listing and (first or not (context.official and context.now.asked)):
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


def _follows(context: Context, head: Head, start: int) -> bool:
    """Whether a sentence says what follows from what it reports: "Hiện nay vốn đã có, do đó | Sở Tài chính tiếp tục giải ngân"."""
    therefore = context.heads.words.therefore.search(context.folded, start, head.start)
    return therefore is not None and head.chain is not None and head.opening != ""


def _sent_in(context: Context, head: Head, start: int, end: int) -> bool:
    """Whether those asked before are told what to send in by when: "Kết quả | gửi về Sở Nội vụ trước ngày 25/6"."""
    asked = context.found.last is not None and (context.official or context.listing())
    begins = context.heads.skip_connectors(start, end)
    sends = context.rule_at(begins, "opening.sent-in")
    reports = (
        context.official and head.opening == "verb" and context.heads.strong_verb_at(head.task)
    )
    if not asked or head.chain is not None or not (sends or reports):
        return False
    return _limited(context, start, end)


def _limited(context: Context, start: int, end: int) -> bool:
    """Whether a clause says until when."""
    due = strong_deadline(context, start, end)
    return due is not None and due.reading["edge"] in ("before", "through")


def _tells_of_speaker(context: Context, head: Head) -> bool:
    """Whether news tells what whoever speaks does: "Ông | thống nhất một số nội dung"."""
    if not context.news or head.chain is None or head.modal is not None:
        return False
    body = head.chain.bodies[0]
    if body.rule == "body.courtesy" and body.name.lower() in ("ông", "bà", "đồng chí", "đ/c"):
        return True
    if body.type != "person" and body.rule != "body.post":
        return False
    speaker = context.now.speaker
    heads = fold(body.name).startswith(("người đứng đầu", "lãnh đạo"))  # of those who are asked
    himself = (
        speaker is not None
        and not heads
        and context.speakers.named(body, speaker).name == speaker.name
    )
    return himself or context.rule_at(head.chain.end + 1, "speech.pledging")


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
    before = context.chains.before(modal.start, start)
    if word is None or word[0] == modal.start or (before and before.end == modal.start - 1):
        return True
    # "các phường | mới phải": what stands right behind whoever must is no word with the modal.
    return context.chains.before(word[0], start) is not None


def _topical_line(context: Context, start: int, end: int) -> bool:
    """Whether an item tells what is, or what it is about: facts of an official document more often than notes."""
    told, within = (_FACT, 120) if context.official else (_DONE, 70)
    if re.match(r"\d", context.text[start:end]) or told.search(
        context.folded[start : min(end, start + within)]
    ):
        return True
    return context.folded.startswith(("về ", "đối với ", "việc "), start) or context.text[
        start:end
    ].rstrip().endswith(":")
