"""A user's own list of bodies takes part on equal terms, and its official names are the register's."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import rules
from extractor.errors import RuleError
from extractor.recognise import find_mentions, own

LIST = """\
# cơ quan của xã
Phòng Kinh tế - Hạ tầng và Đô thị xã Bình Sơn | Phòng Kinh tế; P.KTHT
Tổ Công nghệ số cộng đồng xã Bình Sơn\tTổ CNS
Nguyễn Văn Hùng | anh Hùng
"""


@pytest.fixture
def listed(tmp_path: Path) -> rules.Pack:
    path = tmp_path / "co-quan.txt"
    path.write_text(LIST, encoding="utf-8")
    return own.with_bodies(rules.load(), path)


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        (
            "Phòng Kinh tế rà soát hồ sơ",
            "Phòng Kinh tế",
            "Phòng Kinh tế - Hạ tầng và Đô thị xã Bình Sơn",
        ),
        ("giao P.KTHT rà soát hồ sơ", "P.KTHT", "Phòng Kinh tế - Hạ tầng và Đô thị xã Bình Sơn"),
        ("Tổ CNS hướng dẫn người dân", "Tổ CNS", "Tổ Công nghệ số cộng đồng xã Bình Sơn"),
        ("tổ cns hướng dẫn người dân", "tổ cns", "Tổ Công nghệ số cộng đồng xã Bình Sơn"),
        ("anh Hùng gửi báo cáo", "anh Hùng", "Nguyễn Văn Hùng"),
    ],
)
def test_an_alias_gets_the_official_name(
    listed: rules.Pack, text: str, written: str, name: str
) -> None:
    (body,) = find_mentions(text, listed).bodies
    assert (text[body.start : body.end], body.name, body.rule) == (written, name, "body.own")


def test_the_beginning_of_a_longer_name_is_no_alias(listed: rules.Pack) -> None:
    (body,) = find_mentions("Phòng Kinh tế đối ngoại lập kế hoạch", listed).bodies
    assert (body.name, body.rule) == ("Phòng Kinh tế đối ngoại", "body.name")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Sở Y tế | SYT\nSở Xây dựng | SYT\n", "'SYT'"),
        ("| SYT\n;;\n", "dòng 2"),
    ],
)
def test_a_wrong_list_is_said_in_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "sai.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=said):
        own.with_bodies(rules.load(), path)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="Không đọc được"):
        own.with_bodies(rules.load(), tmp_path / "khong-co.txt")
