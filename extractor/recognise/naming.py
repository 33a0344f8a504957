"""The grammar of specific names: head, fields, levels, places — and where such a name ends.

Word segmentation does not tell where "Sở Giao thông vận tải đẩy nhanh" stops being a name,
capitals alone neither ("Phát triển nông thôn"): a name goes on over known fields, capitals
with their second syllable, levels with places and heads inside it, and stops before
anything that begins a task.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.rules import Pack, fold

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# Syllables that never are the second half of a capitalised field: they go on with the sentence.
STOPS = frozenset(
    "đã đang sẽ cần phải có và với cho về tại trong theo để là được do của các những này đó trên dưới làm gửi lập trình "
    "nêu nói rõ cũng còn thì mà nếu khi từ đến ra vào không chưa nên hãy cùng như hoặc hay bị bởi vì rồi lại ngay sớm vừa "
    "mới đề yêu giao phối chịu khẩn rà xem chỉ kịp đẩy tăng bố bám "
    "nghiêm lưu quyết nhanh tuyên nâng đôn theo cử ký hai ba bốn nhắc phân ghi "
    "cho nhận đánh mong kêu gọi đưa đạt đón tặng trao dự cũng đều luôn".split()
)
# Heads after which "và", "-" and "," with a capital go on with the same name.
_WIDE = re.compile(
    r"(?:trung tâm|ban quản lý|bql|công ty|tổng công ty|tập đoàn|viện|học viện|trường|đại học|bệnh viện|ủy ban|uỷ ban|hội|hiệp hội|"
    r"liên minh|liên hiệp|liên đoàn|hội đồng|cục|tổng cục|chi cục|vụ|phòng|khoa|tổ|khối|bộ phận|đài|ngân hàng|quỹ|ban|văn phòng|"
    r"chi nhánh|mttq|mặt trận|nhà máy|hợp tác xã|htx|đoàn|báo|thông tấn|tạp chí|công an|đội)"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lexicons of bodies as compiled patterns; `field` and `task` match folded text."""

    head: re.Pattern[str]
    small_head: re.Pattern[str]
    post: re.Pattern[str]
    level: re.Pattern[str]
    field: re.Pattern[str]
    task: re.Pattern[str]
    family: frozenset[str]
    courtesy: re.Pattern[str]
    group_noun: re.Pattern[str]
    group_open: re.Pattern[str]
    group_tail: re.Pattern[str]
    nothing: re.Pattern[str]
    honoured: frozenset[str]


def _either(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r" +") for w in ordered) + r")(?!\w)"


@functools.lru_cache(maxsize=8)
def lexicon(pack: Pack) -> Lexicon:
    """The lexicons of a pack, compiled once."""
    return Lexicon(
        head=re.compile(_either(pack.words("body-head"))),
        small_head=re.compile(_either(pack.words("body-head-small"))),
        post=re.compile(_either([*pack.words("post-head"), *(w.lower() for w in pack.words("post-head"))])),
        level=re.compile(_either(pack.words("place-level"))),
        field=re.compile(_either(fold(w) for w in (*pack.words("field"), *pack.words("field-with-comma")))),
        task=re.compile(_either([*pack.words("task-verb"), *pack.words("task-adverb"), *pack.words("after-name-verb")])),
        family=frozenset(pack.words("family-name")),
        courtesy=re.compile(_either(pack.words("courtesy"))),
        group_noun=re.compile(_either([w.lower() for w in pack.words("group-noun")])),
        group_open=re.compile(_either(pack.words("group-open"))),
        group_tail=re.compile(_either([w.lower() for w in pack.words("group-tail")])),
        nothing=re.compile(_either(pack.words("not-a-body"))),
        honoured=frozenset(pack.words("place-like-person")),
    )


# Bodies that are named after people ("Trường THPT Nguyễn Văn Cừ").
_HONOURS = re.compile(r"(?<!\w)(?:trường|bệnh viện|công ty|học viện|quỹ|đại học|thpt|thcs|tiểu học|mầm non|trung học|phường|đường|bảo tàng|nhà văn hóa)(?!\w)")
_INSTITUTION = re.compile(r"(?<!\w)(?:UBND|HĐND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Công an|Công ty|Đảng|Trung tâm|Cục|Chi cục|Hội|Tổng|Chủ tịch|Bí thư|Giám đốc)(?!\w)")
_CREDIT = re.compile(r"(?:Ảnh|Nguồn|Video|Theo|Đồ họa)(?!\w)")
_ACRONYM = re.compile(r"[A-ZĐ]{2,}(?:[-&][A-ZĐ]{2,})*(?!\w)")
_QUOTED = re.compile(r" [“\"][^”\"\n]{2,40}[”\"]")
_BRIDGE = re.compile(r"(?: [^\W\d_A-ZĐ]+){1,4}(?= (?:tỉnh|thành phố|huyện|quận|thị xã|xã|Việt Nam|quốc gia|trung ương|Trung ương)(?!\w))")
_OFFICE = re.compile(r"văn phòng (?:hđnd|đoàn đại biểu quốc hội|đoàn đbqh|hội đồng nhân dân)$")
_PARENT = re.compile(r"(?:Bộ|Công an|Sở|UBND|Tổng cục|Đại học|Tổng công ty|Tập đoàn) ?")
_WORD = re.compile(r"\w[\w.&/']*\w|\w")
_CAPITAL = re.compile(rf"[{UPPER}]")
_SPACE = re.compile(r"[ ]+")
_JOIN = re.compile(r"[ ]*(?:,|-|&)[ ]*|[ ]+và[ ]+")
_NUMBER = re.compile(r"[ ]+(?:số[ ]+)?\d[\w/-]*")
_ABBREVIATION = re.compile(r"[ ]*\([A-ZĐ][\w&.-]{1,12}\)")


class Namer:
    """Reads specific names in one text."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text = text
        self.folded = fold(text)
        self.lex = lexicon(pack)
        # Whether the last word read was a lone capital: a proper name, which no small syllable completes.
        self.proper = False

    def name_end(self, start: int, after_head: int) -> int:
        """Where the name that begins at `start` ends; `after_head` is the end of its head."""
        at = after_head
        wide = _WIDE.match(self.folded, start) is not None
        self.proper = False
        honours = _HONOURS.search(self.folded, start, after_head + 40) is not None
        while True:
            step = self._step(at, wide=wide)
            if step is not None and not honours and self._holder(at, step):
                return at
            if step is None:
                return at
            at = step

    def _holder(self, at: int, end: int) -> bool:
        """Whether what follows is the person who holds the post, not a part of the name."""
        begin = at + 1
        word = self.text[begin:end].split(" ")[0]
        if word not in self.lex.family:
            return False
        person = self.person_end(begin, sure=False)
        return person is not None and len(self.text[begin:person].split()) >= 3

    def _step(self, at: int, *, wide: bool) -> int | None:
        space = _SPACE.match(self.text, at)
        if space is not None:
            end = self._element(space.end())
            if end is not None:
                return end
        quoted = _QUOTED.match(self.text, at)
        if quoted is not None:
            return quoted.end()
        bridge = self._bridge(at)
        if bridge is not None:
            return bridge
        number = _NUMBER.match(self.text, at)
        if number is not None and re.match(r"[ ]+(?:số[ ]+)?\d{1,4}[A-Z]?\d*(?![\w%/.,]|[ ]+(?:tháng|năm|giờ|ngày|tỷ|triệu|%|doanh))", self.text[at:at + 24]):
            return number.end()
        join = _JOIN.match(self.text, at)
        if join is None:
            return None
        if "," in join.group():
            return self._address(at, join.end())
        if _OFFICE.search(self.folded[max(0, at - 30) : at]) and self.lex.head.match(self.text, join.end()):
            return self._element(join.end())
        if "-" in join.group() and _PARENT.match(self.text, join.end()):
            return self._element(join.end())
        if wide:
            return self._joined(join.end())
        if join.group().strip() in ("-", "&") and self._known_field(join.end()):
            return self._element(join.end())
        return None

    def _bridge(self, at: int) -> int | None:
        """Words of a field that no lexicon holds, before the level that closes the name:
        "Trung tâm Kiểm soát| bệnh tật |tỉnh"."""
        match = _BRIDGE.match(self.text, at)
        if match is None or self.proper:
            return None
        for word in re.finditer(r"[^ ]+", match.group()):
            if word.group() in STOPS or self.lex.task.match(self.folded, at + word.start()):
                return None
        return match.end()

    def _address(self, at: int, after: int) -> int | None:
        """The district or province after a commune: "UBND xã Tân Lập|, huyện Mộc Châu"."""
        small = re.search(rf"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã) (?:[{UPPER}]\w* ?){{1,4}}$", self.text[max(0, at - 40) : at])
        larger = re.compile(r"(huyện|quận|thị xã|thành phố|tỉnh|TP)\.? ").match(self.text, after)
        if small is None or larger is None:
            return None
        if small.group().startswith(("huyện", "quận", "thị xã")) and larger[1] != "tỉnh":
            return None
        return self.place_end(larger.end() - 1)

    def _known_field(self, at: int) -> bool:
        return _CAPITAL.match(self.text, at) is not None and self.lex.field.match(self.folded, at) is not None

    def _joined(self, at: int) -> int | None:
        """What goes on after "và", "-", "&": a capitalised field that is no head, level or post."""
        if not _CAPITAL.match(self.text, at) or self.lex.head.match(self.text, at) or self.lex.post.match(self.text, at):
            return None
        if self.lex.level.match(self.text, at) or _CREDIT.match(self.text, at):
            return None
        return self._element(at)

    def _element(self, at: int) -> int | None:
        """One more element of a name at `at`: level, inner head, field or capitalised words."""
        level = self.lex.level.match(self.text, at)
        inner = self.lex.head.match(self.text, at)
        if level is not None and (inner is None or inner.end() <= level.end()):
            place = self.place_end(level.end())
            bare = level.group() in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "Tỉnh", "Thành phố", "Huyện", "TP", "tp", "Quận", "Xã", "Phường", "thị trấn", "đặc khu")
            if place is None and not bare:
                return None
            return place or level.end()
        head = self.lex.head.match(self.text, at)
        field = self.lex.field.match(self.folded, at)
        if field is not None and not (_CAPITAL.match(self.text, at) or self._inner(at, field)):
            field = None
        if head is not None and (field is None or head.end() >= field.end()):
            return head.end()
        if field is not None:
            self.proper = False
            return field.end()
        if _CAPITAL.match(self.text, at):
            return self._capitalised(at)
        return None

    def _inner(self, at: int, field: re.Match[str]) -> bool:
        """Whether a field in small letters belongs to the name: it is long, or begins no task."""
        if len(field.group().split()) < 3 and self.lex.task.match(self.folded, at):
            return False
        following = self.folded[field.end() : field.end() + 1]
        return " " in field.group() and following in " ,.;:\n)" and field.group() not in ("kinh tế", "kế hoạch", "dự án", "ngân sách")

    def _capitalised(self, at: int) -> int | None:
        word = _ACRONYM.match(self.text, at) or _WORD.match(self.text, at)
        if word is None or self.lex.post.match(self.text, at):
            return None
        end = word.end()
        if self.proper:
            return end
        if word.group().isupper() and len(word.group()) > 1:
            return end
        following = _SPACE.match(self.text, end)
        if following is None:
            return end
        second = _WORD.match(self.text, following.end())
        if second is None or not second.group()[0].islower():
            self.proper = second is not None and second.group()[0].isupper()
            return end
        if second.group() in STOPS or self.lex.task.match(self.folded, second.start()) or self.lex.level.match(self.text, second.start()):
            return end
        return second.end()

    def place_end(self, at: int) -> int | None:
        """Where the place name after a level ends ("tỉnh| Bắc Giang", "TP.|HCM", "quận| 1")."""
        match = re.compile(rf"[ ]*((?:[{UPPER}][\w'-]*)(?:[ ]+[{UPPER}][\w'-]*){{0,3}}(?:[ ]*-[ ]*[{UPPER}]\w*(?:[ ][{UPPER}]\w*)?)?|\d{{1,2}}(?!\d|[/.%]))").match(self.text, at)
        if match is None:
            return None
        words = match[1].split()
        if len(words) >= 3 and words[0] in self.lex.family and " ".join(words[:3]) not in self.lex.honoured and "-" not in match[1]:
            return None
        name = self._without_person(match[1], match.start(1))
        stop = _INSTITUTION.search(name)
        if stop is not None and stop.start() > 0:
            return match.start(1) + len(name[: stop.start()].rstrip())
        if stop is not None:
            return None
        return match.start(1) + len(name)

    def _without_person(self, name: str, at: int) -> str:
        """A place name cut before the person that follows it ("TP Hà Nội | Nguyễn Văn An")."""
        for word in list(re.finditer(r"\S+", name))[1:]:
            if word.group() in self.lex.family:
                person = self.person_end(at + word.start(), sure=False)
                if person is not None and len(self.text[at + word.start() : person].split()) >= 3:
                    return name[: word.start()].rstrip(" -")
        return name

    def person_end(self, at: int, *, sure: bool) -> int | None:
        """Where the name of a person at `at` ends; `sure` where a courtesy or post stands before it."""
        match = re.compile(rf"[{UPPER}][\w’']*(?:[ ]+[{UPPER}][\w’']*){{0,4}}").match(self.text, at)
        if match is None:
            return None
        words = match.group().split()
        if words[0] not in self.lex.family and not (sure and len(words) <= 4):
            return None
        if len(words) < 2 and not sure:
            return None
        if self.lex.head.match(self.text, at) and words[0] not in self.lex.family:
            return None
        return match.start() + len(re.match(r"\S+(?:[ ]+\S+){0,3}", match.group()).group())  # type: ignore[union-attr]
