"""Bodies and speakers: every row of the corpora reads as demanded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from running import ROOT

from extractor import rules
from extractor.pipeline import extract
from extractor.reading import read_bytes
from extractor.reading.normal import normalise
from extractor.recognise import find_mentions

CORPUS = ROOT / "tests" / "corpus"
# The order of a civil servant's letter: the row as an item below the lead-in that asks for it.
LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 12/CĐ-UBND\nLạng Sơn, ngày 02 tháng 3 năm 2024\n"
    "CÔNG ĐIỆN\nvề một số nhiệm vụ\nChủ tịch UBND tỉnh yêu cầu:\n1. {}\n"
)

Row = dict[str, Any]


def load(name: str) -> dict[str, list[Row]]:
    """A corpus, by section."""
    content = yaml.load((CORPUS / name).read_bytes(), yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content


BODIES, SPEAKERS = load("bodies.yaml"), load("speakers.yaml")


def spelled(text: str) -> str:
    """A text as chidao writes it, letter case aside."""
    return normalise(text).text.casefold()


def body_misses() -> Iterator[str]:
    """The rows whose bodies are not those demanded: characters, full form and type, in order."""
    pack = rules.load()
    for section, rows in BODIES.items():
        pointing = section in ("pointing_words", "pointing_further", "defined_in_the_document")
        for row in rows:
            text = normalise(row["text"]).text
            found = [
                (spelled(text[b.start : b.end]), "" if pointing else spelled(b.name), b.type)
                for b in find_mentions(text, pack).bodies
            ]
            wanted = [
                (spelled(b["as_written"]), "" if pointing else spelled(b["name"]), b["type"])
                for b in row["bodies"]
            ]
            if found != wanted:
                yield row["text"]


def role_misses() -> Iterator[str]:
    """The rows whose responsible and coordinating bodies are not those demanded, as an item of a list.

    A row that tells who asks is read `alone`. `roles` says what a row's register holds where it
    is not what the mentions are called: groups joined to one entry, words that point.
    """
    for rows in BODIES.values():
        for row in rows:
            text = row["text"] if row.get("alone") else LETTER.format(row["text"])
            register = extract(read_bytes(text.encode(), "row.txt"))
            for role in ("responsible", "coordinating"):
                found = {spelled(b.name) for a in register.actions for b in getattr(a, role)}
                named = [b["name"] for b in row["bodies"] if b["role"] == role]
                if found != set(map(spelled, row.get("roles", {}).get(role, named))):
                    yield row["text"]
                    break


def speaker_misses() -> Iterator[str]:
    """The rows whose last directive is not asked for by the person and position demanded."""
    for rows in SPEAKERS.values():
        for row in rows:
            register = extract(read_bytes(row["text"].encode(), "row.txt"))
            by = register.actions[-1].requested_by if register.actions else None
            found = (by and spelled(by.name), spelled((by and by.position) or ""))
            if found != (row["name"] and spelled(row["name"]), spelled(row.get("position") or "")):
                yield row["text"]


READINGS = {"bodies": body_misses, "roles": role_misses, "speakers": speaker_misses}


@pytest.mark.parametrize("reading", READINGS)
def test_every_row_reads_as_demanded(reading: str) -> None:
    assert list(READINGS[reading]()) == []


def test_the_corpora_are_large_and_hold_negatives() -> None:
    rows = [row for rows in BODIES.values() for row in rows]
    assert len(rows) >= 500
    assert sum(not row["bodies"] for row in rows) >= 50
    assert sum(row["name"] is None for rows in SPEAKERS.values() for row in rows) >= 40


def lines(name: str) -> list[str]:
    """A corpus of one name a line."""
    return (CORPUS / name).read_text(encoding="utf-8").split("\n")[:-1]


def asked_in(sentence: str) -> list[list[str]]:
    """Who must do each task of a short report of news that ends with a sentence."""
    report = (
        "Phó Chủ tịch làm việc với các đơn vị\n\n"
        "Sáng 12/9/2025, Phó Thủ tướng Trần Văn An chủ trì cuộc họp về hạ tầng.\n\n"
    )
    register = extract(read_bytes(f"{report}{sentence}\n".encode(), "tin.txt"))
    return [[body.name for body in action.responsible] for action in register.actions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phó Thủ tướng yêu cầu {} khẩn trương rà soát hồ sơ.",
        "Phó Thủ tướng giao {} chủ trì tham mưu phương án.",
    ],
)
def test_bodies_of_the_state_and_firms_are_named_in_full(sentence: str) -> None:
    names = lines("national-bodies.txt")
    assert [n for n in names if asked_in(sentence.format(n)) != [[n]]] == []


def test_groups_are_named_in_full() -> None:
    sentence = "Phó Thủ tướng yêu cầu {} khẩn trương rà soát hồ sơ."
    groups = lines("groups.txt")
    assert [g for g in groups if asked_in(sentence.format(g)) != [[g]]] == []
