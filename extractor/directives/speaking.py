"""Speaking: the acts by which somebody asks in a clause, told from those that are only mentioned."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.authority import rank
from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.directives.performers import ASKING, only_fillers, performer, we_did
from extractor.directives.speakers import is_called
from extractor.records import Cue, Speaker, within

_NEVER_IN_LISTS = (
    "act.chi-dao",
    "act.khang-dinh",
    "act.can-dan",
    "act.quan-triet",
    "act.neu-ro",
    "act.nhan-manh",
)
_TASK_ACTS = (
    "act.chi-dao",
    "act.quan-triet",
    "act.khang-dinh",
    "act.can-dan",
    "act.luu-y",
    "act.nhac-nho",
    "act.phan-cong",
    "act.quyet-dinh-giao",
    "act.nhan-manh",
    "act.neu-ro",
)
_LEADS = re.compile(r"^(?:đại diện )?lãnh đạo ", re.IGNORECASE)
_DONE = re.compile(r"(?:cũng )?đã ")


def splits(context: Context, cue: Cue, floor: int) -> bool:
    """Whether an act inside a clause begins a new one: after a comma, with its own addressee."""
    chain = context.addressee(cue)
    turned = context.form(r"(?:[,;]|:\s*[“\"]?|(?<!\w){speech.turning},?)\s*$")
    return chain is not None and bool(
        turned.search(context.folded, max(floor, cue.start - 20), cue.start)
    )


def spoken_acts(
    context: Context, start: int, end: int, acts: list[Cue], head: Head
) -> list[tuple[Cue, Speaker | None]]:
    """The acts by which somebody asks, each with its speaker where the clause names one."""
    found: list[tuple[Cue, Speaker | None]] = []
    for cue in acts:
        if cue.rule == "act.duoc-giao":
            continue
        if _occasion(context, cue, acts):
            continue
        if _unspoken(context, cue):
            context.found.rule_out(start, end, "not.promise")
            continue
        if found and _same_act(context, found[-1][0], cue):
            found[-1] = (cue, found[-1][1])
            continue
        if found and _within_task(context, found[-1][0], cue):
            continue
        floor = found[-1][0].end if found else start
        # "… yêu cầu …, trong đó đồng chí nhấn mạnh …": he who asked goes on.
        subject = performer(context, cue, floor, found[-1][1] if found else None)
        first = context.heads.skip_connectors(start, end)
        begins = cue.start in (first, head.start) or (
            first < cue.start and only_fillers(context, first, cue.start)
        )
        if subject is not None:
            name, at_head = subject
            name = _in_full(context, name)
            if found and name.at is not None and _addressed_at(context, found[-1][0], name.at[0]):
                continue
            if _own_task(context, cue, name, at_head):
                continue
            found.append((cue, name))
        elif begins and context.now.told and not context.official:
            context.found.rule_out(start, end, "not.background")
        elif begins and (
            context.official
            or cue.rule not in _TASK_ACTS
            or _goes_on_asking(context, start, cue, end)
            or (context.kind == "minutes" and cue.rule == "act.phan-cong")
        ):
            if cue.rule in _TASK_ACTS and not (
                context.addressee(cue, end)
                or _modal_follows(context, cue, end)
                or _goes_on_asking(context, start, cue, end)
            ):
                continue
            if cue.rule in _NEVER_IN_LISTS and context.listing():
                continue
            if _of_their_own(context, cue, end):
                continue
            found.append((cue, None))
        elif cue.rule == "act.nhan-manh" and begins and _modal_follows(context, cue, end):
            found.append((cue, None))
        elif found and we_did(context, floor, cue.start):
            continue  # what they tell of themselves goes on
        elif found and splits(context, cue, floor) and cue.rule not in _NEVER_IN_LISTS:
            found.append((cue, found[0][1]))
        elif (
            not found
            and (
                cue.rule in ("act.yeu-cau", "act.giao", "act.de-nghi")
                or _names_whom(context, cue, end)
            )
            and _after_document(context, cue, start)
        ):
            if recalled(context, start, cue.start):
                context.found.rule_out(start, end, "not.background")
                continue
            found.append((cue, None))
        elif told(context, start, cue.start):
            context.found.rule_out(start, end, "not.background")
        elif (
            not found
            and head.opening != "modal"
            and splits(context, cue, floor)
            and cue.rule not in _TASK_ACTS
        ):
            if context.news and recalled(context, start, cue.start):
                context.found.rule_out(start, end, "not.background")
                continue
            found.append((cue, None))
    by = context.now.introduced if context.news else None
    return [(cue, speaker or (by if cue.rule in ASKING else None)) for cue, speaker in found]


def _occasion(context: Context, cue: Cue, acts: list[Cue]) -> bool:
    """Whether a verb only says on what occasion somebody asks, in the same sentence: "Kết luận, | Phó Chủ tịch yêu cầu …"."""
    by = context.now.introduced
    return (
        context.news
        and cue.rule in ("act.ket-luan", "act.chi-dao")
        and context.text.startswith(",", cue.end)
        and by is not None
        and by.at is not None
        and by.at[0] > cue.end
        and any(act.start >= by.at[1] for act in acts)
    )


def _same_act(context: Context, earlier: Cue, cue: Cue) -> bool:
    """Whether two verbs are one act, of which the second names the addressee: "chỉ đạo giao UBND phường …"."""
    between = context.text[earlier.end : cue.start].strip()
    return earlier.rule == "act.chi-dao" and not between and context.addressee(cue) is not None


def _of_their_own(context: Context, cue: Cue, end: int) -> bool:
    """Whether those whom a list addresses are to put their own people to it: "Phân công cán bộ, giáo viên trực"."""
    chain = context.addressee(cue, end)
    # "2. Sở Y tế" above "- Yêu cầu các trạm y tế báo cáo": below a lead-in it may be the issuer's request.
    below_a_name = cue.rule == "act.yeu-cau" and chain is not None and context.outline.named_item()
    return (
        context.official
        and context.marked()
        and (cue.rule in ("act.phan-cong", "act.quyet-dinh-giao", "act.chi-dao") or below_a_name)
        and bool(context.outline.addressees())
        and (chain is None or all(body.rule.endswith("group") for body in chain.bodies))
    )


def _addressed_at(context: Context, cue: Cue, position: int) -> bool:
    """Whether what stands at a position is whom the earlier act addresses, or goes on their row."""
    chain = context.addressee(cue)
    if chain is None or position < chain.start:
        return False
    if position < chain.end:
        return True
    # "yêu cầu Trưởng ban Chỉ đạo, Chủ tịch UBND các huyện chỉ đạo …"
    joint = context.text[chain.end : position].strip() == ","
    unit = context.chains.at(position, len(context.text)) if joint else None
    return unit is not None and unit.bodies[-1].type == "post" and chain.bodies[-1].type == "post"


def _within_task(context: Context, earlier: Cue, cue: Cue) -> bool:
    """Whether directing others is part of what an act asks: "yêu cầu Sở A chủ trì, chỉ đạo Trung tâm B …"."""
    before = context.text[earlier.end : cue.start].rstrip()
    must = any(earlier.end <= modal < cue.start for modal in context.heads.modals)
    if cue.rule == "act.chi-dao" and before.endswith(",") and must:
        return True  # "… cho rằng UBND huyện phải sâu sát, chỉ đạo các xã …"
    return (
        cue.rule == "act.chi-dao"
        and earlier.rule != cue.rule
        and before.endswith(",")
        and context.addressee(earlier) is not None
    )


def _modal_follows(context: Context, cue: Cue, end: int) -> bool:
    return context.heads.read(context.after_act(cue, end), end).modal is not None


def _names_whom(context: Context, cue: Cue, end: int) -> bool:
    """Whether what a document states is whose task something is: "Văn bản cũng nêu rõ, Sở Y tế tăng cường …"."""
    said = context.heads.read(context.after_act(cue, end), end)
    return (
        cue.rule in ("act.neu-ro", "act.nhan-manh")
        and said.chain is not None
        and (
            said.opening == "modal"
            or (said.opening == "verb" and context.heads.strong_verb_at(said.task))
        )
    )


def _goes_on_asking(context: Context, start: int, cue: Cue, end: int) -> bool:
    """Whether who was told of or spoke last goes on to direct: "Đồng thời chỉ đạo 6 tháng cuối năm tiếp tục …"."""
    if not (context.news and cue.rule == "act.chi-dao"):
        return False
    at = context.after_act(cue, end)
    if context.now.subject is not None and context.folded.startswith("đồng thời ", start):
        return context.addressee(cue, end) is not None  # "Đồng thời chỉ đạo Sở Y tế …"
    if not context.now.speaking:
        return False
    head = context.heads.read(context.past_time(at), end)
    return (
        head.opening == "verb"
        and context.heads.words.adverb.match(context.folded, head.task) is not None
    )


def told(context: Context, start: int, end: int) -> bool:
    """Whether a clause tells what a body has done: "UBND huyện đã ban hành 34 văn bản, giao …".

    Who has praised somebody is about to ask: "Đoàn đã biểu dương …; yêu cầu …". Whoever is
    quoted tells what they did: “Chúng tôi đã phạt hai đơn vị …; đồng thời yêu cầu …”.
    """
    if we_did(context, start, end):
        return True
    return any(
        unit.bodies[0].type in ("body", "group")
        and (
            unit.start == context.heads.skip_connectors(start, end)
            or context.text[unit.start - 2 : unit.start] == ", "
        )
        and (done := _DONE.match(context.folded, context.heads.skip_connectors(unit.end, end)))
        and not context.rule_at(done.end(), "not.praise")
        for unit in context.chains.within(start, end)
    )


def recalled(context: Context, start: int, end: int) -> bool:
    """Whether what leads to an act says that it was asked before: "đã có nhiều văn bản yêu cầu".

    A document asks in the present: in an official one "đã" is enough.
    """
    sent_before = context.pattern("not.sent-before")
    if context.official and sent_before.search(context.folded, start, end):
        return True
    return context.pattern("not.background").search(context.folded, start, end) is not None


def _after_document(context: Context, cue: Cue, start: int) -> bool:
    """Whether the act follows the document that asks ("Công điện số … yêu cầu …")."""
    document = context.form(r"(?<!\w){speech.document-asks}\s+$")
    if document.search(context.folded, max(start, cue.start - 30), cue.start):
        return True
    return any(
        r.end <= cue.start
        and not re.search(r"[,;]|\w{2,}\s+\w{2,}\s+\w{2,}", context.folded[r.end : cue.start])
        and r.start >= start
        for r in within(context.mentions.references, start, cue.start)
    )


def _unspoken(context: Context, cue: Cue) -> bool:
    promised = context.form(r"{not.promise}\s+$")
    return promised.search(context.folded[max(0, cue.start - 12) : cue.start]) is not None


def _in_full(context: Context, speaker: Speaker) -> Speaker:
    """Who speaks by the name with which he spoke before: "Sở" is "Sở Xây dựng" then."""
    known = context.now.speaker
    if known is None or known.name == speaker.name:
        return speaker
    # "Lãnh đạo Sở Xây dựng yêu cầu …. Sở đề nghị …"
    name = _LEADS.sub("", known.name)
    if not _same(speaker.name, name):
        return speaker
    return replace(speaker, name=name, position=known.position)


def _same(name: str, known: str) -> bool:
    """Whether a name is that of whoever spoke, or the head that it begins with: "Sở" for "Sở Xây dựng"."""
    return name == known or known.startswith(f"{name} ")


def _own_task(context: Context, cue: Cue, speaker: Speaker, at_head: bool) -> bool:
    """Whether the "speaker" is in truth an addressee told to direct, propose or remind others."""
    current = context.now.speaker
    issuer = context.document.header.issuer
    above, own = rank(context, issuer or ""), rank(context, speaker.name)
    higher = above is not None and own is not None and own > above
    if context.text.startswith(":", cue.end) and at_head:
        return False  # "Giám đốc Sở Y tế chỉ đạo: các bệnh viện …"
    if context.official and higher and cue.rule not in _TASK_ACTS:
        return False  # "Thủ tướng yêu cầu Bộ Y tế …" in a province's dispatch
    same = is_called(speaker.name, issuer) or (
        current is not None and _same(speaker.name, current.name)
    )
    if context.official and context.marked() and cue.rule == "act.chi-dao" and not same:
        return (
            True  # "2. Đồng chí A, Phó Chủ tịch trực tiếp chỉ đạo việc …" below the issuer's lead
        )
    if context.official and any(speaker.name == body.name for body in context.recipients.bodies):
        return True  # "Kính gửi: Chủ tịch UBND huyện A. … Chủ tịch UBND huyện A chỉ đạo …"
    hands_on = cue.rule == "act.chi-dao" and context.folded.endswith("trực tiếp ", 0, cue.start)
    if hands_on and speaker.rule != "speaker.person" and not context.official:
        return True  # "Chủ tịch UBND các xã trực tiếp chỉ đạo, kiểm tra hằng ngày"
    if same or speaker.rule in (
        "speaker.person",
        "speaker.title",
        "speaker.dong-chi",
        "speaker.signer",
    ):
        return False
    listing = context.outline.active() or context.now.listing
    unit = context.chains.at(speaker.at[0], cue.start) if speaker.at is not None else None
    if listing and unit is not None and unit.bodies[0].rule == "post.group":
        return cue.rule in _TASK_ACTS  # "Giám đốc các sở chỉ đạo thanh tra …" is for them to do
    if speaker.rule == "speaker.post" and not context.official:
        return False
    if (
        cue.rule in _TASK_ACTS
        and not context.official
        and not (at_head and context.addressee(cue) is not None)
    ):
        return True
    if cue.rule in _TASK_ACTS:
        return bool(context.official or listing)
    return bool(context.official and listing and at_head and context.marked())
