"""Participants: in minutes, the people of the attendance list are known by a bare name afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.reading.markers import UPPER
from extractor.records import At, Block, BodyMention, BodyType, PersonMention
from extractor.rules import Pack, fold

_LIST = re.compile(
    r"[*_]*(?:thành phần(?:\s+(?:tham\s+)?(?:dự|gia)(?:\s+họp)?)?|(?:người\s+)?(?:tham\s+dự|tham\s+gia|dự\s+họp)|có mặt|"
    r"thành viên(?:\s+(?:tham\s+)?(?:dự|gia)(?:\s+họp)?)?|attendees|participants|present)\s*[:：][*_]*\s*"
)
_OFFICE = re.compile(
    r"[*_]*(?:(?:người|đồng\s+chí|đ/c)\s+)?(?:chủ\s+(?:trì|tọa|toạ)|host|chair|note[- ]?taker|thư\s+k[ýí]|ghi(?:\s+chép|\s+biên\s+bản)?)(?:\s+(?:cuộc\s+)?họp)?\s*[:：][*_]*\s*"
)
_CHAIR = re.compile(
    r"[*_]*(?:(?:(?:người|đồng\s+chí|đ/c)\s+)?chủ\s+(?:trì|tọa|toạ)|chủ\s+toạ?|chair(?:person)?|host|người\s+điều\s+hành)(?:\s+(?:cuộc\s+)?(?:họp|hội\s+nghị))?\s*[:：][*_]*\s*"
)
# "Bà Bùi Thị Nga - Tổ trưởng, chủ trì", "anh Tuấn (chủ trì)".
_PRESIDES = re.compile(r"[^\n;:]{0,90}?[-–,(]\s*chủ\s+(?:trì|tọa|toạ)(?!\w)")
# What meets is led by its head: "Chủ tịch Hội đồng: Ông Trần Quốc Huy".
_HEADS_IT = re.compile(
    r"((?:Chủ tịch|Trưởng|Tổ trưởng|Chủ nhiệm)(?: (?:[Hh]ội đồng|[Bb]an|[Đđ]oàn|[Tt]iểu ban|[Tt]ổ)(?: [^:;.,\n]{2,40})?)?)\s*:\s*"
)
_NAME_COLUMN = re.compile(r"(?:họ(?:\s+và)?\s+tên|họ\s+tên|thành\s+viên|người\s+tham\s+(?:dự|gia))")
_NAME = re.compile(
    rf"(?:(?:ông|bà|anh|chị|em|cô|thầy|bạn|đ/c|đồng chí|kế toán|thủ quỹ|bác sĩ|bs\.?|m(?:r|s|rs)\.?)\s+)?((?:[{UPPER}][\w]*\s?){{1,4}})(?:\s*\(([^)]*)\))?$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}$")
_ROLE = re.compile(
    r"(?<!\w)(?:[Kk]ế toán|[Tt]hủ quỹ|[Bb]ác sĩ|BS\.?|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]ô|[Tt]hầy|[Bb]ạn) $"
)
# "Dev team", "Test team".
_TEAM = re.compile(r"(?<![\w/-])[A-Z]\w*(?:[/&]\w+| [A-Z]\w*)? [Tt]eam(?![\w/-]| [A-Z])")
_BRACKETS = re.compile(r"\[([^\[\]\n]{2,60})\]\W*$")
# Blocks of the head of minutes, in which those present are listed.
_HEAD = 25
_CALLED = frozenset("ông bà anh chị em cô thầy chú bác bạn mr ms mrs và".split())
_OTHER = frozenset("phòng ban tổ nhóm trưởng lãnh các toàn đại công sở khối".split())


def find(
    text: str, blocks: Sequence[Block], known: Sequence[BodyMention], pack: Pack
) -> tuple[BodyMention, ...]:
    """Every later mention of a listed participant by full or given name, as a person.

    `text` is the normalised text; positions are normalised. `known` are the persons of the
    text who are named in full or with a courtesy: their given names are names, too. A name that also opens a
    verb ("Thu hồi …") or a longer name is told from it by what follows.
    """
    names: dict[str, str] = {}
    listed: list[At] = []
    several = list(_several(text, blocks, pack))
    for start, end in _lists(text, blocks):
        for piece in re.split(r"[,;]|\s+và\s+", text[start:end].rstrip(" .")):
            name = _name(re.split(r"\s[-–]\s", piece.strip())[0].strip())
            if name:
                short = name.split()[-1]
                names[name] = name
                # Two of one given name stay as they are called.
                names[short] = name if names.get(short, name) == name else short
                listed.append((start, end))
    for person in known:
        if person.rule == "body.person" and person.name.split()[-1][0].isupper():
            short = person.name.split()[-1]
            names.setdefault(short, person.name if names.get(short) is None else short)
            listed.append((person.start, person.end))
    if not names:
        return tuple(several)
    either = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    folded, verbs = fold(text), _verbs(pack, names)
    first = min(start for start, _ in listed)
    return (
        *several,
        *(
            BodyMention(
                m.start(),
                m.end(),
                names[m.group()],
                "person",
                "body.participant",
                (m.start() - len(_role_before(text, m.start())), m.end()),
            )
            for m in re.compile(rf"(?<![\w/])(?:{either})(?![\w/])").finditer(text, first)
            if not any(a <= m.start() < b for a, b in listed)
            and not verbs.match(folded, m.start())
            and not _goes_on(text, m)
        ),
    )


def _role_before(text: str, start: int) -> str:
    """What somebody is called before the name, with the blank: "Kế toán Phượng"."""
    role = _ROLE.search(text, max(0, start - 12), start)
    return role.group() if role is not None else ""


def _several(text: str, blocks: Sequence[Block], pack: Pack) -> Iterator[BodyMention]:
    """Those of a meeting who are called together where a clause begins: "các hộ", "mọi người"."""
    folded = fold(text)
    words = "|".join(map(re.escape, sorted(pack.words("meeting-people"), key=len, reverse=True)))
    called = re.compile(rf"(?:{words})(?!\w)")
    verbs = "|".join(re.escape(v) for v in pack.words("task-verb") if " " in v)
    # "; người nghỉ phép đăng ký với quản lý"
    who = re.compile(
        rf"(?<=[;:.]\s)(?:những\s+)?người\s[^,;.:()\n]{{3,40}}?(?=\s(?:{verbs})(?!\w))"
    )
    begins = re.compile(
        r"[,;.:][*_]*\s+(?:đề nghị\s+|yêu cầu\s+|lưu ý\s+|nhắc\s+)?|(?<!\w)(?:đề nghị|yêu cầu|lưu ý|nhắc(?:\s+nhở)?)\s+"
    )
    for team in _TEAM.finditer(text):
        yield BodyMention(*team.span(), team.group(), "group", "body.group", team.span())
    for block in blocks:
        if block.kind not in ("paragraph", "heading"):
            continue
        yield from _bracketed(text, block, called)
        for described in who.finditer(folded, block.body, block.end):
            at = described.span()
            yield BodyMention(*at, text[at[0] : at[1]], "group", "body.group", at)
        starts = [block.body, *(m.end() for m in begins.finditer(folded, block.body, block.end))]
        for start in dict.fromkeys(starts):
            match = called.match(folded, start, block.end)
            if match is not None:
                at = (match.start(), match.end())
                yield BodyMention(*at, text[at[0] : at[1]], "group", "body.group", at)


def _bracketed(text: str, block: Block, called: re.Pattern[str]) -> Iterator[BodyMention]:
    """The names in square brackets with which an item ends: "Vẽ sơ đồ lớp. [Đức, Thảo]"."""
    closing = _BRACKETS.search(text, block.body, block.end)
    if closing is None or block.marker is None:
        return
    pieces = list(re.finditer(r"[^,;/&+]+", closing[1]))
    for piece in pieces:
        name = piece.group().strip()
        if not _CAPITALISED.fullmatch(name) and not called.fullmatch(fold(name)):
            return
    for piece in pieces:
        name = piece.group().strip()
        start = closing.start(1) + piece.start() + len(piece.group()) - len(piece.group().lstrip())
        at = (start, start + len(name))
        kind: BodyType = "group" if called.fullmatch(fold(name)) else "person"
        yield BodyMention(*at, name, kind, "body.participant", at)


def _lists(text: str, blocks: Sequence[Block]) -> Iterator[At]:
    """Where participants are listed: behind their label, in their column, and the chair and clerk."""
    columns: dict[int, int] = {}
    for block in blocks:
        folded = fold(text[block.body : block.end])
        if block.kind == "cell" and block.table is not None and block.column is not None:
            if _NAME_COLUMN.match(folded.strip(" *_")):
                columns[block.table] = block.column
            elif columns.get(block.table) == block.column:
                yield block.body, block.end
            continue
        match = _LIST.match(folded) or _OFFICE.match(folded)
        if match is not None:
            yield block.body + match.end(), block.end


def _verbs(pack: Pack, names: Iterable[str]) -> re.Pattern[str]:
    """The verbs that begin with a name: "thu hồi" is no "Thu"."""
    first = {fold(name) for name in names if " " not in name}
    longer = [v for v in pack.words("task-verb") if " " in v and v.split()[0] in first]
    return re.compile(rf"(?:{'|'.join(map(re.escape, longer))})(?!\w)" if longer else r"(?!)")


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a name is part of a longer one that nobody listed: "Hà" in "Hà Nội", "Sơn" in "xã Sơn Hải"."""
    after = re.compile(rf" [{UPPER}][^\W\d_]").match(text, match.end())
    before = re.compile(rf"[{UPPER}][^\W\d_]+ $").search(
        text, max(0, match.start() - 8), match.start()
    )
    called = before is not None and fold(before.group()).strip() in _CALLED
    return after is not None or (before is not None and not called)


def _name(piece: str) -> str | None:
    match = _NAME.match(piece)
    if match is None:
        return None
    name = match[1].strip()
    if not _CAPITALISED.match(name) or fold(name).split()[0] in _OTHER:
        return None
    return name


def chair(
    text: str, blocks: Sequence[Block], people: Sequence[PersonMention]
) -> PersonMention | None:
    """The person whom minutes name as chair ("Chủ trì: ông Trần Quốc Huy - Giám đốc")."""
    folded = fold(text)
    for block in blocks:
        match = _chaired(folded, block.body, block.end)
        if match is None:
            continue
        named = next((p for p in people if match.end() <= p.start and p.end <= block.end), None)
        if named is not None:
            return named
        rest = text[match.end() : block.end]
        name = _name(re.split(r"\s[-–]\s|[,;(.]", rest)[0].strip())
        if name:
            start = text.index(name, match.end())
            position = re.match(
                r"\s*(?:[-–,(]\s*)([^.;)]{3,80})", text[start + len(name) : block.end]
            )
            return PersonMention(
                start,
                start + len(name),
                name,
                position[1].strip() if position else None,
                "person.chair",
            )
    return _presiding(text, blocks, people) or _heading_it(text, blocks, people)


def _chaired(folded: str, start: int, end: int) -> re.Match[str] | None:
    """What says who chairs, at the head of a line or behind a full stop in it: "Thời gian: 8h. Chủ trì: bà Hà"."""
    begins = [start, *(m.end() for m in re.compile(r"[.;]\s+").finditer(folded, start, end))]
    return next((m for at in begins if (m := _CHAIR.match(folded, at, end)) is not None), None)


def _heading_it(
    text: str, blocks: Sequence[Block], people: Sequence[PersonMention]
) -> PersonMention | None:
    """The head of what meets, where nobody is said to chair: "Chủ tịch Hội đồng: Ông Trần Quốc Huy"."""
    for block in blocks[:_HEAD]:
        label = _HEADS_IT.match(text, block.body, block.end)
        person = next((p for p in people if label and p.start == label.end()), None)
        if label is not None and person is not None:
            return replace(person, position=person.position or label[1])
    return None


def _presiding(
    text: str, blocks: Sequence[Block], people: Sequence[PersonMention]
) -> PersonMention | None:
    """The person of whom the list of those present says that he or she chairs."""
    for block in blocks[:_HEAD]:
        for person in people:
            if block.body <= person.start and person.end <= block.end:
                said = _PRESIDES.match(fold(text[person.start : block.end]))
                between = said.end() if said is not None else 0
                others = any(
                    person.end < p.start < person.start + between for p in people if p is not person
                )
                if said is not None and not others:
                    position = re.split(r"(?:\s+[-–]|,|\s+\()\s*chủ\s+t", person.position or "")[0]
                    return replace(person, position=position or None)
    return None
