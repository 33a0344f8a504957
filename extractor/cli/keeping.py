"""`chidao merge`, `diff`: a register goes on while meetings do."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import Debug, Force
from extractor.cli.talk import say

if TYPE_CHECKING:
    from extractor.keeping.merging import Merged
    from extractor.records import Register

Old = Annotated[Path, typer.Argument(metavar="OLD", help="Sổ nhiệm vụ đang theo dõi.")]


def merge(
    old: Old,
    news: Annotated[
        list[Path], typer.Argument(metavar="NEW", help="Sổ của cuộc họp mới, hoặc sổ trích lại.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Ghi sổ vào tệp này; nêu chính tệp OLD để cập nhật tại chỗ. Mặc định in ra stdout.",
        ),
    ] = None,
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Gộp sổ mới vào sổ cũ. Việc nhắc lại được cập nhật, không ghi thêm lần nữa; phần người sửa được giữ."""
    from extractor.keeping import merging, updating
    from extractor.writing.files import load, read_text

    registers = [load(path) for path in news]
    today = dt.date.today()
    if output is not None and output.exists() and output.samefile(old):
        outcome: list[Merged] = []
        updating.update(
            old,
            lambda register: _kept(outcome, merging.merge(register, registers, today)),
        )
        merged = outcome[-1]
    else:
        text = read_text(old)
        merged = merging.merge(updating.register_of(text, str(old)), registers, today)
        if output is None:
            sys.stdout.write(updating.text_after(text, merged.register, str(old)))
        else:
            updating.write_copy(text, merged.register, output, force=force)
    _tell(merged, output)


def _kept(outcome: list[Merged], merged: Merged) -> Register:
    outcome.append(merged)
    return merged.register


def _tell(merged: Merged, output: Path | None) -> None:
    from extractor.keeping.telling import merge_lines

    for row in merge_lines(merged):
        print(row, file=sys.stderr)
    updated = len({action.id for action, _ in merged.changed})
    counts = f"{len(merged.added)} việc mới, {updated} việc cập nhật"
    if merged.unseen:
        counts += f", {len(merged.unseen)} việc văn bản không còn mà sổ vẫn giữ"
    where = f" Đã ghi {len(merged.register.actions)} nhiệm vụ vào {output}." if output else ""
    say(f"{counts}.{where}")


def diff(
    old: Old,
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Sổ để so với sổ cũ.")],
    debug: Debug = False,
) -> None:
    """So hai sổ. Dấu + là việc chỉ sổ mới có, - là việc chỉ sổ cũ có, ~ là việc đã khác."""
    from extractor.keeping.comparing import differences
    from extractor.keeping.telling import difference_lines
    from extractor.writing.files import load

    found = differences(load(old), load(new))
    for row in difference_lines(found):
        print(row)
    if not (found.added or found.removed or found.changed):
        say("Hai sổ như nhau.")
