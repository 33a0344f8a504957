"""Partners: the bodies that a clause names as taking part beside the responsible ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.directives.chains import Chain, Chains
from extractor.directives.openings import words
from extractor.recognise.lexicon import lexicon
from extractor.records import At, BodyMention
from extractor.rules import Pack, fold

_JOINT = re.compile(r", | và |/")
_WORD = re.compile(r" (?P<word>[^\W\d_]+)")
_WHAT_FOR = re.compile(
    r"(?:để|nhằm|trong|tại|theo|về|cho|khi|nếu|và|hoặc|từ|đến|qua|trước|sau)(?!\w)"
)
_WHICH_WORDS = 6


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
            bodies = _in_full(chain.bodies, text, end, pack)
            found += [b for b in bodies if b.name not in leads and b not in found]
            # "phối hợp với giáo viên bộ môn, | cha mẹ học sinh": nouns may go on the row.
            joint = _JOINT.match(folded, chain.end - start)
            behind = joint.end() if joint is not None else None
        row_of_nouns = [
            BodyMention(a, b, text[a:b], "group", "body.asked", (a, b))
            for a, b in (
                (start + a, start + b)
                for a, b in (_nouns(folded, behind, somebody) if behind is not None else ())
            )
        ]
        found += [b for b in _in_full(row_of_nouns, text, end, pack) if b.name not in leads]
    return tuple(found)


def _in_full(
    bodies: Sequence[BodyMention], text: str, end: int, pack: Pack
) -> tuple[BodyMention, ...]:
    """A row whose last group goes on with words that say which it is: "các đơn vị| xuất hàng Quốc gia, …".

    They end before a comma, a purpose or the verb of what is to be done.
    """
    if not bodies or bodies[-1].type != "group":
        return tuple(bodies)
    last, folded, begins = bodies[-1], fold(text[:end]), words(pack)
    at = last.end
    for _ in range(_WHICH_WORDS):
        word = _WORD.match(text, at, end)
        if word is None or any(
            known.match(folded, word.start("word"))
            for known in (begins.verb, begins.adverb, _WHAT_FOR)
        ):
            break
        at = word.end()
    else:
        return tuple(bodies)
    if at == last.end:
        return tuple(bodies)
    name = " ".join(text[last.start : at].split())
    return (*bodies[:-1], replace(last, end=at, name=name, outer=(last.outer[0], at)))


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
