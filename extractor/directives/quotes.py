"""Quotes: several sentences between quotation marks are his whom the text names behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.directives.authority import rank
from extractor.directives.context import Context
from extractor.directives.performers import DIRECTING
from extractor.records import Cue, Speaker

_QUOTE = re.compile(r"[“\"](?P<said>[^“”\"\n]{25,1500})[”\"]")
# “…”, | Chủ tịch A nói;  “…” - đó là chỉ đạo của | Chủ tịch A.
_BEHIND = re.compile(
    r"[\s,.–-]*(?P<that>(?:đó|đây) (?:cũng )?là (?:[^.;“”]{0,60} )?của (?:đồng chí )?)?",
    re.IGNORECASE,
)

# “…”, | ông nói: who was introduced last.
_HE = re.compile(r"(?:ông|bà|đồng chí)(?= )", re.IGNORECASE)
_GAP = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody says, from its first character to its last.

    `speaker` is None where he is nobody who can ask; `closes` says that no speech act behind
    the quotation ends its last sentence, `asks` that one does by which he directs somebody.
    """

    start: int
    end: int
    speaker: Speaker | None
    closes: bool
    asks: bool


def quotations(context: Context, start: int, end: int) -> list[Quote]:
    """The quotations of a paragraph of news behind which the text says whose words they are."""
    found = []
    for match in _QUOTE.finditer(context.text, start, end) if context.news else ():
        behind = _BEHIND.match(context.text, match.end(), end)
        assert behind is not None
        named = _named(context, behind.end(), end)
        if named is None:
            continue
        speaker, stop = named
        gap = _GAP.match(context.text, stop, end)
        told = gap and context.pattern("speech.saying").match(context.folded, gap.end(), end)
        if not (behind["that"] or told):
            continue
        acts = context.acts(match.end(), end)
        # “…”, Thứ trưởng nói và giao Cục Quản lý nhà tổng hợp …: what follows stands by itself.
        goes_on = any(re.search(r"\w", context.text[act.end : end]) for act in acts)
        closes = behind["that"] is not None or not acts or goes_on
        level = rank(context, f"{speaker.position or ''} {context.text[behind.end() : stop]}")
        asks = speaker if level is None or level > 0 else None
        if asks and speaker.position is None and speaker.rule != "speaker.post":
            continue  # nothing tells who he is
        found.append(
            Quote(match.start("said"), match.end("said"), asks, closes, _directs(context, acts))
        )
    return found


def _directs(context: Context, acts: Sequence[Cue]) -> bool:
    """Whether one of the acts behind a quotation is one by which whoever is quoted directs somebody."""
    return any(cue.rule in DIRECTING for cue in acts)


def _named(context: Context, at: int, end: int) -> tuple[Speaker, int] | None:
    """The person or post that begins at a position, and where the phrase ends."""
    chain = context.chains.at(at, end)
    for person in context.mentions.people:
        inside = chain is not None and chain.start <= person.start <= chain.end + 1
        if at <= person.start <= at + 9 or inside:
            stop = max(person.end, chain.end if chain is not None else 0)
            return context.speakers.person(person), stop
    he = _HE.match(context.text, at, end)
    before = [person for person in context.mentions.people if person.end <= at]
    if he is not None and before:
        return replace(context.speakers.person(before[-1]), at=he.span()), he.end()
    if chain is None or chain.bodies[0].type != "post":
        return None
    return context.speakers.named(chain.bodies[0], context.now.speaker), chain.end
