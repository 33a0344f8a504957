"""Directives: who asks what of whom, found clause by clause.

cues → heads and chains → scan; tables and labelled lines of plans have readers of their own.
"""

from __future__ import annotations

from extractor.directives.context import Context, Tokens
from extractor.directives.exclusions import submitted
from extractor.directives.labels import labelled
from extractor.directives.scan import Scan
from extractor.directives.tables import rows
from extractor.records import Directive, Document, Mentions, Ruled
from extractor.rules import Pack

__all__ = ["Tokens", "find"]


def find(
    document: Document, mentions: Mentions, pack: Pack, tokens: Tokens
) -> tuple[tuple[Directive, ...], tuple[Ruled, ...]]:
    """The directives of a document in order of their content, and the clauses ruled out.

    `tokens(start, end)` gives the words of a normalised range as character ranges: a speech
    act that is not a word of its own there ("giao" in "giao thông") is none.
    """
    ruled = submitted(document, pack)
    if ruled is not None:
        return (), (ruled,)
    fields = labelled(document, mentions, pack)
    found = Scan(Context(document, mentions, pack, tokens), fields.blocks).run()
    every = [*found.directives, *fields.directives, *rows(document, mentions, pack)]
    every.sort(key=lambda d: d.content)
    return tuple(every), tuple(found.ruled)
