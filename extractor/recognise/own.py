"""A user's own list of bodies: official names with aliases, recognised beside the shipped lexicon.

One body a line, the official name first, aliases behind "|", ";" or a tab; lines that begin
with "#" are notes:

    Sở Kế hoạch và Đầu tư | Sở KH&ĐT | Sở KHĐT
    Phòng Kế toán ; kế toán công ty
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import RuleError
from extractor.rules import Pack, Rule, fold

_BETWEEN = re.compile(r"[|;\t]")


@functools.lru_cache(maxsize=8)
def with_bodies(pack: Pack, path: Path) -> Pack:
    """The pack with the bodies of a list: each mention by name or alias gets the official name.

    Raises RuleError where the list cannot be read, a line names nothing, or one alias
    stands for two bodies.
    """
    return Pack((*pack.rules, *_rules(path)))


def _rules(path: Path) -> Iterator[Rule]:
    said: dict[str, str] = {}
    for number, names in _lines(path):
        for name in names:
            known = said.setdefault(fold(name), names[0])
            if known != names[0]:
                raise RuleError(
                    f"Danh sách {path}, dòng {number}: {name!r} là tên của cả {known!r} lẫn {names[0]!r}.",
                    "Để tên gọi đó ở một cơ quan thôi.",
                )
        yield Rule(
            id=f"own-body.{number}",
            kind="own-body",
            pattern=None,
            words=names,
            case=False,
            yes=(),
            no=(),
            fields={},
            file=str(path),
        )


def _lines(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(
            f"Không đọc được danh sách cơ quan {path}.",
            "Ghi danh sách thành tệp văn bản UTF-8, mỗi cơ quan một dòng.",
        ) from error
    for number, line in enumerate(unicodedata.normalize("NFC", text).splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        names = tuple(" ".join(n.split()) for n in _BETWEEN.split(line) if n.strip())
        if not names or not any(c.isalpha() for c in names[0]):
            raise RuleError(
                f"Danh sách {path}, dòng {number}: thiếu tên cơ quan ở đầu dòng: {line!r}.",
                "Viết tên chính thức trước, rồi dấu | và các tên gọi khác.",
            )
        yield number, names
