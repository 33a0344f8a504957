"""Nothing is fetched at run time, from start-up to the register: no name is looked up, no host called.

`push` alone calls, and only the server that its `--url` names.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from made import register
from running import ROOT, SAMPLES

from extractor.writing.files import write

# A library that only asks whether the system knows IPv6 makes a socket and calls nobody.
_GUARD = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        print("called out", event, file=sys.stderr)
        sys.exit(9)

sys.addaudithook(refuse)
"""


def _run(code: str, *arguments: str, code_alone: str = "") -> int:
    done = subprocess.run(
        [sys.executable, "-c", code_alone or _GUARD + code, *arguments],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
    )
    return done.returncode


def test_a_document_is_read_without_calling_out() -> None:
    news = str(SAMPLES / "tin-thanh-uy-cai-cach-hanh-chinh.txt")
    command = "from extractor.cli import run\nsys.exit(run(sys.argv[1:]))"
    assert _run(command, "extract", news) == 0


def test_push_asks_for_its_own_server_and_for_no_other(tmp_path: Path) -> None:
    book = tmp_path / "so.yaml"
    write(register(), book)
    said = """
asked = []
def note(event, arguments):
    if event == "socket.connect":
        asked.append(arguments[1][:2])
sys.addaudithook(note)
import os
os.environ["CHIDAO_CALDAV_TOKEN"] = "x"
os.environ["HTTP_PROXY"] = "http://127.0.0.2:8"
from extractor.pushing import connection
connection.PAUSES = ()
from extractor.cli import run
run(sys.argv[1:])
sys.exit(7 if asked == [("127.0.0.1", 9)] else 8)
"""
    push = ("push", str(book), "--to", "caldav", "--url", "http://127.0.0.1:9/viec/")
    assert _run("", *push, code_alone="import sys\n" + said) == 7


def test_the_guard_sees_a_call() -> None:
    assert _run("import socket\nsocket.create_connection(('127.0.0.1', 9), timeout=1)") == 9
