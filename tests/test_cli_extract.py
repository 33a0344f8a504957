"""`chidao extract` as users run it: files, folders, stdin, one register or one a document."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import SAMPLES, Run

NOTE = """KẾT LUẬN CUỘC HỌP

Giám đốc yêu cầu phòng Kế toán lập báo cáo công nợ trước ngày 15/8.
"""
QUIET = "Sáng nay trời nắng đẹp, nhà trường khai giảng năm học mới.\n"


def documents(text: str) -> list[dict[str, Any]]:
    return yaml.safe_load(text)["documents"]  # type: ignore[no-any-return]


def actions(text: str) -> list[dict[str, Any]]:
    return yaml.safe_load(text)["actions"]  # type: ignore[no-any-return]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents at two depths, two of them named alike, and files of no use."""
    root = tmp_path / "họp"
    (root / "tháng 8").mkdir(parents=True)
    (root / "a.txt").write_text(NOTE, encoding="utf-8")
    (root / "a.md").write_text(NOTE + "\nGiao phòng Nhân sự rà soát hợp đồng.\n", encoding="utf-8")
    (root / "tháng 8" / "b.txt").write_text(QUIET, encoding="utf-8")
    (root / "so.yaml").write_text("x: 1", encoding="utf-8")
    (root / ".hidden.txt").write_text(NOTE, encoding="utf-8")
    return root


def test_one_file_gives_a_register_on_stdout(chidao: Run) -> None:
    ran = chidao("extract", SAMPLES / "chi-thi-phong-chay-rung.txt")
    assert ran.code == 0
    assert yaml.safe_load(ran.out)["schema"] == "chidao/1"
    assert actions(ran.out)


def test_a_folder_gives_one_register(chidao: Run, folder: Path) -> None:
    ran = chidao("extract", "họp", "--date", "2025-07-10")
    assert ran.code == 0
    assert [d["source"] for d in documents(ran.out)] == [
        "họp/a.md",
        "họp/a.txt",
        "họp/tháng 8/b.txt",
    ]
    assert "b.txt: không thấy nhiệm vụ nào." in ran.err
    assert actions(ran.out)[0]["deadline"]["due"] == dt.date(2025, 8, 15)


def test_a_folder_gives_a_register_each(chidao: Run, folder: Path, tmp_path: Path) -> None:
    ran = chidao("extract", "họp", "-o", "sổ/")
    assert ran.code == 0
    written = sorted(
        p.relative_to(tmp_path / "sổ").as_posix() for p in (tmp_path / "sổ").rglob("*.*")
    )
    assert written == ["a.md.yaml", "a.txt.yaml", "tháng 8/b.yaml"]
    again = chidao("extract", "họp", "-o", "sổ/")
    assert again.code == 1
    assert again.err.count("Đã có tệp") == 3
    assert chidao("extract", "họp", "-o", "sổ/", "--force").code == 0


def test_stdin_and_json(chidao: Run) -> None:
    ran = chidao("extract", "-", "--format", "json", stdin=NOTE.encode())
    data = json.loads(ran.out)
    assert ran.code == 0
    assert data["documents"][0]["source"] == "stdin"
    assert data["actions"][0]["responsible"][0]["name"] == "phòng Kế toán"


def test_without_any_date_the_year_stays_open(chidao: Run) -> None:
    ran = chidao("extract", "-", stdin=NOTE.encode())
    (action,) = actions(ran.out)
    assert action["deadline"]["due"] is None
    assert action["deadline"]["text"] == "trước ngày 15/8"
    assert documents(ran.out)[0]["warnings"]


def test_the_same_document_twice_is_written_once(chidao: Run, folder: Path) -> None:
    shutil.copy(folder / "a.txt", folder / "c.txt")
    ran = chidao("extract", "họp/a.txt", "họp/c.txt", "họp/a.txt")
    assert [d["source"] for d in documents(ran.out)] == ["họp/a.txt"]
    assert "trùng với họp/a.txt" in ran.err


def test_a_document_without_directives_is_no_error(chidao: Run) -> None:
    ran = chidao("extract", "-", stdin=QUIET.encode())
    assert (ran.code, actions(ran.out)) == (0, [])
    assert "không thấy nhiệm vụ nào" in ran.err


def test_min_confidence_leaves_out_what_is_unsure(chidao: Run) -> None:
    sample = SAMPLES / "chi-thi-phong-chay-rung.txt"
    every = actions(chidao("extract", sample).out)
    bound = sorted(a["confidence"] for a in every)[len(every) // 2]
    some = actions(chidao("extract", sample, "--min-confidence", str(bound)).out)
    assert some == [a for a in every if a["confidence"] >= bound]


def test_a_persons_edits_are_safe(chidao: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    assert chidao("extract", "a.txt", "-o", "so.yaml").code == 0
    register = tmp_path / "so.yaml"
    text = register.read_text(encoding="utf-8").replace("confirmed: false", "confirmed: true")
    register.write_text(text, encoding="utf-8")
    ran = chidao("extract", "a.txt", "-o", "so.yaml", "--force")
    assert ran.code == 1
    assert "người dùng sửa" in ran.err
    assert register.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "LANG": "C"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_any_locale_gives_utf8(chidao: Run, env: dict[str, str]) -> None:
    ran = chidao("extract", "-", stdin=NOTE.encode(), env=env)
    assert ran.code == 0
    assert "phòng Kế toán" in ran.out


def test_every_extracted_sample_passes_check(chidao: Run, tmp_path: Path) -> None:
    assert chidao("extract", SAMPLES, "-o", "so.yaml").code == 0
    ran = chidao("check", "so.yaml")
    assert (ran.code, ran.out) == (0, "")
