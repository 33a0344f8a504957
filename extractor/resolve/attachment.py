"""Which time is the deadline of a clause: by its words, and by what stands around it.

The words are rules of kind `attachment`; here is which of them counts for which time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.records import At, DeadlineMention
from extractor.rules import Pack, fold

_REACH = (
    400  # characters around a time that can tell what it is; a page without a full stop stays cheap
)
_MAY_DESCRIBE = ("time.last-months", "time.months-of-year", "time.rest-of-year", "time.every")
_ENDS = re.compile(r"\s*(?:$|[,;.)])")


@dataclass(frozen=True, slots=True)
class _Around:
    """A time in its clause: the folded words of the clause, of the time, before it and behind it."""

    pack: Pack
    clause: str
    time: str
    before: str
    after: str

    def told(self, rule: str) -> bool:
        """Whether the words before the time are such."""
        return self._pattern(rule).search(self.before) is not None

    def begins(self, rule: str) -> bool:
        """Whether the clause begins with such words."""
        return self._pattern(rule).match(self.clause) is not None

    def comes(self, rule: str) -> bool:
        """Whether the time itself begins with such words: "chậm nhất", "trước khi khai giảng"."""
        return self._pattern(rule).match(self.time) is not None

    def followed(self, rule: str) -> bool:
        """Whether such words follow the time."""
        return self._pattern(rule).match(self.after.lstrip()) is not None

    def closes(self) -> bool:
        """Whether the phrase ends with the time."""
        return _ENDS.match(self.after) is not None or self.followed("closes")

    def _pattern(self, rule: str) -> re.Pattern[str]:
        return self.pack.regex(self.pack.rule(f"attachment.{rule}"))


def pick(
    mentions: Sequence[DeadlineMention],
    text: str,
    clause: At,
    pack: Pack,
    *,
    governed: bool = False,
) -> DeadlineMention | None:
    """The deadline among the times inside a clause, None where none of them is one.

    `text` is the normalised text, `clause` the range of the task, `governed` whether the sentence
    sets a time for it already: then "nhiệm vụ 6 tháng cuối năm" only says which tasks. A time that completes the
    task ("hoàn thành trước ngày …") comes first, then the first with a word of relation.
    """
    folded = fold(text[clause[0] : clause[1]])
    best: tuple[int, int] | None = None
    chosen: DeadlineMention | None = None
    for index, mention in enumerate(mentions):
        at, end = mention.start - clause[0], mention.end - clause[0]
        around = _Around(
            pack,
            folded,
            time=folded[at:end],
            before=folded[max(0, at - _REACH) : at],
            after=folded[end : end + _REACH],
        )
        rank = _rank(mention, around, governed)
        if rank is not None and (best is None or (rank, index) < best):
            best, chosen = (rank, index), mention
    if chosen is not None and _units(chosen) == {"weekday"}:
        # "mỗi tuần họp một lần vào chiều thứ Năm": no single Thursday is meant.
        return next((m for m in mentions if _units(m) == {"recurrence"}), chosen)
    return chosen


def _units(mention: DeadlineMention) -> set[str]:
    return {span["unit"] for span in mention.reading["spans"]}


def _rank(mention: DeadlineMention, around: _Around, governed: bool) -> int | None:
    """How surely the time is the deadline: 0 most, None not at all."""
    edge = mention.reading["edge"]
    if around.told("purpose") and around.begins("study"):
        return None
    if edge == "event":
        return 4 if _event(mention, around) else None
    if mention.reading["strength"] == "weak":
        said = _said_for_the_task(mention, around)
        return (2 if edge == "from" else 5) if said else None
    far = _far(mention)
    if around.told("may-finish"):
        return None
    if around.told("finished"):
        return 3 if around.told("purpose") else 2 if far else 0
    limits = edge == "before" or around.comes("latest")
    if not limits and around.told("described") and mention.rule != "time.duration":
        return None
    if edge == "through" and mention.rule.startswith("time.year") and around.told("planned"):
        return None
    if mention.rule == "time.span-of-years":
        return None
    if edge in ("before", "through") and not far:
        return 1
    if edge == "through":
        return 3 if not around.before.strip() or around.told("reaching") else None
    if edge == "before":
        return 3
    if _only_describes(mention, around, far, governed):
        return None
    return 3 if far or around.told("purpose") else 2


def _only_describes(mention: DeadlineMention, around: _Around, far: bool, governed: bool) -> bool:
    """Whether a period says which things are meant, and not by when to do them."""
    wide = far or mention.rule in _MAY_DESCRIBE
    rules = ["which", "stressed", "serves"]
    rules += ["scenario"] if wide or mention.reading["strength"] == "weak" else []
    rules += ["plan"] if mention.rule in _MAY_DESCRIBE else []
    of_the_year = around.told("of-the-year") and (governed or not around.told("done-in-it"))
    # "theo dõi bão (vùng nguy hiểm trong 48 giờ tới)" explains; "(trong tháng 9)" says when.
    before = around.before
    bracket = before.rfind("(")
    explains = bracket > before.rfind(")") and any(c.isalpha() for c in before[bracket:])
    return (
        any(around.told(rule) for rule in rules)
        or explains
        or (wide and of_the_year)
        or (mention.reading["edge"] == "within" and around.begins("forbids"))
    )


def _far(mention: DeadlineMention) -> bool:
    """A whole year, beside which a nearer time is the deadline."""
    return all(span["unit"] in ("year", "term") for span in mention.reading["spans"])


def _event(mention: DeadlineMention, around: _Around) -> bool:
    """Whether an event says by when, and not in which order or under which conditions."""
    if mention.rule == "event.before-doing":
        return around.told("completes") or around.comes("appointed")
    # "không để phát sinh điểm nóng trước, trong và sau Đại hội" is due at no time.
    return mention.rule != "event.around" or not around.begins("forbids")


def _appointed(mention: DeadlineMention) -> bool:
    """Whether a time names the weekday or the hour of its day, as appointments do."""
    return any("weekday" in span or "clock" in span for span in mention.reading["spans"])


def _said_for_the_task(mention: DeadlineMention, around: _Around) -> bool:
    """Whether a time without a word of relation is when to do it, and no attribute of a noun."""
    unit = mention.reading["spans"][0]["unit"]
    before, after = around.before, around.after
    if before.rfind("(") > before.rfind(")"):
        return False  # "đẩy mạnh giải ngân (phấn đấu đạt 95% kế hoạch năm 2025)" explains
    if mention.rule == "time.meeting":
        return around.closes() and not around.told("told")
    if unit == "recurrence":
        # "hằng năm" inside a clause describes ("số chỉ tiêu đào tạo hằng năm"), shorter turns rarely do.
        placed = not before.strip() or around.closes()
        if len(mention.reading["spans"]) > 1:
            return placed  # "mỗi tuần một lần vào thứ Năm" says when, whatever stands before it
        yearly = mention.reading["spans"][0].get("every") == "năm"
        return not around.told("plan") and not after.startswith(" của") and (placed or not yearly)
    if not before.strip():
        return after.lstrip()[:1] in (",", ":") or mention.reading["edge"] == "from"
    if mention.reading["edge"] == "within" and unit in (
        "year",
        "quarter",
        "months-of-year",
        "month",
    ):
        if around.begins("reports"):
            return False  # "báo cáo tình hình giải ngân kế hoạch vốn năm 2019"
        tasks = unit == "quarter" and around.told("of-the-year") and around.told("done-in-it")
        return tasks or around.followed("target") or around.told("reached")
    if mention.reading["edge"] == "from":
        return around.closes() and not around.told("since")
    ends = around.closes() or after.startswith(" (")
    if ends and _appointed(mention) and before.endswith(", "):
        return not around.told("told")  # "Dạy thử ở lớp 8A, sáng thứ Tư ngày 4/6"
    # "báo cáo tại buổi sinh hoạt ngày 16/6": a meeting to come is when it is due.
    placed = around.told("meeting-place") or (unit == "day" and around.told("takes-place"))
    return around.closes() and placed and not around.told("told")
