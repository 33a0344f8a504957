"""Bodies, posts, persons and groups as written, each with the full form of its own phrase."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from extractor.recognise import definitions
from extractor.recognise.groups import Groups
from extractor.recognise.naming import UPPER, Namer
from extractor.records import At, BodyMention, BodyType
from extractor.rules import Pack, fold

_PLURAL = re.compile(r"(?:các|những|[2-9]|[1-9]\d|hai|ba|bốn|năm)[ ]+", re.IGNORECASE)
_COLON_LIST = re.compile(r"[ ]*:[ ]*|[ ]+")
_NEXT = re.compile(r"[ ]*,[ ]*(?:và[ ]+)?|[ ]+và[ ]+|[ ]*;[ ]*")
_POINTS_TO_ONE = r"(?:đơn vị|cơ quan|địa phương|phòng|ban|sở|bộ|cục|công ty|trường|nhà trường|bệnh viện|nhóm|tổ|đội|trung tâm|doanh nghiệp|tổ chức|lực lượng|xã|huyện|tỉnh|thành phố)"
_ANAPHOR = re.compile(
    rf"(?:{_POINTS_TO_ONE}[ ]+(?:này|nói trên|nêu trên)|(?:các|hai|ba)[ ]+(?:đơn vị|cơ quan|sở|bộ|phòng|địa phương)[ ]+(?:trên|nêu trên|nói trên|này)|hai (?:đơn vị|cơ quan))(?!\w)"
)
# What a law, a programme or a title holds of a body's name names nobody.
_TITLE_BEFORE = re.compile(
    r"(?:^|[^\w])(?:luật|bộ luật|pháp lệnh|luật (?:tổ chức|hoạt động(?: giám sát)?(?: của)?)|giải thưởng|huân chương|giấy khen)[ ]$"
)
_COPULA = re.compile(r"(?:^|[^\w])là[ ]$")
_BARE = re.compile(
    rf"(?:Tỉnh|Thành phố|Huyện|Bộ|Sở|Ban|Cục|Tổng cục|Phòng|Trường|Công ty|Tập đoàn|Bệnh viện|Viện|toàn Ngành|Ngành|Trung tâm|Hội đồng|Tổ|Nhà trường|tỉnh|thành phố|huyện|quận|thị xã|TP|xã|phường)(?![\w.])(?![ ]+[{UPPER}\d])"
)
# A small word that points ("công ty phải …") opens its clause, and a task follows it.
_CLAUSE_START = re.compile(r"(?:[;:.!?\n(]|[-–+•][ ]?|yêu cầu|đề nghị|giao|đồng thời)[ ]*$")
_NOT_BARE_BEFORE = re.compile(
    r"(?:ubnd|ủy ban nhân dân|hđnd|của|địa bàn|trên|toàn|trong|cấp|nhân dân|chủ tịch|bí thư|công an|lãnh đạo|ngành|trung tâm|ngân sách|khu vực|mỗi|từng|bộ|sở|ra|ngoài|quanh|trực thuộc|văn phòng|đoàn|hội|phát triển|xây dựng|các|những|cán bộ|kế hoạch|quy hoạch|ở|tại|về|đến|từ|với|kinh tế|cho|phục vụ|liên|hỗ trợ|theo|tuyên giáo|nội|một|hai|ba|số|\d|và|,|so với|cùng|quản lý|giúp|đô thị|thuộc|hoặc|nhiều|tham mưu|báo cáo|trình|thông qua|giữa|làm|sau|đưa|thành|như|chi cục|được|văn)[ ]*$"
)


_NOBODY = re.compile(r" (?:con|ta|nội|ngoại|mẹ|là|bà|cụ)(?!\w)")
_LAW = re.compile(r"(?:Luật|Bộ luật|Bộ Luật|Pháp lệnh|Hiến pháp) ")
_SENTENCE_START = re.compile(r"(?:[\n.:;!?“\"(•+*-]|\d[.)]|[a-z]\))[ ]*$")
_IN_NAME = re.compile(rf"(?<!\w)(?!(?:Giao|Cử|Nhắc|Mời|Do|Và|Riêng)[ ]$)[{UPPER}][\w]*[ ]$")


_SCHOOL = re.compile(r"THCS|THPT|Tiểu học|Mầm non|Trung học cơ sở|Trung học phổ thông")
_ACRONYM = re.compile(r"[A-ZĐ]{2,}(?![\w-])")
_TIER = re.compile(
    r"(?:cấp[ ]+(?:tỉnh|huyện|xã|cơ sở)|(?:các|hai|2|ba)[ ]+cấp)(?:(?:,|[ ]+và)[ ]*cấp[ ]+(?:huyện|xã))*(?!\w)"
)
_COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng|chi)[ ]ủy(?!\w)")
# Professions that are a courtesy only before a full name ("luật sư Đới Quang Thắng").
_TITLES = frozenset(
    {"luật sư", "kỹ sư", "bác sĩ", "dược sĩ", "tiến sĩ", "giáo sư", "thạc sĩ", "điều dưỡng"}
)
# Generic nouns that a post may head without "các": "Thủ trưởng cơ quan ngang bộ".
_HEADED_BY = re.compile(
    r"cơ quan(?: ngang bộ| thuộc chính phủ)?|đơn vị|tổ chức|cấp ủy|chính quyền|doanh nghiệp|địa phương"
)
# Words behind which a place only says where something is or happens.
_WHERE = re.compile(
    r"(?:^|[^\w])(?:ở|tại|qua|nối|giáp|quanh|gần|cách|khỏi|địa bàn|ra|từ|tên|nối [^,.;]{3,24} với)[ ]$"
)
_SEVERAL = re.compile(r"(?:hai|ba|bốn|[2-9])[ ]+(?:đơn vị|cơ quan|sở|bộ|phòng|ngành)(?!\w)")
_SHIFT = re.compile(r"ca[ ]+(?:[A-Z]|\d)(?!\w)")
_MANY = re.compile(r"(?:các|những|\d{1,3}|hai|ba|bốn)[ ]+")
# Streets, stands, days and cups that bear the name of a body.
_THING_BEFORE = re.compile(
    r"(?:^|[^\w])(?:[Đđ]ường|[Pp]hố|[Nn]gã (?:ba|tư|năm|sáu)|(?<!êu )[Cc]ầu|[Ss]ân vận động|[Cc]úp|[Gg]iải|[Nn]gày|[Bb]ến|[Qq]uảng trường|[Tt]ượng đài|[Nn]ợ|[Cc]hìa khóa|[Hh]ầm)[ ]$"
)
_VILLAGE_HEAD = re.compile(r"trưởng (?:thôn|bản|ấp|khóm|buôn|khu phố)$")
_HEADED_POST = re.compile(
    r"(?:phòng|khoa|ban|tiểu ban|bộ phận|nhóm|bộ môn|đoàn|xưởng|tổ|ban chỉ đạo)$"
)
# Words that make another word of a small head after them ("cơ sở", "nhiệm vụ", "toàn bộ").
_COMPOUND_BEFORE = frozenset(
    "cơ nhiệm toàn cán đảng nội tiến phục dịch chi quân nghiệp công học xã nông môi thị hải phụ nhà văn dự đề hội kiểm chánh".split()
)


class Bodies:
    """Reads the bodies of one text from left to right; what lies in `blocked` ranges is left alone."""

    def __init__(self, text: str, blocked: Sequence[At], pack: Pack) -> None:
        self.text = text
        self.pack = pack
        self.namer = Namer(text, pack)
        self.groups = Groups(self.namer)
        self.folded = self.namer.folded
        self.lex = self.namer.lex
        self.blocked = sorted(blocked)
        self.found: list[BodyMention] = []

    def run(self) -> tuple[BodyMention, ...]:
        """All mentions in order, none overlapping but those of one elliptic phrase."""
        places = self._places()
        trigger = self._trigger(places)
        at = 0
        while (match := trigger.search(self.text, at)) is not None:
            start = match.start()
            inside = self._blocking(start)
            end = inside if inside is not None else self._read(start, places)
            at = end if end is not None and end > start else match.end()
        return tuple(self.found)

    def _trigger(self, places: dict[str, str]) -> re.Pattern[str]:
        small = self.lex.small_head.pattern
        parts = [
            self.lex.head.pattern,
            self.lex.post.pattern,
            self.lex.courtesy.pattern,
            self.lex.level.pattern,
            _ANAPHOR.pattern,
            _LAW.pattern,
            r"(?i:" + self.lex.group_open.pattern + ")",
            r"(?i:" + self.lex.group_noun.pattern + ")",
            small,
        ]
        if places:
            names = "|".join(re.escape(p) for p in sorted(places, key=len, reverse=True))
            parts.append(rf"(?:{names})(?!\w)")
        parts.append(r"\d{1,3}(?=[ ]+(?:địa phương|tỉnh|[Bb]ộ|đơn vị|xã|phường|huyện|[Ss]ở))")
        return re.compile(r"(?<![\w/-])(?:" + "|".join(parts) + ")")

    def _places(self) -> dict[str, str]:
        """Names of places that the text itself calls a province, city, district …, with that level."""
        found: dict[str, str] = {}
        for match in re.compile(r"(?<!\w)(?:" + self.lex.level.pattern + ")").finditer(self.text):
            end = self.namer.place_end(match.end())
            if end is None:
                continue
            name = self.text[match.end() : end].strip()
            if len(name.split()) >= 2 and match.group().lower() in (
                "tp",
                "tp.",
                "thành phố",
                "tỉnh",
                "huyện",
                "thị xã",
                "quận",
                "thành",
            ):
                found.setdefault(name, f"{match.group()} {name}")
        return found

    def _blocking(self, position: int) -> int | None:
        index = bisect.bisect_right(self.blocked, (position, len(self.text) + 1)) - 1
        if index >= 0 and self.blocked[index][0] <= position < self.blocked[index][1]:
            return self.blocked[index][1]
        return None

    # ── what begins here ─────────────────────────────────────────────────────────────────

    def _read(self, start: int, places: dict[str, str]) -> int | None:
        """Record what begins at `start` and give its end; None where nothing does."""
        nothing = self.lex.nothing.match(self.text, start)
        named = self.lex.head.match(self.text, start)
        if nothing is not None and (named is None or named.end() <= nothing.end()):
            return nothing.end()
        if _THING_BEFORE.search(self.text, max(0, start - 16), start):
            return self._inside_title(start)
        law = _LAW.match(self.text, start)
        if law is not None:
            return self.namer.name_end(start, law.end() - 1)
        if _TITLE_BEFORE.search(self.folded, max(0, start - 40), start):
            return self._inside_title(start)
        pointing = _ANAPHOR.match(self.folded, start)
        if pointing is not None:
            return self._add(
                start,
                pointing.end(),
                "group" if "các" in pointing.group() or "hai" in pointing.group() else "body",
                "body.anaphor",
                anaphor=True,
            )
        several = _SEVERAL.match(self.folded, start)
        if several is not None and self._stops(several.end()):
            return self._add(start, several.end(), "group", "body.anaphor", anaphor=True)
        courtesy = self.lex.courtesy.match(self.text, start)
        if courtesy is not None:
            end = self._courtesy(start, courtesy.end())
            if end is not None:
                return end
        post = self.lex.post.match(self.text, start) or self._posts(start)
        if post is not None:
            end = self._post(start, post.end())
            if end is not None:
                return end
        where = _WHERE.search(self.folded, max(0, start - 40), start) is not None
        if where and (there := self._there(start)) is not None:
            return there
        listed = self._plural(start)
        if listed is not None:
            return listed
        end = self.groups.end(start)
        head = self.lex.head.match(self.text, start)
        nameless = (
            head is not None
            and self.folded.startswith("nhà thầu", start)
            and self.namer.name_end(start, head.end()) == end
        )
        if end is not None and (head is None or end > head.end() or nameless):
            if _COPULA.search(self.folded, max(0, start - 5), start) and self.lex.actor.match(
                self.folded, start
            ):
                return end
            return self._add(start, end, "group", "body.group")
        if head is not None:
            if self.text.startswith(" số ra", self.namer.name_end(start, head.end())):
                return head.end()
            return self._specific(start, head.end())
        small = self.lex.small_head.match(self.text, start)
        if small is not None:
            council = self._council(start, small.end())
            if council is not None and self.namer.name_end(start, small.end()) > small.end():
                return self._add(start, council, "group", "body.council-group")
            end = self.namer.name_end(start, small.end())
            if small.group() in ("khối", "lớp") and not _CLAUSE_START.search(
                self.folded, max(0, start - 12), start
            ):
                return None
            if end > small.end() and (
                self._named_after(small.end(), end) or self._small_named(start, small.end(), end)
            ):
                return self._add(start, end, "body", "body.small-head")
            school = small.group() == "nhà trường" and not _NOT_BARE_BEFORE.search(
                self.folded, max(0, start - 16), start
            )
            if (
                self._whole(self.lex.bare, small.group())
                and end == small.end()
                and (school or self._points(start, end))
            ):
                return self._add(start, end, "body", "body.bare", anaphor=True)
        level = self.lex.level.match(self.text, start)
        if level is not None:
            place = self.namer.place_end(level.end())
            if place is not None:
                return self._add(start, place, "body", "body.place")
        bare = _BARE.match(self.text, start)
        if bare is not None and _IN_NAME.search(self.text, max(0, start - 12), start):
            bare = None
        if bare is not None and not self._stops(bare.end()):
            bare = None
        if bare is not None and not _NOT_BARE_BEFORE.search(self.folded, max(0, start - 16), start):
            return self._add(start, bare.end(), "body", "body.bare", anaphor=True)
        for name in places:
            if self.text.startswith(name, start) and not re.match(
                r"\w", self.text[start + len(name) :]
            ):
                return self._add(start, start + len(name), "body", "body.place-name", anaphor=True)
        return None

    def _inside_title(self, start: int) -> int | None:
        head = self.lex.head.match(self.text, start)
        if head is not None:
            return self.namer.name_end(start, head.end())
        return self.groups.end(start)

    def _small_named(self, start: int, after_head: int, end: int) -> bool:
        """Whether all is small ("sở xây dựng", "phòng kế toán"): a known field right behind the head."""
        before = re.compile(r"[^\W\d_]+[ ]$").search(self.text, max(0, start - 10), start)
        compound = before is not None and before.group().strip() in _COMPOUND_BEFORE
        field = self.lex.field.match(self.folded, after_head + 1)
        level = self.lex.level.match(self.text, after_head + 1)
        return not compound and ((field is not None and field.end() <= end) or level is not None)

    def _points(self, start: int, end: int) -> bool:
        if self.folded.startswith("ban", start) and self.folded.endswith("giao ", 0, start):
            return False
        return (
            _CLAUSE_START.search(self.folded, max(0, start - 12), start) is not None
            and self._stops(end)
            and self.folded[end : end + 1] == " "
        )

    def _whole(self, lexicon: re.Pattern[str], word: str) -> bool:
        return lexicon.fullmatch(fold(" ".join(word.split()))) is not None

    def _stops(self, at: int) -> bool:
        """Whether a sentence goes on at `at` with a task or ends, so that the word before is complete."""
        rest = re.compile(r"[ ]*(?:[,;.:)(/]|$|\n)|[ ]+(?=\S)").match(self.text, at)
        if rest is None:
            return False
        return (
            bool(rest.group().strip())
            or rest.end() >= len(self.text)
            or "\n" in rest.group()
            or self.lex.stop.match(self.folded, rest.end()) is not None
        )

    def _posts(self, start: int) -> re.Match[str] | None:
        """ "các Bộ trưởng", "các đồng chí Ủy viên": the post behind the plural."""
        many = _PLURAL.match(self.text, start)
        if many is None:
            return None
        courtesy = self.lex.courtesy.match(self.text, many.end())
        begin = self._skip(courtesy.end()) if courtesy is not None else many.end()
        return (
            self.lex.post.match(self.text, begin)
            if self.text[begin : begin + 1].isupper()
            else None
        )

    def _there(self, start: int) -> int | None:
        """The end of a place that only says where ("ở tỉnh Cao Bằng", "tại các xã Nậm Ty, Bản Péo")."""
        many = _MANY.match(self.folded, start)
        level = self.lex.level.match(self.text, many.end() if many else start)
        if level is None:
            return None
        end = self.namer.place_end(level.end())
        if end is None:
            return self.groups.end(start)
        while many is not None and (joint := _NEXT.match(self.text, end)) is not None:
            again = self.lex.level.match(self.text, joint.end())
            more = self.namer.place_end(again.end() if again else joint.end())
            if more is None:
                break
            end = more
        return end

    def _named_after(self, at: int, end: int) -> bool:
        """Whether what follows a small head is a proper name: it begins with a capital or a digit."""
        return re.match(rf"[ ]+(?:số[ ]+)?[{UPPER}\d“]", self.text[at:end]) is not None

    # ── persons and posts ────────────────────────────────────────────────────────────────

    def _courtesy(self, start: int, at: int) -> int | None:
        """ "đồng chí Nguyễn Văn A", "anh Hùng (Kế toán)", "đồng chí Phó Bí thư Tỉnh ủy", "đồng chí"."""
        begin = self._skip(at)
        if self.folded.endswith("hộ ", 0, start) or (
            self.text[start:at] in _TITLES and not self.namer.person_end(begin, sure=False)
        ):
            return None
        inside = start > 0 and not _SENTENCE_START.search(self.text, max(0, start - 6), start)
        if inside and self.text[start].isupper() and not self.namer.person_end(begin, sure=False):
            return None
        name = self.namer.person_end(begin, sure=True)
        post = self.lex.post.match(self.text, begin)
        if post is not None:
            return self._post(start, post.end(), called_from=begin)
        if name is not None:
            where = re.compile(r"[ ]*\([^()]{2,40}\)").match(self.text, name)
            stop = where.end() if where else name
            full = len(self.text[begin:name].split()) > 1
            called = self._clean(begin, name)
            if not full and not called.startswith(("K'", "H'")):
                called = f"{self.text[start:at].lower()} {called}"
            self.found.append(
                BodyMention(start, name, called, "person", "body.person", (start, stop))
            )
            return self._past_position(stop)
        if self.text[start:at].lower() in ("đồng chí", "đ/c", "ông", "bà") and not _NOBODY.match(
            self.folded, at
        ):
            return (
                self._add(start, at, "person", "body.courtesy", anaphor=True)
                if self._stops(at) and self.lex.nothing.match(self.text, begin) is None
                else None
            )
        return None

    def _past_position(self, at: int) -> int:
        """Past the position that follows a name ("…, Phó Chủ tịch Thường trực"): it belongs to the person."""
        after = re.compile(r"[ ]*,[ ]*|[ ]+-[ ]+").match(self.text, at)
        if after is None or self.lex.post.match(self.text, after.end()) is None:
            return at
        mark = len(self.found)
        end = self._post(after.end(), self.lex.post.match(self.text, after.end()).end())  # type: ignore[union-attr]
        one = len(self.found) == mark + 1 and self.found[-1].rule == "body.post"
        del self.found[mark:]
        return end if one and end is not None else at

    def _skip(self, at: int) -> int:
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        return at

    def _post(self, start: int, at: int, called_from: int | None = None) -> int | None:
        """A post with the body it belongs to and the person who holds it, as far as they follow."""
        many = False
        while True:
            more = re.compile(
                r"(?:[ ]+kiêm[ ]+|[ ]*,[ ]*(?:các[ ]+)?|[ ]+-[ ]+|[ ]+(?=[Tt]hường trực|phụ trách))"
            ).match(self.text, at)
            if more is None:
                break
            post = self.lex.post.match(self.text, more.end())
            standing = re.compile(r"[Tt]hường trực(?!\w)|phụ trách(?!\w)").match(
                self.text, more.end()
            )
            if standing is not None and "," not in more.group():
                at = standing.end()
                continue
            if post is None:
                break
            many = many or "," in more.group()
            at = post.end()
        listed = self._posts_of_list(start, at)
        if listed is not None:
            return listed
        begin = self._skip(at)
        council = self.lex.head.match(self.text, begin)
        if council is not None:
            placed = self._council_of_places(begin, council.end(), title=self.text[start:begin])
            if placed is not None:
                return placed
        at, generic = self._post_object(at)
        if _VILLAGE_HEAD.search(self.folded, max(0, at - 14), at):
            at = self.namer.place_end(at) or at
        name_at = self._skip(at)
        name = self.namer.person_end(name_at, sure=True) if name_at > at and not generic else None
        if name is not None and len(self.text[name_at:name].split()) >= 2:
            called = self._clean(name_at, name)
            self.found.append(
                BodyMention(start, name, called, "person", "body.person", (start, name))
            )
            return name
        alone = self.text[start:at].strip()
        if not generic and alone[:1].islower() and self.lex.post.fullmatch(alone):
            return None
        rule = "post.group" if generic or many else "body.post"
        called = self._clean(start if called_from is None else called_from, at)
        self.found.append(BodyMention(start, at, called, "post", rule, (start, at), not generic))
        return at

    def _posts_of_list(self, start: int, at: int) -> int | None:
        """ "Bộ trưởng các Bộ: Quốc phòng, Công an" is one post for each body of the list."""
        begin = self._skip(at)
        many = _PLURAL.match(self.text, begin)
        if many is None:
            return None
        head = self.lex.head.match(self.text, many.end()) or self.lex.small_head.match(
            self.text, many.end()
        )
        if head is None or not self._whole(self.lex.elliptic, head.group()):
            return None
        title = self.text[start:at].strip()
        return self._expand(start, many.end(), head.end(), f"{title} {head.group()}", "post")

    def _post_object(self, at: int) -> tuple[int, bool]:
        """Where the post's body ends, and whether it is a generic one."""
        begin = self._skip(at)
        if begin == at:
            return at, False
        owner = self.lex.head.match(self.text, begin)
        council = self._council(begin, owner.end()) if owner is not None else None
        if council is not None:
            return council, True
        # "Trưởng phòng Nội vụ", "Trưởng khoa Nội": the post's last word is the head.
        person = self.namer.person_end(begin, sure=False)
        headed = _HEADED_POST.search(self.folded, max(0, at - 12), at) is not None
        if headed and self.text[begin].isupper() and person is None:
            last = self.folded.rindex(" ", 0, at) + 1
            longer = self.lex.head.match(self.text, last)
            return self.namer.name_end(last, longer.end() if longer is not None else at), False
        group = self.groups.end(begin)
        head = self.lex.head.match(self.text, begin)
        if group is not None and (head is None or group > head.end()):
            return group, True
        if head is not None:
            return self.namer.name_end(begin, head.end()), False
        level = self.lex.level.match(self.text, begin)
        if level is not None:
            return self.namer.place_end(level.end()) or level.end(), False
        acronym = _ACRONYM.match(self.text, begin) or _SHIFT.match(self.text, begin)
        if acronym is not None:
            return acronym.end(), False
        small = self.lex.small_head.match(self.text, begin)
        if small is not None:
            end = self.namer.name_end(begin, small.end())
            return (end, False) if end > small.end() else (small.end(), False)
        noun = self.lex.group_noun.match(self.folded, begin)
        if noun is not None and _HEADED_BY.fullmatch(noun.group()):
            first = noun.end()
            stop, _ = self.groups._list(first)
            return self.groups._tails(stop), True
        return at, False

    # ── bodies ───────────────────────────────────────────────────────────────────────────

    def _plural(self, start: int) -> int | None:
        """ "các Sở: Tài chính, Xây dựng", "các Bộ Y tế, Nội vụ": one body for each field."""
        many = _PLURAL.match(self.text, start)
        begin = many.end() if many else start
        head = self.lex.head.match(self.text, begin) or self.lex.small_head.match(self.text, begin)
        if head is None or not self._whole(self.lex.elliptic, head.group()) or not many:
            return None
        return self._expand(
            start, begin, head.end(), head.group()[0].upper() + head.group()[1:], "body"
        )

    def _expand(
        self, start: int, head_start: int, at: int, title: str, kind: BodyType
    ) -> int | None:
        colon = _COLON_LIST.match(self.text, at)
        if colon is None:
            return None
        items: list[tuple[int, int, int]] = []
        position = colon.end()
        while (item := self._field_item(position)) is not None:
            items.append((position, *item))
            joint = _NEXT.match(self.text, item[1])
            if joint is None:
                break
            position = joint.end()
        if not items or (len(items) < 2 and ":" not in colon.group()):
            return None
        outer = (start, items[-1][2])
        # "các Ban Tổ chức, Tuyên giáo Thành ủy": the owner said last is the owner of all.
        owner = self.text[items[-1][1] : items[-1][2]]
        rule = "body.elliptic" if kind == "body" else "post.elliptic"
        for begin, field, end in items:
            name = f"{title} {self.text[begin:end]}" + (owner if field == end else "")
            self.found.append(BodyMention(begin, end, name, kind, rule, outer))
        return outer[1]

    def _field_item(self, at: int) -> tuple[int, int] | None:
        """Where one field of a list ends, without and with the owner or place behind it."""
        if not re.match(rf"[{UPPER}]", self.text[at : at + 1]):
            return None
        field = self.lex.field.match(self.folded, at)
        head = self.lex.head.match(self.text, at)
        if head is not None and field is None and not _SCHOOL.fullmatch(head.group()):
            return None
        end = field.end() if field is not None else self.namer._capitalised(at, at)
        if end is None:
            return None
        following = re.compile(rf"[ ]+(?:[{UPPER}]|{self.lex.level.pattern})").match(self.text, end)
        full = self.namer.name_end(at, end) if following is not None else end
        owned = self.lex.head.match(self.text, end + 1) or self.lex.level.match(self.text, end + 1)
        return (end if owned and full > end else full), full

    def _council(self, start: int, after_head: int) -> int | None:
        """ "UBND các huyện, thị xã", "Trung tâm Y tế các huyện", "UBND xã, phường", "HĐND các cấp": a group."""
        own = self._whole(self.lex.council, self.text[start:after_head])
        end = after_head if own else self.namer.name_end(start, after_head)
        begin = self._skip(end)
        tier = _TIER.match(self.folded, begin)
        if tier is not None:
            return tier.end()
        plural = _PLURAL.match(self.text, begin)
        if plural is not None:
            levels = self.lex.level.match(self.folded, plural.end()) or _COMMITTEE.match(
                self.folded, plural.end()
            )
            return self.groups.end(begin) if own or levels else None
        noun = self.lex.group_noun.match(self.folded, begin) if own else None
        if noun is None:
            return None
        stop, count = self.groups._list(noun.end())
        return self.groups._tails(stop) if count > 1 else None

    def _specific(self, start: int, at: int) -> int | None:
        """One body by name; elliptic fields, places and councils after it become bodies of their own."""
        placed = self._council_of_places(start, at)
        if placed is not None:
            return placed
        council = self._council(start, at)
        if council is not None:
            return self._add(start, council, "group", "body.council-group")
        end = self.namer.name_end(start, at)
        head = self.text[start:at]
        front = re.compile(r"(?:mttq|mặt trận tổ quốc)").match(self.folded, start)
        if front is not None:
            allied = re.compile(r"[ ]*(?:và|,|cùng)[ ]+(?=các[ ]+(?:đoàn thể|tổ chức|hội))").match(
                self.folded, end
            )
            if allied is not None:
                group = self.groups.end(allied.end())
                if group is not None:
                    return self._add(start, self._with_place(group), "group", "body.front-group")
        if end == at and _IN_NAME.search(self.text, max(0, start - 12), start):
            return None
        if end == at and self._whole(self.lex.bare, head):
            if _NOT_BARE_BEFORE.search(self.folded, max(0, start - 16), start) or not self._stops(
                end
            ):
                return None
            return self._add(start, end, "body", "body.bare", anaphor=True)
        name = self._clean(start, end)
        if end == at and self._whole(self.lex.council, head):
            name += self._shared_level(end)
        outer_end = end
        added: list[tuple[int, int, str]] = []
        if self._whole(self.lex.elliptic, head):
            joint = _NEXT.match(self.text, end)
            while joint is not None and ";" not in joint.group():
                if self.lex.head.match(self.text, joint.end()) or self.lex.post.match(
                    self.text, joint.end()
                ):
                    break
                field = self.lex.field.match(self.folded, joint.end())
                if field is None or not re.match(rf"[{UPPER}]", self.text[joint.end()]):
                    break
                added.append(
                    (joint.end(), field.end(), f"{head} {self.text[joint.end() : field.end()]}")
                )
                outer_end = field.end()
                joint = _NEXT.match(self.text, outer_end)
        self.found.append(
            BodyMention(
                start,
                end,
                name,
                "body",
                f"body.{'-'.join(head.lower().split())}",
                (start, outer_end),
            )
        )
        for a, b, name in added:
            self.found.append(BodyMention(a, b, name, "body", "body.elliptic", (start, outer_end)))
        return outer_end

    def _shared_level(self, end: int) -> str:
        """The level that a later member of the phrase says for all: "HĐND, UBND| tỉnh"."""
        at = end
        while True:
            joint = re.compile(r"[ ]*,[ ]*|[ ]+và[ ]+").match(self.text, at)
            head = self.lex.head.match(self.text, joint.end()) if joint else None
            if head is None or not self._whole(self.lex.council, head.group()):
                return ""
            at = self.namer.name_end(head.start(), head.end())
            if at > head.end():
                shared = self.lex.level.match(self.text, self._skip(head.end()))
                return self.text[head.end() : at] if shared is not None else ""

    def _with_place(self, end: int) -> int:
        level = self.lex.level.match(self.text, self._skip(end))
        if level is None:
            return end
        return self.namer.place_end(level.end()) or level.end()

    def _council_of_places(self, start: int, at: int, title: str = "") -> int | None:
        """ "UBND các huyện Vân Đồn, Cô Tô và thành phố Cẩm Phả": one council for each place."""
        if not self._whole(self.lex.council, self.text[start:at]):
            at = self.namer.name_end(start, at)
        head = self.text[start:at]
        plural = _PLURAL.match(self.text, self._skip(at))
        if plural is None:
            return None
        level = self.lex.level.match(self.text, plural.end())
        if level is None:
            return None
        position, current = level.end(), level.group()
        several = re.compile(r"(?:[ ]*,[ ]*|[ ]+và[ ]+)(?:" + self.lex.level.pattern + ")").match(
            self.text, position
        )
        while several is not None and self.namer.place_end(several.end()) is None:
            position, current = several.end(), ""
            several = re.compile(
                r"(?:[ ]*,[ ]*|[ ]+và[ ]+)(?:" + self.lex.level.pattern + ")"
            ).match(self.text, position)
        colon = re.compile(r"[ ]*:[ ]*|[ ]+").match(self.text, position)
        if colon is None:
            return None
        items: list[tuple[int, int, str]] = []
        position = colon.end()
        while True:
            own = self.lex.level.match(self.text, position)
            if own is None and self.lex.head.match(self.text, position):
                break
            place = self.namer.place_end(own.end() if own else position)
            if place is None:
                break
            named = (
                self.text[position:place]
                if own
                else f"{current} {self.text[position:place]}".strip()
            )
            if own and not self.text[own.end() : place].startswith((".", "HCM")):
                current = own.group()
            items.append((position, place, f"{title}{head} {named}"))
            joint = _NEXT.match(self.text, place)
            if joint is None or ";" in joint.group():
                break
            position = joint.end()
        if not items:
            return None
        stop = items[-1][1]
        kind: BodyType = "post" if title else "body"
        for a, b, name in items:
            self.found.append(
                BodyMention(a, b, name, kind, "body.council-of-place", (start - len(title), stop))
            )
        return stop

    def _clean(self, start: int, end: int) -> str:
        return re.sub(r"\s+", " ", self.text[start:end])

    def _add(
        self, start: int, end: int, kind: BodyType, rule: str, *, anaphor: bool = False
    ) -> int:
        self.found.append(
            BodyMention(start, end, self._clean(start, end), kind, rule, (start, end), anaphor)
        )
        return end


def find(text: str, blocked: Sequence[At], pack: Pack) -> tuple[BodyMention, ...]:
    """The bodies, posts, persons and groups that a normalised text names, in order.

    `blocked` are ranges that name none (legal references, deadlines). Positions are code
    points of the normalised text.
    """
    return definitions.with_short_forms(text, Bodies(text, blocked, pack).run())
