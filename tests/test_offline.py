"""Nothing is fetched at run time, from start-up to the register: no name is looked up, no host called."""

from __future__ import annotations

import subprocess
import sys

from running import ROOT, SAMPLES

# A library that only asks whether the system knows IPv6 makes a socket and calls nobody.
_GUARD = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        print("called out", event, file=sys.stderr)
        sys.exit(9)

sys.addaudithook(refuse)
"""


def _run(code: str, *arguments: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _GUARD + code, *arguments],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
    )
    return done.returncode


def test_a_document_is_read_without_calling_out() -> None:
    news = str(SAMPLES / "tin-thanh-uy-cai-cach-hanh-chinh.txt")
    command = "from extractor.cli import run\nsys.exit(run(sys.argv[1:]))"
    assert _run(command, "extract", news) == 0


def test_the_guard_sees_a_call() -> None:
    assert _run("import socket\nsocket.create_connection(('127.0.0.1', 9), timeout=1)") == 9
