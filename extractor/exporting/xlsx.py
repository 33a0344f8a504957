"""A register as an Excel workbook that people correct, and `chidao import` takes back."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from extractor.exporting.columns import COLUMNS, Cell, cells
from extractor.exporting.csv import FORMULA
from extractor.records import Register
from extractor.writing import labels

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ALL = "Tất cả"
#: The hidden sheet that says what was exported, so that a change in Excel can be told.
BASE = "Bản gốc"
_UNDATED = "Chưa có ngày hạn"
_LONGEST_CELL = 32767
_LONGEST_TITLE = 31
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Row = Mapping[str, Cell]


def made(register: Register) -> bytes:
    """The workbook: all tasks, then a sheet for each quarter and each body."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    documents = {document.id: document for document in register.documents}
    rows = [cells(action, documents[action.document]) for action in register.actions]
    _sheet(book, ALL, rows)
    _sheet(book, BASE, rows).sheet_state = "hidden"
    quarters: dict[str, list[Row]] = {}
    bodies: dict[str, list[Row]] = {}
    for action, row in zip(register.actions, rows, strict=True):
        quarters.setdefault(action.quarter or "", []).append(row)
        for name in dict.fromkeys(b.name for b in (*action.responsible, *action.coordinating)):
            bodies.setdefault(name, []).append(row)
    for quarter in sorted(quarters, key=lambda value: value or "~"):
        title = labels.quarter(quarter).replace("q", "Q", 1) if quarter else _UNDATED
        _sheet(book, title, quarters[quarter])
    for name, its in bodies.items():
        _sheet(book, name, its)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shown(value: Cell) -> Cell:
    """A value as a cell can hold it: without control characters, no longer than Excel allows."""
    if not isinstance(value, str):
        return value
    text = _ILLEGAL.sub("", value)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _sheet(book: Workbook, name: str, rows: Sequence[Row]) -> Worksheet:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(_title(name, [other.title for other in book.worksheets]))
    sheet.append([column.label for column in COLUMNS.values()])
    for number, column in enumerate(COLUMNS.values(), 1):
        head = sheet.cell(1, number)
        head.font = Font(bold=True)
        # What a person may change stands under a head of another colour.
        head.fill = PatternFill("solid", fgColor="DDEBF7" if column.editable else "E7E6E6")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for line, row in enumerate(rows, 2):
        for number, key in enumerate(COLUMNS, 1):
            value = shown(row[key])
            cell = sheet.cell(line, number, value if value != "" else None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, dt.date):
                cell.number_format = "dd/mm/yyyy"
            elif isinstance(value, str) and value.startswith(FORMULA):
                cell.data_type = "s"
                cell.quotePrefix = True
    last = max(len(rows) + 1, 2)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    _rules(sheet, last)
    return sheet


def _rules(sheet: Worksheet, last: int) -> None:
    """Overdue rows in colour by the day on which the file is looked at; lists to choose from."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    at = {key: get_column_letter(number) for number, key in enumerate(COLUMNS, 1)}
    due, status = f"${at['due']}2", f"${at['status']}2"
    over = f'AND(ISNUMBER({due}),{due}<TODAY(),{status}<>"{labels.STATUS["done"]}",{status}<>"{labels.STATUS["cancelled"]}")'
    colour = DifferentialStyle(fill=PatternFill("solid", bgColor="F8CBAD"))
    sheet.conditional_formatting.add(
        f"A2:{get_column_letter(len(COLUMNS))}{last}",
        Rule("expression", formula=[over], dxf=colour),
    )
    for key, words in (("status", labels.STATUS), ("priority", labels.PRIORITY)):
        choice = DataValidation(
            type="list", formula1=f'"{",".join(words.values())}"', allow_blank=True
        )
        sheet.add_data_validation(choice)
        # Rows that a person adds below have the list, too.
        choice.add(f"{at[key]}2:{at[key]}{last + 500}")


def _title(name: str, taken: Sequence[str]) -> str:
    """A sheet's title: short, without the signs that Excel refuses, like no other one."""
    plain = _ILLEGAL.sub("", re.sub(r"[\[\]:*?/\\]", "-", " ".join(name.split()))).strip("'") or "-"
    lowered = {title.casefold() for title in taken}
    title, number = plain[:_LONGEST_TITLE].strip("'"), 2
    while title.casefold() in lowered:
        mark = f" ({number})"
        title, number = plain[: _LONGEST_TITLE - len(mark)] + mark, number + 1
    return title
