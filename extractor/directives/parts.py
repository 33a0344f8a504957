"""Parts: the clauses of a sentence, each read as a spoken act or as a bare clause."""

from __future__ import annotations

import re

from extractor.directives.addressing import emit, take
from extractor.directives.asking import ask
from extractor.directives.bare import bare_clause
from extractor.directives.clauses import parts, trim
from extractor.directives.context import Context
from extractor.directives.exclusions import excluded, opens_report
from extractor.directives.notes import parted
from extractor.directives.performers import only_fillers, performer
from extractor.directives.speaking import splits, spoken_acts
from extractor.directives.strangers import stranger
from extractor.records import At, Cue, within

_TRAILING_SPEECH = re.compile(r"[\s.,”\"'–-]*$")
_AMONG_THEM = re.compile(r"[,;]?\s*trong đó,?\s*$")
_ENUMERATION = re.compile(
    r"(?<!\w)(?:về|gồm|như|lĩnh vực|nội dung|vấn đề|sau|là|chuyên đề|phong trào thi đua|mục|cụ thể)\s*:\s*\S"
)


def whole_parts(context: Context, start: int, end: int) -> list[At]:
    """Parts between semicolons, a part that names only addressees joined to the next."""
    joined: list[At] = []
    pending: int | None = None
    found = parted(context, _apart(context, start, end))
    for n, (a, b) in enumerate(found):
        begin = a if pending is None else pending
        if _addressees_only(context, begin, b):
            if joined and pending is None and not _named_first(context, found[n + 1 :]):
                # "tổng hợp báo cáo của các sở; UBND các huyện; lựa chọn …": one more object.
                joined[-1] = (joined[-1][0], b)
                continue
            pending = begin
            continue
        later = found[n + 1 :]
        if later and _objects_only(context, begin, b) and _named_first(context, later):
            pending = begin  # "đôn đốc các sở|; UBND các huyện khẩn trương triển khai"
            continue
        if later and _partners_only(context, begin, b) and _named_first(context, later):
            pending = begin
            continue
        pending = None
        if (
            joined
            and _enumerates(context, joined[0][0], joined[-1][1])
            and _object(context, begin, b)
        ) or (
            joined
            and (_offence(context, joined[-1], (begin, b)) or _cited(context, joined[-1], begin))
        ):
            joined[-1] = (joined[-1][0], b)
            continue
        joined.append((begin, b))
    if pending is not None:
        joined.append((pending, end))
    return joined


def _apart(context: Context, start: int, end: int) -> list[At]:
    """The parts of a sentence; a semicolon between bodies of one name parts nothing: "các Sở: Y tế; Nội vụ"."""
    found: list[At] = []
    for a, b in parts(context.text, start, end):
        if found and context.chains.spans(found[-1][1]):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _named_first(context: Context, following: list[At]) -> bool:
    """Whether the next part begins with somebody, as the last of a row of addressees does."""
    return bool(following) and context.heads.read(*following[0]).chain is not None


def _addressees_only(context: Context, start: int, end: int) -> bool:
    """Whether a part ends in its addressees: "UBND tỉnh yêu cầu Thủ trưởng các sở|; Chủ tịch UBND các xã …"."""
    begins = [context.heads.skip_connectors(start, end)]
    begins += [cue.end for cue in context.acts(start, end)]
    chain = context.chains.at(begins[-1], end)
    return chain is not None and not re.search(r"\w", context.text[chain.end : end])


def _objects_only(context: Context, start: int, end: int) -> bool:
    """Whether a part ends in those whom somebody is to direct, of whom the next part names more."""
    units = context.chains.within(start, end)
    last = next(
        (u for u in reversed(units) if not re.search(r"\w", context.text[u.end : end])), None
    )
    if last is None:
        return False
    directs = context.form(r"(?<!\w){addressee.directed}\s+$")
    row = next((u for u in units if directs.search(context.folded, start, u.start)), None)
    whole = context.chains.at(row.start, end) if row is not None else None
    return whole is not None and whole.end == last.end


def _partners_only(context: Context, start: int, end: int) -> bool:
    """Whether a part ends in those who help, before what is to be done: "chủ trì, phối hợp với Sở Y tế|; các xã rà soát"."""
    who = context.chains.at(context.heads.skip_connectors(start, end), end)
    start = who.end if who is not None else start
    for helps in context.form(r"(?<!\w){partner.with}\s+").finditer(context.folded, start, end):
        chain = context.chains.at(helps.end(), end)
        if chain is not None and not re.search(r"\w", context.text[chain.end : end]):
            leads = context.form(r"\W*(?:{addition.leads})?\W*")
            return leads.fullmatch(context.folded, start, helps.start()) is not None
    return False


def _enumerates(context: Context, start: int, end: int) -> bool:
    """Whether a clause has opened a list of objects: "hội nghị về: …", "các lĩnh vực: …"; no list of tasks."""
    opened = _ENUMERATION.search(context.folded, start, end)
    if opened is None:
        return False
    leads_in = context.pattern("list.inline")
    begins = (start, *(act.end + 1 for act in context.acts(start, opened.start())))
    tasks = [m for at in begins if (m := leads_in.match(context.folded, at, end)) is not None]
    return not any(context.heads.read(m.end(), end).opening == "verb" for m in tasks)


def _offence(context: Context, before: At, part: At) -> bool:
    """Whether a part only names one more offence to act against: "xử lý các trường hợp chở quá tải; đón khách sai quy định"."""
    acted = context.pattern("list.offences").search(context.folded, *before)
    return (
        acted is not None
        and context.pattern("list.offence").search(context.folded, *part) is not None
        and context.heads.read(*part).chain is None
        and not context.acts(*part)
    )


def _cited(context: Context, before: At, start: int) -> bool:
    """Whether a part names one more document to be carried out: "thực hiện Quyết định số 5; | chỉ đạo của Sở Y tế …"."""
    carries_out = re.compile(r"thực hiện|quán triệt|triển khai|chấp hành")
    return (
        context.official
        and context.rule_at(start, "list.cited")
        and carries_out.search(context.folded, *before) is not None
    )


def _object(context: Context, start: int, end: int) -> bool:
    """Whether a part is one more object of such a list: nothing in it asks for anything."""
    head = context.heads.read(start, end)
    plain = head.chain is None and head.modal is None and not context.acts(start, end)
    return plain and not context.folded.startswith(
        ("đặc biệt", "đồng thời", "nhất là", "chú trọng"), start
    )


def read_part(context: Context, start: int, end: int, sentence: At, *, first: bool) -> None:
    """One part of a sentence: an act with its content, or a head with its task."""
    head = context.heads.read(start, end)
    acts = context.acts(start, end)
    if _quoted(context, start, end, acts, sentence):
        return
    assigned = next((c for c in acts if c.rule == "act.duoc-giao"), None)
    doer = context.chains.before(assigned.start, start) if assigned is not None else None
    told_of = doer is not None and context.folded.endswith(" do ", start, doer.start)
    obliged = head.chain and head.modal and assigned is not None and head.task < assigned.start
    if told_of or obliged:
        # "Các xã phải hoàn thành việc được giao", "ứng dụng do Bộ Y tế được giao quản lý": it only says which tasks.
        assigned = None
        acts = [c for c in acts if c.rule != "act.duoc-giao"]
    if assigned is not None:
        chain = context.chains.before(assigned.start, start)
        whole = context.chains.at(context.heads.skip_connectors(start, end), assigned.start)
        if chain is not None and whole is not None and whole.end == chain.end:
            chain = whole  # "UBND các quận và TP Thủ Đức được giao …"
        if chain is not None and context.rule_before(chain.start, "not.several"):
            context.found.rule_out(start, end, "not.several")
            context.now.listing = True
            return
        if chain is not None:
            emit(context, assigned, chain.bodies, False, (assigned.end, end), sentence, head)
            return
    spoken = spoken_acts(context, start, end, acts, head)
    if not spoken:
        bare_clause(context, head, start, end, sentence, first=first)
        return
    # "Văn bản nêu rõ các trường cần …": no thing that must be so, but who states it.
    stated = head.opening == "noun" and head.modal and spoken[0][0].end < head.modal.start
    if (
        spoken[0][0].start > head.task
        and head.opening
        and not stated
        and (head.chain or head.modal or context.official)
        and not context.text[start : spoken[0][0].start].rstrip().endswith(":")
    ):
        subject = spoken[0][1]
        if context.official and context.listing() and not splits(context, spoken[0][0], start):
            bare_clause(context, head, start, end, sentence, first=first)
            return
        if subject is None:
            # "Sở Y tế rà soát …, đề nghị …": the act belongs to the task that comes first.
            apart = splits(context, spoken[0][0], start)
            stop = spoken[0][0].start if apart else end
            if not (apart and context.pattern("not.condition").match(context.folded, start, stop)):
                bare_clause(context, head, start, stop, sentence, first=first)
            if not apart:
                return
    for n, (cue, speaker) in enumerate(spoken):
        stop = end
        if n + 1 < len(spoken):
            later, by = spoken[n + 1]
            stop = (
                by.at[0]
                if by is not None and by.at is not None and cue.end < by.at[0] < later.start
                else later.start
            )
        led = _AMONG_THEM.search(context.folded, start, stop)
        ask(context, cue, speaker, led.start() if led else stop, sentence, head, start)


def _quoted(context: Context, start: int, end: int, acts: list[Cue], sentence: At) -> bool:
    """“Không để …”, đồng chí nhấn mạnh: the act closes the sentence, the content came before it."""
    if not acts:
        return False
    cue = acts[-1]
    if not _TRAILING_SPEECH.match(context.text, cue.end, end) or re.search(
        r"\w", context.text[cue.end : end]
    ):
        return False
    subject = performer(context, cue, start)
    if subject is None:
        return False
    opening = cue.start
    for person in within(context.mentions.people, start + 1, opening):
        if only_fillers(context, person.end, cue.start):
            opening = min(opening, person.start)
    for unit in context.chains.within(start, cue.start):
        if only_fillers(context, unit.end, cue.start):
            opening = min(opening, unit.start)
    a, b = trim(context.text, start, opening)
    if b - a < 12 or context.text[opening - 1 : opening].isalpha():
        return False
    separator = context.text[b:opening]
    if not re.search(r"[,”\"–-]", separator):
        return False
    if context.now.speaker is None or context.now.speaker.name != subject[0].name:
        context.now.last = ()  # whom somebody else asked
    context.now.speaker = subject[0]
    quote = max(context.text.rfind("“", a, b), context.text.rfind('"', a, b - 1))
    if quote > a and context.acts(a, quote):
        # "Thủ tướng yêu cầu …. “Phải …”, Thủ tướng nhấn mạnh": what comes before the quote stands by itself.
        read_part(context, a, quote, sentence, first=True)
        a, b = trim(context.text, quote + 1, b)
    if opens_report(context, a):
        context.found.rule_out(a, b, "not.report")
        return True
    head = context.heads.read(a, b)
    if head.chain is None and head.opening in ("", "noun"):
        head = stranger(context, context.heads.skip_connectors(a, b), b) or head
    rule = context.pack.rule(cue.rule)
    if excluded(context, head, head.task, b):
        return True
    # “Các hội đồng thi báo ngay về Ban Chỉ đạo”, Thứ trưởng nhấn mạnh.
    named = head.chain is not None and context.heads.strong_verb_at(head.task)
    named = named and rule.fields.get("strength") == "weak"
    if head.opening and (
        named or context.now.listing or head.modal or rule.fields.get("strength") == "strong"
    ):
        take(context, head, cue, b, sentence)
    return True
