"""Labelled lines of plans and notes: "- Cơ quan chủ trì: …" below the heading that names the task."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.directives.chains import Chains
from extractor.directives.clauses import parts, trim
from extractor.directives.heads import Heads
from extractor.directives.listed import named_in
from extractor.directives.naming import leaders, partners
from extractor.directives.outline import BULLETS, heading_activity, shape
from extractor.directives.speakers import document_speaker
from extractor.recognise.deadlines import stated
from extractor.records import (
    At,
    Block,
    BodyMention,
    DeadlineMention,
    Directive,
    Document,
    Mentions,
    Speaker,
    within,
)
from extractor.rules import Pack, fold


@dataclass(frozen=True, slots=True)
class Labelled:
    """The directives that labelled lines make, and the blocks that are used up by them."""

    directives: tuple[Directive, ...]
    blocks: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Line:
    block: int
    role: str
    rule: str
    content: At
    whole: At
    last: int


# Two vowels with a consonant between them are no one syllable: "vịchủ".
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_GLUED = re.compile(rf"[{_VOWELS}][^\W\d_{_VOWELS}]+[{_VOWELS}]")


@dataclass(frozen=True, slots=True)
class _Item:
    """The item whose labels stand among its details: "1.1. Tổ chức hội thi." / "- Bảo đảm …" / "- Thời gian: …"."""

    block: int
    details: frozenset[int]


# Characters of a label's names in minutes.
_NAMES = 60
_COLON = re.compile(r"[*_]*:[*_]*\s*")
# "… chủ trì, phối hợp với Sở Nội vụ" names parts, no task of its own.
_LEADS = re.compile(
    r"(?:là\s+)?(?:cơ quan\s+)?(?:chủ trì|thực hiện|đầu mối|phụ trách)(?:\s+thực hiện)?"
)
# Markers of what stands below bullets, not above them.
_BELOW = (*BULLETS, "paren", "small-roman")
# "Phó Chủ tịch Thường trực, | phụ trách lĩnh vực văn xã" says who he is.
_IN_CHARGE = re.compile(r"phụ trách ")
_HELPS = re.compile(r"[,;]?\s*(?:và\s+)?phối hợp(?:\s+(?:chặt chẽ\s+)?(?:cùng|với))?\s+")
_DONE = re.compile(
    r"[\s,]*(?:(?:cùng\s+)?(?:thực hiện|triển khai)(?:\s+nhiệm vụ(?:\s+này)?)?)?[\s.;]*"
)


def role_only(folded: str, chains: Chains, start: int, end: int) -> bool:
    """Whether a clause only says who leads and who helps: "chủ trì, phối hợp với Sở Nội vụ thực hiện"."""
    leads = _LEADS.match(folded, start, end)
    if leads is None:
        return False
    at = leads.end()
    helps = _HELPS.match(folded, at, end)
    chain = chains.at(helps.end(), end) if helps is not None else None
    return _DONE.fullmatch(folded, chain.end if chain is not None else at, end) is not None


def role_of(text: str, pack: Pack, *, narrow: bool = False) -> tuple[str, str] | None:
    """The role and rule of a label or column heading ("Cơ quan chủ trì" → responsible).

    A `narrow` column breaks its heading, and converters lose the break: "Đơn vịchủ trì".
    """
    folded = fold(text).strip(" :*_.")
    best: tuple[int, str, str] | None = None
    glued = narrow and _GLUED.search(folded) is not None
    for rule in pack.of("label"):
        loose = f"(?:{rule.pattern})(?!\\w)".replace(r"\s+", r"\s*")
        match = (pack.form(loose) if glued else pack.regex(rule)).match(folded)
        if match and (best is None or match.end() > best[0]):
            best = (match.end(), str(rule.fields["role"]), rule.id)
    return (best[1], best[2]) if best else None


def labelled(document: Document, mentions: Mentions, pack: Pack) -> Labelled:
    """Runs of labelled lines that assign a task; a lone label makes none."""
    lines = _lines(document, pack)
    chains = Chains(document.normal.text, mentions.bodies)
    heads = Heads(document.normal.text, chains, pack)
    speaker = document_speaker(document, mentions)
    directives: list[Directive] = []
    used: set[int] = set()
    run: list[_Line] = []
    for line in [*lines, None]:
        if run and (
            line is None
            or line.block not in (run[-1].block, run[-1].last + 1)
            or line.role in {r.role for r in run}
        ):
            item = _item(document, run[0], heads)
            made = _directives(run, document, mentions, heads, speaker, item)
            directives += made
            if made:
                used |= {b for r in run for b in (r.block, r.last)}
                first = document.blocks[run[0].block]
                alone = first.start + 12 > run[0].whole[0] or first.body + 12 > run[0].whole[0]
                if item is not None:
                    used |= {item.block, *item.details}
                elif alone and document.blocks[run[0].block - 1].marker is not None:
                    used.add(run[0].block - 1)
            run = []
        if line is not None:
            run.append(line)
    return Labelled(tuple(directives), frozenset(used))


def _lines(document: Document, pack: Pack) -> list[_Line]:
    text = document.normal.text
    found = []
    for i, block in enumerate(document.blocks):
        if block.kind not in ("paragraph", "heading"):
            continue
        labels = _labels(text, block, pack)
        for n, (start, end, role) in enumerate(labels):
            stop = labels[n + 1][0] if n + 1 < len(labels) else block.end
            content = trim(text, end, stop)
            last = i
            if (
                content[0] >= content[1]
                and i + 1 < len(document.blocks)
                and (below := document.blocks[i + 1]).kind in ("paragraph", "heading")
            ):
                if text[below.body : below.end].rstrip().endswith(":"):
                    continue  # "2. Phân công thực hiện:" over "2.1 Phòng Y tế:" is a section
                # "Cơ quan chủ trì:" with its value on the line below.
                content, stop, last = trim(text, below.body, below.end), below.end, i + 1
            found.append(_Line(i, role[0], role[1], content, (start, stop), last))
    return found


def _labels(text: str, block: Block, pack: Pack) -> list[tuple[int, int, tuple[str, str]]]:
    """The labels of a block: where each begins, where its content begins, its role and rule."""
    found = []
    for colon in _COLON.finditer(text, block.body, block.end):
        floor = max(block.body, colon.start() - 50)
        before = text[floor : colon.start()]
        cut = max(before.rfind(c) for c in ".;(\n:") + 1
        label = before[cut:].strip(" *_-")
        if not 3 <= len(label) <= 45 or (cut == 0 and floor > block.body):
            continue
        # "(Phụ trách: An, Thời gian: 19/1)": a comma parts labels where what follows it is one.
        for begin in dict.fromkeys((cut, before.rfind(",") + 1)):
            label = before[begin:].strip(" *_-")
            role = role_of(label, pack) if begin >= cut else None
            if role is not None and pack.regex(pack.rule(role[1])).fullmatch(fold(label)):
                found.append((floor + begin, colon.end(), role))
                break
    return found


def _directives(
    run: list[_Line],
    document: Document,
    mentions: Mentions,
    heads: Heads,
    speaker: Speaker | None,
    item: _Item | None,
) -> list[Directive]:
    by_role = {line.role: line for line in run}
    by_role = {role: line for role, line in by_role.items() if line.content[0] < line.content[1]}
    if "responsible" not in by_role and not ("task" in by_role and "deadline" in by_role):
        return []  # "Phân công nhiệm vụ:" above a table says nothing yet
    text = document.normal.text
    chains = heads.chains
    deadline = _deadline(by_role.get("deadline"), mentions, text, heads.pack)
    heading = _heading(document, run[0], item)
    task = by_role["task"].content if "task" in by_role else heading
    noted = all(line.block == run[0].block for line in run) and _bracketed(text, run[0])
    minutes = document.header.kind == "minutes"
    if minutes and _meeting(by_role, heads):
        return []
    if task is None or (
        "task" not in by_role and minutes and not noted and not _owned(run, document, heads)
    ):
        return []
    lead = by_role.get("responsible")
    responsible = _named(lead, heads, minutes=minutes, leads=True)
    companions = _named(by_role.get("coordinating"), heads, minutes=minutes, leads=False)
    if lead is not None:
        # "Phân công: Sở Nội vụ chủ trì, phối hợp với Sở Tài chính" says both in one line.
        helps = re.compile(r"phối\s+hợp").search(heads.folded, *lead.content)
        if helps is not None:
            companions = (*(b for b in responsible if b.start > helps.start()), *companions)
            responsible = tuple(b for b in responsible if b.start < helps.start())
    made = [
        _directive(
            run[0],
            task,
            responsible,
            companions,
            deadline,
            speaker,
            (run[0].whole[0], run[-1].whole[1]),
        )
    ]
    if lead is not None:
        for start, end in parts(text, *lead.content):
            head = heads.read(start, end)
            if (
                head.chain is not None
                and head.opening
                and not _IN_CHARGE.match(heads.folded, head.task)
                and not role_only(heads.folded, chains, head.task, end)
            ):
                made.append(
                    _directive(
                        lead,
                        trim(text, head.task, end),
                        head.chain.bodies,
                        (),
                        deadline,
                        speaker,
                        lead.whole,
                    )
                )
    return made


def _directive(
    line: _Line,
    content: At,
    responsible: tuple[BodyMention, ...],
    companions: tuple[BodyMention, ...],
    deadline: DeadlineMention | None,
    speaker: Speaker | None,
    sentence: At,
) -> Directive:
    return Directive(
        "giao",
        "order",
        None,
        (line.rule, "task.labelled"),
        speaker,
        responsible,
        False,
        content,
        sentence,
        line.block,
        deadline,
        companions,
        whole=True,
    )


def _named(
    line: _Line | None, heads: Heads, *, minutes: bool, leads: bool
) -> tuple[BodyMention, ...]:
    """Those whom a label names as doing the task (`leads`) or as helping; in minutes each short name as written."""
    if line is None:
        return ()
    if minutes and line.content[1] - line.content[0] <= _NAMES:
        return tuple(named_in(line.content, heads.chains, heads.pack))
    if leads:
        return leaders(*line.content, heads)
    return partners(*line.content, heads.chains, heads.pack)


def _owned(run: list[_Line], document: Document, heads: Heads) -> bool:
    """Whether labels below an item of minutes say who does it, and do not tell who leads the meeting."""
    lead = next((line for line in run if line.role == "responsible"), None)
    above = document.blocks[run[0].block - 1]
    if lead is None or lead.last > lead.block or run[0].block == 0 or above.kind == "heading":
        return False
    title = document.normal.text[above.body : above.end]
    named = heads.chains.at(above.body, above.end)
    if named is not None and not re.search(r"\w", document.normal.text[named.end : above.end]):
        return False
    return not _presides(lead, heads) and heading_activity(title, heads.pack) is not False


def _presides(lead: _Line, heads: Heads) -> bool:
    """Whether a label tells who leads a meeting."""
    return re.compile(r"\W*(?:người )?chủ trì").match(heads.folded, lead.whole[0]) is not None


def _meeting(by_role: dict[str, _Line], heads: Heads) -> bool:
    """Whether labels tell when a meeting is, who leads it and what it is about: "Thời gian: 20/3", "Chủ trì: …", "Nội dung: …"."""
    lead = by_role.get("responsible")
    if "task" not in by_role:
        return False
    start, end = by_role["task"].whole[0], by_role["task"].content[0]
    if lead is not None and not (_presides(lead, heads) and lead.whole[0] < start):
        return False
    return re.fullmatch(r"\W*nội dung\W*", heads.folded[start:end]) is not None


def _deadline(
    line: _Line | None, mentions: Mentions, text: str, pack: Pack
) -> DeadlineMention | None:
    if line is None:
        return None
    found = next(
        (d for d in within(mentions.deadlines, *line.whole) if d.end <= line.whole[1]), None
    )
    # "(Phụ trách: An, Thời gian: sau khi chốt giá)"
    return found or stated(mentions.deadlines, text, line.content, pack)


def _bracketed(text: str, line: _Line) -> bool:
    """Whether a label opens a bracket behind its task: "Sửa giao diện (Phụ trách: An, …)"."""
    return text[: line.whole[0]].rstrip().endswith("(")


def _item(document: Document, first: _Line, heads: Heads) -> _Item | None:
    """The task to which labels belong that stand behind further items of their own shape; None where the one above them is it."""
    own = shape(document.blocks[first.block].marker)
    if own not in BULLETS or shape(document.blocks[first.block - 1].marker) is None:
        return None
    details = []
    for n in range(first.block - 1, -1, -1):
        block = document.blocks[n]
        form = shape(block.marker)
        if form == own:
            details.append(n)
        elif form is None or block.kind == "cell":
            return None
        elif form not in _BELOW:
            ends = document.normal.text[block.body : block.end].rstrip().endswith((".", ";"))
            asks = heads.read(block.body, block.end).opening == "verb"
            return _Item(n, frozenset(details)) if details and ends and asks else None
    return None


def _heading(document: Document, first: _Line, item: _Item | None) -> At | None:
    """The item right above the labelled lines, or before them in their line: where they name no task, it is the task."""
    if item is not None:
        block = document.blocks[item.block]
        return trim(document.normal.text, block.body, block.end)
    at = first.block
    before = trim(document.normal.text, document.blocks[at].body, first.whole[0])
    if _bracketed(document.normal.text, first):
        return trim(document.normal.text, before[0], before[1] - 1)
    if before[1] - before[0] > 12:
        return before
    if at == 0:
        return None
    above = document.blocks[at - 1]
    if above.kind == "cell" or (
        above.marker is None and document.header.kind in ("news", "minutes", "other")
    ):
        return None
    return trim(document.normal.text, above.body, above.end)
