"""Radicale on loopback with `chidao push`: twice, changed, through a line that fails."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from made import action, register
from programs import todoman
from running import ROOT, Run
from servers import caldav_python, flaky, free_port, served, task_list

from extractor.exporting.mapping import Names
from extractor.pushing import caldav
from extractor.pushing.connection import Connection
from extractor.writing.files import write

_ENV = {"CHIDAO_CALDAV_USER": "van-thu", "CHIDAO_CALDAV_TOKEN": "bi-mat-123"}
_ACTIONS = [action(id=f"viec-{n}", task=f"Rà soát tủ thuốc số {n}") for n in range(3)]
_CLIENT = """
import sys, caldav
calendar = caldav.DAVClient(sys.argv[1], username="van-thu", password="x").calendar(url=sys.argv[1])
for todo in calendar.todos(include_completed=True):
    part = todo.icalendar_component
    print(part["UID"], part["SUMMARY"], part["STATUS"], sep="|")
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("caldav") / "store"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[str]:
    port = free_port()
    server = served(store, port)
    try:
        yield task_list(port)
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture
def url(server: str) -> Iterator[str]:
    yield server
    for n in range(3):
        httpx.delete(f"{server}viec-{n}.ics", auth=("van-thu", "x"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "so.yaml"
    write(register(*_ACTIONS), path)
    return path


def _seen(url: str) -> list[str]:
    done = subprocess.run(
        [caldav_python(), "-c", _CLIENT, url], capture_output=True, text=True, check=True
    )
    return sorted(done.stdout.splitlines())


def _push(chidao: Run, book: Path, url: str, *more: str) -> list[str]:
    ran = chidao("push", book, "--to", "caldav", "--url", url, *more, env=_ENV)
    assert ran.code == 0, ran.err
    assert "bi-mat-123" not in ran.out + ran.err
    return [row.split("\t")[0] for row in ran.out.splitlines()]


_ALL = [f"viec-{n}|Rà soát tủ thuốc số {n}|NEEDS-ACTION" for n in range(3)]


def test_pushed_twice_then_changed(chidao: Run, book: Path, url: str) -> None:
    assert _push(chidao, book, url, "--dry-run") == ["tạo mới"] * 3
    assert _seen(url) == []
    assert _push(chidao, book, url) == ["tạo mới"] * 3
    assert _seen(url) == _ALL
    assert _push(chidao, book, url) == ["giữ nguyên"] * 3
    changed = dataclasses.replace(_ACTIONS[1], task="Kiểm kê tủ thuốc", status="doing")
    book.unlink()
    write(register(_ACTIONS[0], changed, _ACTIONS[2]), book)
    assert _push(chidao, book, url) == ["giữ nguyên", "cập nhật", "giữ nguyên"]
    assert "viec-1|Kiểm kê tủ thuốc|NEEDS-ACTION" in _seen(url)


def test_what_people_set_stays(chidao: Run, book: Path, url: str) -> None:
    _push(chidao, book, url)
    item = f"{url}viec-0.ics"
    theirs = httpx.get(item, auth=("van-thu", "x")).text
    theirs = theirs.replace("STATUS:NEEDS-ACTION", "STATUS:IN-PROCESS\r\nLOCATION:Phòng 3")
    theirs = theirs.replace("SUMMARY:Rà soát tủ thuốc số 0", "SUMMARY:Khác")
    put = httpx.put(item, content=theirs.encode(), auth=("van-thu", "x"))
    assert put.is_success
    assert _push(chidao, book, url) == ["cập nhật", "giữ nguyên", "giữ nguyên"]
    after = httpx.get(item, auth=("van-thu", "x")).text
    assert "STATUS:IN-PROCESS" in after
    assert "LOCATION:Phòng 3" in after
    assert "SUMMARY:Rà soát tủ thuốc số 0" in after


def test_what_is_over_is_closed_and_never_reopened(chidao: Run, book: Path, url: str) -> None:
    _push(chidao, book, url)
    item = f"{url}viec-2.ics"
    theirs = httpx.get(item, auth=("van-thu", "x")).text
    theirs = theirs.replace("STATUS:NEEDS-ACTION", "STATUS:CANCELLED")
    assert httpx.put(item, content=theirs.encode(), auth=("van-thu", "x")).is_success
    book.unlink()
    states = zip(_ACTIONS, ("done", "cancelled", "done"), strict=True)
    write(register(*(dataclasses.replace(one, status=status) for one, status in states)), book)
    assert _push(chidao, book, url) == ["cập nhật", "cập nhật", "giữ nguyên"]
    closed = ["COMPLETED", "CANCELLED", "CANCELLED"]
    assert [row.rpartition("|")[2] for row in _seen(url)] == closed
    done = httpx.get(f"{url}viec-0.ics", auth=("van-thu", "x")).text
    assert "\nCOMPLETED:" in done
    assert "PERCENT-COMPLETE:100" in done
    book.unlink()
    write(register(*_ACTIONS), book)
    assert _push(chidao, book, url) == ["giữ nguyên"] * 3
    assert [row.rpartition("|")[2] for row in _seen(url)] == closed


@pytest.mark.parametrize("faults", [["500", "", "500"], ["lost", "lost"], ["", "lost", "500"]])
def test_a_line_that_fails_loses_and_doubles_nothing(
    chidao: Run, book: Path, url: str, faults: list[str]
) -> None:
    with flaky(url, faults) as line:
        assert _push(chidao, book, line) == ["tạo mới"] * 3
    assert faults == []
    assert _seen(url) == _ALL


def test_a_push_that_gave_up_goes_on_later(chidao: Run, book: Path, url: str) -> None:
    with flaky(url, ["", "lost", *["500"] * 40]) as line:
        ran = chidao("push", book, "--to", "caldav", "--url", line, env=_ENV)
    assert ran.code == 1
    assert "tạo mới 2" in ran.err
    assert _push(chidao, book, url) == ["giữ nguyên", "giữ nguyên", "tạo mới"]
    assert _seen(url) == _ALL


@contextlib.contextmanager
def _amid_a_push(book: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A push that waits for an answer: the second task is on the server, the third is not."""
    faults = ["", "slow"]
    with flaky(url, faults) as line:
        command = [sys.executable, ROOT / "cli.py", "push", book, "--to", "caldav", "--url", line]
        pushing = subprocess.Popen(
            command, env={**os.environ, **_ENV}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        deadline = time.monotonic() + 30
        while httpx.get(f"{url}viec-1.ics", auth=("van-thu", "x")).status_code == 404:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield pushing
        pushing.communicate(timeout=60)


def test_a_killed_push_is_gone_on_with(chidao: Run, book: Path, url: str) -> None:
    with _amid_a_push(book, url) as pushing:
        pushing.kill()
    assert pushing.returncode == -signal.SIGKILL
    assert _seen(url) == _ALL[:2]
    assert _push(chidao, book, url) == ["giữ nguyên", "giữ nguyên", "tạo mới"]
    assert _seen(url) == _ALL


def test_a_server_killed_amid_a_push_loses_nothing(chidao: Run, book: Path, tmp_path: Path) -> None:
    store, port = tmp_path / "store", free_port()
    store.mkdir()
    server = served(store, port)
    try:
        url = task_list(port)
        with _amid_a_push(book, url) as pushing:
            server.kill()
            server.wait(20)
            server = served(store, port)
        assert pushing.returncode == 0
        assert _push(chidao, book, url) == ["giữ nguyên"] * 3
        assert _seen(url) == _ALL
    finally:
        server.kill()
        server.wait(20)


def test_answers_after_the_timeout_double_nothing(url: str) -> None:
    # The first request reaches the server after the one that repeats it.
    faults, stamp = ["late", "slow"], dt.datetime.now(dt.UTC)
    with (
        flaky(url, faults) as line,
        Connection(line, auth=("van-thu", "x"), timeout=1.0) as connection,
    ):
        outcomes = list(caldav.push(connection, register(*_ACTIONS), Names(), stamp, dry=False))
    assert [outcome.done for outcome in outcomes] == ["created"] * 3
    assert faults == []
    assert _seen(url) == _ALL


def test_todoman_lists_what_was_pushed(
    chidao: Run, book: Path, url: str, store: Path, tmp_path: Path
) -> None:
    _push(chidao, book, url)
    listed = todoman(tmp_path, f"{store}/collection-root/van-thu/*")
    assert sorted(task["summary"] for task in listed) == [one.task for one in _ACTIONS]


def test_a_token_goes_to_no_other_machine_in_the_clear(chidao: Run, book: Path) -> None:
    ran = chidao("push", book, "--to", "caldav", "--url", "http://lich.example/viec", env=_ENV)
    assert ran.code == 2
    assert "không mã hóa" in ran.err
