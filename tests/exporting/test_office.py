"""LibreOffice opens the workbook and the CSV and gives the same cells back."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import openpyxl
from made import action, register
from pages import REGISTER, follow
from programs import program

from extractor.exporting import csv, xlsx
from extractor.exporting.columns import COLUMNS
from extractor.records import Body
from extractor.writing.files import load

DANGEROUS = ("=1+1", "+84 123", "-Rà soát", "@SUM(A1)", "\tthụt", '=HYPERLINK("http://x.example")')


def converted(path: Path, to: str, *options: str) -> Path:
    """What LibreOffice makes of a file, in a folder of its own."""
    out = path.parent / f"soffice-{to.partition(':')[0]}"
    profile = path.parent / "profile"
    subprocess.run(
        [program("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", *options,
         "--convert-to", to, "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return out / f"{path.stem}.{to.partition(':')[0]}"


def sheets(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    found = {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in book.worksheets
    }
    book.close()
    return found


def test_the_pages_files(tmp_path: Path) -> None:
    follow("excel.md", tmp_path)
    ours = sheets(tmp_path / "nhiem-vu.xlsx")
    actions = load(REGISTER).actions
    assert len(ours[xlsx.ALL]) == len(actions) + 1
    assert ours[xlsx.ALL][0] == [column.label for column in COLUMNS.values()]
    assert "Quý III-2024" in ours
    assert "Tổ Toán - Tin" in ours
    assert sheets(converted(tmp_path / "nhiem-vu.xlsx", "xlsx")) == ours
    # Comma, quote, UTF-8, from the first line, every column as text.
    kinds = "/".join(f"{n}/2" for n in range(1, len(COLUMNS) + 1))
    opened = converted(
        tmp_path / "nhiem-vu.csv",
        "xlsx:Calc MS Excel 2007 XML",
        f"--infilter=CSV:44,34,76,1,{kinds}",
    )
    (table,) = sheets(opened).values()
    for line, given in zip(table, ours[xlsx.ALL], strict=True):
        assert [cell or "" for cell in line] == [_shown(value) for value in given]


def _shown(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else str(value)


def test_dates_and_formulas(tmp_path: Path) -> None:
    risky = register(*(action(id=f"a{n}", task=text) for n, text in enumerate(DANGEROUS)))
    (tmp_path / "so.xlsx").write_bytes(xlsx.made(risky))
    (tmp_path / "so.csv").write_bytes(csv.made(risky))
    book = openpyxl.load_workbook(converted(tmp_path / "so.xlsx", "xlsx"))
    sheet = book[xlsx.ALL]
    for line, text in enumerate(DANGEROUS, 2):
        assert (sheet.cell(line, 1).data_type, sheet.cell(line, 1).value) == ("s", text)
        assert sheet.cell(line, 4).value == dt.datetime(2017, 9, 30)
        assert sheet.cell(line, 4).number_format.lower() == "dd/mm/yyyy"
    (table,) = sheets(
        converted(tmp_path / "so.csv", "xlsx:Calc MS Excel 2007 XML", "--infilter=CSV:44,34,76,1")
    ).values()
    assert [line[0] for line in table[1:]] == [f"'{text}" for text in DANGEROUS]


def test_the_workbook_is_easy_to_read() -> None:
    import io

    whole = register(action(), action(id="b", quarter=None, deadline=None))
    book = openpyxl.load_workbook(io.BytesIO(xlsx.made(whole)))
    assert book.sheetnames == [
        "Tất cả", "Bản gốc", "Quý III-2017", "Chưa có ngày hạn", "Sở Y tế", "Công an tỉnh Lam Sơn",
    ]  # fmt: skip
    assert book["Bản gốc"].sheet_state == "hidden"
    sheet = book["Tất cả"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(3, len(COLUMNS)).coordinate}"
    assert sheet["A2"].alignment.wrap_text
    (coloured,) = sheet.conditional_formatting
    assert "TODAY()" in coloured.rules[0].formula[0]


def test_overdue_is_coloured_where_it_is_opened(tmp_path: Path) -> None:
    for status, coloured in (("open", True), ("done", False)):
        path = tmp_path / f"{status}.xlsx"
        path.write_bytes(xlsx.made(register(action(status=status))))
        html = converted(path, "html").read_text(encoding="utf-8", errors="replace")
        assert ("f8cbad" in html.lower()) == coloured


def test_odd_sheet_names() -> None:
    import io

    names = ("Sở [A]: B/C?", "Tất cả", "x" * 40, "X" * 40, "'", "Bản gốc")
    bodies = tuple(Body(name, name, "body", False, (0, 1), "r") for name in names)
    whole = register(action(responsible=bodies, task="a\x00b\x1f" + "c" * 40000))
    book = openpyxl.load_workbook(io.BytesIO(xlsx.made(whole)))
    titles = [title.casefold() for title in book.sheetnames]
    assert len({*titles}) == len(titles)
    assert all(len(title) <= 31 for title in titles)
    assert len(book["Tất cả"]["A2"].value) == 32767
