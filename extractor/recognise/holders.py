"""Posts and persons: "Chủ tịch UBND các huyện", "đồng chí Nguyễn Văn An", "anh Hùng (Kế toán)"."""

from __future__ import annotations

import re

from extractor.recognise.councils import PLURAL, Councils
from extractor.recognise.ellipsis import Ellipsis
from extractor.recognise.groups import Groups
from extractor.recognise.naming import Namer
from extractor.records import BodyMention

_MORE_POSTS = re.compile(
    r"(?:[ ]+kiêm[ ]+|[ ]*,[ ]*(?:các[ ]+)?|[ ]+-[ ]+|[ ]+(?=[Tt]hường trực|phụ trách))"
)
_STANDING = re.compile(r"[Tt]hường trực(?!\w)|phụ trách(?!\w)")
_AND_IS = re.compile(r"[ ]+(?:[-–]|kiêm)[ ]+")
_BRACKET = re.compile(r"[ ]*\([^()]{2,40}\)")
_APPOSED = re.compile(r"[ ]*,[ ]*|[ ]+-[ ]+")
_ACRONYM = re.compile(r"[A-ZĐ]{2,}(?![\w-])")
_SHIFT = re.compile(r"ca[ ]+(?:[A-Z]|\d)(?!\w)")
_OF_VILLAGE = re.compile(r"trưởng (?:thôn|bản|ấp|khóm|buôn|khu phố)$")
_SENTENCE_START = re.compile(r"(?:[\n.:;!?“\"(•+*|-]|\d[.)]|[a-z]\))[ ]*$")
_NOBODY = re.compile(r" (?:con|ta|nội|ngoại|mẹ|là|bà|cụ)(?!\w)")
_COMMITTEE = r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng) (?:ủy|uỷ)"
_ORGANISES = re.compile(r"tổ chức[ ]+")
_OF_UNIONS = re.compile(r"(?:đứng đầu|thủ trưởng|lãnh đạo)$")
_COMMITTEES = re.compile(
    rf"(?:{_COMMITTEE})(?:(?:[ ]*,[ ]*|[ ]+và[ ]+)(?:{_COMMITTEE}))+(?![ ]+[A-ZĐ])"
)
_SMALL_COMMITTEE = re.compile(rf"{_COMMITTEE}(?!\w)")
_POINTING = ("đồng chí", "đ/c", "ông", "bà")
_ONE_NAME = ("K'", "H'")

Reading = tuple[list[BodyMention], int]

_OF_MINISTRY = re.compile(r"(?:bộ|thứ) trưởng$")
_TRADE = re.compile(r"ngành ")
_CLAUSE = re.compile(r"(?:^|[,;.:\n“\"-])[ ]*$")


class Holders:
    """Reads posts and persons in one text."""

    def __init__(self, namer: Namer, groups: Groups, councils: Councils, lists: Ellipsis) -> None:
        self.text = namer.text
        self.folded = namer.folded
        self.namer = namer
        self.groups = groups
        self.councils = councils
        self.lists = lists
        self.lex = namer.lex

    def read(self, start: int) -> Reading | None:
        """The post or person that begins at `start`, and where reading goes on."""
        courtesy = self.lex.courtesy.match(self.text, start)
        found = self._courtesy(start, courtesy.end()) if courtesy is not None else None
        if found is not None:
            return found
        end = self.namer.post_end(start)
        if end is None:
            post = self._plural_post(start)
            end = post.end() if post is not None else None
        return self._post(start, end) if end is not None else None

    # ── persons ──────────────────────────────────────────────────────────────────────────

    def _courtesy(self, start: int, at: int) -> Reading | None:
        """ "đồng chí Nguyễn Văn A", "anh Hùng (Kế toán)", "đồng chí Phó Bí thư Tỉnh ủy", "đồng chí"."""
        begin = self.namer.skip(at)
        word = self.text[start:at]
        surely = self.namer.person_end(begin, sure=False) is not None
        inside = start > 0 and not _SENTENCE_START.search(self.text, max(0, start - 6), start)
        if self.folded.endswith("hộ ", 0, start):
            return None
        if not surely and (word in self.lex.titles or (inside and word[0].isupper())):
            return None
        post = self.lex.post.match(self.text, begin)
        if post is not None:
            return self._post(start, post.end(), called_from=begin)
        name = self.namer.person_end(begin, sure=True)
        if name is not None:
            return self._person(start, at, begin, name)
        points = word.lower() in _POINTING and not _NOBODY.match(self.folded, at)
        if not points or not self.namer.stops(at) or self.lex.nothing.match(self.text, begin):
            return None
        return [BodyMention(start, at, word, "person", "body.courtesy", (start, at), True)], at

    def _person(self, start: int, after_courtesy: int, begin: int, end: int) -> Reading:
        bracket = _BRACKET.match(self.text, end)
        stop = bracket.end() if bracket is not None else end
        called = self.namer.clean(begin, end)
        if " " not in called and not called.startswith(_ONE_NAME):
            courtesy = self.text[start:after_courtesy]
            # "Anh Hải" is "anh Hải" wherever he stands, "Mr.Hải" is written in one way.
            small = courtesy.lower() if self.lex.courtesy.fullmatch(courtesy.lower()) else courtesy
            called = f"{small}{self.text[after_courtesy:begin] or ''}{called}"
        stop = self._past_position(stop)
        return [BodyMention(start, end, called, "person", "body.person", (start, stop))], stop

    def _past_position(self, at: int) -> int:
        """Past the position that follows a name ("…, Phó Chủ tịch Thường trực"): it belongs to the person."""
        apposed = _APPOSED.match(self.text, at)
        post = self.lex.post.match(self.text, apposed.end()) if apposed is not None else None
        reading = self._post(post.start(), post.end()) if post is not None else None
        if reading is None or [m.rule for m in reading[0]] != ["body.post"]:
            return at
        return reading[1]

    # ── posts ────────────────────────────────────────────────────────────────────────────

    def _plural_post(self, start: int) -> re.Match[str] | None:
        """ "các Bộ trưởng", "các đồng chí Ủy viên": the post behind the plural."""
        many = PLURAL.match(self.text, start)
        if many is None:
            return None
        courtesy = self.lex.courtesy.match(self.text, many.end())
        begin = self.namer.skip(courtesy.end()) if courtesy is not None else many.end()
        capital = self.text[begin : begin + 1].isupper()
        return self.lex.post.match(self.text, begin) if capital else None

    def _post(self, start: int, at: int, called_from: int | None = None) -> Reading | None:
        """A post with the body it belongs to and the person who holds it, as far as they follow."""
        at, many = self._further_posts(at)
        title = f"{self.text[start:at].strip()} "
        begin = self.namer.skip(at)
        listed = self.lists.after_plural(start, begin, title)
        head = self.lex.head.match(self.text, begin)
        if not listed and head is not None:
            listed = self.councils.of_places(begin, head.end(), title=self.text[start:begin])
        if listed:
            return listed, listed[-1].outer[1]
        after_post = at
        at, generic = self._object(at)
        if head is not None and not generic:
            further = self.councils.further_places(begin, head.end(), at)
            if further:
                return self._of_several(start, after_post, at, further)
        if _OF_VILLAGE.search(self.folded, max(0, at - 14), at):
            at = self.namer.place_end(at) or at
        name_at = self.namer.skip(at)
        name = self.namer.person_end(name_at, sure=True) if name_at > at and not generic else None
        if name is not None and len(self.text[name_at:name].split()) >= 2:
            called = self.namer.clean(name_at, name)
            return [BodyMention(start, name, called, "person", "body.person", (start, name))], name
        alone = self.text[start:at].strip()
        small = not generic and alone[:1].islower() and self.lex.post.fullmatch(alone)
        if small and not self._asks(start, at):
            return None
        rule = "post.group" if generic or many else "body.post"
        if rule == "body.post" and (both := self._both_posts(at)) is not None:
            at = both
        called = self.namer.clean(start if called_from is None else called_from, at)
        return [BodyMention(start, at, called, "post", rule, (start, at), not generic)], at

    def _both_posts(self, at: int) -> int | None:
        """Past a second post of the same person: "Giám đốc Sở Y tế| - Trưởng Ban Chỉ đạo tỉnh"."""
        joint = _AND_IS.match(self.text, at)
        post = self.lex.post.match(self.text, joint.end()) if joint is not None else None
        reading = self._post(post.start(), post.end()) if post is not None else None
        single = reading is not None and [m.rule for m in reading[0]] == ["body.post"]
        return reading[1] if reading is not None and single else None

    def _asks(self, start: int, at: int) -> bool:
        """Whether a post in small letters opens its clause and asks: "…, | chánh án đề nghị …"."""
        opens = _CLAUSE.search(self.text, max(0, start - 3), start) is not None
        return opens and self.lex.asks.match(self.folded, at) is not None

    def _of_several(
        self, start: int, after_post: int, end: int, further: list[tuple[int, int, str]]
    ) -> Reading:
        """One post for each place of "Chủ tịch UBND tỉnh Lào Cai, Yên Bái"."""
        title = self.text[start:after_post].strip()
        outer = (start, further[-1][1])
        called = [(start, end, self.namer.clean(start, end))]
        called += [(a, b, f"{title} {council}") for a, b, council in further]
        return [BodyMention(a, b, n, "post", "post.elliptic", outer) for a, b, n in called], outer[
            1
        ]

    def _further_posts(self, at: int) -> tuple[int, bool]:
        """Past posts joined to the first ("Chủ tịch, Phó Chủ tịch", "Bí thư kiêm …"), and whether a comma joins."""
        many = False
        while (more := _MORE_POSTS.match(self.text, at)) is not None:
            standing = _STANDING.match(self.text, more.end())
            post = self.lex.post.match(self.text, more.end())
            if standing is not None and "," not in more.group():
                at = standing.end()
            elif post is not None:
                many = many or "," in more.group()
                at = post.end()
            else:
                break
        return at, many

    def _object(self, at: int) -> tuple[int, bool]:
        """Where the post's body ends, and whether it is a generic one."""
        begin = self.namer.skip(at)
        if begin == at:
            return at, False
        head = self.lex.head.match(self.text, begin)
        council = self.councils.group_end(begin, head.end()) if head is not None else None
        if council is not None:
            return council, True
        headed = self.namer.headed(at)
        if headed is not None:
            many = self.councils.group_end(*headed)
            return (many, True) if many is not None else (self.namer.name_end(*headed), False)
        ministry = _OF_MINISTRY.search(self.folded, max(0, at - 12), at)
        if ministry is not None and head is None and self.text[begin].isupper():
            # "Bộ trưởng | Tài nguyên và Môi trường"
            field = self.lex.field.match(self.folded, begin)
            return (self.namer.name_end(ministry.start(), at) if field else at), False
        trade = _TRADE.match(self.folded, begin)
        if trade is not None and (field := self.lex.field.match(self.folded, trade.end())):
            return field.end(), False  # "người đứng đầu ngành giao thông"
        if trade is not None and (short := _ACRONYM.match(self.text, trade.end())):
            return short.end(), False
        committees = _COMMITTEES.match(self.text, begin)
        if committees is not None:
            return committees.end(), True
        organises = _ORGANISES.match(self.folded, begin)
        heads_one = _OF_UNIONS.search(self.folded, max(0, at - 12), at) is not None
        if organises and not heads_one and self.lex.task.match(self.folded, organises.end()):
            return at, False  # "Hiệu trưởng | tổ chức xây dựng …"
        group = self.groups.end(begin)
        if group is not None and (head is None or group > head.end()):
            return group, True
        if head is not None:
            return self.namer.owner_end(begin, head.end()), False
        committee = _SMALL_COMMITTEE.match(self.text, begin)
        level = committee or self.lex.level.match(self.text, begin)
        if level is not None:
            return self.namer.place_end(level.end()) or level.end(), False
        short = _ACRONYM.match(self.text, begin) or _SHIFT.match(self.text, begin)
        if short is not None:
            return short.end(), False
        small = self.lex.small_head.match(self.text, begin)
        if small is not None and not self.namer.stops(at):  # "Hiệu trưởng | ban hành …"
            return self.namer.name_end(begin, small.end()), False
        noun = self.lex.headed.match(self.folded, begin)
        if noun is not None:
            stop, _ = self.groups.listed(noun.end())
            return self.groups.narrowed_end(stop), True
        return self.namer.seat_end(begin) or at, False
