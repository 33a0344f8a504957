"""Changing a register file that others may change, too: one after the other, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from extractor.errors import OutputError, RegisterError
from extractor.records import Register
from extractor.writing.checking import problems
from extractor.writing.files import guard, parse, read_text, reason, text_of, write_whole
from extractor.writing.format import build, plain
from extractor.writing.inplace import rewritten

#: How long a command waits for another one that changes the same register, in seconds.
PATIENCE = 60.0


def update(path: Path, change: Callable[[Register], Register]) -> tuple[Register, Register]:
    """Change the register in a file; return it as it was and as it is.

    Commands that change one register take turns; whoever is stopped leaves the old file or
    the new one. What did not change keeps every character, comments included, and a file
    that says the same already is left alone. Raises RegisterError where the file holds no
    good register, OutputError where it cannot be written.
    """
    with locked(path):
        text = read_text(path)
        old = register_of(text, str(path))
        new = change(old)
        if new != old:
            changed = text_after(text, new, str(path))
            if read_text(path) != text:
                raise OutputError(
                    f"{path} vừa bị chương trình khác sửa trong lúc đang ghi.",
                    "Lưu và đóng tệp ở chương trình đó rồi chạy lại.",
                )
            write_whole(path, changed)
        return old, new


def register_of(text: str, source: str) -> Register:
    """The register that a file's text says. Raises RegisterError where anything is wrong with it."""
    data = parse(text, source)
    problem = next(problems(data), None)
    if problem is not None:
        raise RegisterError(
            f"{source} không phải sổ nhiệm vụ hợp lệ: {problem}.",
            f"Chạy `chidao check {source}` để xem mọi lỗi, sửa rồi chạy lại.",
        )
    return build(data)


def text_after(text: str, register: Register, source: str) -> str:
    """The text of a register file once it says `register`, in the format that it has."""
    if text.lstrip()[:1] == "{":
        return text_of(register, "json")
    return rewritten(text, plain(register), source)


def write_copy(text: str, register: Register, path: Path, *, force: bool) -> None:
    """Write what a register's text becomes to another file, remarks included.

    A file whose suffix asks for JSON gets JSON. With `force` an existing file is replaced,
    unless a person has edited the register in it. Raises OutputError.
    """
    guard(path, force=force)
    as_json = path.suffix.lower() == ".json"
    write_whole(
        path, text_of(register, "json") if as_json else text_after(text, register, str(path))
    )


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the right to change a file. The system gives it back when a process dies.

    Raises OutputError where another command holds it longer than `PATIENCE`.
    """
    place = path.resolve()
    lock = place.with_name(f".{place.name}.lock")
    handle = _acquired(lock, path)
    try:
        yield
    finally:
        # Removed while held, so that no folder fills up with locks; Windows wants it closed first.
        if os.name == "nt":
            os.close(handle)
        with contextlib.suppress(OSError):
            lock.unlink()
        if os.name != "nt":
            os.close(handle)


def _acquired(lock: Path, path: Path) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        except PermissionError as error:
            # On Windows also while another process is removing it.
            if os.name != "nt" or time.monotonic() > until:
                raise _cannot(path, error) from error
        except OSError as error:
            raise _cannot(path, error) from error
        else:
            if _lock(handle) and _still_there(handle, lock):
                return handle
            os.close(handle)
        if time.monotonic() > until:
            raise OutputError(
                f"{path} đang được một lệnh chidao khác ghi.", "Đợi lệnh đó xong rồi chạy lại."
            )
        time.sleep(0.02)


def _cannot(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"Không ghi được {path}: {reason(error)}.", "Chọn nơi khác có quyền ghi và đủ chỗ."
    )


def _lock(handle: int) -> bool:
    """Whether the lock of an open file could be had at once."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        # A shared folder without locks: nobody can take turns there, and `update` still sees
        # whoever wrote before it.
        return True
    return True


def _still_there(handle: int, lock: Path) -> bool:
    """Whether the locked file is the one in the folder, and none that its last holder removed."""
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except OSError:
        return False
