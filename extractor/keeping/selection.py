"""One body's tasks: by its name, by another name for it, or by an abbreviation.

"Sở TN&MT" is "Sở Tài nguyên và Môi trường": word by word, where a part in initials stands for the
words that begin with them. "Sở Y tế" is also "Sở Y tế tỉnh Lam Sơn", where no other place competes.
"""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.errors import UsageError
from extractor.identity import letters
from extractor.records import Action, Body

_WORD = re.compile(r"[^\W_]+")
#: Behind these words stands the place that a body belongs to.
_LEVELS = tuple(
    tuple(level.split())
    for level in (
        "tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "tx", "xã", "phường", "thị trấn", "đặc khu",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """The tasks of one body.

    `names` are the names under which the register has it, `near` those of other bodies whose
    names begin alike and whose tasks were left out.
    """

    actions: tuple[Action, ...]
    names: tuple[str, ...]
    near: tuple[str, ...]


def of_body(actions: Sequence[Action], wanted: str, own: Iterable[Sequence[str]] = ()) -> Selection:
    """The actions that a body leads or takes part in.

    `wanted` is its name, an alias or an abbreviation; `own` are names that a user's own list
    gives one body. Raises UsageError where no body or several different ones are called so.
    """
    forms = _forms(actions)
    called = [wanted, *_aliases(wanted, own)]
    exact = [
        n for n, (sure, _) in forms.items() if any(same_body(f, c) for f in sure for c in called)
    ]
    loose = [
        name
        for name, (_, written) in forms.items()
        if name not in exact
        and any(begins(name, c) or same_body(w, c) for c in called for w in written)
    ]
    different = _different(loose)
    if not exact and len(different) > 1:
        raise UsageError(
            f"{wanted!r} có thể là {_listed(different)}.", "Ghi tên đầy đủ của một đơn vị."
        )
    names = [*exact, *loose] if len(different) == 1 else exact
    if not names:
        raise UsageError(f"Sổ không có đơn vị nào tên là {wanted!r}.", _closest(wanted, forms))
    chosen = frozenset(names)
    return Selection(
        tuple(a for a in actions if any(b.name in chosen for b in _bodies(a))),
        tuple(names),
        tuple(name for name in loose if name not in chosen),
    )


@functools.lru_cache(maxsize=65536)
def same_body(one: str, other: str) -> bool:
    """Whether two names are the same in letters, or by what their abbreviations stand for."""
    return letters(one) == letters(other) or _spelled(_words(one), _words(other))


def begins(name: str, wanted: str) -> bool:
    """Whether `name` is `wanted` and then a place: "Sở Y tế tỉnh Lam Sơn", "Công an tỉnh Lam Sơn"."""
    words, start = _words(name), _words(wanted)
    return any(
        _spelled(words[:cut], start)
        for cut in range(1, len(words))
        if any(words[cut : cut + len(level)] == level for level in _LEVELS)
        or any(words[:cut][-len(level) :] == level for level in _LEVELS)
    )


def _bodies(action: Action) -> tuple[Body, ...]:
    return (*action.responsible, *action.coordinating)


def _forms(actions: Iterable[Action]) -> Mapping[str, tuple[set[str], set[str]]]:
    """By name: the names that surely mean the body, and the words that meant it somewhere."""
    forms: dict[str, tuple[set[str], set[str]]] = {}
    for action in actions:
        for body in _bodies(action):
            sure, written = forms.setdefault(body.name, ({body.name}, set()))
            written.add(body.as_written)
            if body.successor is not None:
                sure.add(body.successor)
    return forms


def _aliases(wanted: str, own: Iterable[Sequence[str]]) -> list[str]:
    return [n for names in own if any(same_body(n, wanted) for n in names) for n in names]


def _different(names: Iterable[str]) -> list[str]:
    """The names, those of one body once."""
    kept: list[str] = []
    for name in names:
        if not any(same_body(name, other) for other in kept):
            kept.append(name)
    return kept


def _closest(wanted: str, names: Iterable[str]) -> str:
    by_letters = {letters(name): name for name in names}
    near = difflib.get_close_matches(letters(wanted), by_letters, n=3, cutoff=0.5)
    if near:
        return f"Có phải {_listed([by_letters[key] for key in near])}?"
    return "Xem tên các đơn vị bằng `chidao preview --by body`."


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:4])
    return f"{shown} …" if len(names) > 4 else shown


def _words(name: str) -> tuple[str, ...]:
    """The words, each tone after its vowels as `letters` has it."""
    composed = unicodedata.normalize("NFC", name)
    return tuple(letters(word) for word in _WORD.findall(composed))


@functools.lru_cache(maxsize=65536)
def _spelled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rows of words are the same, initials on either side spelled out on the other."""
    if not one or not other:
        return one == other
    if one[0] == other[0] and _spelled(one[1:], other[1:]):
        return True
    for short, long in ((one, other), (other, one)):
        # "Giao thông - Vận tải", "Giao thông và Vận tải": the joining word is in no initials.
        if long[0] == "và" and _spelled(short, long[1:]):
            return True
        end = _stands_for(short[0], long)
        if end and _spelled(short[1:], long[end:]):
            return True
    return False


def _stands_for(initials: str, words: tuple[str, ...]) -> int:
    """How many of the words the initials stand for; 0 where they are no initials of these."""
    if len(initials) < 2:
        return 0
    taken = 0
    for letter in initials:
        while taken < len(words) and words[taken] == "và":
            taken += 1
        if taken == len(words) or _initial(words[taken]) != letter:
            return 0
        taken += 1
    return taken


def _initial(word: str) -> str:
    return unicodedata.normalize("NFD", word)[0]
