"""Hard-wrapped lines: where a line break inside a paragraph becomes a blank again.

In most documents one line is one paragraph, so a join needs evidence: either the whole file
is set to one width and the next word would not have fitted, or a sentence plainly runs on.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.reading.markers import MARKER

_WRAP_MOST, _WRAP_LEAST = 132, 40
_ENDS = re.compile(r"[.;:!?…|]['\"”’)»]*$|\./\.$")
_ENDS_OPEN = re.compile(r"[^\W_]$")
_STOP = re.compile(
    r"\||nơi nhận|kính gửi|điều \d|chương [ivx\d]|phụ lục|số\s*:|ảnh\s*:|cộng hòa xã hội|độc lập|\[\d|https?:",
    re.I,
)
# No line of its own ends in these: "… phối hợp với" / "Công an tỉnh …".
_UNFINISHED = re.compile(
    r"(?<=\S )(?:với|của|và|các|những|(?<!trực )thuộc|theo|do|giữa|hoặc|cùng|cho|bởi|tại|số|ngày)$"
)
_OPEN_NUMBER = re.compile(r"\b(?:số|ngày|tháng|năm|quý|điều|khoản)$", re.I)


# A number with what it counts, and the word that waits for one: "… báo cáo trước" / "15 giờ hằng ngày".
_COUNTED = re.compile(
    r"\d{1,4}\s?(?:h(?!\w)|giờ|ngày|tháng|tuần|phút|năm|%|tỷ|triệu|người|hộ|xã|ha|km)", re.I
)
_WAITS = re.compile(
    r"(?<=\S )(?:trước|sau|đến|từ|trong|khoảng|hơn|gần|lúc|vào|nhất|quá|dưới|trên|vòng|có)$", re.I
)
# A date and nothing else of a new sentence: what "trước ngày" at the end of the line before waits for.
_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?\W*$")


def joins(text: str) -> str:
    """The text with the line breaks inside paragraphs as blanks, of the same length."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = _width(lines)
    parts: list[str] = []
    for before, after in pairwise(lines):
        parts.append(before)
        parts.append(" " if before and after and _runs_on(before, after, width) else "\n")
    parts.append(lines[-1])
    return "".join(parts)


def _width(lines: list[str]) -> int | None:
    """The width that the file is wrapped at, None where a line is a paragraph."""
    full = [len(a) for a, b in pairwise(lines) if a and b and len(a) >= _WRAP_LEAST]
    filled = [len(line) for line in lines if line]
    if len(full) < 3 or sum(n > _WRAP_MOST for n in filled) > len(filled) // 20:
        return None
    ordered = sorted(n for n in full if n <= _WRAP_MOST)
    if len(ordered) < 3:
        return None
    width = ordered[-1 - len(ordered) // 50]
    near = sum(n >= width - 14 for n in ordered)
    # Where most lines are short, a table lies there a cell a line, or a list.
    followed = sum(1 for a, b in pairwise(lines) if a and b)
    enough = near >= 3 and near * 2 >= len(ordered) and near * 4 >= followed
    return width if enough else None


def _runs_on(before: str, after: str, width: int | None) -> bool:
    if _COUNTED.match(after) and _WAITS.search(before):
        return True
    if _ENDS.search(before) or MARKER.match(after) or _STOP.match(after) or "|" in before:
        return False
    if before.isupper() and len(before) < 100:
        return False
    if _DATE.match(after) and _OPEN_NUMBER.search(before):
        return True
    if len(before) > 25 and _UNFINISHED.search(before):
        return True
    low = after[0].islower()
    if width is None:
        # A break in mid-sentence of an otherwise unwrapped file ("… theo Quyết định số" / "42/2014/QĐ-TTg").
        number = after[0].isdigit() and _OPEN_NUMBER.search(before) is not None
        return len(before) > 60 and (number or low) and _ENDS_OPEN.search(before) is not None
    first_word = len(after.split(" ", 1)[0])
    full = len(before) + 1 + first_word > width - 1
    return full or (low and len(before) > width * 0.6)
