"""`preview`, `text`, `explain`, `check`, `rules`, `when`, `evaluate` as users run them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from running import ROOT, SAMPLES, Run

NEWS = SAMPLES / "tin-thanh-uy-cai-cach-hanh-chinh.txt"
PLAN = SAMPLES / "ke-hoach-chuyen-doi-so.txt"


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("sample", [NEWS, PLAN], ids=lambda path: path.stem)
def test_the_preview_fits_its_width(chidao: Run, sample: Path, width: int) -> None:
    ran = chidao("preview", sample, env={"COLUMNS": str(width)})
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= width
    assert "Chủ trì" in ran.out
    assert "Thời hạn" in ran.out
    assert "…" not in ran.out
    assert "\x1b" not in ran.out


def test_the_preview_shows_the_header_dates_and_quarters(chidao: Run) -> None:
    out = chidao("preview", PLAN).out
    assert "số 36/KH-UBND" in out
    assert "ngày 02/02/2024" in out
    assert "30/06/2024 (quý II/2024)" in out


@pytest.mark.parametrize(
    ("by", "label"), [("body", "Công an huyện ("), ("quarter", "Quý III/2024 ("), ("topic", " (")]
)
def test_the_preview_groups(chidao: Run, by: str, label: str) -> None:
    assert label in chidao("preview", PLAN, "--by", by).out


def test_a_register_is_previewed_like_its_document(chidao: Run, tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_bytes(PLAN.read_bytes())
    assert chidao("extract", "p.txt", "-o", "so.yaml").code == 0
    assert chidao("preview", "so.yaml").out == chidao("preview", "p.txt").out
    marked = chidao("preview", "so.yaml", "--source")
    assert marked.out == chidao("preview", "p.txt", "--source").out
    (tmp_path / "p.txt").write_text("khác", encoding="utf-8")
    changed = chidao("preview", "so.yaml", "--source")
    assert changed.code == 1
    assert "Không thấy văn bản p.txt" in changed.err


def test_the_source_shows_what_was_found_without_colour(chidao: Run) -> None:
    out = " ".join(chidao("preview", NEWS, "--source").out.split())
    assert "{Phòng Tài chính - Kế hoạch} [" in out
    assert "<trước ngày 15/4>]" in out


def test_what_was_ruled_out_is_shown_with_its_rule(chidao: Run) -> None:
    text = "Giám đốc đề nghị: Sở Y tế đã hoàn thành báo cáo. Bí thư đánh giá cao nỗ lực của xã.\n"
    out = chidao("preview", "-", "--missed", stdin=text.encode()).out
    assert "bị loại (" in out
    assert "vì luật not." in out


def test_colour_only_where_it_is_wanted() -> None:
    def on_a_terminal(**env: str) -> str:
        main, end = pty.openpty()
        with subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), "preview", str(PLAN)],
            stdout=end,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", **env},
        ):
            os.close(end)
            got = b""
            try:
                while chunk := os.read(main, 65536):
                    got += chunk
            except OSError:
                pass  # the other end is closed: all is read
        os.close(main)
        return got.decode()

    assert "\x1b[36m" in on_a_terminal()
    plain = on_a_terminal(NO_COLOR="1")
    assert "\x1b[36m" not in plain
    assert "\x1b[35m" not in plain


def test_a_document_cannot_steer_the_terminal(chidao: Run, tmp_path: Path) -> None:
    evil = (
        "TIÊU ĐỀ \x1b]0;pwned\x07\n\n"
        "Giám đốc yêu cầu phòng Kế toán\u202e lập \x1b[31mbáo cáo\x9b2J trước ngày 15/8/2025 \x08.\n"
    )
    (tmp_path / "evil.txt").write_text(evil, encoding="utf-8")
    for options in ((), ("--source",), ("--missed",), ("--by", "body")):
        ran = chidao("preview", "evil.txt", *options)
        assert not set("\x1b\x07\x08\x9b\u202e") & set(ran.out + ran.err)


def test_text_is_what_positions_refer_to(chidao: Run, tmp_path: Path) -> None:
    text = NEWS.read_text(encoding="utf-8").replace("\n", "\r\n")
    (tmp_path / "n.txt").write_bytes(text.encode("utf-16"))
    ran = chidao("text", "n.txt")
    # Line ends must come out as they are, so the bytes are compared.
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "text", str(tmp_path / "n.txt")],
        capture_output=True,
        check=True,
    )
    assert ran.code == 0
    content = done.stdout.decode()
    assert content == text
    for action in yaml.safe_load(chidao("extract", "n.txt").out)["actions"]:
        start, end = action["evidence"]["at"]
        assert content[start:end] == action["evidence"]["text"]


def test_explain_names_the_rule_of_each_field(chidao: Run) -> None:
    text = "Giám đốc yêu cầu phòng Kế toán lập báo cáo công nợ trước ngày 15/8/2025.\n"
    out = chidao("explain", "-", "--action", "1", stdin=text.encode()).out
    assert "Nhiệm vụ: Lập báo cáo công nợ trước ngày 15/8/2025\n" in out
    assert "Chủ trì: phòng Kế toán [17, 30] ← body." in out
    assert "Hình thức: yêu cầu (mệnh lệnh) [9, 16] ← act.yeu-cau" in out
    assert "Thời hạn: 15/08/2025 (quý III/2025) “trước ngày 15/8/2025” [" in out
    assert "[act, directives/acts.yaml]" in out


def test_check_says_a_register_is_good(chidao: Run) -> None:
    made = chidao("extract", NEWS)
    ran = chidao("check", "-", stdin=made.out.encode())
    assert (ran.code, ran.out) == (0, "")


def test_rules_are_listed_and_their_examples_run(chidao: Run) -> None:
    listed = chidao("rules").out
    assert "act (" in listed
    assert "act.yeu-cau  [directives/acts.yaml]" in listed
    ran = chidao("rules", "--test")
    assert ran.code == 0, ran.out
    assert "đều đúng" in ran.err


def test_a_pack_of_ones_own_adds_and_overrides(chidao: Run, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "acts.yaml").write_text(
        """
- id: act.nho
  kind: act
  pattern: nhờ cậy
  act: nhờ
  force: request
  strength: strong
  examples: {yes: ["Giám đốc nhờ cậy phòng Kế toán lập báo cáo"], no: ["nhờ vậy"]}
""",
        encoding="utf-8",
    )
    text = "Giám đốc nhờ cậy phòng Kế toán lập báo cáo công nợ trước ngày 15/8/2025.\n"
    assert "act.nho" in chidao("rules", "--model", "model").out
    ran = chidao("extract", "-", "--model", "model", stdin=text.encode())
    (action,) = yaml.safe_load(ran.out)["actions"]
    assert action["directive"]["rule"] == "act.nho"
    assert chidao("rules", "--test", "--model", "model").code == 0


def test_when_reads_an_expression(chidao: Run) -> None:
    ran = chidao("when", "trong quý III", "--date", "2017-07-08")
    assert ran.code == 0
    assert "due: 2017-09-30" in ran.out
    assert chidao("when", "bàn ghế", "--date", "2017-07-08").code == 1
    lines = "trong quý III\nbàn ghế\n".encode()
    many = yaml.safe_load(chidao("when", "-", "--date", "2017-07-08", stdin=lines).out)
    assert [bool(reading) for reading in many] == [True, False]


def test_evaluate_compares_with_annotation(chidao: Run, tmp_path: Path) -> None:
    ran = chidao("evaluate", SAMPLES, "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["counts"]["gold"] > 50
    told = chidao("evaluate", SAMPLES, "--errors", "--per-doc")
    assert "record" in told.out
    assert chidao("extract", SAMPLES, "-o", "old/").code == 0
    assert chidao("evaluate", SAMPLES, "old", "--against", "old").out.endswith("gained 0  lost 0\n")
    said = chidao("evaluate", tmp_path)
    assert said.code == 1
    assert "Không có tệp .gold.yaml" in said.err
