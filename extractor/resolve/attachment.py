"""Which time is the deadline of a clause: by its words, and by what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.records import At, DeadlineMention
from extractor.rules import fold

_DONE = re.compile(
    r"(?:hoàn\s+thành|hoàn\s+tất|hoàn\s+thiện|xong|kết\s+thúc|báo\s+cáo|trình|gửi|nộp|thực\s+hiện|tổng\s+hợp|ban\s+hành|triển\s+khai|giải\s+quyết|xử\s+lý)"
    r"(?:\s+[^.;]{0,80})?$"
)
_FINISHED = re.compile(r"(?:hoàn\s+thành|hoàn\s+tất|xong)(?:\s+\S+){0,3}\s*[,:(]?\s*$")
_ATTRIBUTE = re.compile(
    r"(?:giai\s+đoạn|kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|diễn\s+biến|kịch\s+bản|hiệu\s+lực|số\s+liệu|kết\s+quả|kỳ)"
    r"(?:\s+[^\s,;.:()]+){0,5}\s*$"
)
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm)\s+(?:[^\s,;.]+\s+){0,12}$")


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
    before = folded[: mention.start - offset]
    after = folded[mention.end - offset :]
    strong = mention.reading["strength"] == "strong"
    edge = mention.reading["edge"]
    if edge == "event":
        return 4
    if not strong:
        return 5 if not before.strip() and after[:1] in (",", ":") else None
    if _ATTRIBUTE.search(before) and edge != "before" and not _FINISHED.search(before):
        return None
    if _FINISHED.search(before):
        return 0
    if edge in ("before", "through"):
        return 1
    return 2 if not _PURPOSE.search(before) else 3
