"""What a person changed in an exported workbook: each change with its sheet, row and column."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import InputError
from extractor.exporting.columns import COLUMNS, KEYS, Cell
from extractor.exporting.xlsx import ALL, BASE
from extractor.writing.files import reason


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: where it stands, and what it has in each column that is there."""

    sheet: str
    row: int
    places: Mapping[str, str]
    cells: Mapping[str, Cell]

    def at(self, key: str) -> str:
        """Where a cell stands, as a person looks for it."""
        return f"tờ “{self.sheet}”, ô {self.places.get(key, '')}{self.row} ({COLUMNS[key].label})"


@dataclass(frozen=True, slots=True)
class Edits:
    """The changed cells by action and column, rows that were added, ids whose rows were deleted."""

    cells: Mapping[str, Mapping[str, Line]]
    base: Mapping[str, Line]
    added: tuple[Line, ...]
    deleted: tuple[str, ...]


def read(path: Path) -> Edits:
    """The edits in a workbook that `chidao export --to xlsx` wrote.

    A change counts in whichever sheet it was made; a row is deleted where it is gone from the
    sheet of all tasks. Raises InputError, with row and column, for what cannot be read.
    """
    sheets = _sheets(path)
    base = {str(line.cells["id"]): line for line in sheets.pop(BASE)}
    changed: dict[str, dict[str, Line]] = {}
    added: dict[tuple[Cell, ...], Line] = {}
    for lines in sheets.values():
        seen: dict[str, Line] = {}
        for line in lines:
            id = str(line.cells.get("id", ""))
            if not id:
                added.setdefault(tuple(line.cells.values()), line)
                continue
            if id not in base:
                raise InputError(
                    f"{line.at('id')}: không có mã này.", "Với nhiệm vụ mới, để trống ô Mã."
                )
            if id in seen:
                raise InputError(
                    f"{line.at('id')}: mã này đã có ở dòng {seen[id].row}.",
                    "Với nhiệm vụ mới, xóa ô Mã của dòng chép thêm.",
                )
            seen[id] = line
            _compare(base[id], line, changed.setdefault(id, {}))
    present = {str(line.cells.get("id", "")) for line in sheets[ALL]}
    deleted = tuple(id for id in base if id not in present)
    for id in deleted:
        for key, line in changed.get(id, {}).items():
            raise InputError(
                f"{line.at(key)}: đã sửa, nhưng dòng của nhiệm vụ này ở tờ “{ALL}” đã bị xóa.",
                "Giữ một trong hai.",
            )
    cells = {id: found for id, found in changed.items() if found}
    return Edits(cells, base, tuple(added.values()), deleted)


def _compare(base: Line, line: Line, changed: dict[str, Line]) -> None:
    for key, value in line.cells.items():
        if value == base.cells.get(key, ""):
            continue
        if not COLUMNS[key].editable:
            raise InputError(
                f"{line.at(key)}: cột này không sửa được trong bảng tính.",
                f"Trả lại giá trị cũ: {base.cells.get(key, '')!s:.80}.",
            )
        before = changed.setdefault(key, line)
        if before.cells[key] != value:
            raise InputError(
                f"{line.at(key)}: sửa khác với {before.at(key)}.", "Giữ một trong hai giá trị."
            )


def _sheets(path: Path) -> dict[str, list[Line]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{path} không phải bảng tính .xlsx.", "Lưu lại dạng .xlsx.") from error
    except OSError as error:
        raise InputError(
            f"Không đọc được {path}: {reason(error)}.", "Kiểm tra đường dẫn."
        ) from error
    if not {ALL, BASE} <= set(book.sheetnames):
        raise InputError(
            f"{path} không có tờ “{ALL}” và tờ ẩn “{BASE}” mà chidao đã ghi.",
            "Dùng bảng tính do `chidao export --to xlsx` ghi, không đổi tên các tờ.",
        )
    return {sheet.title: list(_lines(sheet)) for sheet in book.worksheets}


def _lines(sheet: Any) -> Iterator[Line]:
    rows = sheet.iter_rows()
    places: dict[str, str] = {}
    for cell in next(rows, ()):
        label = _value(cell.value)
        if label == "":
            continue
        key = KEYS.get(str(label))
        if key is None or key in places:
            raise InputError(
                f"Tờ “{sheet.title}”, ô {cell.coordinate}: không nhận ra cột {label!s:.60}.",
                "Giữ nguyên dòng đầu như khi xuất; bỏ cột tự thêm.",
            )
        places[key] = cell.column_letter
    if not {"id", "task"} <= set(places):
        raise InputError(
            f"Tờ “{sheet.title}”, dòng 1: thiếu cột {COLUMNS['id'].label} hoặc {COLUMNS['task'].label}.",
            "Giữ nguyên dòng đầu như khi xuất; bỏ tờ tự thêm.",
        )
    letters = {letter: key for key, letter in places.items()}
    for row in rows:
        found = {}
        for cell in row:
            value = _value(cell.value)
            letter = getattr(cell, "column_letter", None)
            if letter in letters:
                found[letters[letter]] = value
            elif value != "":
                raise InputError(
                    f"Tờ “{sheet.title}”, ô {cell.coordinate}: nằm ngoài các cột có tên.",
                    "Xóa ô đó.",
                )
        if any(value != "" for value in found.values()):
            yield Line(sheet.title, row[0].row, places, found)


def _value(value: Any) -> Cell:
    """A cell's value, free of what programs add when they save: times of day, returns, blanks."""
    match value:
        case None:
            return ""
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case bool():
            return "x" if value else ""
        case int() | float():
            return float(value)
    return str(value).replace("\r\n", "\n").replace("_x000D_\n", "\n").strip()
