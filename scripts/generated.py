"""Files that the code makes: write them anew and show what changed.

    python scripts/generated.py             # every file
    python scripts/generated.py samples     # only paths that hold this word
    python scripts/generated.py --check     # write nothing; exit code 1 where one is out of date

They are the registers of the samples, the pages of commands and of the register, the picture in
the README and the register's schema. A person reads the difference before it is committed.
"""

from __future__ import annotations

import builtins
import datetime as dt
import difflib
import json
import os
import re
import subprocess
import sys
import typing
from collections.abc import Callable
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURED = ROOT / "samples" / "tin-thanh-uy-cai-cach-hanh-chinh.txt"
COMMANDS = "extract preview text explain check merge diff due done export push import rules when evaluate".split()


def generated() -> dict[Path, Callable[[], str]]:
    """Every generated file with what makes its content."""
    made: dict[Path, Callable[[], str]] = {}
    for sample in sorted((ROOT / "samples").glob("*.txt")):
        made[sample.with_suffix(".register.yaml")] = lambda sample=sample: register(sample)
    made[ROOT / "docs" / "cli.md"] = command_pages
    made[ROOT / "docs" / "register.md"] = register_page
    made[ROOT / "docs" / "preview.svg"] = picture
    made[ROOT / "extractor" / "writing" / "register.schema.json"] = schema
    return made


def register(sample: Path) -> str:
    """The register that a sample gives, named as it is from the checkout's folder."""
    from extractor import extract, reading
    from extractor.writing.files import text_of

    return text_of(extract(reading.read(sample, source=_source(sample))))


def _source(sample: Path) -> str:
    """A sample's name from the checkout's folder: no file may tell where the checkout lies."""
    return sample.relative_to(ROOT).as_posix()


def command_pages() -> str:
    """docs/cli.md: the help of every command."""
    pages = [
        "# The commands\n\nMade from `--help` by `scripts/generated.py`. What each exit code means:"
        " 0 done, 1 some input failed,\n2 the call makes no sense, 3 the rules are broken. Data goes"
        " to stdout, talk to stderr.\n"
    ]
    for command in ("", *COMMANDS):
        title = f"chidao {command}".strip()
        pages.append(f"## {title}\n\n```text\n{_help(command)}```\n")
    return "\n".join(pages)


def _help(command: str) -> str:
    arguments = [*([command] if command else []), "--help"]
    run = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        capture_output=True,
        check=True,
        env={**os.environ, "COLUMNS": "96", "NO_COLOR": "1"},
    )
    lines = run.stdout.decode("utf-8").strip("\n").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


_REGISTER = """\
# The register, version 1

Made by `scripts/generated.py` from the records. A register is one YAML or JSON file with
`schema: chidao/1`, a list of `documents` and a list of `actions`; every field is always there,
null where the text says nothing. Keys are English and stable; dates are ISO dates, inclusive.

- `at` is `[start, end)` in code points of the text that `chidao text INPUT` prints, and
  `text == content[start:end]` holds for every span.
- Ids depend on letters and digits alone: another extraction, another encoding, other white space
  or an action added before leave them as they are.
- `status`, `note` and `confirmed` are a person's. A register where they were set, or where a field no
  longer fits `extracted`, counts as edited, and `--force` refuses to write over it.
- The JSON Schema is `extractor/writing/register.schema.json`; `chidao check` says more, in Vietnamese.
"""


def register_page() -> str:
    """docs/register.md: what each field means."""
    from extractor import records
    from extractor.writing.format import fields
    from extractor.writing.meanings import MEANINGS

    parts = [_REGISTER]
    for name in dict.fromkeys(key.partition(".")[0] for key in MEANINGS):
        record = getattr(records, name)
        rows = [
            f"| `{n}` | {_kind(record, n)} | {MEANINGS[f'{name}.{n}']} |" for n in fields(record)
        ]
        parts.append(
            f"## {name}\n\n{record.__doc__}\n\n| field | type | meaning |\n|---|---|---|\n"
            + "\n".join(rows)
            + "\n"
        )
    return "\n".join(parts)


def _kind(record: type, name: str) -> str:
    """The type of a field, as the page shows it."""
    from extractor.writing.format import hints

    return _type(hints(record)[name]).replace("|", "\\|")


def _type(hint: object) -> str:
    arguments = typing.get_args(hint)
    match typing.get_origin(hint):
        case typing.Literal:
            return ", ".join(f"`{value}`" for value in arguments)
        case builtins.tuple if arguments[-1] is Ellipsis:
            return f"list of {_type(arguments[0])}"
        case builtins.tuple:
            return "span"
        case None:
            plain = {str: "text", int: "number", float: "0 to 1", bool: "true or false"}
            plain |= {dt.date: "date", type(None): "null"}
            return plain.get(hint) or getattr(hint, "__name__", str(hint))
        case _ if len(arguments) > 1 and type(None) in arguments:
            return " | ".join(_type(option) for option in arguments)
    return "mapping"


def picture() -> str:
    """docs/preview.svg: the preview of a sample, without fonts from elsewhere."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console

    from extractor import extract, reading
    from extractor.writing.preview import show

    console = Console(record=True, width=118, file=StringIO(), force_terminal=True, highlight=False)
    show(extract(reading.read(PICTURED, source=_source(PICTURED))), console)
    template = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    title = f"chidao preview {PICTURED.name}"
    return console.export_svg(title=title, unique_id="chidao", code_format=template)


def schema() -> str:
    """The register's JSON Schema as shipped."""
    from extractor.writing.schema import made

    return json.dumps(made(), ensure_ascii=False, indent=2) + "\n"


def differences(path: Path, new: str) -> str:
    """The unified difference between a file and what it should be, empty where there is none."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    name = path.relative_to(ROOT).as_posix()
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), name, name
    )
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Write or check the files; the exit code is 1 where a check finds one out of date."""
    check = "--check" in arguments
    words = [word for word in arguments if word != "--check"]
    changed = 0
    for path, make in generated().items():
        if words and not any(word in str(path.relative_to(ROOT)) for word in words):
            continue
        new = make()
        if difference := differences(path, new):
            changed += 1
            print(difference)
            if not check:
                path.write_text(new, encoding="utf-8", newline="\n")
    print(f"{changed} changed", file=sys.stderr)
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
