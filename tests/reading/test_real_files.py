"""The samples give the same actions in every format that real programs make of them."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from programs import program
from pypdfium2 import PdfDocument
from real_files import OFFICE, as_page, office, printed
from test_encodings import to_table, to_vni

from extractor import extract
from extractor.reading import read, read_bytes
from extractor.reading.encodings import TCVN3

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
Facts = list[tuple[object, ...]]


@functools.cache
def facts(path: Path) -> Facts:
    """What a register must say alike in every format: all but positions."""
    return [
        (
            " ".join(action.task.split()),
            [body.name for body in action.responsible],
            [body.name for body in action.coordinating],
            action.requested_by.name if action.requested_by else None,
            (action.deadline.start, action.deadline.due, action.deadline.recurrence)
            if action.deadline
            else None,
        )
        for action in extract(read(path)).actions
    ]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for sample in SAMPLES:
        (folder / f"{sample.stem}.html").write_text(as_page(sample), encoding="utf-8")
    return folder


def test_as_web_pages(pages: Path) -> None:
    for sample in SAMPLES:
        assert facts(pages / f"{sample.stem}.html") == facts(sample), sample.stem


@pytest.mark.parametrize("suffix", OFFICE)
def test_as_libreoffice_writes_them(suffix: str, pages: Path, tmp_path: Path) -> None:
    writer = program("soffice", "libreoffice")
    made = office(writer, sorted(pages.glob("*.html")), suffix, tmp_path, "HTML (StarWriter)")
    if suffix == "doc":
        # Reading one starts a LibreOffice of its own: two are read so, one of them misnamed,
        # and the others as what the same conversion makes of them all in one run.
        first, second = SAMPLES[:2]
        assert facts(made / f"{first.stem}.doc") == facts(first)
        misnamed = (made / f"{second.stem}.doc").rename(tmp_path / "doi-ten.docx")
        assert read(misnamed).format == "doc"
        assert facts(misnamed) == facts(second)
        made, suffix = office(writer, sorted(made.glob("*.doc")), "docx", tmp_path, ""), "docx"
    for made_file in sorted(made.glob(f"*.{suffix}")):
        sample = SAMPLES[0].with_name(f"{made_file.stem}.txt")
        assert facts(made_file) == facts(sample), sample.stem
    assert len(list(made.glob(f"*.{suffix}"))) >= len(SAMPLES) - 1


def test_as_chromium_prints_them(pages: Path, tmp_path: Path) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    for sample in SAMPLES:
        made = printed(browser, pages / f"{sample.stem}.html", tmp_path)
        assert facts(made) == facts(sample), sample.stem


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_in_the_old_encodings(name: str, tmp_path: Path) -> None:
    letters = frozenset(TCVN3.values())
    for sample in SAMPLES:
        plain = sample.read_text(encoding="utf-8")
        # TCVN3 has no capitals with marks (a font of capitals writes them), and neither has typographic quotes.
        legacy = "".join(
            c if c.isascii() or c in letters else c.lower() if c.lower() in letters else "-"
            for c in plain
        )
        data = (
            to_table(legacy, dict(TCVN3)) if name == "TCVN3" else to_vni(legacy).encode("latin-1")
        )
        document = read_bytes(data, "a.txt")
        assert document.encoding is not None and name.lower() in document.encoding.lower()
        (tmp_path / "old.txt").write_bytes(data)
        (tmp_path / "new.txt").write_text(legacy, encoding="utf-8")
        assert facts(tmp_path / "old.txt") == facts(tmp_path / "new.txt"), sample.stem


def test_running_heads_and_page_numbers_in_the_middle_of_sentences(tmp_path: Path) -> None:
    writer = program("soffice", "libreoffice")
    sample = max(SAMPLES, key=lambda path: path.stat().st_size)
    head = "<div title='header'><p>Tài liệu lưu hành nội bộ</p></div>"
    foot = "<div title='footer'><p><sdfield type=page></p></div>"
    # Large letters make many pages, which end where they end.
    page = as_page(sample).replace("12pt", "20pt").replace("<body>", f"<body>{head}{foot}")
    (tmp_path / "dai.html").write_text(page, encoding="utf-8")
    odt = office(writer, [tmp_path / "dai.html"], "odt", tmp_path, "HTML (StarWriter)")
    made = office(writer, [odt / "dai.odt"], "pdf", tmp_path, "") / "dai.pdf"
    assert "lưu hành nội bộ" in PdfDocument(made)[1].get_textpage().get_text_range()
    document = read(made)
    assert "lưu hành nội bộ" not in document.text
    assert facts(made) == facts(sample)
    assert len({action.evidence.page for action in extract(document).actions}) > 2
