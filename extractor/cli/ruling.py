"""`chidao rules` and `chidao when`: what the rules say, and whether they say it of an example."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated

import typer

from extractor.cli.options import Date, Debug, Model
from extractor.cli.talk import say
from extractor.errors import RuleError
from extractor.writing.terminal import line


def rules(
    model: Model = None,
    test: Annotated[bool, typer.Option("--test", help="Chạy mọi ví dụ của mọi luật.")] = False,
    debug: Debug = False,
) -> None:
    """Liệt kê các luật theo loại, kèm ví dụ. Với --test thì chạy thử mọi ví dụ."""
    from extractor.rules import load

    pack = load(model)
    if test:
        _test(pack)
        return
    for kind in sorted({rule.kind for rule in pack.rules}):
        print(f"{kind} ({len(pack.of(kind))})")
        for rule in pack.of(kind):
            print(f"  {rule.id}  [{rule.file}]")
            if rule.pattern is not None:
                print(f"    mẫu: {line(rule.pattern)}")
            if rule.words:
                print(f"    từ: {line(' | '.join(rule.words))}")
            for mark, examples in (("✓", rule.yes), ("✗", rule.no)):
                for example in examples:
                    print(f"    {mark} {line(example)}")
        print()


def _test(pack: object) -> None:
    from extractor.examples import failures
    from extractor.rules import Pack

    assert isinstance(pack, Pack)
    failed = list(failures(pack))
    for failure in failed:
        print(line(str(failure)))
    count = sum(len(rule.yes) + len(rule.no) for rule in pack.rules)
    if failed:
        raise RuleError(
            f"{len(failed)} trong {count} ví dụ không đúng.",
            "Sửa mẫu hoặc ví dụ của các luật trên.",
        )
    say(f"{count} ví dụ của {len(pack.rules)} luật đều đúng.")


def when(
    expression: Annotated[
        str,
        typer.Argument(metavar="TEXT", help="Cách nói thời hạn, hoặc - để đọc mỗi dòng một cách."),
    ],
    date: Date = None,
    model: Model = None,
    debug: Debug = False,
) -> None:
    """Đọc một cách nói thời hạn. Ví dụ "trong quý III" cho ra ngày đầu và ngày cuối quý."""
    from extractor.resolve.deadlines import when as read
    from extractor.rules import load
    from extractor.writing.emit import to_yaml
    from extractor.writing.format import plain_record

    # Only here does the clock stand in: the expression has no document that could say when.
    reference = date or dt.date.today()
    pack = load(model)
    if expression == "-":
        for text in sys.stdin.buffer.read().decode("utf-8", "replace").splitlines():
            sys.stdout.write(to_yaml([plain_record(read(text, reference, pack))]))
        return
    deadline = read(expression, reference, pack)
    if deadline is None:
        say(f"Không thấy thời hạn trong {expression!r}.")
        raise typer.Exit(1)
    sys.stdout.write(to_yaml(plain_record(deadline)))
