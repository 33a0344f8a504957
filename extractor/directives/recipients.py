"""Recipients: whom a letter or dispatch is addressed to, above its text ("Kính gửi: …", "… điện: …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.directives.chains import Chain, Chains
from extractor.reading.markers import UPPER
from extractor.records import BodyMention, Directive, Document
from extractor.rules import Pack, fold

# How far down the recipients of a document can stand, in blocks.
_HEAD = 25
_MORE = re.compile(r"[\s;,.]*(?:[-–•+]\s+)?(?:và\s+)?", re.IGNORECASE)
# What narrows a recipient by words that no lexicon holds, up to where its line parts.
_REST = re.compile(r"[ ][^;,.:()\n]{2,60}(?=[;.]?\s*$|;)")
# A name alone on its line, not the grounds that may follow the recipients: "Căn cứ Luật …", "Thực hiện Công văn số …".
_LINE = re.compile(
    rf"(?P<name>(?!Căn |Thực hiện |Xét |Theo |Để )[{UPPER}][^;:“”\d\n]{{3,80}}?)[ ]*[;,.]?\s*(?:\n|$)"
)


@dataclass(frozen=True, slots=True)
class Recipients:
    """The bodies that a document is addressed to, and the blocks that only name them."""

    bodies: tuple[BodyMention, ...] = ()
    blocks: frozenset[int] = frozenset()


def recipients(document: Document, chains: Chains, pack: Pack) -> Recipients:
    """The recipients of an official document; none where it is addressed to nobody."""
    text = document.normal.text
    opening = pack.regex(pack.rule("recipients.opening"))
    for n, block in enumerate(document.blocks[:_HEAD]):
        opened = opening.match(fold(text[block.body : block.end]))
        if opened is None:
            continue
        found = _named(text, chains, block.body + opened.end(), block.end, pack)
        used = {n}
        for m, below in enumerate(document.blocks[n + 1 : n + _HEAD], n + 1):
            marked = below.marker is not None
            named = _named(text, chains, below.body, below.end, pack, marked=marked)
            if not named and marked and text[block.end - 1] == ":":
                named = _unknown(text, below.body, below.end)
            if not named or (below.marker is None and found and text[block.end - 1] != ":"):
                break
            found += named
            used.add(m)
        if found:
            return Recipients(tuple(found), frozenset(used))
    return Recipients()


def _named(
    text: str, chains: Chains, start: int, end: int, pack: Pack, *, marked: bool = False
) -> list[BodyMention]:
    """The bodies of a range that names bodies and says nothing else; none where it says more.

    A `marked` line below "Kính gửi:" names somebody, whatever words narrow it: "- Các cơ quan quản lý bệnh viện;".
    """
    found: list[BodyMention] = []
    addressed = pack.form(r"(?i:{recipients.courtesy})\s+")
    at = start
    while True:
        more = _MORE.match(text, at, end)
        at = more.end() if more is not None else at
        if at >= end:
            return found
        courtesy = addressed.match(text, at, end)
        chain: Chain | None = chains.at(at, end) or (
            chains.at(courtesy.end(), end) if courtesy is not None else None
        )
        if chain is None:
            return []
        rest = _REST.match(text, chain.end, end) if marked else None
        stop = rest.end() if rest is not None else chain.end
        last = chain.bodies[-1]
        if rest is not None:
            last = replace(last, end=stop, name=" ".join(text[last.start : stop].split()))
        found += [*chain.bodies[:-1], last]
        at = stop


def _unknown(text: str, start: int, end: int) -> list[BodyMention]:
    """Whom a line below "Kính gửi:" names in words that no lexicon holds: "- VP. Ban chỉ huy PCLB tỉnh;"."""
    line = _LINE.match(text, start, end)
    if line is None:
        return []
    at = line.span("name")
    name = " ".join(line["name"].split())
    return [BodyMention(*at, name, "body", "recipients.line", at)]


def pointed_out(
    directives: Sequence[Directive], bodies: Sequence[BodyMention], pack: Pack
) -> list[Directive]:
    """The directives, with "các đồng chí", "quý cơ quan", "các đơn vị có tên trên" as the recipients that they mean."""
    pointing = pack.regex(pack.rule("recipients.pointing"))
    if not bodies:
        return list(directives)
    return [
        replace(directive, addressees=tuple(bodies), inherited=True)
        if directive.addressees
        and all(pointing.fullmatch(fold(body.name)) for body in directive.addressees)
        else directive
        for directive in directives
    ]
