"""The grammar of specific names: head, fields, levels, places — and where such a name ends.

Word segmentation does not tell where "Sở Giao thông vận tải đẩy nhanh" stops being a name,
capitals alone neither ("Phát triển nông thôn"): a name goes on over known fields, over
capitals with their second syllable, over levels with places and heads inside it, and stops
before anything that begins a task.
"""

from __future__ import annotations

import re
import unicodedata

from extractor.reading.markers import UPPER
from extractor.recognise.places import CAPITAL, SPACE, WORD, Places
from extractor.records import At
from extractor.rules import fold

# Bodies that are named after people ("Trường THPT Nguyễn Văn Cừ").
_HONOURS = re.compile(
    r"(?<!\w)(?:trường|bệnh viện|công ty|học viện|quỹ|đại học|thpt|thcs|tiểu học|mầm non|trung học|phường|đường|bảo tàng|nhà văn hóa|liên đội|chi đoàn)(?!\w)"
)
_CREDIT = re.compile(r"(?:Ảnh|Nguồn|Video|Theo|Đồ họa)(?!\w)")
# An abbreviation of several parts is one word: "LĐ-TB&XH", "VH,TT&DL", "TN-MT".
_SHORT = re.compile(rf"[{UPPER}]{{1,}}\w*(?:[-&,./][{UPPER}]+\w*)+(?!\w)")
_CAPS = re.compile(rf"[ ]+[{UPPER}]{{2,}}(?![\w])")
_SMALL = re.compile(r"[^\W\d_A-Z]+")
_QUOTED = re.compile(rf"[ ]*[“\"«][{UPPER}][^”\"»\n]{{1,60}}[”\"»]")
_JOIN = re.compile(rf"[ ]*(?:,|-|&)[ ]*|[ ]+và[ ]+|/(?=[{UPPER}][^\W\d_]*[a-zà-ỹđ])")
_REST = re.compile(r"[ ]*(?:[,;.:)(/]|$|\n)|[ ]+(?=\S)")
_UNITS = "tháng|năm|giờ|ngày|tỷ|triệu|doanh|xã|huyện|tỉnh|người|ha|km|trường hợp|hộ|dự án|tuần|lần|bản|đoàn|đợt|mũi|đồng"
# "Ban Chỉ đạo 389 tỉnh", "Đề án 06 tỉnh", "Thuế cơ sở 5 tỉnh": no count of provinces.
_NUMBER = re.compile(
    r"(?<=khu)[ ]+\d(?:,[ ]?\d)+(?!\w)|[ ]+(?:\d{3}|0\d)(?=[ ]+(?:tỉnh|huyện|xã)(?!\w))|(?<=cơ sở)[ ]+\d{1,2}(?= )"
    rf"|[ ]+số[ ]+\d{{1,4}}[A-Z]?(?![\w%/.,]*\d|\w)|[ ]+\d{{1,2}}-\d{{1,2}}(?=[ ][{UPPER}])|[ ]+\d{{1,4}}[A-Z]?\d*(?![\w%/.,]*\d|[ ]*%|\w|[ ]+(?:{_UNITS}))"
)
_SMALL_PAIR = re.compile(r"[a-zà-ỹđ]+[ ][a-zà-ỹđ]+[ ]+và[ ]+$")
# "Trưởng phòng Nội vụ", "Trưởng ban Quản lý Khu kinh tế": the post's last word is the head of the body.
_HEADED = re.compile(r"(?:phòng|khoa|ban|bộ phận|nhóm|bộ môn|đoàn|xưởng|tổ|ban chỉ đạo)$")
_ACTING = re.compile(r"[Qq]uyền[ ]+")
_POWER = re.compile(r"(?:thẩm|chính|phân|ủy|uỷ|trao|đặc|có|của|đúng|nắm|giữ)[ ]$")
# What only a board may be called without saying what it manages.
_MANAGING = re.compile(r"(?<![Bb]an )Quản lý $")
# What closes a name: an owner or a level, behind which nothing small belongs to it.
_CLOSED = re.compile(
    r"(?:ủy|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|trung ương|quốc gia|việt nam|nhân dân|quốc hội|chính phủ|đoàn)[ ]$"
)
# "Sở Nông nghiệp| và PTNT", "Sở GD| và ĐT": the second half of a name, cut to its initials.
_SHORT_REST = re.compile(r"[ ]*(?:và|&)[ ]*(?:PTNT|ĐT|MT|TT|CN|DL|XH|TTDL|TT&DL|TM)(?![\w&-])")
_SEAT = re.compile(r"[ ]+tại[ ]+")
_BRANCH = re.compile(r"chi nhánh|công ty con|văn phòng|phân hiệu|trụ sở")
_OF_ASSEMBLY = re.compile(r"[ ]+của[ ]+(?:Quốc hội|Hội đồng nhân dân|HĐND)(?!\w)")
_ABOUT = re.compile(r"[ ]+về[ ]+")
_LARGER = re.compile(r",[ ]*(?=(?:huyện|quận|thị xã|thành phố|TP\.?|tỉnh)[ ])")
_BASE = re.compile(r"(?:xã|phường|thị trấn|thôn|ấp|bản)[ ]", re.IGNORECASE)
# A syllable that Vietnamese has not: a product, an English word ("Backend", "Marketing", "FPT").
_FOREIGN = re.compile(r"[fjwz]|[^aeiouy\W\d]{4}|[bdfjklqrsvwxz]$|(?<!n)g$|^[^aeiouy]+$")
_MARKS = re.compile(r"[\u0300-\u036f]")
_TRAILING_LEVEL = frozenset(
    {"tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"}
)


def _foreign(word: str) -> bool:
    plain = _MARKS.sub("", unicodedata.normalize("NFD", fold(word))).replace("đ", "d")
    return _FOREIGN.search(plain) is not None


# Schools and funds bear the names of persons.
_SCHOOLED = re.compile(
    r"(?:trường|thpt|thcs|tiểu học|mầm non|đại học|học viện|quỹ|cao đẳng|bảo tàng)$"
)


class Namer(Places):
    """Reads specific names in one text."""

    def headed(self, at: int) -> At | None:
        """The head of the body that the last word of a post begins: "Trưởng | phòng Nội vụ"; None where none is named.

        `at` is where the post ends.
        """
        begin = self.skip(at)
        last = _HEADED.search(self.folded, max(0, at - 12), at)
        if last is None:
            return None
        longer = self.lex.head.match(self.text, last.start())
        # "Trưởng Ban Chỉ đạo | phòng, chống dịch": the post holds a whole head.
        whole = longer is not None and longer.end() == at and " " in longer.group()
        if not (whole or self.text[begin : begin + 1].isupper()):
            return None
        if self.person_end(begin, sure=False):
            return None
        return last.start(), longer.end() if longer is not None else at

    def post_end(self, at: int) -> int | None:
        """Where the post that begins at `at` ends, the one that is held for the time being included: "quyền Giám đốc"."""
        acting = _ACTING.match(self.text, at)
        if acting is not None and _POWER.search(self.folded, max(0, at - 8), at):
            return None  # "thẩm quyền Giám đốc"
        post = self.lex.post.match(self.text, acting.end() if acting is not None else at)
        return post.end() if post is not None else None

    def clean(self, start: int, end: int) -> str:
        """The words of a range with single blanks."""
        return " ".join(self.text[start:end].split())

    def stops(self, at: int) -> bool:
        """Whether the clause ends at `at` or goes on with a task, so that the word before is complete."""
        rest = _REST.match(self.text, at)
        if rest is None:
            return False
        if rest.group().strip() or "\n" in rest.group() or rest.end() >= len(self.text):
            return True
        return self.lex.stop.match(self.folded, rest.end()) is not None

    def numbered(self, at: int) -> bool:
        """Whether a number that is part of a name follows: "Ban Quản lý dự án| 7"."""
        return _NUMBER.match(self.text, at) is not None

    def shortened(self, at: int) -> int | None:
        """Where the second half of a name ends that is cut to its initials: "Nông nghiệp| và PTNT"."""
        rest = _SHORT_REST.match(self.text, at)
        return rest.end() if rest is not None else None

    def name_end(self, start: int, after_head: int) -> int:
        """Where the name that begins at `start` ends; `after_head` is the end of its head."""
        head = self.text[start:after_head]
        if head in self.lex.caps_heads and _CAPS.match(self.text, after_head):
            return self._caps_end(after_head)
        wide = self.lex.wide.match(self.folded, start) is not None
        at = after_head
        space = SPACE.match(self.text, at)
        begin = space.end() if space else at
        field = self.lex.field.match(self.folded, begin)
        if self.lex.nominal.match(self.folded, start):
            purpose = self.lex.purpose.match(self.folded, begin) if space else None
            longer = purpose is not None and (field is None or purpose.end() > field.end())
            if purpose and longer and (self.text[begin].isupper() or self._goes_on(purpose)):
                at = purpose.end()
        # A capital "Sở" or "Bộ" may stand for the one said before: "Sở | tổ chức hội thảo".
        elif head in ("sở", "bộ", "ngành", "Ngành") and field is not None:
            at = field.end()
        team = self.lex.teamwork.match(self.folded, begin) if space else None
        small = team is not None and self.text[begin].islower()
        wider = self.lex.purpose.match(self.folded, begin)
        if (
            team is not None
            and small
            and (wider is None or wider.end() <= team.end())
            and self.lex.team.fullmatch(fold(head))
            and self._task_at(team.end())
        ):
            at = team.end()
        while True:
            step = self._step(start, after_head, at, wide=wide)
            if step is None:
                return at
            if not self._named_after(start, at) and self._holder(at, step):
                return at
            at = step

    def _named_after(self, start: int, at: int) -> bool:
        """Whether a body may be named after the person who follows: "Trường THPT Chuyên | Lê Văn Tám" is not led by him."""
        if _HONOURS.search(self.folded, start, at) is None:
            return False
        run = self._run_before(at)
        return run is None or " " not in run.group()

    def owner_end(self, start: int, after_head: int) -> int:
        """Where the body of a post ends, the person behind it left out: "Giám đốc Bệnh viện | Vừ A Bằng"."""
        end = self.name_end(start, after_head)
        begin = self.skip(after_head)
        if self.province_end(begin) is not None:
            return end
        person = self.person_end(begin, sure=False)
        schooled = _SCHOOLED.search(self.folded, max(0, after_head - 24), after_head)
        if person is None or schooled or self.person_in(begin) != begin:
            return end
        return after_head

    def _goes_on(self, purpose: re.Match[str]) -> bool:
        """Whether a purpose in small letters is part of the name: it says more than one verb could."""
        return (
            len(purpose.group().split()) > 2
            or self.lex.stop.match(self.folded, purpose.start()) is None
        )

    def _caps_end(self, at: int) -> int:
        """The end of a name in a line of capitals, where nothing but tasks and levels tells the parts."""
        while True:
            space = SPACE.match(self.text, at)
            begin = space.end() if space else at
            field = self.lex.field.match(self.folded, begin)
            if field is not None and field.group().upper() == self.text[begin : field.end()]:
                at = field.end()
                continue
            word = re.compile(rf"(?:[{UPPER}]+|\d+)(?!\w)").match(self.text, begin)
            if word is None or space is None or self.lex.stop.match(self.folded, begin):
                return at
            at = word.end()

    def _holder(self, at: int, end: int) -> bool:
        """Whether what follows is the person who holds the post, not a part of the name."""
        begin = at + 1
        if self.text[begin:end].split(" ")[0] not in self.lex.family:
            return False
        if (self.province_end(begin) or 0) >= end:
            return False  # "Bí thư Tỉnh ủy| Hà Giang Nguyễn Văn Sơn"
        if self._ends_in_province(at):
            person = self.person_end(begin, sure=False)
            return person is not None and len(self.text[begin:person].split()) >= 2
        run = self._run_before(at)
        return self.person_in(run.start() if run is not None else begin) == begin

    def _step(self, start: int, head: int, at: int, *, wide: bool) -> int | None:
        quoted = _QUOTED.match(self.text, at) if wide else None
        if quoted is not None:
            return quoted.end()
        number = _NUMBER.match(self.text, at)
        if number is not None:
            return number.end()
        space = SPACE.match(self.text, at)
        if space is not None and at > head and self.lex.nominal.match(self.folded, start):
            # "Ban Chỉ đạo Quốc gia| phòng thủ dân sự": what it is for, behind whose it is.
            for topic in (self.lex.purpose, self.lex.field):
                known = topic.match(self.folded, space.end())
                if known is not None and len(known.group().split()) > 2:
                    return known.end()
        if space is not None:
            end = self._element(head, space.end(), wide=wide)
            if end is not None:
                return end
        about = _ABOUT.match(self.text, at) if self.lex.nominal.match(self.folded, start) else None
        if about is not None:
            topics = [m.match(self.folded, about.end()) for m in (self.lex.field, self.lex.purpose)]
            ends = [topic.end() for topic in topics if topic is not None]
            return max(ends) if ends else None
        seat = _SEAT.match(self.text, at) if _BRANCH.match(self.folded, start) else None
        if seat is not None and CAPITAL.match(self.text, seat.end()):
            return self.place_end(seat.end())
        parent = _OF_ASSEMBLY.match(self.text, at)
        if parent is not None:
            return parent.end()
        larger = _LARGER.match(self.text, at)
        if larger is not None and self._base_level_before(start, at):
            level = self.lex.level.match(self.text, larger.end())
            return self.place_end(level.end()) if level is not None else None
        rest = self.shortened(at)
        if rest is not None and at > head:
            return rest
        join = _JOIN.match(self.text, at)
        if join is None or (" " in join.group() and self.person_in(join.end()) == join.end()):
            return None
        if "-" in join.group() and wide:
            owner = self.lex.head.match(self.text, join.end())
            if owner is not None and at > head and " " in join.group():
                return (
                    self.name_end(join.end(), owner.end())
                    if self._named(join.end(), owner.end())
                    else None
                )
        if wide and join.group() != "/":
            return self._joined(head, join.end(), comma="," in join.group())
        if join.group().strip() in ("-", "&", "/") and self._known_field(join.end()):
            return self._element(head, join.end(), wide=wide)
        return None

    def _named(self, start: int, after_head: int) -> bool:
        return self.name_end(start, after_head) > after_head

    def _base_level_before(self, start: int, at: int) -> bool:
        """Whether the name so far ends in one xã or phường by name: a larger unit may follow."""
        bases = list(_BASE.finditer(self.text, start, at))
        return (
            bool(bases)
            and self.place_end(bases[-1].end()) == at
            and "các " not in self.folded[start:at]
        )

    def _known_field(self, at: int) -> bool:
        return (
            CAPITAL.match(self.text, at) is not None
            and self.lex.field.match(self.folded, at) is not None
        )

    def _joined(self, head: int, at: int, *, comma: bool) -> int | None:
        """What goes on after "và", "-", "&": a capitalised field that is no head, level or post,
        or a known field in small letters behind another such word ("nông lâm sản và thủy sản")."""
        field = self.lex.field.match(self.folded, at)
        level = self.lex.level.match(self.text, at)
        if level is not None and (field is None or field.end() <= level.end()):
            return None
        if comma or _CREDIT.match(self.text, at):
            return None
        if not CAPITAL.match(self.text, at):
            small = (
                field is not None
                and " " in field.group()
                and _SMALL_PAIR.search(self.text, head, at)
            )
            return field.end() if field and small and self._task_at(field.end()) else None
        inner = self.lex.head.match(self.text, at)
        if inner is not None and (field is None or field.end() <= inner.end()):
            return None
        return None if self.lex.post.match(self.text, at) else self._element(head, at, wide=True)

    def _task_at(self, at: int) -> bool:
        """Whether a task begins, or the clause ends, behind `at`."""
        space = SPACE.match(self.text, at)
        return space is None or self.lex.stop.match(self.folded, space.end()) is not None

    def _element(self, head: int, at: int, *, wide: bool) -> int | None:
        """One more element of a name at `at`: level, inner head, field or capitalised words."""
        inner = self.lex.head.match(self.text, at)
        level = self.lex.level.match(self.text, at)
        field = self.lex.field.match(self.folded, at)
        longest = max(m.end() if m is not None else at for m in (inner, field))
        if level is not None and longest <= level.end():
            place = self.place_end(level.end())
            if place is None and fold(level.group()) not in _TRAILING_LEVEL:
                return None
            return place or level.end()
        if field is not None and not (
            CAPITAL.match(self.text, at) or self._inner(field, first=at <= head + 1, wide=wide)
        ):
            field = None
        if inner is not None and (field is None or inner.end() >= field.end()):
            return self.name_end(at, inner.end())
        if field is not None:
            # "Văn thư" is more than the subject "Văn".
            lone = " " not in field.group() and CAPITAL.match(self.text, at)
            return max(field.end(), (self.capitalised_end(at, head) or 0) if lone else 0)
        if CAPITAL.match(self.text, at):
            opens = self._run_before(at - 1) is None
            province = self.province_end(at) if opens else None
            return province or self.capitalised_end(at, head)
        return self._small(at, head) if wide else None

    def _inner(self, field: re.Match[str], *, first: bool, wide: bool) -> bool:
        """Whether a field in small letters belongs to the name: it begins no task, or stands behind the head."""
        if not (first or wide):
            return False
        if _MANAGING.search(self.text, max(0, field.start() - 12), field.start()):
            return True  # "Cục Quản lý| xây dựng và Chất lượng công trình"
        task = self.lex.stop.match(self.folded, field.start())
        # "giao thông" begins with the verb "giao" and is none.
        if task is not None and " " not in task.group() and task.end() < field.end():
            task = None
        long = len(field.group().split()) > 2
        if task is not None and not (long and (first or "," in field.group())):
            return False
        return " " in field.group() and field.group() not in (
            "kinh tế",
            "kế hoạch",
            "dự án",
            "ngân sách",
        )

    def _small(self, at: int, head: int) -> int | None:
        """Small words inside a name: up to a capital or level that shows that the name goes on,
        or a noun or two behind a word in small letters, before what begins a task or ends a clause."""
        known = self.text[max(0, at - 12) : at].rstrip().rsplit(" ", 1)[-1]
        if at <= head + 1 and not self.folded.endswith("quản lý ", 0, at):
            known = ""
        closed = _CLOSED.search(self.folded, head, at) is not None
        end = at
        start = at
        for _ in range(5):
            word = _SMALL.match(self.text, at)
            if word is None or not word.group().islower() or self.lex.stop.match(self.folded, at):
                break
            end = word.end()
            space = SPACE.match(self.text, end)
            if space is None:
                break
            at = space.end()
            if CAPITAL.match(self.text, at):
                person = self.person_end(at, sure=False)
                return end if person is None or len(self.text[at:person].split()) < 3 else None
            level = self.lex.level.match(self.text, at)
            if level is not None and (
                self.place_end(level.end()) or fold(level.group()) in _TRAILING_LEVEL
            ):
                return end
        else:
            return None
        few = len(self.text[start:end].split()) <= 2
        return end if end > start and few and known.islower() and not closed else None

    def capitalised_end(self, at: int, head: int) -> int | None:
        """Where one capitalised element at `at` ends; the name's head ends at `head`."""
        short = _SHORT.match(self.text, at)
        if short is not None:
            return short.end()
        word = WORD.match(self.text, at)
        if word is None or self.lex.post.match(self.text, at):
            return None
        end = word.end()
        if word.group().isupper() and len(word.group()) > 1:
            return end
        following = SPACE.match(self.text, end)
        if following is None:
            return end
        second = WORD.match(self.text, following.end())
        if second is None or not second.group()[0].islower():
            return end
        compound = self.lex.stop.fullmatch(self.folded, at, second.end()) is not None
        ends = self.lex.stop.match(self.folded, second.start()) or self.lex.level.match(
            self.text, second.start()
        )
        if ends and not compound:
            return end
        # Two capitals in a row are a place or a person: nothing small belongs to them.
        before = self.text[head:at].split()
        if before and before[-1][0].isupper() and not before[-1].isupper():
            return end
        return end if _foreign(word.group()) else second.end()
