"""Real servers on loopback, and a line to them that can be made to fail."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
from programs import program

#: Seconds that a slow line waits: longer than the timeout of the client that tests it.
SLOW = 3.0


def caldav_python() -> str:
    """The interpreter that has radicale, todoman and caldav."""
    named = os.environ.get("CHIDAO_CALDAV_PYTHON")
    return named or str(Path(program("radicale")).resolve().parent / "python")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def served(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """A Radicale on `port` that answers already; it keeps what it has in `folder`."""
    command = [caldav_python(), "-m", "radicale", "--hosts", f"127.0.0.1:{port}"]
    command += ["--storage-filesystem-folder", str(folder), "--auth-type", "none"]
    with (folder.parent / "radicale.log").open("ab") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    _wait(f"http://127.0.0.1:{port}/")
    return server


def task_list(port: int) -> str:
    """The URL of a task list made on a Radicale. Any user name and password will do."""
    url = f"http://127.0.0.1:{port}/van-thu/viec/"
    made = httpx.request("MKCALENDAR", url, auth=("van-thu", "x"))
    assert made.status_code == 201, made.text
    return url


def _wait(url: str) -> None:
    for _ in range(200):
        with contextlib.suppress(httpx.TransportError):
            httpx.get(url)
            return
        time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@contextlib.contextmanager
def flaky(url: str, faults: list[str]) -> Iterator[str]:
    """A line to the server behind `url` where each PUT or POST takes the next of the faults.

    "500" answers so without asking the server; "lost" lets the server do it and drops the
    answer; "slow" lets the server do it and answers SLOW seconds after; "late" asks the server
    SLOW seconds after; "" lets it through.
    """
    target = httpx.URL(url)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            writes = self.command in ("PUT", "POST")
            fault = faults.pop(0) if writes and faults else ""
            if fault == "500":
                self.send_response(500)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            headers = {
                k: v
                for k, v in self.headers.items()
                if k.lower() not in ("host", "connection", "accept-encoding")
            }
            if fault == "late":
                time.sleep(SLOW)
            answer = httpx.request(
                self.command,
                target.join(self.path),
                content=body,
                headers={**headers, "Accept-Encoding": "identity"},
            )
            if fault == "slow":
                time.sleep(SLOW)
            if fault == "lost":
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(answer.status_code)
            for key in ("ETag", "Content-Type"):
                if key in answer.headers:
                    self.send_header(key, answer.headers[key])
            content = answer.content
            if answer.status_code != 204:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_POST = _pass  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Tests say enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield str(target.copy_with(port=server.server_port))
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def redmine(folder: Path) -> Iterator[str]:
    """A Redmine of its own in `folder`, with SQLite, one project and one member; gives the project's URL."""
    program("puma")
    source = Path("/usr/share/redmine")
    if not source.is_dir():
        program("redmine")
    for name in ("app", "lib", "db", "bin", "public"):
        shutil.copytree(source / name, folder / name)
    shutil.copytree(source / "config", folder / "config", ignore=lambda *_: ["database.yml"])
    for name in ("config.ru", "Rakefile", "Gemfile"):
        shutil.copy(source / name, folder / name)
    gemfile = folder / "Gemfile"
    sources = "/usr/share/redmine/{config,instances/*/config}"
    gemfile.write_text(gemfile.read_text("utf-8").replace(sources, f"{folder}/config"), "utf-8")
    own = folder / "instances" / "default"
    for name in ("config", "log", "tmp", "files"):
        (own / name).mkdir(parents=True)
    database = f"production:\n  adapter: sqlite3\n  database: {folder}/db/redmine.sqlite3\n"
    for place in (folder, own):
        (place / "config" / "database.yml").write_text(database, "utf-8")
    (folder / "made.rb").write_text(_MADE, "utf-8")
    env = {
        **os.environ,
        "RAILS_ENV": "production",
        "SECRET_KEY_BASE": "x" * 40,
        "BUNDLE_GEMFILE": str(gemfile),
        "HOME": str(folder),
        "SCHEMA": "/dev/null",
        "LANG": "C.UTF-8",
    }
    port = free_port()
    with (folder / "out.log").open("wb") as log:
        for command in (["-S", "rake", "db:migrate"], ["bin/rails", "runner", "made.rb"]):
            subprocess.run(
                ["ruby", *command], cwd=folder, env=env, check=True, stdout=log, stderr=log
            )
        puma = [
            "ruby",
            "-S",
            "puma",
            "-e",
            "production",
            "-b",
            f"tcp://127.0.0.1:{port}",
            "config.ru",
        ]
        server = subprocess.Popen(puma, cwd=folder, env=env, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}/projects/viec"
        _wait(url)
        yield url
    finally:
        server.terminate()
        server.wait(20)


KEY = "a" * 40
_MADE = f"""
Redmine::DefaultData::Loader.load('vi')
Setting.rest_api_enabled = '1'
admin = User.find_by(login: 'admin')
token = Token.create!(user: admin, action: 'api')
token.update_column(:value, '{KEY}')
project = Project.new(name: 'Việc', identifier: 'viec')
project.trackers = Tracker.all
project.save!
mai = User.new(firstname: 'Mai', lastname: 'Lê Thị', mail: 'mai@example.org', language: 'vi')
mai.login = 'mai'
mai.password = mai.password_confirmation = 'mat-khau-dai'
mai.save!
Member.create!(project: project, principal: mai, roles: [Role.givable.first])
"""
