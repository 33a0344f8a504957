"""Those whom a cell or a label lists in so many words: "Hoa (QA), Nam & tổ 3"."""

from __future__ import annotations

import re

from extractor.directives.chains import Chains
from extractor.directives.clauses import trim
from extractor.records import At, BodyMention
from extractor.rules import Pack, fold

# What separators part in a cell, those in brackets aside: "Hoa (DB/QA), Nam".
_NAMES = re.compile(r"(?:\([^()\n]*\)|[^,;/&+\n])+")


def is_open(text: str, at: At, pack: Pack) -> bool:
    """Whether a cell or a piece of one says that it is yet to be filled in: "[cần xác nhận]", "TBD"."""
    return pack.regex(pack.rule("cell.open")).match(fold(text[slice(*at)]).strip()) is not None


def named_in(at: At, chains: Chains, pack: Pack) -> list[BodyMention]:
    """Those whom a cell or the range behind a label lists: recognised bodies, else each short name between separators as written."""
    text = chains.text
    found = [*chains.row([b for unit in chains.within(*at) for b in unit.bodies])]
    covered = sum(b.end - b.start for b in found)
    plain = text[slice(*at)]
    if found and covered >= 0.5 * len(plain.strip()):
        return found
    names = []
    for match in _NAMES.finditer(plain):
        for piece in re.finditer(r"(?:(?!\s+và\s+).)+", match.group()):
            start, end = trim(
                text,
                at[0] + match.start() + piece.start(),
                at[0] + match.start() + piece.end(),
            )
            if is_open(text, (start, end), pack):
                continue
            note = re.search(r"\s*\(.*\)$", text[start:end])
            if note:
                end -= len(note.group())
            if re.search(r"\w", text[start:end]) and end - start <= 60:
                name = re.sub(r"^và\s+", "", text[start:end])
                names.append(
                    BodyMention(end - len(name), end, name, "group", "body.cell", (start, end))
                )
    return names
