"""From bytes to register: every span is to the letter, and ids outlive layout and encoding."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import SAMPLES

from extractor import Document, Register, extract, extract_all
from extractor.errors import InputError
from extractor.reading import read, read_bytes
from extractor.writing import schema
from extractor.writing.checking import problems
from extractor.writing.format import plain

ALL = sorted(SAMPLES.glob("*.txt"))
_OLD_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ủy": "uỷ", "úy": "uý"}


def spans(value: Any) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every text of a record with its place."""
    if not dataclasses.is_dataclass(value):
        return
    at = getattr(value, "at", None)
    for name in ("text", "as_written"):
        if at is not None and (text := getattr(value, name, None)) is not None:
            yield text, at
    for field in dataclasses.fields(value):
        inner = getattr(value, field.name)
        for item in inner if isinstance(inner, tuple) else (inner,):
            yield from spans(item)


def check(document: Document, register: Register) -> None:
    """What holds for every register of every document."""
    for action in register.actions:
        found = list(spans(action))
        assert len(found) >= 2
        for text, (start, end) in found:
            assert 0 <= start <= end <= len(document.text)
            assert text == document.text[start:end]
        asked = (action.requested_by, action.directive)
        assert all(x is None or x.at is None or x.at[1] <= len(document.text) for x in asked)
    for excluded in register.excluded:
        assert excluded.text == document.text[excluded.at[0] : excluded.at[1]]
    ids = [action.id for action in register.actions]
    assert len(ids) == len(set(ids))
    assert list(problems(plain(register))) == []


def told(register: Register) -> list[tuple[str, list[str], list[str], Any]]:
    """What a register says, places apart: ids, bodies, dates."""
    return [
        (
            action.id,
            [identity(body.name) for body in action.responsible],
            [identity(body.name) for body in action.coordinating],
            action.deadline and (action.deadline.start, action.deadline.due),
        )
        for action in register.actions
    ]


def identity(name: str) -> str:
    """A name without spelling variants."""
    from extractor.identity import letters

    return letters(name)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_sample_gives_a_sound_register(path: Path) -> None:
    document = read(path)
    register = extract(document)
    check(document, register)
    assert extract(document) == register


def _variants(text: str) -> dict[str, bytes]:
    old = re.sub("|".join(_OLD_TONES), lambda match: _OLD_TONES[match[0]], text)
    return {
        "NFD": unicodedata.normalize("NFD", text).encode(),
        "CRLF": text.replace("\n", "\r\n").encode(),
        "NBSP": text.replace(" ", "\u00a0").encode(),
        "BOM": b"\xef\xbb\xbf" + text.encode(),
        "UTF-16": text.encode("utf-16"),
        "old tones": old.encode(),
    }


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
@pytest.mark.parametrize("variant", list(_variants("")))
def test_spelling_and_encoding_change_nothing_that_is_said(path: Path, variant: str) -> None:
    text = path.read_text(encoding="utf-8")
    document = read_bytes(_variants(text)[variant], "x.txt")
    register = extract(document)
    check(document, register)
    assert told(register) == told(extract(read(path)))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    path=st.sampled_from(ALL),
    seed=st.integers(0, 10_000),
    form=st.sampled_from(["NFC", "NFD"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_spans_are_to_the_letter_in_damaged_text(
    path: Path, seed: int, form: Any, end: str
) -> None:
    chance = random.Random(seed)
    text = unicodedata.normalize(form, path.read_text(encoding="utf-8"))
    signs = ["\u00a0", "\u200b", "  ", "\u00ad", "\ufeff", "\t", "\n", "\u2028", "\x07", "😀"]
    for _ in range(chance.randrange(40)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(signs) + text[at:]
    if chance.random() < 0.3:
        left, right = sorted(chance.randrange(len(text)) for _ in range(2))
        text = text[:left] + text[right:]
    try:
        document = read_bytes(text.replace("\n", end).encode(), "x.txt")
    except InputError:
        return  # too much damage to be text
    check(document, extract(document))


def test_another_action_before_changes_no_id() -> None:
    task = "Giao phòng Kế toán lập báo cáo công nợ trước ngày 15/8/2025.\n"
    number = "Số: 12/TB-CT\nNgày 01 tháng 7 năm 2025\n\nTHÔNG BÁO\nKết luận cuộc họp\n\n"
    before = "Giao phòng Nhân sự rà soát hợp đồng lao động.\n"
    (alone,) = extract(read_bytes((number + task).encode(), "a.txt")).actions
    both = extract(read_bytes((number + before + task).encode(), "a.txt")).actions
    assert [action.id for action in both][-1] == alone.id
    assert len({action.id for action in both}) == 2


def test_the_given_date_stands_in_and_never_overrides() -> None:
    text = "Giao phòng Kế toán lập báo cáo công nợ trước ngày 15/8.\n"
    (action,) = extract(read_bytes(text.encode(), "a.txt"), date=dt.date(2024, 5, 1)).actions
    assert action.deadline is not None
    assert action.deadline.due == dt.date(2024, 8, 15)
    assert action.deadline.inferred == ("year",)


def test_many_documents_make_one_register() -> None:
    register = extract_all(read(path) for path in [*ALL, ALL[0]])
    assert len(register.documents) == len(ALL)
    assert len({action.id for action in register.actions}) == len(register.actions)
    assert list(problems(plain(register))) == []


def test_the_schema_holds_for_all_samples() -> None:
    import json

    from extractor.writing.files import text_of

    register = extract_all(read(path) for path in ALL)
    jsonschema.validate(json.loads(text_of(register, "json")), schema.shipped())
