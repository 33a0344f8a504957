"""A register as CSV that Excel and LibreOffice open with its Vietnamese letters intact."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from extractor.exporting.columns import COLUMNS, Cell, cells
from extractor.records import Register
from extractor.writing import labels

#: A cell that begins so would run as a formula in a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def made(register: Register) -> bytes:
    """The file: labels first, an action a row, dates as dd/mm/yyyy, UTF-8 with a byte order mark.

    Texts that would run as formulas are given an apostrophe in front.
    """
    documents = {document.id: document for document in register.documents}
    rows = (
        [_text(value) for value in cells(action, documents[action.document]).values()]
        for action in register.actions
    )
    return b"\xef\xbb\xbf" + written([column.label for column in COLUMNS.values()], rows)


def written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV in UTF-8: commas, quotes where they are needed, CRLF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _text(value: Cell) -> str:
    if isinstance(value, dt.date):
        return labels.date(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
