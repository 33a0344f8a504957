"""A sheet that people correct comes back into the register, comments and all, or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made import action, register
from pages import REGISTER, follow
from running import Ran, Run
from test_office import converted

from extractor.exporting import xlsx
from extractor.exporting.columns import COLUMNS
from extractor.writing.files import load, write

COLUMN = {key: number for number, key in enumerate(COLUMNS, 1)}
Edit = Callable[[Any], None]


class Sheet:
    """A register, its workbook, and the command that takes the workbook back."""

    def __init__(self, chidao: Run, folder: Path) -> None:
        self.chidao, self.register, self.book = chidao, folder / "so.yaml", folder / "so.xlsx"
        write(register(action(), action(id="a2", task="Báo cáo"), action(id="a3")), self.register)
        text = self.register.read_text(encoding="utf-8")
        self.register.write_text(f"# Sổ của văn phòng\n{text}", encoding="utf-8")
        self.export()

    def export(self, *options: str) -> None:
        ran = self.chidao("export", "so.yaml", "--to", "xlsx", "-o", "so.xlsx", "--force", *options)
        assert ran.code == 0, ran.err

    def edit(self, change: Edit) -> None:
        book = openpyxl.load_workbook(self.book)
        change(book)
        book.save(self.book)

    def set(self, row: int, key: str, value: object, sheet: str = xlsx.ALL) -> None:
        self.edit(lambda book: book[sheet].cell(row, COLUMN[key]).__setattr__("value", value))

    def back(self, *options: str) -> Ran:
        return self.chidao("import", "so.xlsx", "--into", "so.yaml", *(options or ("--yes",)))


@pytest.fixture
def sheet(chidao: Run, tmp_path: Path) -> Sheet:
    return Sheet(chidao, tmp_path)


def test_nothing_changed(sheet: Sheet) -> None:
    before = sheet.register.read_bytes()
    ran = sheet.back()
    assert (ran.code, ran.out) == (0, "")
    assert "không có gì mới" in ran.err
    assert sheet.register.read_bytes() == before


def test_every_kind_of_change(sheet: Sheet) -> None:
    sheet.set(2, "task", "Rà soát tủ thuốc, vật tư")
    sheet.set(2, "responsible", "Sở Y tế; Sở Tài chính")
    sheet.set(2, "coordinating", None)
    sheet.set(2, "due", dt.date(2017, 12, 1))
    sheet.set(2, "status", "đang làm")
    sheet.set(2, "note", "Đã họp lần một")
    sheet.set(2, "priority", "Thường")
    sheet.set(2, "confirmed", "x")
    sheet.set(2, "topic", None)
    sheet.edit(lambda book: book[xlsx.ALL].delete_rows(4))
    sheet.set(4, "task", "Việc mới")
    sheet.set(4, "due", "15/8/2017")
    ran = sheet.back()
    assert ran.code == 0, ran.err
    for said in ("vật tư", "Sở Tài chính", "Đã họp lần một", "- a3", "Việc mới"):
        assert said in ran.out
    assert "\n    " in ran.out
    text = sheet.register.read_text(encoding="utf-8")
    assert text.startswith("# Sổ của văn phòng\n")
    first, second, new = load(sheet.register).actions
    assert (first.id, second.id, second) == ("a1", "a2", action(id="a2", task="Báo cáo"))
    assert first.task == "Rà soát tủ thuốc, vật tư"
    assert [body.name for body in first.responsible] == ["Sở Y tế", "Sở Tài chính"]
    assert first.responsible[0] == action().responsible[0]
    assert first.coordinating == ()
    assert first.deadline is not None
    assert (first.deadline.due, first.quarter) == (dt.date(2017, 12, 1), "2017-Q4")
    assert (first.status, first.note, first.priority) == ("doing", "Đã họp lần một", "normal")
    assert (first.confirmed, first.topic) == (True, None)
    assert first.history[-1].was["task"] == action().task
    assert (new.task, new.document, new.quarter) == ("Việc mới", "d1", "2017-Q3")
    assert sheet.chidao("check", "so.yaml").code == 0
    # The same sheet again says nothing new.
    again = sheet.back()
    assert "không có gì mới" in again.err
    assert sheet.register.read_text(encoding="utf-8") == text


def test_edited_in_libreoffice(sheet: Sheet) -> None:
    flat = converted(sheet.book, "fods")
    text = flat.read_text(encoding="utf-8")
    assert "Báo cáo" in text
    first = text.index("Báo cáo")
    text = text[:first] + "Báo cáo tuần" + text[first + len("Báo cáo") :]
    flat.write_text(text, encoding="utf-8")
    converted(flat, "xlsx").replace(sheet.book)
    ran = sheet.back()
    assert ran.code == 0, ran.err
    assert [one.task for one in load(sheet.register).actions][1] == "Báo cáo tuần"
    first_action, _, third = load(sheet.register).actions
    assert (first_action, third) == (action(), action(id="a3"))


def test_it_asks_before_it_writes(sheet: Sheet) -> None:
    sheet.set(2, "note", "mới")
    before = sheet.register.read_bytes()
    ran = sheet.back("--debug")
    assert ran.code == 2
    assert "mới" in ran.out
    assert "--yes" in ran.err
    assert sheet.register.read_bytes() == before


@pytest.mark.parametrize(
    ("key", "value", "cell", "said"),
    [
        ("due", "cuối quý", "D2", "không phải ngày"),
        ("due", "31/02/2017", "D2", "không phải ngày"),
        ("due", 42.5, "D2", "không phải ngày"),
        ("status", "gần xong", "E2", "Ghi một trong: Chưa làm"),
        ("status", None, "E2", "Ghi một trong"),
        ("priority", "Rất cao", "G2", "Ghi một trong: Cao"),
        ("confirmed", "chắc vậy", "H2", "Ghi x"),
        ("task", None, "A2", "nhiệm vụ trống"),
        ("sentence", "Câu khác", "O2", "không sửa được"),
        ("id", "a9", "Q2", "không có mã này"),
        ("id", "a2", "Q3", "đã có ở dòng 2"),
    ],
)
def test_refused_with_row_and_column(
    sheet: Sheet, key: str, value: object, cell: str, said: str
) -> None:
    before = sheet.register.read_bytes()
    sheet.set(2, key, value)
    ran = sheet.back()
    assert ran.code == 1
    assert f"ô {cell} " in ran.err
    assert said in ran.err
    assert sheet.register.read_bytes() == before


def test_a_change_counts_on_any_sheet(sheet: Sheet) -> None:
    sheet.set(3, "note", "từ tờ của sở", sheet="Sở Y tế")
    assert sheet.back().code == 0
    assert [one.note for one in load(sheet.register).actions] == [None, "từ tờ của sở", None]
    sheet.set(3, "note", "khác", sheet=xlsx.ALL)
    ran = sheet.back()
    assert ran.code == 1
    assert "sửa khác với" in ran.err


def test_the_register_changed_meanwhile(sheet: Sheet) -> None:
    text = sheet.register.read_text(encoding="utf-8")
    sheet.register.write_text(text.replace("status: open", "status: done", 1), encoding="utf-8")
    sheet.set(3, "note", "không đụng nhau")
    assert sheet.back().code == 0
    assert load(sheet.register).actions[0].status == "done"
    sheet.set(2, "status", "Đã hủy")
    ran = sheet.back()
    assert ran.code == 1
    assert "cũng đã đổi" in ran.err


def test_part_of_a_register_deletes_nothing_else(sheet: Sheet) -> None:
    other = action(id="b", responsible=(), coordinating=())
    sheet.register.unlink()
    write(register(action(), other), sheet.register)
    sheet.export("--for", "Sở Y tế")
    sheet.edit(lambda book: book[xlsx.ALL].delete_rows(2))
    assert sheet.back().code == 0
    assert [one.id for one in load(sheet.register).actions] == ["b"]


def test_what_is_no_exported_workbook(sheet: Sheet) -> None:
    sheet.book.write_bytes(b"PK\x03\x04 nothing")
    assert "không phải bảng tính" in sheet.back().err
    openpyxl.Workbook().save(sheet.book)
    ran = sheet.back()
    assert ran.code == 1
    assert "tờ ẩn" in ran.err


def test_the_page(tmp_path: Path) -> None:
    follow("excel.md", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "nhiem-vu.xlsx")
    book[xlsx.ALL].cell(2, COLUMN["status"]).value = "Đã xong"
    book.save(tmp_path / "nhiem-vu.xlsx")
    follow("excel.md", tmp_path, step="back")
    actions = load(tmp_path / "samples" / REGISTER.name).actions
    assert [one.status for one in actions] == ["done", *["open"] * (len(actions) - 1)]
