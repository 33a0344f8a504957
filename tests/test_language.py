"""The tokenizer loses nothing, and segmentation decides between verbs and the nouns that hold them."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import rules
from extractor.language import segment, vietnamese

NAUGHTY = [
    "",
    "  ",
    "Giao Sở  Y tế\tchủ trì\n\nbàn giao mặt bằng",
    "hoà bình Thuỷ\u200bTiên \u00a0UBND",
    "nho\u0301m thu\u0323c hie\u0302\u0323n nhie\u0323\u0302m vu\u0323",
    "a 😀 b\r\nc",
    "15/2021/NĐ-CP, quý III/2017; 03-CT/TU…",
    "\u202etxet\u202c",
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_text_comes_back(text: str) -> None:
    assert vietnamese().make_doc(text).text == text


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ÀÁảãạ.,;:()-/0123456789\n\t\u00a0\u200b\u0301\u0323",
        max_size=60,
    )
)
def test_any_text_comes_back(text: str) -> None:
    assert vietnamese().make_doc(text).text == text


def test_words_lie_over_the_text_in_order() -> None:
    text = "Chủ tịch UBND tỉnh giao Sở Giao thông vận tải bàn giao mặt bằng"
    words = [text[a:b] for a, b in segment(text)]
    assert "bàn giao" in words and "giao" in words and "Giao thông" in words


def _acts(text: str) -> list[str]:
    doc = spacy.load(rules.shipped_folder())(text)
    return [span.text for span in doc.spans["acts"]]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Hiệu trưởng giao cô Hạnh lập danh sách", ["giao"]),
        ("bảo đảm trật tự an toàn giao thông dịp lễ", []),
        ("Ban Quản lý dự án bàn giao mặt bằng cho nhà thầu", []),
        ("Giám đốc yêu cầu các phòng gửi số liệu", ["yêu cầu"]),
        ("phòng Kế hoạch gửi số liệu theo yêu cầu của Giám đốc", []),
        ("nâng cao năng lực, đáp ứng yêu cầu nhiệm vụ", []),
    ],
)  # fmt: skip
def test_segmentation_tells_the_verb_from_the_noun(text: str, acts: list[str]) -> None:
    assert [a for a in _acts(text) if a in ("giao", "yêu cầu")] == acts


def test_spacy_loads_models_as_a_model() -> None:
    nlp = spacy.load(rules.shipped_folder())
    doc = nlp("Giao Sở Y tế chủ trì, báo cáo trước ngày 15/8/2025.")
    assert nlp.pipe_names == ["mentions", "directives"]
    assert [s.text for s in doc.spans["bodies"]] == ["Sở Y tế"]
    assert [s.text for s in doc.spans["acts"]] == ["Giao"]
    assert doc.spans["deadlines"][0].text == "trước ngày 15/8/2025"
