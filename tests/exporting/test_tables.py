"""CSV files for Redmine and Jira, Markdown, JSON, and which names of a map are reported."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from made import ENTRY, action, register
from pages import REGISTER, follow
from running import Run

from extractor.exporting import jira, markdown, redmine
from extractor.exporting.mapping import Names
from extractor.writing.files import load, write

LONG = "Rà soát tủ thuốc, trang thiết bị của các trạm y tế xã, phường " * 8


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("format", [redmine, jira])
def test_long_subjects_stand_in_full_below(format) -> None:
    (row,) = rows(format.made(register(action(task=LONG.strip())), Names()))
    title = row["Subject" if format is redmine else "Summary"]
    assert len(title) <= 255
    assert title.endswith("…")
    assert LONG.startswith(title[:-1])
    assert row["Description"].startswith(LONG.strip() + "\n")


def test_redmine_page(tmp_path: Path) -> None:
    said = follow("redmine-csv.md", tmp_path)
    content = (tmp_path / "redmine.csv").read_bytes()
    actions = load(REGISTER).actions
    for one, row in zip(actions, rows(content), strict=True):
        due = one.deadline.due if one.deadline else None
        assert row["Unique ID"] == one.id
        assert row["Due date"] == (due.isoformat() if due else "")
        assert row["Priority"] == {"high": "Cao", "normal": "Bình thường"}[one.priority]
        assert row["Status"] == "Mới"
        mapped = any(body.name == "Tổ Toán - Tin" for body in one.responsible)
        assert (row["Assignee"], row["Project"]) == (
            ("to.toan", "chuyen-mon") if mapped else ("", "")
        )
        for body in one.responsible:
            assert body.name in row["Description"]
            # Every name without a user is said, none is dropped.
            assert body.name == "Tổ Toán - Tin" or f"{body.name}: không có người nhận" in said
    assert "Tổ Toán - Tin: không" not in said


def test_jira_page(tmp_path: Path) -> None:
    follow("jira.md", tmp_path)
    header, *lines = csv.reader(io.StringIO((tmp_path / "jira.csv").read_text(encoding="utf-8")))
    assert header[0] == "Summary"
    first = header.index("Labels")
    assert set(header[first:]) == {"Labels"}
    for one, line in zip(load(REGISTER).actions, lines, strict=True):
        assert len(line) == len(header)
        names = dict.fromkeys(b.name for b in (*one.responsible, *one.coordinating))
        assert [label.replace("_", " ") for label in line[first:] if label] == list(names)
        assert not any(" " in label for label in line[first:])


def test_jira_advises_smaller_files(chidao: Run, tmp_path: Path) -> None:
    write(register(*(action(id=f"a{n}") for n in range(1501))), tmp_path / "so.yaml")
    ran = chidao("export", "so.yaml", "--to", "jira", "-o", "jira.csv")
    assert ran.code == 0
    assert "không quá 1500 dòng; tệp này có 1501" in ran.err


def test_names_of_a_map_that_nobody_has(chidao: Run, tmp_path: Path) -> None:
    write(register(), tmp_path / "so.yaml")
    (tmp_path / "map.yaml").write_text("assignees: {Sở Y tê: y, Sở Y tế: z}\n")
    ran = chidao("export", "so.yaml", "--to", "redmine", "--map", "map.yaml")
    assert "assignees có Sở Y tê, nhưng không đơn vị" in ran.err
    assert rows(ran.out.encode())[0]["Assignee"] == "z"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("users: {}", "chỉ được có các mục"),
        ("assignees: [a]", "assignees phải gồm"),
        ("priorities: {gấp: High}", "priorities không có gấp"),
        ("priorities: {high: 1}", "priorities.high phải là một chuỗi"),
        ("assignees: {a: [", "không phải tệp YAML"),
    ],
)
def test_a_map_that_cannot_be_read(chidao: Run, tmp_path: Path, text: str, said: str) -> None:
    write(register(), tmp_path / "so.yaml")
    (tmp_path / "map.yaml").write_text(text)
    ran = chidao("export", "so.yaml", "--to", "jira", "--map", "map.yaml", "-o", "out.csv")
    assert ran.code == 1
    assert said in ran.err
    assert not (tmp_path / "out.csv").exists()


def test_one_bodys_tasks(chidao: Run, tmp_path: Path) -> None:
    write(
        register(action(id="a"), action(id="b", responsible=(), coordinating=())),
        tmp_path / "so.yaml",
    )
    ran = chidao("export", "so.yaml", "--to", "json", "--for", "SYT")
    assert ran.code == 0, ran.err
    assert [one["id"] for one in json.loads(ran.out)["actions"]] == ["a"]


def test_registers_together_have_each_task_once(chidao: Run, tmp_path: Path) -> None:
    write(register(action()), tmp_path / "a.yaml")
    write(register(action(status="done"), action(id="b")), tmp_path / "b.yaml")
    ran = chidao("export", "a.yaml", "b.yaml", "--to", "json")
    data = json.loads(ran.out)
    assert [(one["id"], one["status"]) for one in data["actions"]] == [
        ("a1", "open"),
        ("b", "open"),
    ]
    assert [one["id"] for one in data["documents"]] == [ENTRY.id]
    assert "a1 khác với sổ trước" in ran.err


def test_nothing_is_overwritten_unasked(chidao: Run, tmp_path: Path) -> None:
    write(register(), tmp_path / "so.yaml")
    (tmp_path / "out.csv").write_text("của tôi")
    arguments = ("export", "so.yaml", "--to", "csv", "-o", "out.csv")
    ran = chidao(*arguments)
    assert ran.code == 1
    assert (tmp_path / "out.csv").read_text() == "của tôi"
    assert chidao(*arguments, "--force").code == 0
    assert chidao("export", "so.yaml", "--to", "csv", "--map", "map.yaml").code == 2


def test_markdown(tmp_path: Path) -> None:
    follow("markdown.md", tmp_path)
    lines = (tmp_path / "nhiem-vu.md").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("- [ ] ") for line in lines) == len(load(REGISTER).actions)
    odd = action(task="Sửa *mã* [x](y) <b>\n# và hơn", status="cancelled")
    text = markdown.made(register(odd, action(id="b", status="done"))).decode()
    assert "- [ ] ~~Sửa \\*mã\\* \\[x\\](y) \\<b\\> \\# và hơn~~ (đã hủy)" in text
    assert "- [x] Rà soát" in text
