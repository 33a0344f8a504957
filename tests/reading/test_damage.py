"""Damage of real files does not change what is asked of whom by when, in the formats themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from damage import DAMAGED, NEWS, as_page, pages
from programs import program
from real_files import office, printed
from test_encodings import to_table, to_vni

from extractor import extract
from extractor.reading import read, read_bytes
from extractor.reading.encodings import TCVN3
from extractor.records import Register

Fact = tuple[list[str], list[str], object, object]


def facts(register: Register) -> list[Fact]:
    return [
        (
            # A name stays in the document's own spelling.
            [body.name.replace("Uỷ", "Ủy") for body in action.responsible],
            [body.name for body in action.coordinating],
            action.deadline.due if action.deadline else None,
            action.deadline.recurrence if action.deadline else None,
        )
        for action in register.actions
    ]


def read_from(text: str) -> list[Fact]:
    return facts(extract(read_bytes(text.encode(), "a.txt")))


@pytest.fixture(scope="module")
def whole() -> dict[str, list[Fact]]:
    """What the documents ask for, without damage."""
    texts = dict.fromkeys(text for text, _ in DAMAGED.values())
    found = {text: read_from(text) for text in texts}
    assert [len(facts) for facts in found.values()] == [4, 2, 2]
    return {name: found[text] for name, (text, _) in DAMAGED.items()}


@pytest.mark.parametrize("name", DAMAGED)
def test_in_plain_text(name: str, whole: dict[str, list[Fact]]) -> None:
    assert read_from(DAMAGED[name][1]) == whole[name]


def test_in_word_documents(tmp_path: Path, whole: dict[str, list[Fact]]) -> None:
    writer = program("soffice", "libreoffice")
    made = office(writer, pages(tmp_path), "docx", tmp_path, "HTML (StarWriter)")
    for name in DAMAGED:
        if name != "ngat-dong-trong-ten":  # a paragraph of Word ends where it ends
            assert facts(extract(read(made / f"{name}.docx"))) == whole[name], name


def test_in_printed_pages(tmp_path: Path, whole: dict[str, list[Fact]]) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    for page in pages(tmp_path):
        if page.stem == "ngat-dong-trong-ten":
            continue
        assert facts(extract(read(printed(browser, page, tmp_path)))) == whole[page.stem], page.stem


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_old_fonts_in_word_documents(font: str, tmp_path: Path) -> None:
    if font == ".VnTime":  # which has no capitals with marks
        text = "\n".join(line[0] + line[1:].replace("Đ", "đ") for line in NEWS.splitlines())
        typed = to_table(text, dict(TCVN3)).decode("latin-1")
    else:
        text = NEWS
        typed = to_vni(text)
    page = as_page(typed).replace("DejaVu Serif", font)
    (tmp_path / "cu.html").write_text(page, encoding="utf-8")
    writer = program("soffice", "libreoffice")
    for suffix in ("docx", "rtf"):
        made = office(writer, [tmp_path / "cu.html"], suffix, tmp_path, "HTML (StarWriter)")
        assert facts(extract(read(made / f"cu.{suffix}"))) == read_from(text), suffix
