"""What a reader makes of a file: its text, and what the format itself says of parts of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["paragraph", "cell", "caption", "heading", "note"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text of which the format knows more than the text shows.

    `start` and `end` are positions in `Content.text`; pieces come in order and do not overlap.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file with what its format says of it.

    `wrapped` says that lines may be broken inside paragraphs; `title` and `date` are the
    format's own, such as a news page's metadata.
    """

    text: str
    encoding: str | None = None
    pieces: tuple[Piece, ...] = ()
    wrapped: bool = False
    title: str | None = None
    date: dt.date | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfReading:
    """How PDF files are read: scanned pages by tesseract where `ocr`, none longer than `max_pages`."""

    ocr: bool = False
    max_pages: int = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands in a file."""

    kind: BlockKind | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    columns: tuple[int, ...] = ()


@dataclass(slots=True)
class Builder:
    """Puts the text of a file together, paragraph by paragraph, a line each."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, place: Place) -> None:
        """Add a paragraph; line breaks inside it stay. Blank text adds nothing."""
        text = text.strip()
        if not text:
            return
        end = self.length + len(text)
        self.pieces.append(
            Piece(
                self.length, end, place.kind, place.page, place.table, place.row, place.column,
                place.columns,
            )
        )  # fmt: skip
        self.parts += (text, "\n")
        self.length = end + 1

    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)
