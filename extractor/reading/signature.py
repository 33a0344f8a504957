"""Who signed an official document: the name under the positions at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.casing import recased
from extractor.records import Signer
from extractor.rules import Pack, fold

_FOR = re.compile(r"(?:t/?m|k/?t|t/?l|tuq|q)\s?\.?\s+(?=\S)", re.I)
_ON_BEHALF = re.compile(r"t/?m\s?\.?\s+(?=\S)", re.I)
_SIGNED = re.compile(r"\(?(?:đã ký|ký tên|ký, ghi rõ họ tên|ký, đóng dấu).*", re.I)
_RANK = re.compile(
    r"^(?:(?:gs|pgs|ts|ths|bs|bsck[i]+|đại tá|thượng tá|trung tá|thiếu tá|thiếu tướng|trung tướng|thượng tướng|đại tướng|ks)\.?\s*)+",
    re.I,
)
_RECIPIENTS = re.compile(r"nơi nhận\s*:?", re.I)
_FOOT = 30


def signer(lines: Sequence[str], text: str, pack: Pack) -> Signer | None:
    """The signer, from the last lines: a position in capitals or "KT. …", then a name."""
    positions = pack.words("signature.position")
    position: str | None = None
    found: Signer | None = None
    for line in lines[-_FOOT:]:
        plain = _SIGNED.sub("", _RECIPIENTS.sub("", line)).strip(" *-_.()")
        folded = fold(plain)
        bare = _FOR.sub("", folded)
        if len(plain) < 90 and (
            (_FOR.match(plain) and plain.isupper())
            or (bare.startswith(positions) and plain.isupper())
        ):
            if position is None or not _ON_BEHALF.match(plain):
                position = plain
        elif position is not None and is_name(plain.title() if plain.isupper() else plain):
            name = _RANK.sub("", plain.title() if plain.isupper() else plain)
            found = Signer(name, _position(position, text, pack))
            position = None
        elif len(plain) > 120:
            position = None
    return found


def _position(line: str, text: str, pack: Pack) -> str:
    mark = _ON_BEHALF.match(line)
    if mark is not None:
        return line[: mark.end()].strip() + " " + recased(line[mark.end() :], text, pack, name=True)
    return recased(_FOR.sub("", line), text, pack, name=True)


def is_name(text: str) -> bool:
    """Whether a line is a person's name: two to five capitalised words and nothing else."""
    words = _RANK.sub("", text).split() if len(text) < 60 else []
    return 2 <= len(words) <= 5 and all(
        w.isalpha() and w[0].isupper() and (len(w) == 1 or not w.isupper()) for w in words
    )
