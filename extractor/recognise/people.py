"""People: named persons with the position that the text gives before or after the name."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.markers import UPPER
from extractor.recognise.groups import Groups
from extractor.recognise.naming import Namer
from extractor.records import PersonMention
from extractor.rules import Pack

_APPOSED = re.compile(r"(?:,|-(?= ))[ ]*")
_FULL = 3  # words of a name that stands behind its post and a comma or a dash
# "Tân Giám đốc": since when, not what.
_NEW = re.compile(r"^[Tt]ân ")
_AFTER = re.compile(r"[ ]*(?:,|-|\(|:)[ ]*")


class _People:
    def __init__(self, text: str, pack: Pack) -> None:
        self.text = text
        self.namer = Namer(text, pack)
        self.groups = Groups(self.namer)
        self.lex = self.namer.lex

    def run(self) -> tuple[PersonMention, ...]:
        trigger = re.compile(
            rf"(?<![\w/-])(?:{self.lex.courtesy.pattern}|(?:[Qq]uyền +)?{self.lex.post.pattern})"
        )
        found: list[PersonMention] = []
        given: list[PersonMention] = []
        at = 0
        while (match := trigger.search(self.text, at)) is not None:
            person = self._person(match.start())
            if person is not None:
                found.append(person)
                at = max(person.end, match.end())
            else:
                given += self._by_given_name(match.start(), match.end())
                at = match.end()
        again = (*self._again(found), *_introduced(given, found))
        return tuple(sorted((*found, *again), key=lambda person: person.start))

    def _by_given_name(self, start: int, after_post: int) -> list[PersonMention]:
        """A post with one name behind it: "Phó Thủ tướng Sơn"."""
        at = self._skip(after_post)
        end = self.namer.person_end(at, sure=True) if at > after_post else None
        if end is None or " " in self.text[at:end]:
            return []
        return [
            PersonMention(
                start, end, self.text[at:end], self.text[start:after_post], "person.given"
            )
        ]

    def _again(self, found: list[PersonMention]) -> list[PersonMention]:
        """Where a clause begins with the full name alone of somebody whom the text introduces elsewhere."""
        names = {person.name for person in found if person.name.count(" ") >= 2}
        if not names:
            return []
        either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        alone = re.compile(rf"(?:^|(?<=[.!?”\"] ))(?:{either})(?![\w/-]| [{UPPER}])", re.MULTILINE)
        taken = [(person.start, person.end) for person in found]
        return [
            PersonMention(m.start(), m.end(), m.group(), None, "person.again")
            for m in alone.finditer(self.text)
            if not any(a <= m.start() < b for a, b in taken)
        ]

    def _person(self, start: int) -> PersonMention | None:
        at = start
        courtesy = self.lex.courtesy.match(self.text, at)
        if courtesy is not None:
            at = self._skip(courtesy.end())
            again = self.lex.courtesy.match(self.text, at)
            if again is not None and self.namer.person_end(at, sure=False) is None:
                at = self._skip(again.end())
        before = self.position_end(at)
        position = None
        if before is not None:
            position = _NEW.sub("", self.text[at:before].strip(" ,"))
            at = self._skip(before)
            rank = self.lex.courtesy.match(self.text, at)
            if rank is not None and self.namer.person_end(at, sure=False) is None:
                at = self._skip(rank.end())
        if position is not None and (apposed := _APPOSED.match(self.text, at)) is not None:
            rank = self.lex.courtesy.match(self.text, apposed.end())
            named = apposed.end() if rank is None else self._skip(rank.end())
            behind = self.namer.person_end(named, sure=False)
            if behind is not None and (
                rank is not None or len(self.text[named:behind].split()) >= _FULL
            ):
                at = named
        end = self.namer.person_end(at, sure=True)
        if (
            end is not None
            and self.text[at:end].isupper()
            and not self.namer.person_end(at, sure=False)
        ):
            return None
        if end is None or (before is not None and len(self.text[at:end].split()) < 2):
            return None
        name = re.sub(r"\s+", " ", self.text[at:end])
        if self.lex.head.match(name) and name.split()[0] not in self.lex.family:
            return None
        after = _AFTER.match(self.text, end)
        stop = end
        if after is not None:
            beyond = self.position_end(after.end())
            if beyond is not None:
                position = (
                    f"{position}, {self.text[after.end() : beyond]}"
                    if position
                    else self.text[after.end() : beyond]
                )
                stop = (
                    beyond + 1
                    if "(" in after.group() and self.text[beyond : beyond + 1] == ")"
                    else beyond
                )
        return PersonMention(
            start, stop, name, position, "person.titled" if position else "person.courtesy"
        )

    def _skip(self, at: int) -> int:
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        return at

    def position_end(self, at: int) -> int | None:
        """Where the position that begins at `at` ends: posts in a row, each with its body."""
        end: int | None = None
        while True:
            post = self.namer.post_end(at)
            if post is None or self.text[at:post] == "lãnh đạo":
                return end
            end = self._with_body(post)
            more = re.compile(r"[ ]*,[ ]*|[ ]+kiêm[ ]+|[ ]+-[ ]+").match(self.text, end)
            if more is None or self.lex.post.match(self.text, more.end()) is None:
                return end
            at = more.end()

    def _with_body(self, at: int) -> int:
        standing = re.compile(r"[ ]+(?:[Tt]hường trực|chuyên trách|phụ trách)(?!\w)").match(
            self.text, at
        )
        if standing is not None:
            at = standing.end()
        begin = self._skip(at)
        headed = self.namer.headed(at)
        if headed is not None:
            return self.namer.name_end(*headed)
        head = self.lex.head.match(self.text, begin) or self.lex.small_head.match(self.text, begin)
        if head is not None and begin > at:
            if re.compile(rf"(?:[{UPPER}]\w*[ ]+){{1,3}}[{UPPER}]").match(
                self.text, begin
            ) and self.namer.person_end(begin, sure=False):
                return at
            return self.namer.owner_end(begin, head.end())
        field = self.lex.field.match(self.namer.folded, begin)
        if field is not None and self.text[begin].isupper():
            return self.namer.name_end(begin, field.end())
        if self.text.startswith(("nhà trường", "công ty", "cơ quan", "đơn vị", "bệnh viện"), begin):
            return begin + len(" ".join(self.text[begin:].split(" ", 2)[:2]))
        level = self.lex.level.match(self.text, begin)
        if level is not None:
            return self.namer.place_end(level.end()) or level.end()
        return self.namer.seat_end(begin) or at


def _introduced(given: list[PersonMention], found: list[PersonMention]) -> list[PersonMention]:
    """Those of the given names that belong to one whom the text introduces by the full name."""
    full: dict[str, set[str]] = {}
    for person in found:
        full.setdefault(person.name.rpartition(" ")[2], set()).add(person.name)
    return [
        replace(person, name=next(iter(names)))
        for person in given
        if len(names := full.get(person.name, set())) == 1
    ]


def find(text: str, pack: Pack) -> tuple[PersonMention, ...]:
    """The named persons of a normalised text in order, each with its position where one is given.

    A span runs from the courtesy or position to the name, and on over a position after it:
    "đồng chí Nguyễn Văn An, Phó Bí thư Tỉnh ủy".
    """
    return _People(text, pack).run()
