"""Finding times: any text is read without error, in order, outside references, as without a prefilter."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import rules
from extractor.recognise import references
from extractor.recognise.deadlines import find, stated
from extractor.records import DeadlineMention
from extractor.resolve.deadlines import when

PACK = rules.load()
WORDS = st.sampled_from(
    "trước chậm nhất đến hết trong từ ngày tháng năm quý tuần III IV 15/8 30/9/2025 15 2025 8 và hoặc - , . : \n đầu giữa cuối hằng "
    "định kỳ sau kể ký Luật Nghị quyết số 66-NQ/TW 17h00 thứ Sáu Tết 6 9/2017 vòng tới này qua 2021-2025 quý2 / giai đoạn làm việc".split(
        " "
    )
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)
SOUP = st.text("quýthángnămngày 0123456789/-.:,IVX\n", max_size=80)


def mentions(text: str) -> tuple[DeadlineMention, ...]:
    return find(text, references.find(text, PACK), PACK)


@settings(deadline=None, max_examples=300)
@given(TEXTS | SOUP | st.text(max_size=60))
def test_any_text_is_read_in_order_and_outside_references(text: str) -> None:
    cited = references.find(text, PACK)
    found = find(text, cited, PACK)
    ends = [0, *(m.end for m in found)]
    assert all(before <= m.start < m.end for before, m in zip(ends, found, strict=False))
    assert not any(m.start < r.end and r.start < m.end for m in found for r in cited)


@settings(deadline=None, max_examples=300)
@given(TEXTS | SOUP, st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_no_expression_raises_and_no_period_ends_before_it_starts(
    text: str, date: dt.date | None
) -> None:
    found = when(text, date, PACK)
    if found is not None and found.start is not None and found.due is not None:
        assert found.start <= found.due


@settings(deadline=None)
@given(
    st.integers(2001, 2090), st.integers(1, 4), st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))
)
def test_an_explicit_quarter_is_the_same_from_every_date(
    year: int, number: int, date: dt.date
) -> None:
    roman = ("I", "II", "III", "IV")[number - 1]
    found = when(f"trong quý {roman}/{year}", date, PACK)
    assert found is not None and found.start is not None and found.due is not None
    assert found.start == dt.date(year, number * 3 - 2, 1)
    assert (found.due + dt.timedelta(days=1)).day == 1 and found.due.month == number * 3
    assert found.inferred == ()


@settings(deadline=None)
@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31)),
    st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31)),
)
def test_an_explicit_day_is_the_same_from_every_date(day: dt.date, date: dt.date) -> None:
    for said in (f"trước ngày {day:%d/%m/%Y}", f"chậm nhất {day.day}-{day.month}-{day.year}"):
        found = when(said, date, PACK)
        assert found is not None and found.due == day and found.inferred == ()


@settings(deadline=None)
@given(st.integers(1, 12), st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31)))
def test_a_year_that_is_not_said_makes_the_first_such_month_that_is_not_over(
    month: int, date: dt.date
) -> None:
    found = when(f"trong tháng {month}", date, PACK)
    assert found is not None and found.due is not None and found.inferred == ("year",)
    assert date <= found.due < date + dt.timedelta(days=397)


@pytest.mark.parametrize(
    "rule", [r for kind in ("time", "event") for r in PACK.of(kind)], ids=lambda r: r.id
)
def test_every_example_is_found_where_the_trigger_lets_it_be(rule: rules.Rule) -> None:
    # The trigger is a prefilter: what a rule matches, the finder must have looked at.
    for example in rule.yes:
        assert mentions(example) or mentions(f"trước {example}") or mentions(f"trong {example}"), (
            example
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong quý III, phường báo cáo; trước ngày 15/8 gửi danh sách.",
            ["Trong quý III", "trước ngày 15/8"],
        ),
        (
            "Thực hiện Nghị quyết số 66-NQ/TW ngày 30/4/2025, hoàn thành trong tháng 9.",
            ["trong tháng 9"],
        ),
        ("Thời hạn: 30/9/2025", ["30/9/2025"]),
        ("theo Công văn số 12/UBND ngày 5/5/2025, chậm nhất ngày 20/5", ["chậm nhất ngày 20/5"]),
        ("20/20 phường, 15/17 chỉ tiêu, điện thoại 0203.3825.117", []),
        ("Tuần trước, thành phố đã khởi công; 6 tháng vừa qua giải ngân đạt 40 %", []),
    ],
)
def test_times_in_sentences(text: str, expected: list[str]) -> None:
    assert [text[m.start : m.end] for m in mentions(text)] == expected


def test_two_megabytes_full_of_times_take_a_few_seconds() -> None:
    line = "Các đơn vị chủ động rà soát, trước ngày 15/8 báo cáo kết quả; năm nay thành phố tập trung cho các dự án trọng điểm.\n"
    text = line * (1_500_000 // len(line))
    begin = time.perf_counter()
    cited = references.find(text, PACK)
    assert len(find(text, cited, PACK)) >= text.count("\n")
    assert (
        time.perf_counter() - begin < 6
    )  # 3 s with two times a line, 0.9 s in usual prose; room for a busy machine


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("30/11", "30/11"),
        ("2025 - 2026", "2025 - 2026"),
        ("Trong quý I/2026 (trình kỳ họp tháng 3)", "Trong quý I/2026"),
        ("Tùy thuộc thời điểm Luật được sửa đổi", "Tùy thuộc thời điểm Luật được sửa đổi"),
        ("Sau khi Chính phủ ban hành Nghị định.", "Sau khi Chính phủ ban hành Nghị định"),
        ("Cả năm", "Cả năm"),
        ("Khẩn trương", None),
        ("Đang thực hiện", None),
        ("-", None),
        ("", None),
    ],
)
def test_a_cell_of_a_column_of_deadlines_keeps_its_words(cell: str, expected: str | None) -> None:
    text = f"Sở Y tế | {cell} | Ghi chú"
    at = (len("Sở Y tế | "), len(f"Sở Y tế | {cell} "))
    found = stated(mentions(text), text, at, PACK)
    assert (found and text[found.start : found.end]) == expected


@pytest.mark.parametrize(
    "time",
    [
        "trước ngày 20",
        "trước 15/10",
        "trong tháng 9",
        "quý III",
        "trước 17h00",
        "hằng tháng",
        "trong vòng 10 ngày",
        "đến năm 2030",
    ],
)
@pytest.mark.parametrize(
    "after", [".\n2. Sở Y tế", "\n2. Sở Y tế", ";\n- 5 xã", "\n10/ Sở", "; 3 xã", "\nII. Sở"]
)
def test_a_time_takes_no_number_from_the_next_item(time: str, after: str) -> None:
    text = f"báo cáo {time}{after}"
    assert [text[m.start : m.end] for m in mentions(text)] == [time]


def test_a_counted_noun_is_no_month_and_no_quarter() -> None:
    text = "trong tháng 9, 3 phường báo cáo; quý III, 4 xã hoàn thành; quý II, III năm 2024"
    assert [text[m.start : m.end] for m in mentions(text)] == [
        "trong tháng 9",
        "quý III",
        "quý II, III năm 2024",
    ]
