"""What the user named on the command line: files, folders and stdin as a list of inputs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.reading import PdfReading
    from extractor.records import Document
    from extractor.rules import Pack

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. `within` is its path inside the folder that was given."""

    path: Path
    within: PurePath

    @property
    def name(self) -> str:
        """The input's name in messages."""
        return "stdin" if self.path == STDIN else str(self.path)

    def read(self, pack: Pack, pdf: PdfReading) -> Iterator[tuple[PurePath, Document | InputError]]:
        """The documents of the file, each with its path inside the folder that was given.

        An archive gives several, and an error in the place of each that cannot be read.
        Raises InputError where the file itself cannot be read.
        """
        from extractor import reading
        from extractor.writing.files import is_register

        if is_register(self.path):
            raise InputError(
                f"{self.path} là sổ nhiệm vụ, không phải văn bản.",
                "Xem sổ bằng `chidao preview`, kiểm tra bằng `chidao check`.",
            )
        if self.path == STDIN:
            data = sys.stdin.buffer.read()
            yield self.within, reading.read_bytes(data, "stdin", pack=pack, pdf=pdf)
        elif self.path.suffix.lower() == ".zip":
            source = self.path.as_posix()
            members = reading.read_archive(_bytes(self.path), source, pack=pack, pdf=pdf)
            for name, document in members:
                yield self.within.with_suffix("") / PurePath(name).relative_to(source), document
        else:
            yield self.within, reading.read(self.path, pack=pack, pdf=pdf)


def _bytes(path: Path) -> bytes:
    from extractor.writing.files import reason

    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"Không đọc được {path}: {reason(error)}.", "Kiểm tra quyền đọc."
        ) from error


def expand(given: Iterable[Path]) -> Iterator[Input | InputError]:
    """The inputs behind the given paths in a stable order, each once.

    A folder stands for all documents in it, known by their suffix. A path that leads to
    nothing gives an error in its place, so that the others are still done.
    """
    seen: set[Path] = set()
    for path in given:
        for found in _one(path):
            if isinstance(found, Input) and found.path != STDIN:
                real = found.path.resolve()
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _one(path: Path) -> Iterator[Input | InputError]:
    if path == STDIN:
        yield Input(STDIN, PurePath("stdin"))
    elif path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield Input(path, PurePath(path.name))
    else:
        yield InputError(f"Không có tệp {path}.", "Kiểm tra lại đường dẫn và tên tệp.")


def _folder(folder: Path) -> Iterator[Input | InputError]:
    from extractor.reading import SUFFIXES
    from extractor.writing.files import reason

    try:
        files = sorted(
            file
            for file in folder.rglob("*")
            if file.suffix.lower() in SUFFIXES and not _hidden(file, folder) and file.is_file()
        )
    except OSError as error:
        yield InputError(
            f"Không mở được thư mục {folder}: {reason(error)}.", "Kiểm tra quyền đọc thư mục."
        )
        return
    if not files:
        known = " ".join(sorted(SUFFIXES))
        yield InputError(
            f"Thư mục {folder} không có văn bản nào.", f"Đặt vào đó tệp có đuôi: {known}."
        )
    for file in files:
        yield Input(file, file.relative_to(folder))


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


class Names:
    """The register's path inside an output folder for each document, no two the same.

    It is the document's own path with another suffix. The document's suffix stays where two
    of the `inputs` would collide, and a number follows where that is not enough.
    """

    def __init__(self, inputs: Iterable[Input], suffix: str) -> None:
        self._suffix = suffix
        self._wanted = Counter(_key(entry.within.with_suffix(suffix)) for entry in inputs)
        self._taken: set[str] = set()

    def name(self, within: PurePath) -> PurePath:
        """The path of the next register, for the document at this path."""
        name = within.with_suffix(self._suffix)
        if self._wanted[_key(name)] > 1 or _key(name) in self._taken:
            name = within.with_name(within.name + self._suffix)
        number = 2
        while _key(name) in self._taken:
            name = within.with_name(f"{within.name}-{number}{self._suffix}")
            number += 1
        self._taken.add(_key(name))
        return name


def _key(path: PurePath) -> str:
    """Windows and macOS take names for the same that differ in case alone."""
    return path.as_posix().casefold()
