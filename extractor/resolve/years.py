"""The year that a text without a date makes certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from extractor.resolve import periods
from extractor.rules import fold

_YEAR = re.compile(r"(?<![\d/.,-])(?:\d{1,2}\s?[/.-]\s?){0,2}(20\d\d)(?![\d/]|[.,]\d|\s?-\s?\d)")
# Years that a text looks far ahead or back to, and those of laws.
_ELSEWHERE = re.compile(
    r"(?:đến|tới|tầm nhìn|giai đoạn|nhiệm kỳ|so với|cùng kỳ|từ|luật[^.;\n]{0,60})\s+(?:năm\s+)?$"
)
_DATED = {
    "quarter": re.compile(r"quý\s*([ivl]{1,3}|[1-4])(?:\s?[/-]\s?|,?\s+năm\s+)(20\d\d)"),
    "month": re.compile(r"tháng\s*(\d{1,2})(?:\s?[/-]\s?|,?\s+năm\s+)(20\d\d)"),
}


def certain(text: str, span: Mapping[str, Any]) -> int | None:
    """The year in which a document without a date means `span`, None where its text leaves a doubt.

    It is the year that the text itself joins to the same quarter or month ("quý 4/2020"), else
    the one that more than half of the years in the text name, and not a single time.
    """
    told = set()
    pattern = _DATED.get(span["unit"])
    if pattern is not None and span.get("numbers"):
        wanted = periods.numbers(span["numbers"])[-1]
        found = pattern.finditer(fold(text))
        told = {int(match[2]) for match in found if periods.number(match[1]) == wanted}
    return told.pop() if len(told) == 1 else _usual(text)


@lru_cache(maxsize=16)
def _usual(text: str) -> int | None:
    folded = fold(text)
    named = Counter(
        int(match[1])
        for match in _YEAR.finditer(folded)
        if not _ELSEWHERE.search(folded[max(0, match.start() - 75) : match.start()])
    )
    if not named:
        return None
    year, count = named.most_common(1)[0]
    return year if count > 1 and 2 * count > sum(named.values()) else None
