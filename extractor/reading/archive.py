"""Archives (.zip) of documents: what is in them, one by one and within limits."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from extractor.errors import InputError
from extractor.reading.package import unpack

#: The most documents and the most bytes that one archive may hold.
MOST_FILES, MOST_BYTES = 2000, 1_000_000_000
_RATIO = 300  # no honest archive of documents compresses better


def members(
    data: bytes, source: str, suffixes: frozenset[str]
) -> Iterator[tuple[str, bytes | InputError]]:
    """The documents in an archive, each with its name `source/inner path`, in order of name.

    A document that cannot be unpacked comes as the error that says why. Nothing is written to
    disk, so that no path can lead out of anywhere. Raises InputError for the archive itself.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(f"Tệp nén {source} hỏng.", "Tải lại hoặc nén lại tệp.") from error
    total = sum(info.file_size for info in infos)
    if total > MOST_BYTES or total > _RATIO * max(len(data), 1_000_000):
        raise InputError(
            f"Tệp nén {source} bung ra quá lớn.", "Giải nén bằng tay rồi chọn tệp cần đọc."
        )
    wanted = sorted(
        (info for info in infos if not info.is_dir() and _wanted(info.filename, suffixes)),
        key=lambda info: info.filename,
    )
    if len(wanted) > MOST_FILES:
        raise InputError(f"Tệp nén {source} có quá nhiều tệp.", "Giải nén rồi đọc từng thư mục.")
    if not wanted:
        raise InputError(
            f"Tệp nén {source} không có tài liệu nào đọc được.", "Xem lại nội dung tệp nén."
        )
    for info in wanted:
        name = "/".join([source, *_parts(info.filename)])
        try:
            yield name, unpack(archive, info, name)
        except InputError as error:
            yield name, error


def _parts(name: str) -> list[str]:
    """The inner path without what would lead out of a folder that it is written under."""
    return [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]


def _wanted(name: str, suffixes: frozenset[str]) -> bool:
    parts = _parts(name)
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in parts)
    return (
        bool(parts)
        and not hidden
        and PurePosixPath(parts[-1]).suffix.lower() in suffixes - {".zip"}
    )
