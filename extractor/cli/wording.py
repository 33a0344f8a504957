"""The command-line library's own words in Vietnamese: help headings and usage errors."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from extractor.errors import UsageError

_HEADINGS = {
    "Usage: ": "Cách dùng: ",
    "Commands:": "Lệnh:",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH …",
    "Show this message and exit.": "Hiện phần trợ giúp này.",
    "required]": "bắt buộc]",
    "[default: ": "[mặc định: ",
}
_ENGLISH = re.compile("|".join(map(re.escape, _HEADINGS)))
_BRACES = re.compile(r"\{([^{}]*)\}")
# The library's names of types say nothing to a user; choices do, and stay.
_TYPE = re.compile(r" <(?:list\[)?(?:path|str)\]?>$", re.IGNORECASE)


def _vietnamese(page: str) -> str:
    return _BRACES.sub(r"\1", _ENGLISH.sub(lambda match: _HEADINGS[match[0]], page))


def _write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    """Arguments and options under their Vietnamese headings."""
    for heading, kind in (("Tham số", "argument"), ("Tùy chọn", "option")):
        rows = [
            (_TYPE.sub("", record[0]), record[1])
            for parameter in command.get_params(ctx)
            if parameter.param_type_name == kind
            and (record := parameter.get_help_record(ctx)) is not None
        ]
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


class Command(TyperCommand):
    """A command whose help is in Vietnamese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _vietnamese(super().get_help(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what the command takes."""
        _write_parameters(self, ctx, formatter)


class Group(TyperGroup):
    """A group of commands whose help is in Vietnamese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _vietnamese(super().get_help(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the common options, then the commands."""
        _write_parameters(self, ctx, formatter)
        self.format_commands(ctx, formatter)


def usage(error: Any) -> UsageError:
    """The usage error that the command-line library raised, said in Vietnamese."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "chidao"
    hint = f"Chạy `{path} --help` để xem cách dùng."
    return UsageError(_said(error), hint)


def _said(error: Any) -> str:
    name, message = type(error).__name__, str(getattr(error, "message", error))
    parameter = getattr(error, "param", None)
    label = f"`{_label(parameter)}`" if parameter is not None else "tham số"
    if name == "NoSuchOption":
        return f"Không có tùy chọn {error.option_name}."
    if name == "MissingParameter":
        return f"Thiếu {label}."
    if name == "BadParameter":
        return f"Giá trị của {label} không dùng được: {_reason(message)}."
    if match := re.match(r"No such command '(.*?)'", message):
        return f"Không có lệnh {match[1]}."
    if name == "BadOptionUsage":
        return f"Tùy chọn {error.option_name} thiếu giá trị, hoặc được cho giá trị thừa."
    if match := re.search(r"unexpected extra argument\S* \((.*)\)", message):
        return f"Thừa tham số: {match[1]}."
    return f"Dòng lệnh không đúng ({message.rstrip('.')})."


def _label(parameter: Any) -> str:
    """The name by which the help page shows a parameter."""
    if parameter.param_type_name == "option":
        return max(parameter.opts, key=len)  # type: ignore[no-any-return]
    return (parameter.metavar or parameter.name).rstrip(".")  # type: ignore[no-any-return]


def _reason(message: str) -> str:
    if match := re.match(r"'(.*)' is not one of (.*)\.", message):
        return f"{match[1]!r} không thuộc {match[2]}"
    if match := re.match(r"(\S+) is not in the range (.*)\.", message):
        return f"{match[1]} nằm ngoài khoảng {match[2]}"
    if match := re.match(r"'(.*)' is not a valid (?:int|float)", message):
        return f"{match[1]!r} không phải số"
    return message.rstrip(".")
