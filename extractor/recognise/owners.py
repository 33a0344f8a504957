"""Owners: whom the labels and titles of a list name ("- Đội cờ đỏ: giữ trật tự"), told by those beside them or by their first noun."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.recognise.lexicon import lexicon
from extractor.recognise.trie import either
from extractor.records import At, Block, BodyMention
from extractor.rules import Pack, fold

# A label: what stands before the first colon of an item, where its task follows in the line.
_LABEL = re.compile(
    r"[*_]*([^\W\d_][^:;.\n]{1,110}?)(?:\s*\([^()\n]*\))?[*_]*\s*:[*_]*\s+(?=[^\W\d_])"
)
# A title: all that an item says above the items below it.
_TITLE = re.compile(r"[*_]*([^\W\d_][^:;.,()\n]{2,80}?)[*_]*[.:]?\s*")
_LONGEST = 7  # words of a label that only its neighbours explain
_VERB = 40  # characters, in which a verb at the head of a task ends
_FEWEST = 3  # labelled items of a list, before one label says anything of another


def find(
    text: str, blocks: Sequence[Block], known: Sequence[BodyMention], pack: Pack
) -> tuple[BodyMention, ...]:
    """The labels and titles of list items that name who must do them, where no lexicon holds them whole.

    A label or title does where most of its list are bodies, a label also where it begins with a
    noun for people and says which of them are meant ("- Cán bộ phụ trách địa bàn: …"). `text` is
    the normalised text; positions are normalised. `known` are the bodies that were recognised.
    """
    first = {b.start: b for b in known}
    begun, ended = {b.outer[0] for b in known}, {b.outer[1] for b in known}
    # "Các sở: Tài chính, Xây dựng": the colon opens the names.
    counted = [b.outer for b in known if ":" in text[slice(*b.outer)]]
    words = _words(pack)
    found = []
    for items in _lists(text, blocks):
        unknown = [(at, task) for at, task in items if at[0] not in begun or at[1] not in ended]
        most = len(items) >= _FEWEST and 2 * len(unknown) <= len(items)
        for at, task in unknown:
            label = fold(text[slice(*at)])
            if any(start <= at[0] and at[1] < end for start, end in counted):
                continue
            body = first.get(at[0])
            rest = body.end - at[0] if body is not None else 0
            if most and len(label.split()) <= _LONGEST and not words.no_owner(label):
                found.append(BodyMention(*at, text[slice(*at)], "body", "body.labelled", at))
            elif (
                task is not None
                and words.people(label, rest)
                and words.verb.match(fold(text[task : task + _VERB]))
            ):
                found.append(BodyMention(*at, text[slice(*at)], "group", "body.labelled", at))
    return tuple(found)


_Item = tuple[At, int | None]


def _lists(text: str, blocks: Sequence[Block]) -> Iterator[list[_Item]]:
    """The labels and titles of each list, and where the task behind a label begins.

    A list are the items with one kind of marker up to a paragraph without any; its titles make a list of their own.
    """
    lists: dict[tuple[str, bool], list[_Item]] = {}
    for n, block in enumerate(blocks):
        if block.marker is None or block.kind == "cell":
            yield from lists.values()
            lists = {}
            continue
        kind = _kind(block.marker)
        label = _LABEL.match(text, block.body, block.end)
        title = _TITLE.fullmatch(text, block.body, block.end)
        below = blocks[n + 1].marker if n + 1 < len(blocks) else None
        if label is not None:
            lists.setdefault((kind, True), []).append((label.span(1), label.end()))
        elif title is not None and below is not None and _kind(below) != kind:
            lists.setdefault((kind, False), []).append((title.span(1), None))
    yield from lists.values()


def _kind(marker: str) -> str:
    """What a marker is alike: "1." and "12." are one kind, "a)" and "-" others."""
    return re.sub(r"\d+", "1", re.sub(r"[^\W\d_]+", "a", marker)).strip()


@dataclass(frozen=True, slots=True)
class _Words:
    """How labels begin and go on."""

    topic: re.Pattern[str]
    roles: tuple[re.Pattern[str], ...]
    noun: re.Pattern[str]
    which: re.Pattern[str]
    verb: re.Pattern[str]
    sentence: re.Pattern[str]

    def no_owner(self, folded: str) -> bool:
        """Whether a label says what is done, what it is about or a part of the task, and names nobody."""
        return self.topic.match(folded) is not None or any(
            role.fullmatch(folded) for role in self.roles
        )

    def people(self, folded: str, begun: int) -> bool:
        """Whether a label begins with a noun for people and only says which of them.

        `begun` is where the body ends that was recognised at its start; 0 where there is none.
        """
        noun = self.noun.match(folded)
        if noun is None or self.sentence.search(folded) or self.no_owner(folded):
            return False
        rest = max(noun.end(), begun) + 1
        return self.verb.match(folded, rest) is None or self.which.match(folded, rest) is not None


@functools.lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    lex = lexicon(pack)
    topics = either((*pack.words("task-verb"), *pack.words("thing-noun"), "về", "việc", "đối với"))
    which = (pack.regex(pack.rule(f"group.which-{part}")).pattern for part in ("begins", "does"))
    return _Words(
        re.compile(topics),
        tuple(pack.regex(rule) for rule in pack.of("label")),
        lex.somebody,
        re.compile("|".join(which)),
        lex.task,
        lex.no_label,
    )
