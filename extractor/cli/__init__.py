"""The command `chidao`: thin over the library; stdout is data, stderr is talk."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from extractor import __version__
from extractor.cli import exporting, extracting, keeping, measuring, pushing, ruling, viewing
from extractor.cli.options import Debug
from extractor.cli.talk import complain, say
from extractor.cli.wording import Command, Group, usage

app = typer.Typer(
    name="chidao",
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 96},
)

for _command in (
    extracting.extract,
    viewing.preview,
    viewing.text,
    viewing.explain,
    viewing.check,
    keeping.merge,
    keeping.diff,
    keeping.due,
    keeping.done,
    exporting.export,
    pushing.push,
    ruling.rules,
    ruling.when,
    measuring.evaluate,
):
    app.command(cls=Command)(_command)
app.command("import", cls=Command)(exporting.take_back)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"chidao {__version__}")
        raise typer.Exit


@app.callback()
def chidao(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="In phiên bản.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Đọc biên bản, thông báo kết luận, tin họp; ghi ra ai phải làm gì, hạn đến khi nào."""


def main() -> None:
    """Run the command line and exit with its code: 0 ok, 1 an input failed, 2 usage, 3 rules."""
    _speak_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command with these arguments and return its exit code."""
    debug = "--debug" in arguments
    try:
        command = typer.main.get_command(app)
        assert isinstance(command, TyperGroup)
        code: Any = command.main(arguments, prog_name="chidao", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except BrokenPipeError:
        # Whoever read stdout has seen enough; the interpreter must not flush it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        say("Đã dừng.")
        return 130
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.message, file=sys.stderr)
            return 2
        return complain(usage(error), debug=debug)
    except Exception as error:  # noqa: BLE001 - a bug is said in one sentence, too
        return complain(error, debug=debug)


def _speak_utf8() -> None:
    """Vietnamese goes out as UTF-8 whatever the locale says, and no character stops it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
