"""Deadlines as written: which words tell a time, with which relation, and what they say of it.

A mention's reading is what stands there and no more; which day it means is for resolve.
It holds `strength` (strong or weak), `edge` (before, through, within, from, now, after, event),
`spans`, one mapping for each time ("quý III và quý IV/2025" told as two times has two), and
where told `alternative`, `every`, `clock`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractor.records import At, DeadlineMention, Reference
from extractor.rules import Pack, Rule, fold

_JOIN = re.compile(r"\s*(?P<word>,|và|hoặc|hay|đến\s+hết|đến|tới|-|rồi)\s*(?=\S)")
# "Gửi báo giá - Thu - 12/06": behind a dash, too, a time at the end of a line stands alone.
_FRONT = re.compile(r"(?:\A|[\n|:(]|\s-)[\s-]*$")
# "(Thu, |12/6)": in brackets behind a name.
_BRACKETED = re.compile(r"\([^()\n|]{1,30}, $")
# "12/6", "12/6 (thứ Năm)", and nothing else.
_BACK = re.compile(r"(?:[ (,]*(?:thứ \w+|chủ nhật|t[2-7]|cn)(?!\w))?[ .;:,)]*(?:$|[\n|])")
_ON_DAY = re.compile(r"\s*[,(:]?\s*(?:(?:vào|trước|chậm nhất(?: là| vào)?|muộn nhất(?: là)?)\s+)")
_GROUP = re.compile(r"\(\?P[<=]\w+")  # the name of a group, or a reference to it
_REACH = 40  # characters before a time in which its words of relation stand
_DECIDING = ("before", "through", "from", "now", "after")


def find(text: str, references: Sequence[Reference], pack: Pack) -> tuple[DeadlineMention, ...]:
    """The expressions of time in normalised text that can be deadlines, in order, none in a reference."""
    return tuple(_Finder(text, references, _grammar(pack)).mentions())


def stated(
    mentions: Sequence[DeadlineMention], text: str, cell: At, pack: Pack
) -> DeadlineMention | None:
    """The deadline that a cell of a column of deadlines gives, or what follows its label.

    It is the first time in the range `cell` of the normalised text; a cell without one keeps its
    own words ("Sau khi Chính phủ ban hành Nghị định"), unless they tell urgency or a state.
    """
    start, end = cell
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and text[end - 1] in " \n\t.;,:|-*_":
        end -= 1
    within = (m for m in mentions if start <= m.start and m.end <= end)
    found = next(within, None)
    if found is not None or not any(c.isalpha() for c in text[start:end]):
        return found
    rule = pack.rule("deadline.no-time")
    if pack.regex(rule).fullmatch(fold(text[start:end])):
        return None
    return DeadlineMention(
        start, end, "deadline.stated", {"strength": "weak", "edge": "event", "spans": ()}
    )


@dataclass(frozen=True, eq=False)
class _Grammar:
    """The rules of one pack, compiled together where that saves time."""

    trigger: re.Pattern[str]
    any_time: re.Pattern[str]
    times: tuple[tuple[Rule, re.Pattern[str]], ...]
    events: tuple[tuple[Rule, re.Pattern[str]], ...]
    leads: tuple[tuple[Rule, re.Pattern[str]], ...]
    tails: tuple[tuple[Rule, re.Pattern[str]], ...]
    never_before: re.Pattern[str]
    never_state: re.Pattern[str]
    never_bare: re.Pattern[str]
    never_after: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(pack: Pack) -> _Grammar:
    def compiled(kind: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        return tuple((rule, pack.regex(rule)) for rule in pack.of(kind))

    def joined(kind: str, end: str) -> re.Pattern[str]:
        sources = "|".join(pack.expand(rule, rule.pattern or "") for rule in pack.of(kind))
        return re.compile(rf"(?<!\w)(?:{sources})(?!\w){end}")

    words = "|".join(
        re.escape(w) for w in sorted(pack.words("deadline.trigger"), key=len, reverse=True)
    )
    # A digit glued to "ngày", "tháng" or "quý" belongs to it ("ngày15/8").
    trigger = re.compile(
        rf"(?<!\w)(?:(?:{words})(?![^\W\d])|quý(?=[ivl]{{1,3}}(?!\w))|q[1-4](?!\w)|t\.?\d|\d)"
    )
    leads = tuple(
        (rule, re.compile(rf"(?<!\w)(?:{pack.expand(rule, rule.pattern or '')})\s*[:]?\s*$"))
        for rule in pack.of("deadline-lead")
    )
    return _Grammar(
        trigger,
        _any([pack.regex(rule) for rule in pack.of("time")]),
        compiled("time"),
        compiled("event"),
        leads,
        compiled("deadline-tail"),
        joined("deadline-never-before", r"\s*$"),
        joined("deadline-never-state", r"\s*$"),
        joined("deadline-never-bare", r"\s*$"),
        joined("deadline-never-after", ""),
    )


def _any(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that matches where one of several does: most positions hold none of them."""
    return re.compile(
        "|".join(_GROUP.sub(rf"\g<0>_{n}", p.pattern) for n, p in enumerate(patterns))
    )


@dataclass(frozen=True, slots=True)
class _Time:
    rule: Rule
    start: int
    end: int
    span: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Lead:
    start: int
    edge: str | None
    words: tuple[str, ...] = ()


class _Finder:
    """One pass over one text."""

    def __init__(self, text: str, references: Sequence[Reference], grammar: _Grammar) -> None:
        self.text = fold(text)
        self.grammar = grammar
        self.starts = [r.start for r in references]
        self.ends = [r.end for r in references]
        self.passed = 0  # where a time ended that is told not to be one
        self.floor = 0  # where the mention before ended: leads do not reach over it

    def mentions(self) -> Iterator[DeadlineMention]:
        at = 0
        while (trigger := self.grammar.trigger.search(self.text, at)) is not None:
            position = trigger.start()
            inside = bisect_right(self.starts, position) - 1
            if inside >= 0 and position < self.ends[inside]:
                at = self.floor = self.ends[inside]
                continue
            mention = self._mention(position)
            if mention is None:
                at = max(position + 1, self.passed)
                continue
            yield mention
            at = self.floor = mention.end

    def _mention(self, position: int) -> DeadlineMention | None:
        time = self._time(position)
        event = self._event(position)
        if event is not None and (time is None or event.end > time.end):
            return event
        return self._timed(time) if time is not None else None

    def _event(self, position: int) -> DeadlineMention | None:
        for rule, pattern in self.grammar.events:
            match = pattern.match(self.text, position)
            if match is None or not self._free(position, match.end()):
                continue
            end = position + len(match[0].rstrip())
            reading = {"strength": "weak", "edge": "event", "spans": ()}
            return DeadlineMention(position, end, rule.id, reading)
        return None

    def _on_its_line(self, start: int, end: int) -> bool:
        """Whether a line, a cell or what follows a label holds these words alone."""
        bracketed = self.text[max(0, start - 1) : start] == "(" and self.text[end : end + 1] == ")"
        return bracketed or (self._opens(start) and _BACK.match(self.text, end) is not None)

    def _opens(self, start: int) -> bool:
        if self.text.endswith(", ", 0, start):
            return _BRACKETED.search(self.text[max(0, start - _REACH) : start]) is not None
        return _FRONT.search(self.text[max(0, start - 9) : start]) is not None

    def _free(self, start: int, end: int) -> bool:
        after = bisect_right(self.starts, start)
        return after == len(self.starts) or self.starts[after] >= end

    def _time(self, position: int) -> _Time | None:
        best: _Time | None = None
        if self.grammar.any_time.match(self.text, position) is None:
            return None
        for rule, pattern in self.grammar.times:
            match = pattern.match(self.text, position)
            if match is None or not self._free(position, match.end()):
                continue
            if best is None or match.end() > best.end:
                said = {k.partition("_")[0]: v.strip() for k, v in match.groupdict().items() if v}
                fixed = {
                    k: rule.fields[k]
                    for k in ("unit", "falls", "lunar", "every", "numbers", "month")
                    if k in rule.fields
                }
                end = match.end()
                if "(" in match[0] and ")" not in match[0]:
                    end += self.text.startswith(")", end)
                best = _Time(rule, position, end, {**said, **fixed})
        return best

    def _timed(self, time: _Time) -> DeadlineMention | None:
        text, grammar = self.text, self.grammar
        lead = self._lead(time.start)
        if lead.edge == "after" and time.span["unit"] != "duration":
            return None
        alone = time.rule.fields.get("alone")
        times, alternative = self._joined(time, lead)
        end = times[-1].end
        reading: dict[str, Any] = {"edge": lead.edge or "within"}
        tail = self._tail(end)
        if tail is not None:
            end = tail[2]
            reading.update(tail[1])
        told = lead.edge is not None or tail is not None or "event" in time.span
        bare = alone == "none" and not told and len(times) == 1 and not time.span.get("relative")
        # A cell or line of its own holds it: "15/8" in a column of deadlines.
        if bare and not self._on_its_line(lead.start, end):
            return None
        if time.span["unit"] == "duration" and not self._lasts(time, lead):
            return None
        before = text[max(self.floor, lead.start - _REACH) : lead.start]
        dated = time.span["unit"] != "recurrence" and "every" not in reading
        if (
            grammar.never_before.search(before)
            or (dated and not _limits(lead) and grammar.never_state.search(before))
            or (not told and grammar.never_bare.search(before))
            or grammar.never_after.match(text, end + (text[end : end + 1] == " "))
        ):
            self.passed = end
            return None
        loose = (
            lead.edge == "from"
            and len(times) == 1
            and lead.words == ("từ",)
            and "edge" not in (tail or ({}, {}))[1]
        )
        onwards = (
            lead.edge is None
            and tail is not None
            and "edge" in tail[1]
            and not self._opens(lead.start)
        )
        strong = (
            (told and not loose and not onwards)
            or alone is None
            or (time.span["unit"] == "weekday" and "relative" in time.span)
        )
        return DeadlineMention(
            lead.start,
            end,
            time.rule.id,
            {
                **reading,
                "strength": "strong" if strong else "weak",
                "spans": tuple(t.span for t in times),
                "alternative": alternative,
            },
        )

    def _lead(self, position: int) -> _Lead:
        """The words of relation that end at `position`, as far to the left as they go."""
        start = position
        edges: list[str] = []
        words: list[str] = []
        while True:
            before = self.text[max(self.floor, start - _REACH) : start]
            found: tuple[int, str] | None = None
            outside = False
            for rule, pattern in self.grammar.leads:
                edge = str(rule.fields["edge"])
                if edge == "after" and edges:
                    continue  # "các nhiệm vụ sau trước ngày 25/10": "sau" belongs to the noun
                match = pattern.search(before)
                if match is not None and (found is None or match.start() < found[0]):
                    found = match.start(), edge
                    outside = bool(rule.fields.get("outside"))
            if found is None:
                break
            edges.append(found[1])
            words.append(before[found[0] :].strip())
            if outside:
                break
            start -= len(before) - found[0]
        if not edges:
            return _Lead(position, None)
        edge = next((e for e in edges if e in _DECIDING), "within")
        return _Lead(start, edge, tuple(words))

    def _joined(self, time: _Time, lead: _Lead) -> tuple[list[_Time], bool]:
        """The times that go with the first: "từ ngày 1/7 đến 30/9", "12/2026 hoặc 1/2027"."""
        if time.span["unit"] == "recurrence":
            return [time, *self._day_of(time)], False
        times, alternative = [time], False
        while len(times) < 4 and (join := _JOIN.match(self.text, times[-1].end)) is not None:
            position = join.end()
            if self.text.startswith("hết ", position):
                position += 4
            again = self._lead_forward(position)
            following = self._time(again)
            word = join["word"]
            if following is None or following.span["unit"] not in _ALIKE.get(time.span["unit"], ()):
                break
            wider = (time.span["unit"], following.span["unit"]) in _WIDER
            if word in (",", "và") and following.span["unit"] != time.span["unit"] and not wider:
                break
            if word.startswith(("đến", "tới", "-")) and lead.edge in ("before", "through"):
                break
            alternative = alternative or word in ("hoặc", "hay")
            times.append(following)
        return times, alternative

    def _day_of(self, time: _Time) -> Iterator[_Time]:
        """The day of a recurrence that follows it: "hằng tháng (trước ngày 20)"."""
        match = _ON_DAY.match(self.text, time.end)
        if match is None:
            return
        day = self._time(match.end())
        if day is not None and day.rule.id in ("time.day-of-month", "time.weekday"):
            closed = "(" in match[0] and self.text.startswith(")", day.end)
            yield _Time(day.rule, day.start, day.end + closed, day.span)

    def _lead_forward(self, position: int) -> int:
        match = re.compile(r"(?:trong\s+|từ\s+)").match(self.text, position)
        return match.end() if match is not None else position

    def _tail(self, end: int) -> tuple[str, dict[str, Any], int] | None:
        position = end + (self.text[end : end + 1] == " ")
        for rule, pattern in self.grammar.tails:
            match = pattern.match(self.text, position)
            if match is not None:
                said: dict[str, Any] = {
                    k.partition("_")[0]: v for k, v in match.groupdict().items() if v
                }
                said |= {k: rule.fields[k] for k in ("edge", "lunar") if k in rule.fields}
                return rule.id, said, match.end()
        return None

    def _lasts(self, time: _Time, lead: _Lead) -> bool:
        """Whether a count of days or months says when, and is no mere length."""
        if "event" in time.span or self.text.endswith(" nữa", time.start, time.end):
            return True
        counts = ("trong", "không", "tối", "chậm", "muộn", "trễ", "sau", "ngay sau")
        return any(word.startswith(counts) for word in lead.words)


def _limits(lead: _Lead) -> bool:
    """Whether the words of relation ask for something by then: "trước", "chậm nhất", but not "đến"."""
    return lead.edge == "before" or bool(
        lead.words and lead.words[-1].startswith(("chậm", "muộn", "trễ"))
    )


# "trong tháng 4 và quý II", "tháng 7 và những tháng cuối năm".
_WIDER = frozenset({("month", "quarter"), ("month", "rest")})
_PERIODS = ("day", "month", "quarter", "year", "weekday")
_ALIKE: dict[str, tuple[str, ...]] = {
    "lunar": ("lunar", "feast", "day"),
    "day": _PERIODS,
    "month": (*_PERIODS, "rest"),
    "quarter": ("quarter", "year", "month"),
    "year": ("year",),
    "weekday": ("weekday", "day"),
    "week": ("week", "month"),
    "today": ("today", "weekday", "day"),
    "months-of-year": ("year",),
}
