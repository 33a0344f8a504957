"""`chidao export` and `import`: a register's tasks as a tracker's file, and back from Excel."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import Debug
from extractor.cli.talk import say
from extractor.errors import OutputError, UsageError

if TYPE_CHECKING:
    from extractor.exporting.mapping import Names
    from extractor.records import Action, DocumentEntry, Register


class To(StrEnum):
    """The formats of trackers."""

    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    ics = "ics"
    taskwarrior = "taskwarrior"
    redmine = "redmine"
    jira = "jira"
    markdown = "markdown"


#: Which tables of `--map` a format has use for.
_TABLES = {
    To.ics: ("priorities",),
    To.taskwarrior: ("projects", "priorities"),
    To.redmine: ("assignees", "projects", "priorities", "statuses"),
    To.jira: ("assignees", "projects", "priorities", "statuses"),
}


def export(
    registers: Annotated[
        list[Path], typer.Argument(metavar="REGISTER", help="Sổ nhiệm vụ (YAML hoặc JSON).")
    ],
    to: Annotated[To, typer.Option("--to", help="Định dạng của phần mềm sẽ nhận.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Ghi vào tệp này thay cho stdout."),
    ] = None,
    map: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="FILE",
            help="Tên người dùng, dự án, mức ưu tiên trong phần mềm sẽ nhận (YAML).",
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
    force: Annotated[bool, typer.Option("--force", help="Thay tệp đã có.")] = False,
    debug: Debug = False,
) -> None:
    """Ghi nhiệm vụ của sổ thành tệp cho Excel, lịch, hoặc phần mềm quản lý công việc."""
    from extractor.exporting.mapping import Names, load
    from extractor.writing.files import guard, write_whole

    if map is not None and to not in _TABLES:
        raise UsageError(
            f"--to {to.value} giữ nguyên mọi tên, không dùng --map.", "Bỏ --map rồi chạy lại."
        )
    if output is not None:
        guard(output, force=force)
    elif to is To.xlsx and sys.stdout.isatty():
        raise UsageError("Không in bảng tính ra màn hình.", "Thêm `-o TỆP.xlsx`.")
    register = chosen(registers, body)
    names = Names() if map is None else load(map)
    content = _content(register, to, names)
    _tell(register.actions, to, names)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        write_whole(output, content)
        say(f"Đã ghi {len(register.actions)} nhiệm vụ vào {output}.")


def chosen(paths: list[Path], body: str | None) -> Register:
    """One register of many, or one body's tasks of them."""
    import dataclasses

    from extractor.keeping.selection import of_body
    from extractor.records import Register
    from extractor.writing.files import load

    documents: dict[str, DocumentEntry] = {}
    actions: dict[str, Action] = {}
    for path in paths:
        register = load(path)
        for document in register.documents:
            documents.setdefault(document.id, document)
        for action in register.actions:
            if actions.setdefault(action.id, action) != action:
                say(f"{path}: nhiệm vụ {action.id} khác với sổ trước, giữ theo sổ trước.")
    whole = Register(tuple(documents.values()), tuple(actions.values()))
    if body is None:
        return whole
    selection = of_body(whole.actions, body)
    for name in selection.near:
        say(f"Không lấy nhiệm vụ của {name}: tên gần giống {body}.")
    kept = {action.document for action in selection.actions}
    return dataclasses.replace(
        whole,
        documents=tuple(d for d in whole.documents if d.id in kept),
        actions=selection.actions,
    )


def _content(register: Register, to: To, names: Names) -> bytes:
    from extractor.exporting import csv, ics, jira, json, markdown, redmine, taskwarrior, xlsx

    now = dt.datetime.now(dt.UTC)
    match to:
        case To.csv:
            return csv.made(register)
        case To.xlsx:
            return xlsx.made(register)
        case To.json:
            return json.made(register)
        case To.markdown:
            return markdown.made(register)
        case To.ics:
            return ics.made(register, names, now)
        case To.taskwarrior:
            return taskwarrior.made(register, names, now)
        case To.redmine:
            return redmine.made(register, names)
        case To.jira:
            return jira.made(register, names)


def _tell(actions: tuple[Action, ...], to: To, names: Names) -> None:
    """Say which names found no place in the tracker's file."""
    from extractor.exporting.jira import MOST_ROWS
    from extractor.exporting.mapping import unmapped, unused

    taken = _TABLES.get(to, ())
    for table in ("assignees", "projects"):
        given = getattr(names, table)
        if table not in taken:
            if given:
                say(f"--to {to.value} không dùng mục {table} của --map.")
            continue
        # Users are the tracker's own and must be named; projects only where some are.
        if given or table == "assignees":
            for name in unmapped(given, actions):
                what = "người nhận việc" if table == "assignees" else "dự án"
                say(f"{name}: không có {what} trong --map ({table}); tên vẫn ở phần mô tả.")
        for name in unused(given, actions):
            say(f"--map: {table} có {name}, nhưng không đơn vị chủ trì nào tên như vậy.")
    if names.statuses and "statuses" not in taken:
        say(f"--to {to.value} không dùng mục statuses của --map.")
    if to is To.jira and len(actions) > MOST_ROWS:
        say(f"Jira khuyên mỗi tệp không quá {MOST_ROWS} dòng; tệp này có {len(actions)}.")


def take_back(
    workbook: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="Bảng tính do export ghi, đã sửa.")
    ],
    register: Annotated[
        Path, typer.Option("--into", metavar="REGISTER", help="Sổ nhiệm vụ nhận các chỗ sửa.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Ghi ngay, không hỏi lại.")] = False,
    debug: Debug = False,
) -> None:
    """Đưa những chỗ đã sửa trong Excel trở lại sổ. Cho xem thay đổi rồi mới ghi."""
    from extractor.exporting.returning import returned
    from extractor.exporting.sheets import read
    from extractor.keeping.comparing import differences
    from extractor.keeping.telling import difference_lines
    from extractor.keeping.updating import register_of, update
    from extractor.writing.files import read_text

    edits, today = read(workbook), dt.date.today()
    seen = register_of(read_text(register), str(register))
    after = returned(seen, edits, today)
    if after == seen:
        say(f"{workbook} không có gì mới so với {register}.")
        return
    for row in difference_lines(differences(seen, after)):
        print(row)
    sys.stdout.flush()
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("Chưa ghi gì: không có ai để hỏi.", "Xem thay đổi rồi thêm --yes.")
        typer.confirm(f"Ghi các thay đổi này vào {register}?", abort=True, err=True)

    def change(now: Register) -> Register:
        if now != seen:
            raise OutputError(f"{register} vừa bị thay đổi, chưa ghi gì.", "Chạy lại lệnh này.")
        return after

    update(register, change)
    say(f"Đã ghi vào {register}.")
