"""Partners: the bodies that a clause names as taking part beside the responsible ones."""

from __future__ import annotations

import re

from extractor.directives.chains import Chain, Chains
from extractor.recognise.lexicon import lexicon
from extractor.records import At, BodyMention
from extractor.rules import Pack, fold

_JOINT = re.compile(r", | và |/")


def coordinating(
    text: str,
    start: int,
    end: int,
    chains: Chains,
    responsible: tuple[BodyMention, ...],
    pack: Pack,
) -> tuple[BodyMention, ...]:
    """Those after "phối hợp với", "cùng với", "có sự tham gia của" in a range, the responsible aside."""
    helps, somebody = pack.form(" +{partner.helps}"), lexicon(pack).somebody
    found: list[BodyMention] = []
    leads = {b.name for b in responsible}
    row: list[BodyMention] = []  # bodies named one after the other
    upto = start
    for unit in chains.within(start, end):
        begins = text[max(start, unit.start - 2) : unit.start] in (", ", "; ")
        joined = upto == unit.start - 2 or text[upto : unit.start] == " và "
        goes_on = begins or bool(row and joined)
        row = [*(row if joined else ()), *unit.bodies] if goes_on else []
        upto = unit.end
        # "chủ trì, Sở Tài chính, Sở Y tế phối hợp": those named before "phối hợp" take part.
        if row and helps.match(text, unit.end, end) is not None:
            found += [b for b in row if b.name not in leads and b not in found]
    folded = fold(text[start:end])
    for match in pack.form(r"(?<!\w){partner.with}\s+").finditer(folded):
        chain: Chain | None = chains.at(start + match.end(), end)
        behind: int | None = match.end()
        if chain is not None:
            found += [b for b in chain.bodies if b.name not in leads and b not in found]
            # "phối hợp với giáo viên bộ môn, | cha mẹ học sinh": nouns may go on the row.
            joint = _JOINT.match(folded, chain.end - start)
            behind = joint.end() if joint is not None else None
        for a, b in _nouns(folded, behind, somebody) if behind is not None else ():
            at = (start + a, start + b)
            if text[slice(*at)] not in leads:
                found.append(BodyMention(*at, text[slice(*at)], "group", "body.asked", at))
    return tuple(found)


def _nouns(folded: str, at: int, somebody: re.Pattern[str]) -> list[At]:
    """Nouns for people in a row; one of a single syllable may open a word: "khoa học"."""
    row: list[At] = []
    while (noun := somebody.match(folded, at)) is not None and " " in noun.group():
        row.append(noun.span())
        joint = _JOINT.match(folded, noun.end())
        if joint is None:
            break
        at = joint.end()
    return row
