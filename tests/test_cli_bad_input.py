"""Bad input gets one clear sentence, the next thing to try, an exit code, and no traceback."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from running import ROOT, Ran, Run

NOTE = "Giám đốc yêu cầu phòng Kế toán lập báo cáo công nợ trước ngày 15/8/2025.\n"


def said(ran: Ran, code: int, *words: str) -> None:
    """The run failed as it should: code, words, one line an error, no traceback."""
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err
    assert all(line.startswith("chidao: ") for line in ran.err.splitlines())


@pytest.fixture(autouse=True)
def good(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(NOTE, encoding="utf-8")


def test_a_missing_file_does_not_stop_the_others(chidao: Run) -> None:
    ran = chidao("extract", "missing.txt", "good.txt")
    said(ran, 1, "Không có tệp missing.txt", "Kiểm tra")
    assert len(yaml.safe_load(ran.out)["actions"]) == 1


def test_a_register_is_no_document(chidao: Run) -> None:
    assert chidao("extract", "good.txt", "-o", "so.yaml").code == 0
    ran = chidao("extract", "so.yaml", "good.txt")
    said(ran, 1, "so.yaml là sổ nhiệm vụ", "chidao preview")
    assert len(yaml.safe_load(ran.out)["documents"]) == 1


def test_a_folder_without_documents(chidao: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said(chidao("extract", "empty"), 1, "Thư mục empty không có văn bản nào")


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\x00" * 50])
def test_an_empty_file(chidao: Run, tmp_path: Path, data: bytes) -> None:
    _write(tmp_path / "bad.txt", data)
    ran = chidao("extract", "bad.txt", "good.txt")
    said(ran, 1, "bad.txt")
    assert len(yaml.safe_load(ran.out)["documents"]) == 1


@pytest.mark.parametrize(
    "name", ["bad.txt", "bad.pdf", "bad.docx", "bad.html", "bad.zip", "bad.doc"]
)
def test_binary_junk(chidao: Run, tmp_path: Path, name: str) -> None:
    _write(tmp_path / name, random.Random(7).randbytes(5000))
    ran = chidao("extract", name, "good.txt")
    assert ran.code in (0, 1)
    assert "Traceback" not in ran.err
    assert yaml.safe_load(ran.out)["documents"][-1]["source"] == "good.txt"


def test_one_very_long_line(chidao: Run, tmp_path: Path) -> None:
    sentence = "Trời nắng đẹp quá, gió mát. "
    times = 20_000_000 // len(sentence.encode())
    (tmp_path / "long.txt").write_text(sentence * times + NOTE, encoding="utf-8")
    ran = chidao("extract", "long.txt", "good.txt", "-o", "so.yaml")
    assert ran.code == 0, ran.err
    data = yaml.safe_load((tmp_path / "so.yaml").read_text(encoding="utf-8"))
    assert len(data["documents"]) == 2


def test_a_model_that_is_not_there(chidao: Run) -> None:
    said(chidao("extract", "good.txt", "--model", "nowhere"), 3, "nowhere", "--model")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("- {id: act.x, kind: act, pattern: '(giao'}", ("act.x", "pattern", "(giao", "mine.yaml")),
        ("- {id: act.x, kind: act, pattern: 'a?'}", ("act.x", "pattern", "chuỗi rỗng")),
        ("- {id: act.x, kind: act, pattern: '{nowhere} a'}", ("act.x", "{nowhere}")),
        ("- {id: act.x, pattern: a}", ("act.x", "kind")),
        ("- {id: act.x, kind: words, words: 3}", ("act.x", "words")),
        ("- [", ("mine.yaml",)),
        ("x: 1", ("mine.yaml",)),
    ],
)
def test_a_broken_rule(chidao: Run, tmp_path: Path, rule: str, words: tuple[str, ...]) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "mine.yaml").write_text(rule, encoding="utf-8")
    for command in (("extract", "good.txt"), ("rules",), ("when", "trong quý III")):
        said(chidao(*command, "--model", "model"), 3, *words)


def test_a_rule_whose_example_does_not_hold(chidao: Run, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "mine.yaml").write_text(
        "- {id: act.mine, kind: section, pattern: hát, examples: {yes: [múa], no: [ca hát]}}",
        encoding="utf-8",
    )
    ran = chidao("rules", "--test", "--model", "model")
    said(ran, 3, "2 trong")
    assert ran.out.count("act.mine") == 2


def test_an_output_that_cannot_be_written(chidao: Run, tmp_path: Path) -> None:
    said(chidao("extract", "good.txt", "-o", "no/so.yaml"), 1, "Không ghi được", "Chọn nơi khác")
    (tmp_path / "file").write_text("")
    said(chidao("extract", "good.txt", "-o", "file/"), 1, "file")
    said(chidao("extract", "good.txt", "-o", "good.txt", "--force"), 1, "tệp đầu vào")


def test_a_register_that_is_no_register(chidao: Run, tmp_path: Path) -> None:
    said(chidao("check", "good.txt"), 1)
    said(chidao("check", "missing.yaml"), 1, "missing.yaml")
    (tmp_path / "so.yaml").write_text("schema: chidao/1\nactions: 3\n", encoding="utf-8")
    ran = chidao("check", "so.yaml")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "so.yaml: documents: thiếu trường này",
        "so.yaml: actions: phải là danh sách",
    ]
    said(chidao("preview", "so.yaml"), 1, "không phải sổ nhiệm vụ hợp lệ", "chidao check")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense",), "Không có lệnh nonsense"),
        (("extract",), "Thiếu `INPUT`"),
        (("extract", "a.txt", "--nonsense"), "Không có tùy chọn --nonsense"),
        (("extract", "a.txt", "--date", "8/7/2017"), "`--date`"),
        (("extract", "a.txt", "--date"), "--date"),
        (("extract", "a.txt", "--format", "xml"), "`--format`"),
        (("extract", "a.txt", "--min-confidence", "7"), "`--min-confidence`"),
        (("explain", "good.txt"), "`--action`"),
        (("explain", "good.txt", "--action", "9"), "Không có nhiệm vụ số 9"),
        (("text", "a", "b"), "Thừa tham số"),
    ],
)
def test_usage_errors(chidao: Run, arguments: tuple[str, ...], words: str) -> None:
    said(chidao(*arguments), 2, words)


def test_debug_gives_the_traceback(chidao: Run) -> None:
    ran = chidao("preview", "missing.yaml", "--debug")
    assert ran.code == 1
    assert "Traceback" in chidao("check", "missing.yaml", "--debug").err


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    text = "".join(
        f"Giao phòng Kế toán lập báo cáo số {n} trước ngày 15/8/2025.\n" for n in range(300)
    )
    (tmp_path / "many.txt").write_text(text, encoding="utf-8")
    command = f"{sys.executable} {ROOT / 'cli.py'} extract many.txt | head -c 100 > /dev/null"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="names with control characters")
def test_a_file_name_cannot_steer_the_terminal(chidao: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.txt").write_text("Trời nắng.", encoding="utf-8")
    ran = chidao("extract", ".")
    assert "\x1b" not in ran.err
    assert ran.code == 0
    assert len(yaml.safe_load(ran.out)["documents"]) == 2
