"""Names from letterheads, which stand in capitals, in the case that running text gives them."""

from __future__ import annotations

import functools
import re
from collections import Counter

from extractor.rules import Pack, fold


def recased(capitals: str, body: str, pack: Pack, *, name: bool = False) -> str:
    """`capitals` in normal case: as `body` writes the same words, else by the lexicon.

    With `name` every word that neither knows is taken for a proper noun, else for a common one.
    """
    words = capitals.split()
    if not capitals.isupper():
        return capitals
    out: list[str] = []
    at = 0
    written = _written(capitals, body)
    if written is not None:
        return written
    while at < len(words):
        known = _known(words[at:], pack)
        if known is not None:
            out.append(known[0])
            at += known[1]
        else:
            low = words[at].lower()
            out.append(low.capitalize() if name else low)
            at += 1
    joined = " ".join(out)
    return joined[:1].upper() + joined[1:]


def _written(capitals: str, body: str) -> str | None:
    """The commonest mixed-case spelling of the same words in running text."""
    pattern = re.compile(rf"(?<!\w){re.escape(fold(capitals))}(?!\w)")
    found = Counter(
        body[m.start() : m.end()] for m in pattern.finditer(fold(body))
        if not body[m.start() : m.end()].isupper()
    )  # fmt: skip
    if not found:
        return None
    best = found.most_common(1)[0][0]
    return best[:1].upper() + best[1:]


def _known(words: list[str], pack: Pack) -> tuple[str, int] | None:
    lexicon, longest = _lexicon(pack)
    for count in range(min(longest, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        core = phrase.rstrip(",;.")
        hit = lexicon.get(core.lower())
        if hit is not None:
            return hit + phrase[len(core) :], count
    return None


@functools.lru_cache(maxsize=4)
def _lexicon(pack: Pack) -> tuple[dict[str, str], int]:
    known = {
        word.lower(): word
        for id in ("letterhead.names", "letterhead.levels")
        for word in pack.words(id)
    }
    return known, max(len(word.split()) for word in known)
