"""Lists that say the head once: "các Sở: Tài chính, Xây dựng", "Bộ Công an, Quốc phòng"."""

from __future__ import annotations

import re

from extractor.reading.markers import UPPER
from extractor.recognise.councils import NEXT, PLURAL
from extractor.recognise.naming import Namer
from extractor.records import BodyMention, BodyType

_COLON = re.compile(r"[ ]*:[ ]*|[ ]+")
_CAPITAL = re.compile(rf"[{UPPER}]")
_GOES_ON = re.compile(rf"[ ]+[{UPPER}]")
# Heads of their own that are fields behind "các trường".
_SCHOOL = re.compile(r"THCS|THPT|Tiểu học|Mầm non|Trung học cơ sở|Trung học phổ thông")


class Ellipsis:
    """Reads elliptic lists in one text."""

    def __init__(self, namer: Namer) -> None:
        self.text = namer.text
        self.folded = namer.folded
        self.namer = namer
        self.lex = namer.lex

    def after_plural(self, start: int, at: int, title: str = "") -> list[BodyMention]:
        """One body for each field of "các Sở: Tài chính, Xây dựng" at `at`; with a title, one post each."""
        many = PLURAL.match(self.text, at)
        if many is None:
            return []
        head = self.lex.elliptic.match(self.folded, many.end())
        if head is None:
            return []
        said = self.text[head.start() : head.end()]
        written = said if title else said[0].upper() + said[1:]
        return self._expanded(start, head.end(), f"{title}{written}", "post" if title else "body")

    def _expanded(self, start: int, at: int, title: str, kind: BodyType) -> list[BodyMention]:
        colon = _COLON.match(self.text, at)
        if colon is None:
            return []
        items: list[tuple[int, int, int]] = []
        position = colon.end()
        while (item := self._item(position)) is not None:
            items.append((position, *item))
            joint = NEXT.match(self.text, item[1])
            if joint is None:
                break
            position = joint.end()
        if not items or (len(items) < 2 and ":" not in colon.group()):
            return []
        outer = (start, items[-1][2])
        # "các Ban Tổ chức, Tuyên giáo Thành ủy": the owner said last is the owner of all.
        owner = self.text[items[-1][1] : items[-1][2]]
        rule = "body.elliptic" if kind == "body" else "post.elliptic"
        return [
            BodyMention(
                begin,
                end,
                f"{title} {self.text[begin:end]}" + (owner if field == end else ""),
                kind,
                rule,
                outer,
            )
            for begin, field, end in items
        ]

    def _item(self, at: int) -> tuple[int, int] | None:
        """Where one field of a list ends, without and with the owner or place behind it."""
        if not _CAPITAL.match(self.text, at):
            return None
        field = self.lex.field.match(self.folded, at)
        head = self.lex.head.match(self.text, at)
        if head is not None and field is None and not _SCHOOL.fullmatch(head.group()):
            return None
        if self.lex.post.match(self.text, at):
            return None
        end = field.end() if field is not None else self.namer.capitalised_end(at, at)
        if end is None:
            return None
        owned = self.lex.head.match(self.text, end + 1) or self.lex.level.match(self.text, end + 1)
        short = self.namer.shortened(end)
        if short is not None:
            return short, short  # "các Bộ: Quốc phòng, Nông nghiệp và PTNT"
        goes_on = owned is not None or _GOES_ON.match(self.text, end)
        full = self.namer.name_end(at, end) if goes_on else end
        return (end if owned and full > end else full), full

    def further(self, end: int, head: str) -> list[tuple[int, int, str]]:
        """The fields behind the first of "Bộ Công an|, Quốc phòng": where each stands, with its full name."""
        found: list[tuple[int, int, str]] = []
        joint = NEXT.match(self.text, end)
        while joint is not None and ";" not in joint.group():
            at = joint.end()
            if self.lex.head.match(self.text, at) or self.lex.post.match(self.text, at):
                break
            field = self.lex.field.match(self.folded, at)
            if field is None or not _CAPITAL.match(self.text, at):
                break
            found.append((at, field.end(), f"{head} {self.text[at : field.end()]}"))
            joint = NEXT.match(self.text, field.end())
        return found
