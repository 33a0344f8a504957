"""The grammar of generic groups: "các sở, ban, ngành và địa phương", "Thủ trưởng các đơn vị liên quan"."""

from __future__ import annotations

import re

from extractor.reading.markers import UPPER
from extractor.recognise.naming import Namer

TIER = re.compile(
    r"(?:cấp[ ]+(?:tỉnh|huyện|xã|cơ sở)|(?:các|hai|2|ba)[ ]+cấp)"
    r"(?:(?:,|[ ]+và)[ ]*cấp[ ]+(?:huyện|xã))*(?!\w)"
)
# "chính quyền| cấp huyện, cấp xã"
_GOVERNING = re.compile(r"(?:chính quyền|cấp[ ]+[uủ][ỷy])[ ]+")
_AND = re.compile(r"[ ]*(?:,|;|/|-)[ ]*(?:và[ ]+)?|[ ]+(?:và|cùng|hoặc)[ ]+")
# "sở", "phòng": what is called by its field.
_OFFICE = re.compile(r"(?<!\w)(?:sở|phòng|ban|vụ|cục|khoa)$")
_COUNT = re.compile(r"\d{1,3}[ ]+")
_WHOLE_BEFORE = re.compile(r"(?:kiện|an|hoàn|bảo)[ ]$")
# Whose kind may be the name of a trade that is a verb as well: "các doanh nghiệp xây dựng".
_OF_TRADE = re.compile(r"(?:doanh nghiệp|công ty|nhà thầu|đơn vị|tập đoàn|ngành|trường|cơ sở)[ ]$")
_OF_AGENCY = re.compile(r"cơ quan[ ]$")
_PLACE = rf"(?:(?:tỉnh|thành phố|TP)[ ]+)?[{UPPER}]\w*(?:[ ]+[{UPPER}]\w*)*"
_FROM_TO = re.compile(
    rf"(?::|[ ]*\(?)[ ]*từ[ ]+{_PLACE}(?:[ ]+(?:đến|tới)[ ]+{_PLACE}|[ ]*-[ ]*{_PLACE}|[ ]+trở[ ]+(?:ra|vào))\)?"
)
_IN_REGION = re.compile(r"[ ]+(?:(?:ở|thuộc|trong|tại)[ ]+)?(?:khu vực|vùng|miền)[ ]+")
_OF = re.compile(
    r"[ ]+(?:thuộc, trực thuộc|thuộc và trực thuộc|thuộc|trực thuộc|của|ở|trong|tại|cấp)[ ]+"
)
_CAPITAL = re.compile(rf"[ ]+[{UPPER}]")
_AREA = re.compile(r"[ ]+trên[ ]+địa[ ]+bàn(?:[ ]+hai|[ ]+các)?[ ]*")
# Councils in capitals name one body each, not a kind: "Tỉnh ủy, HĐND, UBND tỉnh".
_COUNCIL = re.compile(
    r"(?:UBND|HĐND|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Ủy ban|Uỷ ban|Hội đồng|Công an|Đảng ủy|Đảng uỷ)(?!\w)"
)
# "các cơ sở| KCB BHYT|": what kind they are, in initials.
_SHORT = re.compile(rf"(?: [{UPPER}][{UPPER}&-]+)+(?= [^\W\d_]|[,;:.\n]|$)(?! [{UPPER}])")
_LINE_START = re.compile(r"(?:^|\n|[-–+•*.)])[ ]*$")
# Not "các đồng chí": one who was named before.
_WHO_SPEAKS = ("đồng chí", "lãnh đạo")
# These go on with a row of generic nouns, a place behind them or not.
_GOVERNED = re.compile(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân)(?!\w)")
_TO_COLON = re.compile(r"[ ]+[^,;:.\n]{2,70}?(?:,[ ][^,;:.\n]{2,40}?){0,2}(?=[ ]*:[ ]*\S)")


class Groups:
    """Reads generic groups in one text."""

    def __init__(self, namer: Namer) -> None:
        self.text = namer.text
        self.folded = namer.folded
        self.namer = namer
        self.lex = namer.lex

    def end(self, at: int) -> int | None:
        """Where the group that begins at `at` ends; None where none begins there."""
        opened = self._opened(at)
        if opened is None and _COUNCIL.match(self.text, at):
            return None
        begin = opened if opened is not None else at
        governing = self._governing(begin)
        if governing is not None:
            return self.narrowed_end(self.listed(governing)[0])
        if self.lex.nothing.match(self.text, begin):
            return None
        first = self._noun(begin)
        if first is None:
            actor = self.lex.actor.match(self.folded, at)
            return self.narrowed_end(self.listed(actor.end())[0]) if actor else None
        stop, count = self.listed(first)
        if opened is None and count < 2 and self._people_at_start(at):
            return self.narrowed_end(stop)
        if opened is None and count < 2 and self.folded.startswith(" các ", first, stop):
            return self.narrowed_end(
                stop
            )  # "công an các địa phương": the first noun takes the other
        if opened is None and count < 2:
            actor = self.lex.actor.match(self.folded, at)
            return self.narrowed_end(self.listed(max(actor.end(), stop))[0]) if actor else None
        return self.narrowed_end(stop)

    def _governing(self, at: int) -> int | None:
        """The end of those who govern a tier: "chính quyền cấp huyện, cấp xã"."""
        noun = _GOVERNING.match(self.folded, at)
        tier = TIER.match(self.folded, noun.end()) if noun is not None else None
        return tier.end() if tier is not None else None

    def _people_at_start(self, at: int) -> bool:
        """Whether a line begins with people of one kind: "- Giáo viên không dạy thêm …"."""
        begins = (
            at == 0
            or re.search(r"(?:\n|[-+•*.)]|\d[.)]) *$", self.text[max(0, at - 6) : at]) is not None
        )
        return (
            begins
            and self.text[at].isupper()
            and self.lex.people.match(self.folded, at) is not None
        )

    def _opened(self, at: int) -> int | None:
        """The position after "các", "những", "toàn thể", "30" …; None where nothing opens a group."""
        if self.folded.startswith("toàn", at) and _WHOLE_BEFORE.search(
            self.folded, max(0, at - 5), at
        ):
            return None
        opened = None
        while True:
            match = self.lex.group_open.match(self.folded, at) or _COUNT.match(self.folded, at)
            if match is None:
                return opened
            at = match.end()
            while at < len(self.text) and self.text[at] in " ":
                at += 1
            opened = at

    def _noun(self, at: int, *, opened: bool = False) -> int | None:
        """The end of one generic noun, "các" before it allowed; `opened` inside a list.

        A post with a capital inside a list ("…, Chủ tịch UBND các xã") begins a phrase of its own.
        """
        match = self.lex.group_open.match(self.folded, at)
        if match is not None:
            at = match.end() + 1
        governing = self._governing(at)
        if governing is not None:
            return governing
        noun = self.lex.group_noun.match(self.folded, at)
        if noun is not None and opened and (self._holder_of_one(at) or self._person(noun)):
            return None
        if noun is None or (opened and self.text[at].isupper() and self.namer.numbered(noun.end())):
            return None
        if (
            self.text[at].isupper()
            and self.lex.post.match(self.text, at)
            and at > 0
            and self.text[at - 1] != "\n"
            and opened
        ):
            return None
        following = re.compile(rf"[ ]+[{UPPER}]").match(self.text, noun.end())
        words = noun.group().split()
        proper = any(" ".join(words[:n]) in self.lex.also_proper for n in (1, 2, 3))
        kind = self.lex.group_kind.match(self.folded, noun.end() + 1)
        # "Tập đoàn Điện lực Việt Nam" is a name, "các Tập đoàn điện lực" a kind.
        kind = None if self.text[at].isupper() and following is not None else kind
        kind = kind or self._field(noun.end())
        named = following is not None and kind is None
        # "Tập đoàn Điện lực Việt Nam", but "các phòng Công an thành phố".
        begins = self.text[at].isupper() or not self._body_follows(noun.end())
        if proper and named and begins:
            return None
        return noun.end()

    def _person(self, noun: re.Match[str]) -> bool:
        """Whether a courtesy and a name begin here: "với các xã, | đồng chí Lê Văn Hòa đề nghị …"."""
        return noun.group() == "đồng chí" and _CAPITAL.match(self.text, noun.end()) is not None

    def _holder_of_one(self, at: int) -> bool:
        """Whether one post begins here, no member of a list: "người dân, | chủ tịch UBND TP Hà Nội giao …"."""
        post = self.lex.post.match(self.text, at)
        begin = self.namer.skip(post.end()) if post is not None else at
        head = self.lex.head.match(self.text, begin) if post is not None else None
        return head is not None and self.namer.name_end(begin, head.end()) > head.end()

    def _body_follows(self, at: int) -> bool:
        space = re.compile(r"[ ]+").match(self.text, at)
        return space is not None and self.lex.head.match(self.text, space.end()) is not None

    def _leads(self, stop: int) -> bool:
        """Whether the noun that ends at `stop` takes another generic noun right behind it."""
        words = self.folded[max(0, stop - 24) : stop].split(" ")
        return any(" ".join(words[-n:]) in self.lex.leads for n in (1, 2, 3, 4))

    def listed(self, stop: int) -> tuple[int, int]:
        """Where a list of generic nouns ends whose first ends at `stop`, and how many they are."""
        count = 1
        while True:
            close = re.compile(r"[ ]+").match(self.folded, stop)
            nested = self._noun(close.end(), opened=True) if close is not None else None
            owner = self.lex.head.match(self.text, close.end()) if close is not None else None
            if nested is not None and owner is not None and owner.end() > nested:
                return stop, count
            if nested is not None and self._leads(stop):
                stop = nested
                continue
            # "các tập đoàn, tổng công ty nhà nước, doanh nghiệp xuất khẩu": a kind stands between.
            joint = _AND.match(self.folded, stop) or _AND.match(self.folded, self._kind(stop))
            if joint is None:
                return stop, count
            if self._place(joint.end()):
                return stop, count
            end = self._noun(joint.end(), opened=True)
            if end is None or ";" in joint.group() or self._has_name(joint.end()):
                return stop, count
            if self.folded[joint.end() : end] in _WHO_SPEAKS and self.lex.asks.match(
                self.folded, end
            ):
                return stop, count  # "Vì đời sống nhân dân|, đồng chí đề nghị …"
            stop, count = end, count + 1

    def _place(self, at: int) -> bool:
        """Whether a place with its name follows: "các huyện ven biển và | huyện đảo Cồn Cỏ"."""
        level = self.lex.level.match(self.text, at)
        if level is None or not _CAPITAL.match(self.text, level.end()):
            return False
        return self.namer.place_end(level.end()) is not None

    def _has_name(self, at: int) -> bool:
        """Whether a body with a name of its own follows a generic noun: "đơn vị đầu ngành|, Tổng cục Thủy sản"."""
        head = self.lex.head.match(self.text, at)
        if head is None or _GOVERNED.match(self.folded, at):
            return False  # "UBND các huyện", "UBND huyện" goes on with the row
        level = self.lex.level.match(self.text, head.end() + 1)
        capital = self.text[head.end() + 1 : head.end() + 2].isupper()
        named = capital or (level is not None and self.text[at].isupper())
        return named and self.namer.name_end(at, head.end()) > head.end()

    def label_end(self, start: int, end: int) -> int:
        """Where a group ends that labels its line: "Các địa phương có cảng cá|: kiểm đếm tàu thuyền"."""
        label = _TO_COLON.match(self.folded, end)
        if label is None or not _LINE_START.search(self.text, max(0, start - 6), start):
            return end
        begin = self.namer.skip(end)
        does = self.lex.task.match(self.folded, begin) and not self.folded.startswith("có ", begin)
        if does or self.lex.no_label.search(label.group()):
            return end
        # Behind a comma another body may begin.
        others = [end + comma.end() for comma in re.finditer(", ", label.group())]
        named = any(self.text[at].isupper() or self.end(at) or self._noun(at) for at in others)
        return end if named else label.end()

    def narrowed_end(self, at: int) -> int:
        """Past what narrows the group: "liên quan", "trên địa bàn tỉnh X", "thuộc UBND huyện"."""
        if self._ends_in_kind(at):
            at = self._kinds(at)
        while True:
            end = self._tail(at)
            if end is None:
                return at
            at = end

    def _tail(self, at: int) -> int | None:
        area = _AREA.match(self.folded, at)
        if area is not None:
            return self._narrowed(area.end()) or (
                area.end() if self.folded[area.end() - 1] != " " else area.end() - 1
            )
        clause = self.lex.group_clause.match(self.folded, at)
        if clause is not None:
            return clause.end()
        between = _FROM_TO.match(self.text, at)
        if between is not None:
            return self._with_provinces(between.end())
        within = _IN_REGION.match(self.folded, at)
        region = self.lex.region.match(self.text, within.end()) if within is not None else None
        if region is not None:
            return self._with_provinces(region.end())
        space = re.compile(r"[ ]+").match(self.text, at)
        if space is None:
            return None
        field = self._field(at)
        if field is not None:
            return field.end()
        kind = self.lex.group_kind.match(self.folded, space.end())
        if kind is not None and self._kind_fits(kind):
            region = self.lex.region.match(self.text, kind.start())
            return self._with_provinces(kind.end()) if region else self._kinds(kind.end())
        tail = self.lex.group_tail.match(self.folded, space.end())
        if tail is not None and self.folded.startswith((" ủy", " uỷ"), tail.end()):
            tail = None  # "giúp việc của Tỉnh ủy"
        head = self.lex.head.match(self.text, space.end())
        if head is not None and tail is not None and head.end() > tail.end():
            return self.namer.name_end(space.end(), head.end())
        works = self.lex.task.match(self.folded, space.end()) is not None
        if tail is not None and (not works or tail.group().count(" ") > 1):
            last = self.folded.rindex(" ", 0, tail.end()) + 1
            owner = self.lex.head.match(self.text, last)
            if owner is not None and owner.end() >= tail.end():
                return self.namer.name_end(last, owner.end())  # "thuộc | Sở Y tế"
            level = self.lex.level.match(self.text, space.end()) or self.lex.level.match(
                self.text, last
            )
            place = self.namer.place_end(level.end()) if level is not None else None
            return place or tail.end()
        of = _OF.match(self.folded, at)
        end = self._narrowed(of.end()) if of is not None else None
        if end is not None:
            return end
        if head is not None:
            return self.namer.name_end(space.end(), head.end())
        short = _SHORT.match(self.text, at)
        return short.end() if short is not None else self._modifier(at)

    def _field(self, at: int) -> re.Match[str] | None:
        """The field that all members share, behind a small noun that ends at `at`: "các sở| Giáo dục và Đào tạo"."""
        noun = _OFFICE.search(self.folded, max(0, at - 12), at)
        capital = _CAPITAL.match(self.text, at) is not None
        return (
            self.lex.field.match(self.folded, at + 1)
            if capital and noun is not None and self.text[noun.start()].islower()
            else None
        )

    def _with_provinces(self, at: int) -> int:
        """Past what the same group counts up: "các tỉnh Bắc Bộ|, Thanh Hóa và khu vực Tây Nguyên"."""
        while True:
            joint = _AND.match(self.folded, at)
            if joint is None or ";" in joint.group():
                return at
            between = _FROM_TO.match(self.text, joint.end())
            if between is not None:
                at = between.end()
                continue
            area = re.compile(r"(?:khu vực|vùng)[ ]+").match(self.folded, joint.end())
            begin = area.end() if area is not None else joint.end()
            named = [self.lex.region, self.lex.province, self.lex.central_city]
            match = next((m for p in named if (m := p.match(self.text, begin))), None)
            if match is None:
                return at
            at = match.end()

    def _modifier(self, at: int) -> int | None:
        """Up to three words that narrow the noun and open no task: "các doanh nghiệp| vận tải| không tăng giá"."""
        for match in (
            re.compile(rf"(?: [^\W\d_A-ZĐ]+){{{n}}}(?=[ ,.;:\n]|$)").match(self.text, at)
            for n in (1, 2, 3)
        ):
            if match is None:
                return None
            words = list(re.finditer(r"[^ ]+", match.group()))
            if any(
                self.lex.no_modifier.fullmatch(word.group().lower())
                for word in (words[0], words[-1])
            ):
                return None
            if self.lex.stop.match(self.folded, at + words[-1].start()):
                return None
            if self.lex.task.match(self.folded, match.end() + 1):
                return match.end() if len(words) > 1 else None
        return None

    def _ends_in_kind(self, at: int) -> bool:
        words = self.folded[max(0, at - 24) : at].split(" ")
        return any(self.lex.group_kind.fullmatch(" ".join(words[-n:])) for n in (1, 2, 3))

    def _kinds(self, at: int) -> int:
        """Past further kinds of the same noun: "các cơ quan truyền thông|, báo chí"."""
        joint = _AND.match(self.folded, at)
        kind = self.lex.group_kind.match(self.folded, joint.end()) if joint else None
        if kind is None or ";" in joint.group() or not self._kind_fits(kind):  # type: ignore[union-attr]
            return at
        return self._kinds(kind.end())

    def _kind(self, at: int) -> int:
        """Past the kind right behind a noun: "tổng công ty| nhà nước"."""
        kind = self.lex.group_kind.match(self.folded, at + 1)
        return kind.end() if kind is not None and self._kind_fits(kind) else at

    def _kind_fits(self, kind: re.Match[str]) -> bool:
        """Whether a kind narrows the noun: one that could begin a task does only before another word of its own."""
        task = self.lex.task.match(self.folded, kind.start())
        if task is None:
            return True
        before = self.folded[max(0, kind.start() - 16) : kind.start()]
        agency = _OF_AGENCY.search(before) and self.lex.agency_kind.fullmatch(kind.group())
        return (
            bool(agency or _OF_TRADE.search(before))
            and task.end() <= kind.end()
            and self.lex.task.match(self.folded, kind.end() + 1) is not None
        )

    def _narrowed(self, at: int) -> int | None:
        """The end of the body, place or noun that "thuộc", "của", "trên địa bàn" point to."""
        head = self.lex.head.match(self.text, at)
        if head is not None:
            return self.namer.name_end(at, head.end())
        level = self.lex.level.match(self.text, at)
        if level is not None:
            return self.namer.place_end(level.end()) or level.end()
        noun = self.lex.group_noun.match(self.folded, at)
        if noun is not None:
            return noun.end()
        return self.namer.place_end(at)
