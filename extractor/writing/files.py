"""Register files: reading them back, and writing them whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, Literal

import yaml

from extractor.errors import OutputError, RegisterError
from extractor.identity import corrected
from extractor.records import Action, Register
from extractor.writing.checking import shape_problems
from extractor.writing.emit import to_yaml
from extractor.writing.format import SCHEMA, build, plain

Format = Literal["yaml", "json"]
SUFFIXES = (".yaml", ".yml", ".json")

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def text_of(register: Register, format: Format = "yaml") -> str:
    """The register as the text of a file. Dates are ISO dates in both formats."""
    data = plain(register)
    if format == "json":
        return json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    return to_yaml(data)


def parse(text: str, source: str) -> Any:
    """The plain data of a register file, not yet checked.

    `source` names the file in errors. Raises RegisterError where it is no YAML or JSON.
    """
    try:
        return json.loads(text) if text.lstrip()[:1] == "{" else yaml.load(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else getattr(error, "lineno", None)
        where = f" ở dòng {line}" if line else ""
        raise RegisterError(
            f"{source} không phải sổ nhiệm vụ: sai cú pháp YAML{where}.",
            "Sửa dòng đó, hoặc tạo lại sổ bằng `chidao extract`.",
        ) from error


def read_text(path: Path) -> str:
    """The text of a register file. Raises RegisterError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise RegisterError(f"Không có tệp {path}.", "Kiểm tra lại đường dẫn.") from error
    except UnicodeDecodeError as error:
        raise RegisterError(
            f"{path} không phải sổ nhiệm vụ: không phải văn bản UTF-8.",
            "Đưa vào tệp mà `chidao extract` đã ghi.",
        ) from error
    except OSError as error:
        raise RegisterError(
            f"Không đọc được {path}: {reason(error)}.", "Kiểm tra đường dẫn và quyền đọc tệp."
        ) from error


def load(path: Path) -> Register:
    """The register in a file. Raises RegisterError where the file holds none."""
    data = parse(read_text(path), str(path))
    problem = next(shape_problems(data), None)
    if problem is not None:
        raise RegisterError(
            f"{path} không phải sổ nhiệm vụ hợp lệ: {problem}.",
            f"Chạy `chidao check {path}` để xem mọi lỗi.",
        )
    return build(data)


def is_register(path: Path) -> bool:
    """Whether a file looks like a register: its suffix, and `schema: chidao/` at its head."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        with path.open("rb") as file:
            head = file.read(200).decode("utf-8-sig", "replace")
    except OSError:
        return False
    return SCHEMA.partition("/")[0] + "/" in head and "schema" in head


def write(
    register: Register, path: Path | str, *, format: Format | None = None, force: bool = False
) -> None:
    """Write a register to a file, whole or not at all.

    Without `format` the suffix decides: `.json` gives JSON, any other YAML. An existing
    file is replaced only with `force`, and never where a person has edited the register
    in it. Raises OutputError.
    """
    path = Path(path)
    guard(path, force=force)
    chosen = format or ("json" if path.suffix.lower() == ".json" else "yaml")
    write_whole(path, text_of(register, chosen))


def guard(path: Path, *, force: bool) -> None:
    """Raise OutputError where a file stands in the way of writing."""
    if path.is_dir():
        raise OutputError(f"{path} là một thư mục.", f"Để ghi vào thư mục, dùng `-o {path}/`.")
    if not path.exists():
        return
    if not force:
        raise OutputError(f"Đã có tệp {path}.", "Chọn tên khác, hoặc thêm `--force` để thay.")
    if not is_register(path):
        return
    try:
        edited = edits(load(path))
    except RegisterError as error:
        raise OutputError(
            f"Không thay {path}: đó là một sổ nhiệm vụ đã bị sửa dở, không đọc lại được.",
            f"Chạy `chidao check {path}`, hoặc ghi ra tên khác.",
        ) from error
    if edited:
        raise OutputError(
            f"Không thay {path}: có {edited} nhiệm vụ đã được người dùng sửa hoặc xác nhận.",
            "Ghi ra tên khác để giữ phần đã sửa.",
        )


def edits(register: Register) -> int:
    """How many actions of a register a person has confirmed, noted, moved on or corrected."""
    return sum(map(_edited, register.actions))


def _edited(action: Action) -> bool:
    return (
        action.confirmed
        or action.note is not None
        or action.status != "open"
        or bool(corrected(action))
    )


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that readers see the old file or the new one, never a part.

    Text is written as UTF-8.

    Raises OutputError where the folder is missing, not writable, or the disk is full.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"Không ghi được {path}: {reason(error)}.", "Chọn nơi khác có quyền ghi và đủ chỗ."
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else what the user's umask gives a new one."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese where the reason is a common one."""
    known: dict[type[OSError], str] = {
        FileNotFoundError: "không có thư mục hoặc tệp đó",
        PermissionError: "không có quyền",
        IsADirectoryError: "đó là một thư mục",
        NotADirectoryError: "một phần của đường dẫn không phải thư mục",
        FileExistsError: "đã có tệp cùng tên",
    }
    return known.get(type(error)) or error.strerror or str(error)
