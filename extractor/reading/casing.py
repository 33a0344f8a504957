"""Names and titles that stand in capitals, in the case that running text gives them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from extractor.rules import Pack, fold

_NUMERAL = re.compile(r"[IVX]{1,5}")
_ORDINAL = frozenset(("thứ", "lần", "khóa", "quý", "cấp", "kỳ", "hạng", "loại"))
_VOWEL = re.compile("[aeiouy]")
_READ = 200_000


def recased(capitals: str, body: str, pack: Pack, *, name: bool = False) -> str:
    """`capitals` in normal case: by the lexicon, else as `body` writes the same words.

    With `name`, what neither knows is taken for proper nouns, else for common words. A text
    that is not in capitals stays as it is.
    """
    if not capitals.isupper():
        return capitals
    words = capitals.split()
    body = body[:_READ]
    folded = fold(body)
    out: list[str] = []
    at = 0
    while at < len(words):
        known = _known(words[at:], pack, name)
        if known is not None:
            out.append(known[0])
            at += known[1]
            continue
        out.append(_cased(words, at, body, folded, name))
        at += 1
    joined = " ".join(out)
    return joined[:1].upper() + joined[1:]


def _cased(words: list[str], at: int, body: str, folded: str, name: bool) -> str:
    word = words[at]
    low = word.lower()
    previous = words[at - 1].lower() if at else ""
    if _NUMERAL.fullmatch(word.strip(",.;")) and (len(word) > 2 or previous in _ORDINAL):
        return word
    if not _VOWEL.search(unicodedata.normalize("NFD", low)):
        return word  # an abbreviation
    seen: Counter[str] = Counter()
    for pair in ((at - 1, at), (at, at + 1)):
        if pair[0] >= 0 and pair[1] < len(words):
            phrase = " ".join(words[n].strip(".,;:").lower() for n in pair)
            for first, second in _written(phrase, body, folded):
                seen[first if pair[0] == at else second] += 1
    if seen:
        best = seen.most_common(1)[0][0]
        return low.replace(best.lower(), best, 1)
    return low.capitalize() if name else low


def _written(phrase: str, body: str, folded: str) -> Iterator[tuple[str, str]]:
    """How the running text writes two neighbouring words; capitals do not count."""
    at = folded.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (body[at - 1 : at].isalnum() or body[end : end + 1].isalnum()):
            first, _, second = body[at:end].partition(" ")
            if not any(len(word) > 1 and word.isupper() for word in (first, second)):
                yield first, second
        at = folded.find(phrase, end)


def _known(words: list[str], pack: Pack, name: bool) -> tuple[str, int] | None:
    """The longest lexicon entry that `words` begin with; one-syllable types only in names."""
    lexicon, longest = _lexicon(pack)
    for count in range(min(longest, len(words)), 0 if name else 1, -1):
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
        for lexicon in ("letterhead.levels", "letterhead.names")
        for word in pack.words(lexicon)
    }
    return known, max(len(word.split()) for word in known)
