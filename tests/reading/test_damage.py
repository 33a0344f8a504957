"""Damage of real files does not change what is asked of whom by when, in the formats themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from damage import DAMAGED, WHOLE, pages
from programs import program
from real_files import office, printed

from extractor import extract
from extractor.reading import read, read_bytes
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


def whole() -> list[Fact]:
    found = facts(extract(read_bytes(WHOLE.encode(), "a.txt")))
    assert len(found) == 4
    return found


@pytest.mark.parametrize("name", DAMAGED)
def test_in_plain_text(name: str) -> None:
    assert facts(extract(read_bytes(DAMAGED[name].encode(), "a.txt"))) == whole()


def test_in_word_documents(tmp_path: Path) -> None:
    writer = program("soffice", "libreoffice")
    made = office(writer, pages(tmp_path), "docx", tmp_path, "HTML (StarWriter)")
    for name in DAMAGED:
        if name != "ngat-dong-trong-ten":  # a paragraph of Word ends where it ends
            assert facts(extract(read(made / f"{name}.docx"))) == whole(), name


def test_in_printed_pages(tmp_path: Path) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    for page in pages(tmp_path):
        if page.stem == "ngat-dong-trong-ten":
            continue
        assert facts(extract(read(printed(browser, page, tmp_path)))) == whole(), page.stem
