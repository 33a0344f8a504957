"""Bodies, posts, persons and groups as written, each with the full form of its own phrase."""

from __future__ import annotations

import bisect
import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.reading.markers import UPPER
from extractor.recognise import definitions
from extractor.recognise.councils import NEXT, PLURAL, Councils
from extractor.recognise.ellipsis import Ellipsis
from extractor.recognise.groups import Groups
from extractor.recognise.holders import Holders
from extractor.recognise.naming import Namer
from extractor.records import At, BodyMention, BodyType
from extractor.rules import Pack, fold

_LAW = re.compile(r"(?:Luật|Bộ luật|Bộ Luật|Pháp lệnh|Hiến pháp) ")
_THIS = r"[ ]+(?:này|nói trên|nêu trên)(?!\w)"
_KINDS = r"(?:đơn vị|cơ quan|sở|bộ|phòng|địa phương)"
_THESE = re.compile(
    rf"(?:các|hai|ba)[ ]+{_KINDS}(?:(?:,|[ ]+và)[ ]+{_KINDS})*"
    r"[ ]+(?:trên|nêu trên|nói trên|có tên(?: ở)? trên|này)(?!\w)"
)
_SEVERAL = re.compile(r"(?:hai|ba|bốn|[2-9])[ ]+(?:đơn vị|cơ quan|sở|bộ|phòng|ngành)(?!\w)")
_MANY = re.compile(r"(?:các|những|\d{1,3}|hai|ba|bốn)[ ]+")
# A small word that points ("công ty phải …") opens its clause, and a task follows it.
_CLAUSE_START = re.compile(r"(?:[;:.!?\n(]|[-–+•][ ]?|yêu cầu|đề nghị|giao|đồng thời)[ ]*$")
_IN_NAME = re.compile(rf"(?<!\w)(?!(?:Giao|Cử|Nhắc|Mời|Do|Và|Riêng)[ ]$)[{UPPER}][\w]*[ ]$")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?=[ ]$)")
_BY_NAME = re.compile(rf"[ ]+(?:số[ ]+)?[{UPPER}\d“]")
_FRONT = re.compile(r"(?:[uủ][ỷy] ban )?(?:mttq|mặt trận tổ quốc)|ubmttq")
_COMMITTEE = re.compile(r"[uủ][ỷy] ban ")
_ALLIED = re.compile(r"[ ]*(?:và|,|cùng)[ ]+(?=các[ ]+(?:đoàn thể|tổ chức|hội))")
_MEETING = re.compile(r"(?<!\w)(?:đại|lễ|dạ|vũ|quốc|xã|ngày)[ ]$")
# "sau mỗi đợt đồng| bộ, các trường …", "do Bộ Y tế cung| cấp, các bệnh viện …": no noun begins here.
_HALF_WORD = re.compile(
    r"(?<!\w)(?:(?:đồng|cán|nội|tiến|cục) (?=bộ)|(?:cơ|trụ) (?=sở)|(?:cung|nâng|trợ|phân|khẩn) (?=cấp)|(?:quốc|văn|dự|đề) (?=phòng)|(?:văn|biên|kịch|phiên) (?=bản))"
)
_TWICE = re.compile(r"(?P<noun>\w[^,;]*), (?P=noun)")
_LIST_GOES_ON = re.compile(r"[^,]{1,12},[ ](?:các|những)[ ]")
_ISSUE = " số ra"


class Bodies:
    """Reads the bodies of one text from left to right; what lies in `blocked` ranges is left alone."""

    def __init__(self, text: str, blocked: Sequence[At], pack: Pack) -> None:
        self.text = text
        self.namer = Namer(text, pack)
        self.folded = self.namer.folded
        self.lex = self.namer.lex
        self.groups = Groups(self.namer)
        self.councils = Councils(self.namer, self.groups)
        self.lists = Ellipsis(self.namer)
        self.holders = Holders(self.namer, self.groups, self.councils, self.lists)
        self.blocked = sorted(blocked)
        self.places = self._places()
        self.this = re.compile(self.lex.pointed.pattern + _THIS)
        self.found: list[BodyMention] = []

    def run(self) -> tuple[BodyMention, ...]:
        """All mentions in order, none overlapping but those of one elliptic phrase."""
        done = 0
        for start, end in self._begins():
            if start >= done:
                inside = self._blocking(start)
                read = inside if inside is not None else self._with_members(start)
                done = read if read is not None and read > start else end
        return tuple(self.found)

    def _with_members(self, start: int) -> int | None:
        """Read what begins at `start`; a group that is counted up gives way to its members."""
        so_far = len(self.found)
        end = self._read(start)
        if len(self.found) == so_far + 1 and self.found[-1].rule.endswith("group"):
            members = self.councils.members(self.found[-1])
            if members:
                self.found[-1:] = members
                return members[-1].end
        return end

    def _begins(self) -> Iterator[At]:
        """Where mentions can begin, in order: reading is tried nowhere else."""
        words = (match.span() for match in self.lex.trigger.finditer(self.folded))
        names = sorted(map(re.escape, self.places), key=len, reverse=True)
        if not names:
            return words
        places = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)").finditer(self.text)
        return heapq.merge(words, (match.span() for match in places))

    def _places(self) -> frozenset[str]:
        """Names of places that the text itself calls a province, city or district somewhere."""
        found = set()
        for match in re.compile(r"(?<!\w)" + self.lex.level.pattern).finditer(self.text):
            end = self.namer.place_end(match.end())
            name = self.text[match.end() : end].strip() if end is not None else ""
            if " " in name and fold(match.group()) in _LARGE:
                found.add(name)
        for known in (self.lex.province, self.lex.central_city):
            found.update(match.group() for match in known.finditer(self.text))
        return frozenset(found)

    def _blocking(self, position: int) -> int | None:
        index = bisect.bisect_right(self.blocked, (position, len(self.text) + 1)) - 1
        if index >= 0 and self.blocked[index][0] <= position < self.blocked[index][1]:
            return self.blocked[index][1]
        return None

    # ── what begins here ─────────────────────────────────────────────────────────────────

    def _read(self, start: int) -> int | None:
        """Record what begins at `start` and give its end; None where nothing does."""
        if self.folded.startswith("hội", start) and _MEETING.search(
            self.folded, max(0, start - 6), start
        ):
            return None  # "Đại hội", "lễ hội"
        own = self.lex.own.match(self.folded, start) if self.lex.own is not None else None
        nothing = self.lex.nothing.match(self.text, start)
        head = self.lex.head.match(self.text, start)
        if nothing is not None and not own and (head is None or head.end() <= nothing.end()):
            return nothing.end()
        if self._after("context.thing", start) or self._after("context.title", start):
            return self._passed(start)
        law = _LAW.match(self.text, start)
        if law is not None:
            return self.namer.name_end(start, law.end() - 1)
        pointing = self._pointing(start)
        if pointing is not None:
            return pointing
        holder = self.holders.read(start)
        if holder is not None:
            self.found += holder[0]
            return holder[1]
        if self._after("context.where", start) and (there := self._there(start)) is not None:
            return there
        listed = self.lists.after_plural(start, start) or self.councils.of_places(start, start)
        if len(listed) == 1 and PLURAL.match(self.text, start):
            # "các tỉnh Tây Nguyên": a region, whose provinces are meant.
            return self._add(start, listed[0].outer[1], "group", "body.group")
        if listed:
            self.found += listed
            return listed[-1].outer[1]
        kin = self._of_one_kind(start)
        if kin is not None:
            return self._add(start, kin, "group", "body.group")
        if own is not None and self._whole_name(start, own.end(), head):
            return self._add(start, own.end(), "body", "body.own")
        office = _OFFICE.match(self.text, start)
        inner = self.lex.head.match(self.text, office.end()) if office is not None else None
        if (
            inner is not None
            and (end := self.namer.name_end(inner.start(), inner.end())) > inner.end()
        ):
            return self._add(start, end, "body", "body.name")
        return self._group(start, head) or self._named(start, head) or self._pointing_place(start)

    def _whole_name(self, start: int, end: int, head: re.Match[str] | None) -> bool:
        """Whether a name of the user's list is all that is named here, not the beginning of a longer name."""
        return head is None or self.namer.name_end(start, head.end()) <= end

    def _after(self, context: str, start: int) -> bool:
        """Whether what stands before `start` is what a rule of kind body-context says."""
        return self.lex.before[context].search(self.folded, max(0, start - 44), start) is not None

    def _passed(self, start: int) -> int | None:
        """The end of a name that belongs to something else: a street, a law, an award."""
        head = self.lex.head.match(self.text, start)
        return (
            self.namer.name_end(start, head.end()) if head is not None else self.groups.end(start)
        )

    def _pointing(self, start: int) -> int | None:
        """ "đơn vị này", "các đơn vị trên", "hai sở"."""
        this = self.this.match(self.folded, start)
        if this is not None:
            return self._add(start, this.end(), "body", "body.anaphor", anaphor=True)
        these = _THESE.match(self.folded, start) or _SEVERAL.match(self.folded, start)
        if these is not None and (these.re is _THESE or self.namer.stops(these.end())):
            return self._add(start, these.end(), "group", "body.anaphor", anaphor=True)
        return None

    def _of_one_kind(self, start: int) -> int | None:
        """The end of "các Sở GTVT", "các Sở Giáo dục và Đào tạo": the same body in many places."""
        many = PLURAL.match(self.text, start)
        head = self.lex.head.match(self.text, many.end()) if many is not None else None
        if many is None or head is None or not self.lex.is_one(self.lex.elliptic, head.group()):
            return None
        end = self.namer.name_end(many.end(), head.end())
        return end if end > head.end() else None

    def _there(self, start: int) -> int | None:
        """The end of a place that only says where ("ở tỉnh Cao Bằng", "tại các xã Nậm Ty, Bản Péo")."""
        many = _MANY.match(self.folded, start)
        level = self.lex.level.match(self.text, many.end() if many else start)
        if level is None:
            return None
        end = self.namer.place_end(level.end())
        if end is None:
            return self.groups.end(start)
        while many is not None and (joint := NEXT.match(self.text, end)) is not None:
            again = self.lex.level.match(self.text, joint.end())
            more = self.namer.place_end(again.end() if again else joint.end())
            if more is None:
                break
            end = more
        return end

    def _group(self, start: int, head: re.Match[str] | None) -> int | None:
        """A generic group, where what begins here is no longer name of one body."""
        end = self.groups.end(start)
        if end is None or self._half_word(start):
            return None
        if self.folded.endswith(("của ", "thuộc "), 0, start) and _LIST_GOES_ON.match(
            self.folded, start, end
        ):
            return None  # "theo chương trình của Bộ, | các Cục …": the owner is no member
        if _TWICE.fullmatch(self.folded, start, end):
            return (
                None  # "… tình hình của Công ty, | Công ty yêu cầu": what it is about, and who asks
            )
        end = self.groups.label_end(start, end)
        nameless = head is not None and self.lex.actor.match(self.folded, start) is not None
        if head is not None and end <= head.end():
            alone = self.namer.name_end(start, head.end()) == end
            if not (nameless and alone and head.group().lower() in _CONTRACTORS):
                return None
        # "UBND huyện Hướng Hóa là chủ đầu tư" says what it is, and names nobody else.
        if self._after("context.copula", start) and self.lex.actor.match(self.folded, start):
            return end
        return self._add(start, end, "group", "body.group")

    def _half_word(self, start: int) -> bool:
        """Whether what begins here is the second half of a word: "đồng| bộ"."""
        begin = self.folded.rfind(" ", 0, max(0, start - 1)) + 1
        half = _HALF_WORD.match(self.folded, begin, start + 6)
        return half is not None and half.end() == start

    def _named(self, start: int, head: re.Match[str] | None) -> int | None:
        """One body by name, or by its head alone."""
        if head is not None:
            if self.text.startswith(_ISSUE, self.namer.name_end(start, head.end())):
                return head.end()
            return self._specific(start, head.end())
        small = self.lex.small_head.match(self.text, start)
        return self._small(start, small.end()) if small is not None else None

    def _specific(self, start: int, at: int) -> int | None:
        """One body by name; elliptic fields, places and councils after it become bodies of their own."""
        placed = self.councils.of_places(start, at)
        if placed:
            self.found += placed
            return placed[-1].outer[1]
        council = self.councils.group_end(start, at)
        if council is not None:
            return self._add(start, council, "group", "body.council-group")
        end = self.namer.name_end(start, at)
        levels = _LEVELS.match(self.text, end) if _AT_LEVEL.search(self.folded, at, end) else None
        if levels is not None:
            return self._add(start, levels.end(), "group", "body.council-group")
        head = self.text[start:at]
        front = self._front(start, end)
        if front is not None:
            return self._add(start, front, "group", "body.front-group")
        if end == at:
            if _IN_NAME.search(self.text, max(0, start - 12), start):
                return None
            if self.lex.is_one(self.lex.bare, head):
                said = self._after("context.not-bare", start) or not self.namer.stops(end)
                return None if said else self._add(start, end, "body", "body.bare", anaphor=True)
        name = self.namer.clean(start, end)
        if end == at and self.lex.is_one(self.lex.council, head):
            name += self.councils.shared_level(end)
        elliptic = self.lex.is_one(self.lex.elliptic, head)
        further = self.lists.further(end, head) if elliptic else []
        if self.lex.is_one(self.lex.council, head):
            further = self.councils.further_places(start, at, end)
        outer = (start, further[-1][1] if further else end)
        self.found.append(BodyMention(start, end, name, "body", "body.name", outer))
        for a, b, full in further:
            self.found.append(BodyMention(a, b, full, "body", "body.elliptic", outer))
        return outer[1]

    def _front(self, start: int, end: int) -> int | None:
        """ "MTTQ và các đoàn thể chính trị - xã hội thành phố": the front with its allies is one group."""
        if _FRONT.match(self.folded, start) is None:
            return None
        allied = _ALLIED.match(self.folded, end)
        group = self.groups.end(allied.end()) if allied is not None else None
        if group is None:
            return None
        level = self.lex.level.match(self.text, self.namer.skip(group))
        if _COMMITTEE.match(self.folded, start) and level is None:
            return None  # "Ủy ban MTTQ xã | và các đoàn thể": the committee has a place of its own
        return group if level is None else self.namer.place_end(level.end()) or level.end()

    def _small(self, start: int, at: int) -> int | None:
        """A body whose head is in small letters: "phòng Kế toán", "sở xây dựng", "công ty phải …"."""
        council = self.councils.group_end(start, at)
        end = self.namer.name_end(start, at)
        if council is not None and end > at:
            return self._add(start, council, "group", "body.council-group")
        opens = _CLAUSE_START.search(self.folded, max(0, start - 12), start) is not None
        head = self.text[start:at]
        if head == "ngành" and end > at:
            end = self._further_fields(end)
        if head in _CLASSES and not opens:
            return None
        if end > at and (_BY_NAME.match(self.text, at) or self._known(start, at, end)):
            return self._add(start, end, "body", "body.small-name")
        if end > at or not self.lex.is_one(self.lex.bare, head):
            return None
        school = head == "nhà trường" and not self._after("context.not-bare", start)
        points = opens and self.namer.stops(end) and self.folded[end : end + 1] == " "
        meeting = head == "ban" and self.folded.endswith("giao ", 0, start)
        if school or (points and not meeting):
            return self._add(start, end, "body", "body.bare", anaphor=True)
        return None

    def _further_fields(self, at: int) -> int:
        """Past the fields that share one "ngành": "ngành y tế|, giáo dục" before its task."""
        joint = NEXT.match(self.text, at)
        field = self.lex.field.match(self.folded, joint.end()) if joint is not None else None
        return field.end() if field is not None and self.namer.stops(field.end()) else at

    def _known(self, start: int, after_head: int, end: int) -> bool:
        """Whether all is small ("sở xây dựng", "phòng kế toán"): a known field right behind the head."""
        before = _WORD_BEFORE.search(self.folded, max(0, start - 10), start)
        if before is not None and before.group() in _COMPOUND_BEFORE:
            return False
        field = self.lex.field.match(self.folded, after_head + 1)
        level = self.lex.level.match(self.text, after_head + 1)
        return (field is not None and field.end() <= end) or level is not None

    def _pointing_place(self, start: int) -> int | None:
        """ "tỉnh Sơn La", "thành phố", "Hạ Long": a place that stands for those who govern it."""
        level = self.lex.level.match(self.text, start)
        place = self.namer.place_end(level.end()) if level is not None else None
        if level is not None and place is not None:
            further = self.councils.further_provinces(level.group(), place)
            outer = (start, further[-1][1] if further else place)
            called = self.namer.clean(start, place)
            self.found.append(BodyMention(start, place, called, "body", "body.place", outer))
            for a, b, full in further:
                self.found.append(BodyMention(a, b, full, "body", "body.elliptic", outer))
            return outer[1]
        if (
            level is not None
            and fold(level.group()) in _GOVERNED
            and self._alone(start, level.end())
        ):
            return self._add(start, level.end(), "body", "body.bare", anaphor=True)
        name = next((n for n in self.places if self.text.startswith(n, start)), None)
        if (
            name is None
            or self._after("context.where", start)
            or self.text[start + len(name) : start + len(name) + 1].isalnum()
        ):
            return None
        return self._add(start, start + len(name), "body", "body.place-name", anaphor=True)

    def _alone(self, start: int, end: int) -> bool:
        """Whether a level stands for its government: alone, complete, not after what takes a level."""
        if _IN_NAME.search(self.text, max(0, start - 12), start) or not self.namer.stops(end):
            return False
        return not _BY_NAME.match(self.text, end) and not self._after("context.not-bare", start)

    def _add(
        self, start: int, end: int, kind: BodyType, rule: str, *, anaphor: bool = False
    ) -> int:
        name = self.namer.clean(start, end)
        self.found.append(BodyMention(start, end, name, kind, rule, (start, end), anaphor))
        return end


_LARGE = frozenset({"tp", "tp.", "thành phố", "tỉnh", "huyện", "thị xã", "quận"})
_GOVERNED = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "tp", "xã", "phường"})
# "Cơ quan | Ủy ban Kiểm tra Đảng ủy": its staff, named with it.
_OFFICE = re.compile(r"Cơ quan +")
# "Phòng Nội vụ huyện|, thành phố": in all units of these levels.
_AT_LEVEL = re.compile(r" (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn)$")
_LEVELS = re.compile(
    rf"(?:(?:, | và |, và )(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?!\w| [{UPPER}\d]))+"
)
_CONTRACTORS = frozenset({"nhà thầu", "nhà thầu phụ"})
# Groups of pupils are bodies only where they open a clause.
_CLASSES = frozenset({"khối", "lớp"})
# Words that make another word of a small head after them ("cơ sở", "nhiệm vụ", "toàn bộ").
_COMPOUND_BEFORE = frozenset(
    "cơ nhiệm toàn cán đảng nội tiến phục dịch chi quân nghiệp công học xã nông môi thị hải phụ "
    "nhà văn dự đề hội kiểm chánh".split()
)


def find(text: str, blocked: Sequence[At], pack: Pack) -> tuple[BodyMention, ...]:
    """The bodies, posts, persons and groups that a normalised text names, in order.

    `blocked` are ranges that name none (legal references, deadlines). Positions are code
    points of the normalised text. A body of the user's own list bears its official name.
    """
    reader = Bodies(text, blocked, pack)
    found = definitions.with_short_forms(text, reader.run())
    official = reader.lex.official
    return tuple(
        replace(body, name=official[fold(body.name)], rule="body.own")
        if fold(body.name) in official
        else body
        for body in found
    )
