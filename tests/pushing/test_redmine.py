"""Redmine on loopback with `chidao push`: created, updated, left, through a line that fails."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from made import action, register
from running import Run
from servers import KEY, flaky, redmine

from extractor.writing.files import write

_ENV = {"CHIDAO_REDMINE_TOKEN": KEY}
_MAP = """
assignees: {"Sở Y tế": "Mai Lê Thị", "Sở Tài chính": "Không Có Ai"}
priorities: {high: "Cao", normal: "Bình thường"}
statuses: {cancelled: "Từ chối"}
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with redmine(tmp_path_factory.mktemp("redmine")) as found:
        yield found


def _issues(url: str, prefix: str) -> list[Any]:
    base = url.rpartition("/projects/")[0]
    asked = {"status_id": "*", "limit": "100"}
    answer = httpx.get(f"{base}/issues.json", params=asked, headers={"X-Redmine-API-Key": KEY})
    return sorted(
        (i for i in answer.json()["issues"] if f"Mã: {prefix}" in i["description"]),
        key=lambda issue: str(issue["description"].splitlines()[-1]),
    )


def _push(chidao: Run, folder: Path, url: str, *tasks: Any) -> tuple[list[str], str]:
    book, names = folder / "so.yaml", folder / "ten.yaml"
    book.unlink(missing_ok=True)
    write(register(*tasks), book)
    names.write_text(_MAP, "utf-8")
    ran = chidao("push", book, "--to", "redmine", "--url", url, "--map", names, env=_ENV)
    assert ran.code == 0, ran.err
    assert KEY not in ran.out + ran.err
    return [row.split("\t")[0] for row in ran.out.splitlines()], ran.err


def test_created_left_updated(chidao: Run, tmp_path: Path, url: str) -> None:
    other = (
        action()
        .responsible[0]
        .__class__("Sở Tài chính", "Sở Tài chính", "body", False, (0, 1), "b")
    )
    first = action(id="mot-1", task="Rà soát tủ thuốc ở phường Hoà Khánh")
    second = action(id="mot-2", task="Chuẩn bị " * 60, responsible=(other,))
    done, err = _push(chidao, tmp_path, url, first, second)
    assert done == ["tạo mới"] * 2
    assert "Không Có Ai" in err
    one, two = _issues(url, "mot-")
    assert one["subject"] == first.task
    assert one["assigned_to"]["name"] == "Mai Lê Thị"
    assert one["due_date"] == "2017-09-30"
    assert one["priority"]["name"] == "Cao"
    assert "assigned_to" not in two
    assert _push(chidao, tmp_path, url, first, second)[0] == ["giữ nguyên"] * 2
    changed = action(id="mot-1", task="Kiểm kê tủ thuốc", status="doing")
    assert _push(chidao, tmp_path, url, changed, second)[0] == ["cập nhật", "giữ nguyên"]
    after = _issues(url, "mot-")
    assert [i["subject"] for i in after] == ["Kiểm kê tủ thuốc", two["subject"]]
    assert after[0]["status"] == one["status"]


def test_what_is_over_is_closed_and_never_reopened(chidao: Run, tmp_path: Path, url: str) -> None:
    tasks = [action(id=f"ba-{n}", task=f"Việc số {n}") for n in range(3)]
    _push(chidao, tmp_path, url, *tasks)
    base, headers = url.rpartition("/projects/")[0], {"X-Redmine-API-Key": KEY}
    listed = httpx.get(f"{base}/issue_statuses.json", headers=headers).json()["issue_statuses"]
    first, last = [status for status in listed if status["is_closed"]]
    put = httpx.put(
        f"{base}/issues/{_issues(url, 'ba-')[2]['id']}.json",
        json={"issue": {"status_id": last["id"]}},
        headers=headers,
    )
    assert put.is_success
    over = [
        dataclasses.replace(task, status=status)
        for task, status in zip(tasks, ("done", "cancelled", "done"), strict=True)
    ]
    done = ["cập nhật", "cập nhật", "giữ nguyên"]
    assert _push(chidao, tmp_path, url, *over)[0] == done
    # The map's status for `cancelled` is the last one; it has none for `done`.
    closed = [first["name"], last["name"], last["name"]]
    assert [issue["status"]["name"] for issue in _issues(url, "ba-")] == closed
    assert _push(chidao, tmp_path, url, *over)[0] == ["giữ nguyên"] * 3
    assert _push(chidao, tmp_path, url, *tasks)[0] == ["giữ nguyên"] * 3
    assert [issue["status"]["name"] for issue in _issues(url, "ba-")] == closed


def test_new_issues_of_done_tasks_are_closed(chidao: Run, tmp_path: Path, url: str) -> None:
    tasks = [action(id=f"bon-{n}", task=f"Việc đã xong {n}", status="done") for n in range(2)]
    with flaky(url, ["lost"]) as line:
        assert _push(chidao, tmp_path, line, *tasks)[0] == ["tạo mới"] * 2
    assert [issue["status"]["is_closed"] for issue in _issues(url, "bon-")] == [True] * 2
    assert _push(chidao, tmp_path, url, *tasks)[0] == ["giữ nguyên"] * 2


def test_what_may_not_be_closed_is_reported(chidao: Run, tmp_path: Path, url: str) -> None:
    blocker, task = (action(id=f"nam-{n}", task=f"Việc chờ nhau {n}") for n in range(2))
    _push(chidao, tmp_path, url, blocker, task)
    first, second = _issues(url, "nam-")
    related = httpx.post(
        f"{url.rpartition('/projects/')[0]}/issues/{first['id']}/relations.json",
        json={"relation": {"issue_to_id": second["id"], "relation_type": "blocks"}},
        headers={"X-Redmine-API-Key": KEY},
    )
    assert related.is_success, related.text
    over = dataclasses.replace(task, status="done")
    done, err = _push(chidao, tmp_path, url, blocker, over)
    assert done == ["giữ nguyên"] * 2
    assert "nam-1: Redmine không cho đóng" in err
    assert not _issues(url, "nam-")[1]["status"]["is_closed"]


def test_lost_answers_and_faults_double_nothing(chidao: Run, tmp_path: Path, url: str) -> None:
    tasks = [action(id=f"hai-{n}", task=f"Việc số {n}") for n in range(3)]
    faults = ["lost", "500", "", "lost"]
    with flaky(url, faults) as line:
        assert _push(chidao, tmp_path, line, *tasks)[0] == ["tạo mới"] * 3
    assert faults == []
    assert [i["subject"] for i in _issues(url, "hai-")] == [t.task for t in tasks]
