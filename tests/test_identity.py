"""Ids stay the same through white space, encodings and spelling, and no two actions share one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import action

from extractor.identity import action_id, corrected, document_id, letters
from extractor.records import Header

TEXTS = st.text(alphabet="aàảãáạăằâầeèêềiìoòôồơờuùưừyỳđhtgnĐHT 1234,.-\n", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa  bình"),
        ("Thuỷ điện", "THỦY-ĐIỆN"),
        ("uỷ ban", "ủy\u00a0ban"),
        ("Đ", "Ð"),
        ("quý III", "qúy\nIII."),
        ("số 12/CT-TTg", "số 12 / CT–TTg"),
        ("a\u200bb", "ab"),
        ("ﬁ", "fi"),
    ],
)
def test_spellings_of_the_same_words_are_the_same(one: str, other: str) -> None:
    for form in ("NFC", "NFD"):
        assert letters(one) == letters(unicodedata.normalize(form, other))


@pytest.mark.parametrize(("one", "other"), [("ma", "má"), ("tháng 8", "tháng 9"), ("o", "ô")])
def test_other_words_are_others(one: str, other: str) -> None:
    assert letters(one) != letters(other)


@given(TEXTS)
def test_layout_changes_no_id(text: str) -> None:
    spaced = " \r\n".join(unicodedata.normalize("NFC", text))
    for other in (
        unicodedata.normalize("NFD", text),
        text.upper(),
        text.replace(" ", "\u00a0"),
        spaced,
        f"\ufeff{text}\u200b",
    ):
        assert document_id(Header(), other) == document_id(Header(), text)
        assert action_id("d", other, 0) == action_id("d", text, 0)


def test_a_number_identifies_a_document_whatever_its_text() -> None:
    header = Header(number="12/TB-UBND", issuer="UBND tỉnh", date=dt.date(2025, 3, 1))
    assert document_id(header, "a") == document_id(header, "b")
    assert document_id(header, "a") != document_id(Header(number="13/TB-UBND"), "a")
    assert document_id(Header(), "a") != document_id(Header(), "b")


@given(st.lists(st.tuples(TEXTS, st.integers(0, 3)), max_size=20))
def test_no_two_actions_share_an_id(pairs: list[tuple[str, int]]) -> None:
    keys = {(letters(text), ordinal) for text, ordinal in pairs}
    assert len({action_id("d", text, ordinal) for text, ordinal in pairs}) == len(keys)


CORRECTIONS: dict[str, object] = {
    "task": "Việc khác",
    "responsible": (),
    "coordinating": (),
    "requested_by": None,
    "deadline": None,
    "quarter": None,
    "priority": "normal",
    "topic": None,
}


@given(st.sets(st.sampled_from([*CORRECTIONS])), st.sampled_from(["open", "done"]), st.text())
def test_the_hash_tells_each_corrected_field(
    fields: set[str], status: Literal["open", "done"], note: str
) -> None:
    after = dataclasses.replace(
        action(), status=status, note=note, **{f: CORRECTIONS[f] for f in fields}
    )
    assert corrected(after) == fields
