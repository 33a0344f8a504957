"""Places and persons: where a place ends, and where the name of whoever leads it begins."""

from __future__ import annotations

import re

from extractor.reading.markers import UPPER
from extractor.recognise.lexicon import lexicon
from extractor.rules import Pack, fold

_INSTITUTION = re.compile(
    r"(?<!\w)(?:UBND|HĐND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Công an|Công ty|Đảng|Trung tâm|Cục|Chi cục|Hội|Tổng|Chủ tịch|Bí thư|Giám đốc)(?!\w)"
)
WORD = re.compile(r"\w[\w.&/']*\w|\w")
CAPITAL = re.compile(rf"[{UPPER}]")
SPACE = re.compile(r"[ ]+")
# Levels that have names and no numbers.
_BY_NAME = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã)$")
# A row of capitals, and one that ends at a position; initials belong to none.
_ROW = re.compile(rf"[{UPPER}][\w'’]*(?:[ ]+[{UPPER}][\w'’]*){{0,7}}")
_RUN_BEFORE = re.compile(
    rf"(?:(?<!\w)[{UPPER}][\w'’]*[a-zà-ỹđ][\w'’]*[ ]+)*(?<!\w)[{UPPER}][\w'’]*[a-zà-ỹđ][\w'’]*$"
)
_PROVINCIAL = re.compile(r"(?:tỉnh|thành phố|tp\.?)[ ]*$")
_PLACE = re.compile(
    rf"(?:\.(?=[{UPPER}])|[ ]*)((?:[{UPPER}][\w'’]*)(?:[ ]+[{UPPER}][\w'’]*){{0,3}}(?:[ ]*-[ ]*[{UPPER}]\w*(?:[ ][{UPPER}]\w*)?)?|\d{{1,2}}(?!\d|[/.%]))"
)
# Names of the Ede and the Mnong hold the family last and run to five words: "Y Thanh Hà Niê Kđăm".
_LONG_NAME = ("Y", "H", "H'")
_PERSON = re.compile(rf"[{UPPER}][\w’']*(?:[ ]+[{UPPER}][\w’']*){{0,4}}")
_COUNCIL_OF = re.compile(
    r"(?<!\w)(?:ubnd|[uủ][ỷy] ban nhân dân|hđnd|hội đồng nhân dân|công an) \w+(?: \w+)?$"
)
_HOLDER = re.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|trưởng|giám đốc|lãnh đạo|chánh|phó|ủy viên|thường trực|đại biểu|đại diện|cán bộ|ông|bà|đồng chí|đ/c)(?!\w)[^,.;:\n]{0,70}$"
)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match is not None else at


class Places:
    """Reads places, and the persons behind them, in one text."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text = text
        self.folded = fold(text)
        self.lex = lexicon(pack)

    def skip(self, at: int) -> int:
        """The position of the next character that is no blank."""
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        return at

    def province_end(self, at: int) -> int | None:
        """Where the province or city under the centre ends that begins at `at`; None where none does."""
        known = self.lex.province.match(self.text, at) or self.lex.central_city.match(self.text, at)
        return known.end() if known is not None else None

    def seat_end(self, at: int) -> int | None:
        """Where the province ends that a post names without its level: "Chủ tịch | Hà Nội"; no person's name."""
        end = self.province_end(at)
        if end is None:
            return None
        begin = self.skip(end)
        further = CAPITAL.match(self.text, begin) is not None
        return None if further and self.person_end(begin, sure=False) is None else end

    def _run_before(self, at: int) -> re.Match[str] | None:
        return _RUN_BEFORE.search(self.text, max(0, at - 40), at)

    def person_in(self, at: int) -> int | None:
        """Where a person's full name begins in a row of capitals that opens with a place: "Đông Giang | Nguyễn Văn An".

        Most places have two syllables, which tells "Đông | Giang Nguyễn Văn An" from it.
        """
        row = list(WORD.finditer(self.text, at, _end(_ROW, self.text, at)))
        for first in (0, 2, 1, 3):
            if first < len(row) and row[first].group() in self.lex.family:
                rest = len(row) - first
                if (rest in (3, 4) or (rest == 5 and row[first].group() in _LONG_NAME)) and (
                    first or rest == len(row)
                ):
                    return row[first].start()
        return None

    def _ends_in_province(self, at: int) -> bool:
        """Whether the province or city that a name belongs to stands last in it: nothing but a person follows."""
        words = [m.start() for m in WORD.finditer(self.text, max(0, at - 24), at)]
        return any(self.province_end(start) == at for start in words)

    def place_end(self, at: int) -> int | None:
        """Where the place name after a level ends ("tỉnh| Bắc Giang", "TP.|HCM", "quận| 1")."""
        region = self.lex.region.match(self.text, self.skip(at))
        if region is not None:
            return region.end()
        province = self.province_end(self.skip(at))
        if province is not None and self._of_a_province(at, province):
            return province
        match = _PLACE.match(self.text, at)
        if match is None or (
            match[1].isdigit() and _BY_NAME.search(self.folded, max(0, at - 9), at)
        ):
            return None
        name = self._without_person(match[1], match.start(1))
        words = name.split()
        person = len(words) >= 3 and words[0] in self.lex.family and "-" not in name
        if person and " ".join(words[:3]) not in self.lex.honoured:
            # "Chủ tịch UBND huyện | Hoàng Văn Thái", but "phối hợp với UBND huyện Hoàng Su Phì".
            council = _COUNCIL_OF.search(self.folded, max(0, at - 30), at)
            if council is None or _HOLDER.search(self.folded, max(0, at - 80), at) is not None:
                return None
        stop = _INSTITUTION.search(name)
        if stop is not None and stop.start() > 0:
            return match.start(1) + len(name[: stop.start()].rstrip())
        if stop is not None:
            return None
        return match.start(1) + len(name)

    def _of_a_province(self, at: int, end: int) -> bool:
        """Whether a level and the name of a province, which ends at `end`, are all of a place: "tỉnh Hà Nam | Lê Thị Thủy"."""
        if _PROVINCIAL.search(self.folded, max(0, at - 12), at):
            return True
        space = SPACE.match(self.text, end)
        if space is None:
            return False  # "xã Hòa Bình-Thạnh"
        if not CAPITAL.match(self.text, space.end()):
            return True
        person = self.person_end(space.end(), sure=False)
        return person is not None and len(self.text[space.end() : person].split()) >= 3

    def _without_person(self, name: str, at: int) -> str:
        """A place name cut before the person that follows it ("TP Hà Nội | Nguyễn Văn An")."""
        dash = name.rfind("- ")
        person = self.person_in(at + dash + 2 if dash >= 0 else at)
        inside = person is not None and at < person < at + len(name)
        return self.text[at:person].rstrip(" -") if inside else name

    def person_end(self, at: int, *, sure: bool) -> int | None:
        """Where the name of a person at `at` ends; `sure` where a courtesy or post stands before it."""
        match = _PERSON.match(self.text, at)
        if match is None:
            return None
        words = match.group().split()
        known = words[0] in self.lex.family or "'" in words[0]
        if not known and not (sure and len(words) <= 4):
            return None
        if len(words) < 2 and not sure:
            return None
        if not known and self.lex.head.match(self.text, at):
            return None
        most = 5 if words[0] in _LONG_NAME else 4
        return (
            match.start() + len(" ".join(words[:most]))
            if match.group() == " ".join(words)
            else match.end()
        )
