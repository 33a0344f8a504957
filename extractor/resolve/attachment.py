"""Which time is the deadline of a clause: by its words, and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.records import At, DeadlineMention
from extractor.rules import fold

_REACH = (
    400  # characters around a time that can tell what it is; a page without a full stop stays cheap
)
_FINISHED = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|hoàn\s+thiện|xong)(?:\s+[^\s,;.]+){0,3}\s*[,:(]?\s*$"
)
_COMPLETES = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|hoàn\s+thiện|xong|dứt\s+điểm|bàn\s+giao|có\s+kết\s+quả)(?!\w)"
)
_REACHING = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|xong|đạt|phấn\s+đấu|đưa|nâng|giảm|chấm\s+dứt|xóa|100\s?%|"
    r"giữ|duy\s+trì|gia\s+hạn|kéo\s+dài|áp\s+dụng|tạm\s+dừng)(?!\w)"
)
# Nouns that a time right after them describes: "diễn biến đến hết quý III", "giai đoạn từ 2021 đến 2025".
_DESCRIBED = re.compile(
    r"(?<!\w)(?:giai\s+đoạn(?!\s+(?:\d|[iv]+)\s)|diễn\s+biến|hiệu\s+lực|số\s+liệu|tầm\s+nhìn|định\s+hướng|phát\s+sinh|tồn\s+đọng)"
    r"(?:\s+[^\s,;.:()]+){0,4}\s*$"
)
# "các đề án cần xây dựng trong năm 2021": the time tells which, not by when.
_WHICH = re.compile(
    r"\S\s+(?:cần|được\s+(?:giao|phân|duyệt|phê\s+duyệt|bố\s+trí)|đã|đang|dự\s+kiến|diễn\s+ra)(?:\s+[^\s,;.:()]+){0,3}\s*$"
    r"|\sđã\s+được(?:\s+[^\s,;.:()]+){0,8}\s*$"
)
# "các dự án có khả năng hoàn thành trong năm 2025" are not to be finished by it.
_MAY_FINISH = re.compile(
    r"(?<!\w)(?:khả\s+năng|điều\s+kiện|nguy\s+cơ|không|chưa)\s+(?:\S+\s+)?"
    r"(?:hoàn\s+thành|hoàn\s+tất|xong)(?:\s+[^\s,;.]+){0,3}\s*$"
)
_PLAN = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|chương\s+trình|dự\s+toán|(?<=\w )(?<!và )báo\s+cáo|kinh\s+phí|thu\s+nhập|nguồn\s+vốn|vốn|ngân\s+sách|hội\s+nghị|đánh\s+giá|kết\s+quả|tổng\s+kết|diễn\s+tập)"
    r"(?:\s+[^\s,;.:()]+){0,2}\s*$"
)
# What is planned until a year: "quy hoạch phát triển đô thị đến năm 2030".
_SCENARIO = re.compile(
    r"(?<!\w)(?:kịch\s+bản|phương\s+án|tình\s+hình|nhu\s+cầu|lộ\s+trình|dự\s+báo|bối\s+cảnh|danh\s+mục)(?:\s+[^\s,;.:()]+){2,5}\s*$"
)
# "báo cáo các khó khăn trong năm 2025": a year that names which, unless doing it all is the task.
_OF_THE_YEAR = re.compile(
    r"(?<!\w)(?:nhiệm\s+vụ|công\s+tác|chỉ\s+tiêu|mục\s+tiêu|giải\s+pháp|khó\s+khăn|vướng\s+mắc|tồn\s+tại|hạn\s+chế|hoạt\s+động|sự\s+kiện|nội\s+dung|số\s+vụ|khối\s+lượng)"
    r"(?:\s+[^\s,;.:()]+){0,4}\s*$"
)
_DONE_IN_IT = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|thực\s+hiện|đạt|phấn\s+đấu|triển\s+khai|giải\s+quyết|xử\s+lý|tháo\s+gỡ|khắc\s+phục|giải\s+ngân|tổ\s+chức)(?!\w)"
)
_PLANNED = re.compile(
    r"(?<!\w)(?:đề\s+án|quy\s+hoạch|chiến\s+lược|kế\s+hoạch|mục\s+tiêu|chương\s+trình|phát\s+triển|nghị\s+quyết)(?:\s+[^\s,;.:()]+){0,8}\s*$"
)
# "hoàn thành các chỉ tiêu năm 2021": reaching what the year names is the task.
_REACHED = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|thắng\s+lợi|đạt|vượt|giải\s+ngân)(?!\w)[^;.]{0,160}(?<!\w)"
    r"(?:chỉ\s+tiêu|mục\s+tiêu|nhiệm\s+vụ|kế\s+hoạch|dự\s+toán|vốn|ngân\s+sách|chương\s+trình)(?:\s+[^\s;.:()]+){0,4}\s*$"
    r"|(?<!\w)vào\s+(?:sử\s+dụng|khai\s+thác|vận\s+hành|hoạt\s+động)\s*$"
)
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm)\s+(?:[^\s,;]+\s+){0,14}$")
_STUDY = re.compile(
    r"\W*(?:\S+\s+)?(?:rà\s+soát|nghiên\s+cứu|theo\s+dõi|xem\s+xét|tính\s+toán)(?!\w)"
)
# "những vụ việc tồn đọng từ năm 2015" tells since when.
_SINCE = re.compile(
    r"(?<!\w)(?:tồn\s+đọng|tồn\s+tại|phát\s+sinh|kéo\s+dài|xảy\s+ra|vi\s+phạm|đã|đang|được\s+giao|có|hiệu\s+lực|chuyển)(?:\s+[^\s,;.:()]+){0,4}\s*$"
)
_STRESSED = re.compile(r"(?<!\w)(?:đặc\s+biệt|nhất)\s+là(?:\s+[^\s,;.]+){0,20}\s*$")
# "phục vụ Hội nghị tổ chức vào quý I", "đáp ứng nhu cầu đi lại dịp lễ": when that is, not when to act.
_SERVES = re.compile(
    r"(?<!\w)(?:(?:hội\s+nghị|cuộc\s+họp|đại\s+hội|kỳ\s+họp|kỳ\s+thi|lễ|phiên\s+họp)(?:\s+[^\s,;.]+){0,8}\s+(?:được\s+)?(?:tổ\s+chức|diễn\s+ra|khai\s+mạc)"
    r"|(?:đáp\s+ứng|phục\s+vụ)(?:\s+[^\s,;.]+){1,14})\s*$"
)
_FORBIDS = re.compile(r"\W*(?:(?:tuyệt\s+đối|kiên\s+quyết)\s+)?(?:không|tránh|chống)(?!\w)")
_AT = re.compile(r"(?<!\w)tại\s+(?:[^\s,;.]+\s+){1,8}$")
_TOLD = re.compile(
    r"(?<!\w)(?:theo|kết\s+luận|chỉ\s+đạo|ý\s+kiến|nêu|thống\s+nhất|phát\s+biểu|đã|giao|yêu\s+cầu)(?:\s+[^\s,;.]+){0,7}\s*$"
)
_TARGET_AFTER = re.compile(r"\s+(?:cần|phải|đạt|vượt|tăng|giảm)(?!\w)")
_MAY_DESCRIBE = ("time.last-months", "time.months-of-year", "time.rest-of-year", "time.every")
_CLOSES = re.compile(r"\s*(?:$|[,;.)]|để\b|qua\b|theo\b|nhằm\b|và\b|về\b)")


def pick(mentions: Sequence[DeadlineMention], text: str, clause: At) -> DeadlineMention | None:
    """The deadline among the times inside a clause, None where none of them is one.

    `text` is the normalised text, `clause` the range of the task. A time that completes the
    task ("hoàn thành trước ngày …") comes first, then the first with a word of relation.
    """
    folded = fold(text[clause[0] : clause[1]])
    best: tuple[int, int] | None = None
    chosen: DeadlineMention | None = None
    for index, mention in enumerate(mentions):
        rank = _rank(mention, folded, clause[0])
        if rank is not None and (best is None or (rank, index) < best):
            best, chosen = (rank, index), mention
    return chosen


def _rank(mention: DeadlineMention, folded: str, offset: int) -> int | None:
    """How surely the time is the deadline: 0 most, None not at all."""
    at, end = mention.start - offset, mention.end - offset
    before, after = folded[max(0, at - _REACH) : at], folded[end : end + _REACH]
    edge = mention.reading["edge"]
    if _PURPOSE.search(before) and _STUDY.match(folded):
        return None
    if edge == "event":
        return 4 if _event(mention, before, after) else None
    if mention.reading["strength"] == "weak":
        said = _said_for_the_task(mention, before, after)
        return (2 if edge == "from" else 5) if said else None
    far = _far(mention)
    if _MAY_FINISH.search(before):
        return None
    if _FINISHED.search(before):
        return 3 if _PURPOSE.search(before) else 2 if far else 0
    limits = edge == "before" or folded.startswith(("chậm", "muộn", "trễ"), at)
    if not limits and _DESCRIBED.search(before) and mention.rule != "time.duration":
        return None
    if edge == "through" and mention.rule.startswith("time.year") and _PLANNED.search(before):
        return None
    if mention.rule == "time.span-of-years":
        return None
    if edge in ("before", "through") and not far:
        return 1
    if edge == "through":
        return 3 if not before.strip() or _REACHING.search(before) else None
    if edge == "before":
        return 3
    if _only_describes(mention, folded, before, far):
        return None
    return 3 if far or _PURPOSE.search(before) else 2


def _only_describes(mention: DeadlineMention, folded: str, before: str, far: bool) -> bool:
    """Whether a period says which things are meant, and not by when to do them."""
    wide = far or mention.rule in _MAY_DESCRIBE
    patterns: tuple[re.Pattern[str], ...] = (_WHICH, _STRESSED, _SERVES)
    patterns += (_SCENARIO,) if wide or mention.reading["strength"] == "weak" else ()
    patterns += (_PLAN,) if mention.rule in _MAY_DESCRIBE else ()
    of_the_year = _OF_THE_YEAR.search(before) and not _DONE_IN_IT.search(before)
    # "theo dõi bão (vùng nguy hiểm trong 48 giờ tới)" explains; "(trong tháng 9)" says when.
    bracket = before.rfind("(")
    explains = bracket > before.rfind(")") and any(c.isalpha() for c in before[bracket:])
    return (
        any(pattern.search(before) for pattern in patterns)
        or explains
        or bool(wide and of_the_year)
        or (mention.reading["edge"] == "within" and _FORBIDS.match(folded) is not None)
    )


def _far(mention: DeadlineMention) -> bool:
    """A whole year, beside which a nearer time is the deadline."""
    return all(span["unit"] in ("year", "term") for span in mention.reading["spans"])


def _event(mention: DeadlineMention, before: str, after: str) -> bool:
    """Whether an event says by when, and not in which order or under which conditions."""
    if mention.rule == "event.before-doing":
        return _COMPLETES.search(before) is not None
    return True


def _said_for_the_task(mention: DeadlineMention, before: str, after: str) -> bool:
    """Whether a time without a word of relation is when to do it, and no attribute of a noun."""
    unit = mention.reading["spans"][0]["unit"]
    if before.rfind("(") > before.rfind(")"):
        return False  # "đẩy mạnh giải ngân (phấn đấu đạt 95% kế hoạch năm 2025)" explains
    if mention.rule == "time.meeting":
        return _CLOSES.match(after) is not None and _TOLD.search(before) is None
    if unit == "recurrence":
        # "hằng năm" inside a clause describes ("số chỉ tiêu đào tạo hằng năm"), shorter turns rarely do.
        placed = not before.strip() or _CLOSES.match(after) is not None
        yearly = mention.reading["spans"][0].get("every") == "năm"
        return (
            _PLAN.search(before) is None and not after.startswith(" của") and (placed or not yearly)
        )
    if not before.strip():
        return after.lstrip()[:1] in (",", ":") or mention.reading["edge"] == "from"
    if mention.reading["edge"] == "within" and unit in (
        "year",
        "quarter",
        "months-of-year",
        "month",
    ):
        told = (_TARGET_AFTER.match(after), _REACHED.search(before))
        tasks = unit == "quarter" and _OF_THE_YEAR.search(before) and _DONE_IN_IT.search(before)
        return any(told) or bool(tasks)
    if mention.reading["edge"] == "from":
        return _CLOSES.match(after) is not None and _SINCE.search(before) is None
    # "báo cáo tại buổi sinh hoạt ngày 16/6": a meeting to come is when it is due.
    closes = _CLOSES.match(after) is not None
    return closes and _AT.search(before) is not None and _TOLD.search(before) is None
