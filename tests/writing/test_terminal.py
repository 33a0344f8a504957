"""What a document holds never steers a terminal, and the preview tells everything without colour."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import ENTRY, TEXT, action, register
from rich.console import Console

from extractor.records import Deadline, Excluded, Register
from extractor.writing import labels
from extractor.writing.preview import grouped, show, show_source
from extractor.writing.terminal import line, safe


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in shown)
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c") & set(
        shown
    )
    assert safe(shown) == shown
    assert "\n" not in line(text)


def test_letters_stay() -> None:
    assert safe("Đồng chí Nguyễn Thị Ánh, ₫ “”\n\t😀") == "Đồng chí Nguyễn Thị Ánh, ₫ “”\n\t😀"


def _shown(made: Register, width: int = 80, **options: object) -> str:
    file = io.StringIO()
    show(made, Console(file=file, width=width, highlight=False), **options)  # type: ignore[arg-type]
    return file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 110, 160])
def test_every_field_is_shown_at_every_width(width: int) -> None:
    out = " ".join(_shown(register(), width).split())
    for shown in ("Sở Y tế", "30/09/2017", "quý III/2017", "Cao", "08/07/2017", "Một lời nhắc."):
        assert shown in out


def test_numbers_are_those_of_the_register_in_every_group() -> None:
    late = dataclasses.replace(action(), id="a2", quarter="2018-Q1", task="Việc sau")
    out = _shown(register(late, action()), by="quarter")
    assert out.index("Quý III/2017 (1)") < out.index("  2. Rà soát")
    assert out.index("  2. Rà soát") < out.index("Quý I/2018 (1)") < out.index("  1. Việc sau")


def test_an_action_of_nobody_has_a_group_of_its_own() -> None:
    alone = dataclasses.replace(action(), responsible=(), quarter=None, topic=None)
    assert list(grouped([alone], "body")) == ["Chưa rõ đơn vị chủ trì"]
    assert list(grouped([alone], "quarter")) == ["Không có hạn cụ thể"]
    assert list(grouped([alone], "topic")) == ["Không có chủ đề"]


def test_what_was_left_out_is_listed() -> None:
    left = Excluded("d1", "Sở Y tế đã báo cáo.", (0, 19), "not.done")
    out = _shown(dataclasses.replace(register(), excluded=(left,)), missed=True)
    assert "- Sở Y tế đã báo cáo." in out
    assert "not.done" in out


def test_the_source_is_whole_and_marked() -> None:
    file = io.StringIO()
    console = Console(file=file, width=200, highlight=False)
    show_source(register(), {"d1": TEXT + "\r\n\x1b[31m"}, console)
    out = file.getvalue()
    assert (
        "yêu cầu {Sở Y tế} phối hợp với {Công an tỉnh} [1, đoạn 3: rà soát tủ thuốc <trong quý III>]."
        in out
    )
    assert "␛[31m" in out


def test_the_source_shows_the_page_and_the_row() -> None:
    file = io.StringIO()
    console = Console(file=file, width=200, highlight=False)
    seen = dataclasses.replace(action().evidence, page=2, table=1, row=3)
    show_source(register(action(evidence=seen)), {"d1": TEXT}, console)
    assert "[1, trang 2, bảng 1 dòng 3: rà soát" in file.getvalue()


_NOTHING = Deadline("x", "by", None, None, None, None, None, None, (), (0, 1), "r")


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"due": dt.date(2025, 12, 25), "time": "17:00"}, "17:00 25/12/2025"),
        ({"start": dt.date(2025, 7, 1), "relation": "from"}, "từ 01/07/2025"),
        ({"recurrence": "monthly", "day": 25}, "ngày 25 hằng tháng"),
        ({"recurrence": "weekly", "day": "friday"}, "thứ Sáu hằng tuần"),
        ({"recurrence": "yearly"}, "hằng năm"),
        ({"text": "theo tiến độ"}, "“theo tiến độ”"),
    ],
)
def test_deadlines_read_as_people_write_them(changes: dict[str, object], shown: str) -> None:
    deadline = dataclasses.replace(_NOTHING, **changes)  # type: ignore[arg-type]
    assert labels.deadline(action(deadline=deadline, quarter=None)) == shown
    assert ENTRY.date is not None
    assert labels.date(ENTRY.date) == "08/07/2017"
