"""What the YAML writer writes reads back as the same data, whatever the strings hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extractor.writing.emit import to_yaml

NASTY = [
    "", " ", "null", "No", "~", "1e5", "0x1F", "1_000", "012", "17:00", "2017-09-30", "- a", "a: b", "a #b",
    "#a", "'", '"', "a\nb", "a\tb", "a\u00a0b", "\u2028", "\u0085", "\x00", "\ufeff", "\ud800", "😀", "=", "<<",
    "*a", "&a", "!a", "%a", "@a", "`a", "{a", "[a", "a,b", "a]", "a}", "?", ":", "a:", "412/KH-UBND", "trước ngày 15/8",
    "05c7c245bddc", "7a1da7e8-fff5-527c-848c-908ff4b76ed4", "1.5", ".5", "+1", "-1", "inf", "Ðảng", "a\\b", "…", "“a”",
]  # fmt: skip
scalars = (
    st.text()
    | st.sampled_from(NASTY)
    | st.integers()
    | st.floats(0, 1)
    | st.booleans()
    | st.none()
    | st.dates()
)
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(NASTY), inner),
    max_leaves=12,
)


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.SafeLoader)


@given(data)
def test_reads_back(value: Any) -> None:
    assert read(to_yaml(value)) == value


@pytest.mark.parametrize("text", NASTY)
def test_nasty_strings_read_back_everywhere(text: str) -> None:
    value = {"a": text, "b": [text], "c": [text, "x y"], "d": [{"e": text}], "f": [[text, "x y"]]}
    assert read(to_yaml(value)) == value


def test_it_is_written_for_people() -> None:
    written = to_yaml(
        {"at": (3, 9), "rules": ["a.b"], "due": dt.date(2017, 9, 30), "task": "Rà soát"}
    )
    assert written == "at: [3, 9]\nrules: [a.b]\ndue: 2017-09-30\ntask: Rà soát\n"
