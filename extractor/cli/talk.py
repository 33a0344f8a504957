"""What the command says on stderr: errors with what to try next, warnings, a summary."""

from __future__ import annotations

import sys
import traceback

from extractor.errors import INPUT, ChidaoError
from extractor.writing.terminal import line


def say(message: str) -> None:
    """One line on stderr; stdout is for data alone."""
    print(f"chidao: {line(message)}", file=sys.stderr)


def complain(error: BaseException, *, about: str = "", debug: bool = False) -> int:
    """Say what went wrong and what to try next; return the exit code that it means.

    `about` names the input at fault where the error does not know it. A traceback is
    printed only with `debug`.
    """
    if debug:
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, ChidaoError):
        name = "" if not about or about in str(error) else f"{about}: "
        say(f"{name}{error} {error.hint}")
        return error.exit_code
    kind = type(error).__name__
    where = f" khi xử lý {about}" if about else ""
    detail = f": {error}" if str(error) else ""
    say(f"Lỗi bên trong{where} ({kind}{detail}). Chạy lại với --debug và báo cho người phát triển.")
    return INPUT
