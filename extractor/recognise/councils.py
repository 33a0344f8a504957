"""Bodies that stand at every level: "UBND các huyện, thị xã", "UBND các xã Trà Leng, Trà Don", "HĐND, UBND tỉnh"."""

from __future__ import annotations

import re

from extractor.recognise.groups import TIER, Groups
from extractor.recognise.naming import Namer
from extractor.records import BodyMention, BodyType
from extractor.rules import fold

PLURAL = re.compile(r"(?:các|những|[2-9]|[1-9]\d|hai|ba|bốn|năm)[ ]+", re.IGNORECASE)
NEXT = re.compile(r"[ ]*,[ ]*(?:và[ ]+)?|[ ]+và[ ]+|[ ]*;[ ]*")
_COLON = re.compile(r"[ ]*:[ ]*|[ ]+")
_AND = re.compile(r"[ ]*,[ ]*|[ ]+và[ ]+")
_OF_PLACES = re.compile(r"(?<!\w)(?:[Cc]ác[ ]+)?(?:tỉnh|thành phố|địa phương)(?!\w)[^\n]*$")
_MEMBERS = re.compile(r"[ ]*:[ ]*")
_COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng|chi)[ ]ủy(?!\w)")


class Councils:
    """Reads bodies of many levels or places in one text."""

    def __init__(self, namer: Namer, groups: Groups) -> None:
        self.text = namer.text
        self.folded = namer.folded
        self.namer = namer
        self.groups = groups
        self.lex = namer.lex

    def group_end(self, start: int, after_head: int) -> int | None:
        """Where "UBND các huyện, thị xã", "Trung tâm Y tế các huyện", "UBND cấp xã" ends; None for one body."""
        own = self.lex.is_one(self.lex.council, self.text[start:after_head])
        end = after_head if own else self.namer.name_end(start, after_head)
        begin = self.namer.skip(end)
        tier = TIER.match(self.folded, begin)
        if tier is not None:
            return tier.end()
        plural = PLURAL.match(self.text, begin)
        if plural is not None:
            at = plural.end()
            # "Ban Chỉ huy Phòng thủ dân sự các bộ, ngành": a name stands before no group of others.
            levels = self.lex.level.match(self.folded, at) or _COMMITTEE.match(self.folded, at)
            long = end > after_head or self.text.count(" ", start, after_head) > 1
            group = self.groups.end(begin) if own or levels or long else None
            return self._with_places(group) if group is not None and levels else group
        noun = self.lex.group_noun.match(self.folded, begin) if own else None
        if noun is None:
            return None
        joint = _AND.match(self.text, noun.end())
        if joint is not None and self.lex.head.match(self.text, joint.end()):
            return None  # "Công an tỉnh|, UBND các xã"
        others = PLURAL.match(self.text, joint.end()) if joint is not None else None
        further = others or joint
        if further is not None and self.lex.level.match(self.folded, further.end()) is None:
            return None  # "Công an tỉnh| và các lực lượng", "UBND tỉnh|, chủ đầu tư"
        stop, count = self.groups.listed(noun.end())
        return self.groups.narrowed_end(stop) if count > 1 else None

    def _with_places(self, end: int) -> int:
        """Past the places that a group of levels counts up last: "UBND các huyện, thị xã| và thành phố Vinh"."""
        while (joint := _AND.match(self.text, end)) is not None:
            level = self.lex.level.match(self.text, joint.end())
            place = self.namer.place_end(level.end()) if level is not None else None
            if place is None:
                break
            end = place
        return end

    def of_places(self, start: int, after_head: int, title: str = "") -> list[BodyMention]:
        """One council for each place of "UBND các huyện Vân Đồn, Cô Tô và thành phố Cẩm Phả".

        With a `title` before it ("Chủ tịch "), one post each.
        """
        bare = start == after_head
        if not bare and not self.lex.is_one(self.lex.council, self.text[start:after_head]):
            after_head = self.namer.name_end(start, after_head)
        plural = PLURAL.match(self.text, self.namer.skip(after_head))
        level = self.lex.level.match(self.text, plural.end()) if plural is not None else None
        if level is None:
            return []
        position, current = level.end(), level.group()
        while (several := self._another_level(position)) is not None:
            position, current = several, ""
        colon = _COLON.match(self.text, position)
        if colon is None:
            return []
        named: list[tuple[int, int, str]] = []
        position = colon.end()
        while (place := self._place(position)) is not None:
            own, end = place
            words = self.text[position:end]
            level_said = own or current or self._level_of(position, end)
            named.append((position, end, words if own else f"{level_said} {words}".strip()))
            current = own if own and not words.startswith((f"{own}.", "TP.HCM")) else current
            joint = NEXT.match(self.text, end)
            if joint is None or ";" in joint.group():
                break
            position = joint.end()
        if not named or (bare and len(named) == 1 and " " not in self.text[slice(*named[0][:2])]):
            return []
        head = title + self.text[start:after_head]
        outer = (start - len(title), named[-1][1])
        rule = "body.place" if bare else "body.council-of-place"
        return [
            BodyMention(a, b, f"{head} {name}".strip(), "post" if title else "body", rule, outer)
            for a, b, name in named
        ]

    def members(self, group: BodyMention) -> list[BodyMention]:
        """One council for each place that a group is said to consist of.

        "Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương: Hà Nội, Quảng Ninh",
        "các địa phương: Hà Nội, Quảng Ninh".
        """
        kind = _OF_PLACES.search(self.text, group.start, group.end)
        joint = _MEMBERS.match(self.text, group.end)
        if kind is None or joint is None:
            return []
        head = self.text[group.start : kind.start()].strip().removesuffix(" cấp")
        named: list[tuple[int, int, str]] = []
        while joint is not None:
            begin = joint.end()
            end = self.namer.place_end(begin)
            level = self._level_of(begin, end) if end is not None else ""
            if end is None or not level:
                break
            named.append((begin, end, f"{head} {level} {self.text[begin:end]}".strip()))
            joint = NEXT.match(self.text, end)
        if len(named) < 2:
            return []
        outer = (group.start, named[-1][1])
        kind_of: BodyType = "post" if group.type == "post" else "body"
        rule = "body.council-of-place" if head else "body.place"
        return [BodyMention(a, b, name, kind_of, rule, outer) for a, b, name in named]

    def _level_of(self, start: int, end: int) -> str:
        """The level of a province or city under the centre that the text names without it."""
        if self.lex.central_city.fullmatch(self.text, start, end):
            return "thành phố"
        return "tỉnh" if self.lex.province.fullmatch(self.text, start, end) else ""

    def further_provinces(self, level: str, end: int) -> list[tuple[int, int, str]]:
        """The provinces behind the first of "tỉnh Lào Cai|, Yên Bái": where each stands, with its level."""
        found: list[tuple[int, int, str]] = []
        known = {"tỉnh": self.lex.province, "thành phố": self.lex.central_city}.get(fold(level))
        joint = _AND.match(self.text, end)
        while joint is not None and known is not None:
            place = known.match(self.text, joint.end())
            if place is None or self.namer.place_end(joint.end()) != place.end():
                break
            found.append((*place.span(), f"{level.lower()} {place.group()}"))
            joint = _AND.match(self.text, place.end())
        return found

    def further_places(self, start: int, after_head: int, end: int) -> list[tuple[int, int, str]]:
        """The places behind the first of "UBND quận 1|, quận 3": where each stands, with its council."""
        first = self.lex.level.match(self.text, self.namer.skip(after_head))
        if first is None or self.namer.place_end(first.end()) != end:
            return []
        head = self.text[start:after_head]
        found = [
            (a, b, f"{head} {name}") for a, b, name in self.further_provinces(first.group(), end)
        ]
        if found:
            return found
        joint = _AND.match(self.text, end)
        while joint is not None:
            level = self.lex.level.match(self.text, joint.end())
            place = self.namer.place_end(level.end()) if level is not None else None
            if place is None:
                break
            words = self.text[joint.end() : place]
            found.append((joint.end(), place, f"{head} {words}"))
            joint = _AND.match(self.text, place)
        return found

    def _another_level(self, at: int) -> int | None:
        """The end of a further level without a place: "các xã|, phường|: …"."""
        joint = _AND.match(self.text, at)
        level = self.lex.level.match(self.text, joint.end()) if joint is not None else None
        if level is None:
            return None
        # Behind "các tỉnh, thành phố" a province has its own level, not the one said last.
        province = self.lex.province.match(self.text, self.namer.skip(level.end()))
        several = self.folded.endswith("tỉnh", 0, at) and province is not None
        if self.namer.place_end(level.end()) is not None and not several:
            return None
        return level.end()

    def _place(self, at: int) -> tuple[str, int] | None:
        """The level said at `at`, if any, and where the place ends."""
        own = self.lex.level.match(self.text, at)
        if own is None and self.lex.head.match(self.text, at):
            return None
        verb = self.lex.task.match(self.folded, at) if own is None else None
        if verb is not None and self.text[at + 1 : verb.end()].islower():
            return None  # "UBND các huyện, thành phố: | Tạm dừng lễ hội"
        if own is not None and fold(own.group()) == "khu vực":
            return None
        end = self.namer.place_end(own.end() if own is not None else at)
        return None if end is None else (own.group() if own is not None else "", end)

    def shared_level(self, end: int) -> str:
        """The level that a later member of the phrase says for all: "HĐND, UBND| tỉnh"."""
        at = end
        while True:
            joint = _AND.match(self.text, at)
            head = self.lex.head.match(self.text, joint.end()) if joint else None
            if head is None or not self.lex.is_one(self.lex.council, head.group()):
                return ""
            at = self.namer.name_end(head.start(), head.end())
            if at > head.end():
                level = self.lex.level.match(self.text, self.namer.skip(head.end()))
                return self.text[head.end() : at] if level is not None else ""
