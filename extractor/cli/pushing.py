"""`chidao push`: a register's tasks onto a server, the only command that opens a socket."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.exporting import chosen
from extractor.cli.options import Debug
from extractor.cli.talk import say
from extractor.errors import UsageError
from extractor.writing.terminal import line

if TYPE_CHECKING:
    from extractor.exporting.mapping import Names
    from extractor.pushing.outcome import Outcome
    from extractor.records import Register


class Server(StrEnum):
    """The kinds of servers."""

    redmine = "redmine"
    caldav = "caldav"


def push(
    registers: Annotated[
        list[Path], typer.Argument(metavar="REGISTER", help="Sổ nhiệm vụ (YAML hoặc JSON).")
    ],
    to: Annotated[Server, typer.Option("--to", help="Loại máy chủ.")],
    url: Annotated[
        str,
        typer.Option(
            "--url", metavar="URL", help="Địa chỉ của lịch, hoặc của dự án: …/projects/TÊN."
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem sẽ làm gì, không ghi lên máy chủ.")
    ] = False,
    map: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="Tên người dùng, dự án, mức ưu tiên trên máy chủ (YAML)."
        ),
    ] = None,
    body: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="BODY",
            help="Chỉ lấy nhiệm vụ mà đơn vị này chủ trì hoặc phối hợp; nhận cả tên viết tắt.",
        ),
    ] = None,
    debug: Debug = False,
) -> None:
    """Đưa nhiệm vụ của sổ lên Redmine hoặc lịch CalDAV. Chạy lại không tạo việc hai lần."""
    from extractor.exporting.mapping import Names, load
    from extractor.pushing.connection import check
    from extractor.pushing.outcome import LABELS

    check(url)
    register = chosen(registers, body)
    names = Names() if map is None else load(map)
    counts: Counter[str] = Counter()
    try:
        steps = _redmine if to is Server.redmine else _caldav
        for outcome in steps(url, register, names, dry=dry_run):
            counts[outcome.done] += 1
            print(f"{LABELS[outcome.done]}\t{outcome.id}\t{line(outcome.subject)}", flush=True)
    finally:
        said = ", ".join(f"{label} {counts[done]}" for done, label in LABELS.items())
        say(f"{'Sẽ làm' if dry_run else 'Đã làm'}: {said}, trên {len(register.actions)} nhiệm vụ.")


def _caldav(url: str, register: Register, names: Names, *, dry: bool) -> Iterator[Outcome]:
    from extractor.pushing import caldav
    from extractor.pushing.connection import Connection

    user = os.environ.get("CHIDAO_CALDAV_USER", "")
    with Connection(url, auth=(user, _token("CHIDAO_CALDAV_TOKEN", url))) as connection:
        yield from caldav.push(connection, register, names, dt.datetime.now(dt.UTC), dry=dry)


def _redmine(url: str, register: Register, names: Names, *, dry: bool) -> Iterator[Outcome]:
    from extractor.exporting.mapping import unmapped
    from extractor.pushing.connection import Connection
    from extractor.pushing.redmine import Redmine

    base, found, project = url.rstrip("/").rpartition("/projects/")
    if not found or "/" in project:
        raise UsageError(
            "--url của Redmine phải chỉ một dự án.", "Viết dạng https://…/projects/TÊN."
        )
    for name in unmapped(names.assignees, register.actions):
        say(f"{name}: không có người nhận việc trong --map (assignees); tên vẫn ở phần mô tả.")
    headers = {"X-Redmine-API-Key": _token("CHIDAO_REDMINE_TOKEN", url)}
    with Connection(base, headers=headers) as connection:
        server = Redmine(connection, project, names)
        try:
            yield from server.push(register, dry=dry)
        finally:
            for name in server.unknown:
                say(f"--map: Redmine không có {name}; để trống.")
            for id in server.kept_open:
                say(
                    f"{id}: Redmine không cho đóng (quy trình, hoặc còn việc con hay việc chặn đang mở)."
                )


def _token(variable: str, url: str) -> str:
    """The token from the environment, else from the system's keyring."""
    if token := os.environ.get(variable):
        return token
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        token = None
    else:
        try:
            token = keyring.get_password("chidao", url)
        except KeyringError:
            token = None
    if not token:
        raise UsageError(
            "Chưa có mã truy cập máy chủ.",
            f"Đặt biến môi trường {variable}, hoặc chạy `keyring set chidao {url}`.",
        )
    return token
