"""Damage of real files does not change what is asked of whom by when, in the formats themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from damage import DAMAGED, pages
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
