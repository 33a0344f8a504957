"""Zip packages with XML inside (.docx, .odt), opened with limits and without trust."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from extractor.errors import InputError

#: Bytes that a part of a package, and all its parts together, may unpack to.
PART_LIMIT, TOTAL_LIMIT = 150_000_000, 400_000_000
_RATIO = 300  # no honest text compresses better over a whole file


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """The package in `data`; `name` is what messages call the format (".docx").

    Raises InputError for what is damaged, another format or a zip bomb.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(name) from error
    total = sum(info.file_size for info in package.infolist())
    if total > TOTAL_LIMIT or total > _RATIO * max(len(data), 100_000):
        raise InputError(
            f"Tệp {name} bung ra quá lớn, có thể là tệp phá hoại.",
            "Không mở tệp này; xin lại bản gốc.",
        )
    return package


def read_part(package: zipfile.ZipFile, part: str, name: str) -> bytes | None:
    """The bytes of a part, None where there is no such part."""
    try:
        info = package.getinfo(part)
    except KeyError:
        return None
    return unpack(package, info, name)


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one member. Raises InputError for what is encrypted, damaged or too large."""
    if info.flag_bits & 1:
        raise InputError(f"Tệp {name} được bảo vệ bằng mật khẩu.", "Bỏ mật khẩu rồi thử lại.")
    try:
        with archive.open(info) as stream:
            data = stream.read(PART_LIMIT + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise _damaged(name) from error
    if len(data) > PART_LIMIT:
        raise InputError(f"Tệp {name} bung ra quá lớn.", "Chia nhỏ tài liệu rồi thử lại.")
    return data


def read_xml(package: zipfile.ZipFile, part: str, name: str) -> etree._Element | None:
    """The XML of a part, None where there is no such part. Entities are never resolved."""
    data = read_part(package, part, name)
    if data is None:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(name) from error
    if root.getroottree().docinfo.doctype:
        # Office programs write no document type; those who do want entities expanded.
        raise InputError(f"Tệp {name} chứa khai báo XML không an toàn.", "Xin lại bản gốc của tệp.")
    return root


def _damaged(name: str) -> InputError:
    return InputError(
        f"Tệp {name} hỏng hoặc không đúng định dạng.",
        "Mở bằng chương trình đã tạo ra nó rồi lưu lại.",
    )
