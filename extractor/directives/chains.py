"""Chains: bodies that one phrase names together, and what stands right before or after them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.records import At, BodyMention
from extractor.remembering import remembered

# What may join two bodies of one chain, and what may open one.
_JOINT = re.compile(
    r" *(?:\([^()\n]{0,120}\) *)?(?:, *)?(?:(?:và|nhất là|đặc biệt là|trong đó có|hoặc|cũng như) +|, *|; *|[-/&+] *)",
    re.IGNORECASE,
)
# What may stand before the next name, where it is no part of it.
_BESIDE = re.compile(r"(?:với|lãnh đạo|đại diện|đồng chí|của|các) +", re.IGNORECASE)
_ASIDE = re.compile(r"nhất là|đặc biệt là|trong đó có")
_FILLER = re.compile(r"[\s,]*(?:(?:cũng|đã|vừa|tiếp tục)\s+)*")
# Without a place the Front is one more kind: "các phòng, ban, Mặt trận, đoàn thể".
_FRONT = re.compile(r"(?:Ủy ban |Uỷ ban )?(?:MTTQ|Mặt trận|Mặt trận Tổ quốc)")
# What joins members of a group of which the second has an opening of its own.
_OWN = re.compile(r"(?:,| và|, và) (?=(?:các|những|UBND|Ủy ban nhân dân|Uỷ ban nhân dân) )")
# "đại diện | lãnh đạo các bộ", "Đồng chí | Chủ tịch UBND các tỉnh": what stands before whom an act addresses.
_BEFORE = re.compile(r"(?:đại diện (?:của )?|(?:các )?đồng chí |đ/c )(?=[^\W\d_])", re.IGNORECASE)
_OPENING = re.compile(r"[\s“\"'*_(@]*")


def _same_post(first: BodyMention, second: BodyMention) -> bool:
    """Whether two posts begin alike: of one rank in two bodies."""
    return first.type == second.type == "post" and (
        first.name.split()[:2] == second.name.split()[:2]
    )


@dataclass(frozen=True, slots=True)
class Chain:
    """Bodies named in one phrase of the normalised text."""

    bodies: tuple[BodyMention, ...]
    start: int
    end: int


class Chains:
    """The body mentions of a document, looked up by where their phrases begin and end."""

    def __init__(self, text: str, bodies: Sequence[BodyMention], acts: Sequence[int] = ()) -> None:
        self.text = text
        self._acts = frozenset(acts)
        units: dict[At, list[BodyMention]] = {}
        for body in bodies:
            units.setdefault(body.outer, []).append(body)
        self._units = sorted(units.items())
        self._starts = [outer[0] for outer, _ in self._units]
        self._ends = {outer[1]: i for i, (outer, _) in enumerate(self._units)}

    @remembered
    def at(self, position: int, limit: int) -> Chain | None:
        """The chain that begins at `position`, quotes and white space aside, and ends by `limit`."""
        opening = _OPENING.match(self.text, position)
        first = opening.end() if opening else position
        index = bisect.bisect_left(self._starts, first)
        if index == len(self._starts) or self._starts[index] != first:
            before = _BEFORE.match(self.text, first)
            first = before.end() if before else first
        index = bisect.bisect_left(self._starts, first)
        if index == len(self._starts) or self._starts[index] != first:
            return None
        start, end = self._units[index][0]
        if end > limit:
            return None
        units = [index]
        aside = False
        while (following := self._joined(end, limit)) is not None:
            # "các tỉnh, nhất là Quảng Nam, Quảng Ngãi": the aside names part of those already named.
            joint = self.text[end : self._units[following][0][0]].lower()
            aside = aside or _ASIDE.search(joint) is not None
            end = self._units[following][0][1]
            if not aside:
                units.append(following)
        return Chain(self._bodies(units), start, end)

    def _bodies(self, units: list[int]) -> tuple[BodyMention, ...]:
        """The bodies of a chain; generic groups that "," and "và" join are one entry.

        "các sở, ban, ngành, UBND các xã và các tổ chức liên quan" names nobody apart; a
        semicolon, or one body with a name of its own, keeps them apart.
        """
        bodies = [body for unit in units for body in self._units[unit][1]]
        # "ông Lê Minh, Phó Chủ tịch UBND tỉnh": the post says who he is, it is nobody else.
        bodies = [
            body
            for n, body in enumerate(bodies)
            if not (
                n
                and body.type == "post"
                and bodies[n - 1].type == "person"
                and not body.rule.endswith("group")
            )
        ]
        generic = all(
            body.rule.endswith("group")
            or (body.rule == "body.bare" and _FRONT.fullmatch(body.name) is not None)
            or (
                body.rule == "body.post"
                and n + 1 < len(bodies)
                and bodies[n + 1].rule == "post.group"
            )
            for n, body in enumerate(bodies)
        )
        start, end = self._units[units[0]][0][0], self._units[units[-1]][0][1]
        if len(bodies) < 2 or not generic or ";" in self.text[start:end]:
            return self.row(bodies)
        name = " ".join(self.text[start:end].split())
        return (BodyMention(start, end, name, "group", "body.group", (start, end)),)

    def row(self, bodies: Sequence[BodyMention]) -> tuple[BodyMention, ...]:
        """The bodies of one row, groups parted where their next members have an opening of their own.

        "Sở Y tế, các trạm y tế và UBND các xã": beside a body of another name each group is a member by itself.
        """
        return tuple(
            one for body in bodies for one in (self._members(body) if len(bodies) > 1 else (body,))
        )

    def _members(self, body: BodyMention) -> list[BodyMention]:
        if not body.rule.endswith("group"):
            return [body]
        joints = list(_OWN.finditer(self.text, body.start, body.end))
        starts, ends = [m.end() for m in joints], [m.start() for m in joints]
        return [
            replace(body, start=a, end=b, name=" ".join(self.text[a:b].split()))
            for a, b in zip([body.start, *starts], [*ends, body.end], strict=True)
        ]

    def _joined(self, end: int, limit: int) -> int | None:
        joint = _JOINT.match(self.text, end, limit)
        if joint is None:
            return None
        beside = _BESIDE.match(self.text, joint.end(), limit)
        begins = {joint.end(), beside.end() if beside is not None else joint.end()}
        index = bisect.bisect_left(self._starts, joint.end())
        if index == len(self._starts) or self._starts[index] not in begins:
            return None
        (_, stop), bodies = self._units[index]
        last = self._units[self._ends[end]][1] if end in self._ends else []
        # "Bộ trưởng Bộ Quốc phòng, Bộ trưởng Bộ Công an chỉ đạo …": one more of their rank.
        rank = bodies[0].type == "post" and bool(last) and _same_post(last[-1], bodies[0])
        asks = bodies[0].type in ("person", "post") and not rank and self._speaks(stop)
        # "Hạt Kiểm lâm, ông nói, …": who points back to somebody named before is no member of a row.
        if stop > limit or asks or bodies[0].rule == "body.courtesy":
            return None
        return index

    def _speaks(self, position: int) -> bool:
        """Whether a speech act follows: "…, Thứ trưởng Lê Minh đề nghị" is no member of a chain."""
        filler = _FILLER.match(self.text, position)
        return filler is not None and filler.end() in self._acts

    def before(self, position: int, floor: int) -> Chain | None:
        """The unit that ends right before `position`, white space and a comma aside."""
        stop = position
        while stop > floor and self.text[stop - 1] in " ,":
            stop -= 1
        index = self._ends.get(stop)
        if index is None or self._units[index][0][0] < floor:
            return None
        (start, end), bodies = self._units[index]
        return Chain(tuple(bodies), start, end)

    def spans(self, position: int) -> bool:
        """Whether a phrase that names bodies goes on over a position."""
        index = bisect.bisect_right(self._starts, position) - 1
        return index >= 0 and self._units[index][0][0] < position < self._units[index][0][1]

    def within(self, start: int, end: int) -> list[Chain]:
        """Every unit inside a range, each as a chain of its own."""
        index = bisect.bisect_left(self._starts, start)
        found = []
        while index < len(self._units) and self._units[index][0][1] <= end:
            (a, b), bodies = self._units[index]
            found.append(Chain(tuple(bodies), a, b))
            index += 1
        return found
