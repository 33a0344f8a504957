"""Normalising keeps the way back to every original character."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.reading.normal import normalise
from extractor.records import Normal

CLEAN = (
    "Ủy ban nhân dân huyện Tân Hòa yêu cầu các phòng khỏe mạnh, thủy lợi, quý III.",
    "Sở Tài chính rà soát dự toán - báo cáo trước ngày 15/8.",
    "Đồng chí Bùi Thúy Quỳnh hoàn thành hồ sơ hóa đơn; ủy quyền cho Đội Quản lý.",
)
OLD_TONES = {"Ủy": "Uỷ", "Hòa": "Hoà", "khỏe": "khoẻ", "thủy": "thuỷ", "Thúy": "Thuý",
             "hóa": "hoá", "ủy": "uỷ"}  # fmt: skip
INVISIBLE = "\u200b\u200c\u200d\ufeff\u00ad\u2060"


def damage(text: str, data: st.DataObject) -> str:
    """The text as some program or typist might have left it."""
    if data.draw(st.booleans()):
        for new, old in OLD_TONES.items():
            text = text.replace(new, old)
    if data.draw(st.booleans()):
        text = unicodedata.normalize("NFD", text)
    if data.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    if data.draw(st.booleans()):
        text = text.replace(" ", data.draw(st.sampled_from(["\u00a0", "  ", "\t", " \u00a0 "])))
    if data.draw(st.booleans()):
        text = text.replace("-", data.draw(st.sampled_from("–—−‑")))
    if data.draw(st.booleans()):
        text = text.replace("Đ", "\u00d0")
    for at in data.draw(st.lists(st.integers(0, len(text)), max_size=4)):
        text = text[:at] + data.draw(st.sampled_from(INVISIBLE)) + text[at:]
    return text


def assert_sane(original: str, normal: Normal) -> None:
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    for i in range(len(normal.text)):
        assert 0 <= normal.starts[i] < normal.ends[i] <= len(original)
        if i:
            assert normal.starts[i - 1] <= normal.starts[i]
            assert normal.ends[i - 1] <= normal.ends[i]


@given(st.lists(st.sampled_from(CLEAN), min_size=1, max_size=4), st.data())
@settings(deadline=None)
def test_every_damaged_form_has_the_same_normal_form(lines: list[str], data: st.DataObject) -> None:
    clean = "\n".join(lines)
    original = damage(clean, data)
    normal = normalise(original)
    assert normal.text == clean
    assert_sane(original, normal)
    for line in lines:
        start = clean.index(line)
        a, b = normal.original(start, start + len(line))
        assert normalise(original[a:b]).text == line


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_keeps_a_sane_map(text: str) -> None:
    assert_sane(text, normalise(text))


@given(st.text(alphabet="aàạ\u0323\u0300ăơƯđ -–\r\n\t\u00a0\u200bTHỆ|.1", max_size=40))
@settings(deadline=None)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text, wrapped=False).text
    assert normalise(once, wrapped=False).text == once


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà thuỷ khoẻ uỷ", "hòa thủy khỏe ủy"),
        ("HOÀ UỶ Thuý", "HÒA ỦY Thúy"),
        ("quý quỹ quỷ", "quý quỹ quỷ"),
        ("hoàn hoạt thuyết khoét quà của", "hoàn hoạt thuyết khoét quà của"),
        ("khuỷu luỹ tuỳ", "khuỷu lũy tùy"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("T H Ô N G  B Á O", "THÔNG BÁO"),
        ("C H Ỉ T H Ị", "CHỈ THỊ"),
        ("phương án A B C D", "phương án A B C D"),
        ("  đầu  giữa \n  cuối ", "đầu giữa\ncuối"),
        ('“ngoặc” "thẳng"', '“ngoặc” "thẳng"'),
        ("2025 – 2030", "2025 - 2030"),
    ],
)
def test_spelling(old: str, new: str) -> None:
    assert normalise(old).text == new


WRAPPED = """\
Sau khi nghe báo cáo của Phòng Kinh tế và ý kiến của các đại biểu
dự họp, đồng chí Chủ tịch Ủy ban nhân dân huyện yêu cầu các phòng,
ban rà soát toàn bộ danh mục dự án, báo cáo theo Quyết định số
42/2024/QĐ-UBND trước ngày 15 tháng 8.
1. Phòng Tài chính tham mưu bố trí vốn cho các công trình chuyển
tiếp; kiểm tra việc thanh toán.
2. Ủy ban nhân dân các xã bàn giao mặt bằng.
"""


def test_hard_wrapped_lines_become_paragraphs() -> None:
    lines = normalise(WRAPPED).text.split("\n")
    assert len(lines) == 3 + 1
    assert "Quyết định số 42/2024/QĐ-UBND" in lines[0]
    assert lines[1].startswith("1. Phòng Tài chính") and lines[1].endswith("thanh toán.")


@pytest.mark.parametrize(
    "text",
    [
        "ỦY BAN NHÂN DÂN\nTỈNH TÂN HÒA\nSố: 12/TB-UBND",
        "Phân công\nAnh Hùng gửi báo giá\nChị Mai đặt phòng họp",
        "- Như trên;\n- Sở Tài chính;\n- Lưu: VT.",
        "Nhiệm vụ | Chủ trì\nRà soát | Sở Xây dựng",
        "Chiều 8/7, huyện tổ chức hội nghị.\nphát biểu tại đây",
    ],
)
def test_lines_that_stand_alone_are_not_joined(text: str) -> None:
    assert normalise(text).text == text


def test_a_break_in_mid_sentence_of_an_unwrapped_text_is_joined() -> None:
    text = (
        "Đề nghị các sở, ban, ngành và địa phương nghiêm túc triển khai thực hiện Quyết định số\n"
        "42/2024/QĐ-UBND của Ủy ban nhân dân tỉnh."
    )
    assert "số 42/2024" in normalise(text).text


def test_large_inputs_stay_fast() -> None:
    text = ("Sở Tài chính rà soát dự toán và báo cáo trước ngày 15/8. " * 40 + "\n") * 900
    begun = time.perf_counter()
    normalise(text)
    normalise("A B " * 500_000)
    normalise(" " * 2_000_000 + "a")
    assert time.perf_counter() - begun < 6
