"""The order of the stages: the one module that knows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from extractor import directives, identity, rules, tasks
from extractor.recognise import own, recognise
from extractor.records import Action, At, Document, DocumentEntry, Excluded, Register
from extractor.resolve import actions, duplicates, statements, successors

_NO_DATE = "Không rõ ngày của văn bản: năm của các thời hạn không ghi năm được để trống."


def extract(
    document: Document,
    *,
    model: Path | None = None,
    date: dt.date | None = None,
    bodies: Path | None = None,
    followed: bool = False,
) -> Register:
    """The register of one document.

    `model` is a folder with rules of one's own, layered over the shipped ones by id. `date`
    (ISO, the meeting's or the document's) stands in where the text gives none. `bodies` is a
    list of one's own bodies with aliases, whose official names the register then uses. `followed` adds what merged bodies are called today.
    Raises RuleError where the rules or the list are broken.
    """
    pack = rules.load(model)
    if bodies is not None:
        pack = own.with_bodies(pack, bodies)
    reference = document.header.date or date
    mentions = recognise(document, pack)
    found, ruled = directives.find(document, mentions, pack, _tokens(document))
    clauses = tasks.split(found, document.normal.text, mentions, pack)
    clauses = statements.settle(clauses, document, mentions, pack)
    clauses = duplicates.without_repeats(
        clauses, document.normal.text, summarises=document.header.kind in ("news", "other")
    )
    document_id = identity.document_id(document.header, document.normal.text)
    made = actions.build(clauses, document, document_id, mentions, pack, reference)
    if followed:
        made = successors.with_successors(made, pack)
    excluded = tuple(_excluded(r.start, r.end, r.rule, document, document_id) for r in ruled)
    return Register((_entry(document, document_id, reference, made),), made, excluded)


def extract_all(
    documents: Iterable[Document],
    *,
    model: Path | None = None,
    date: dt.date | None = None,
    bodies: Path | None = None,
    followed: bool = False,
) -> Register:
    """One register of many documents, in order; a document that comes twice is written once."""
    entries: dict[str, DocumentEntry] = {}
    found: list[Action] = []
    excluded: list[Excluded] = []
    for document in documents:
        register = extract(document, model=model, date=date, bodies=bodies, followed=followed)
        (entry,) = register.documents
        if entry.id in entries:
            continue
        entries[entry.id] = entry
        found += register.actions
        excluded += register.excluded
    return Register(tuple(entries.values()), tuple(found), tuple(excluded))


def _entry(
    document: Document, document_id: str, reference: dt.date | None, made: tuple[Action, ...]
) -> DocumentEntry:
    header = document.header
    return DocumentEntry(
        id=document_id,
        source=document.source,
        sha256=document.sha256,
        format=document.format,
        encoding=document.encoding,
        kind=header.kind,
        number=header.number,
        title=header.title,
        issuer=header.issuer,
        place=header.place,
        signer=header.signer,
        date=reference,
        warnings=(*document.warnings, *_warnings(reference, made)),
    )


def _warnings(reference: dt.date | None, made: tuple[Action, ...]) -> list[str]:
    if reference is None:
        undated = [a for a in made if a.deadline is not None and a.deadline.due is None]
        return [_NO_DATE] if undated else []
    return [
        f"Thời hạn “{a.deadline.text}” ({a.deadline.due:%d/%m/%Y}) trước ngày của văn bản ({reference:%d/%m/%Y})."
        for a in made
        if a.deadline is not None and a.deadline.due is not None and a.deadline.due < reference
    ]


def _excluded(start: int, end: int, rule: str, document: Document, document_id: str) -> Excluded:
    at = document.normal.original(start, end)
    return Excluded(document_id, document.text[at[0] : at[1]], at, rule)


def _tokens(document: Document) -> directives.Tokens:
    """Words of a range of the document, segmented when first asked for: only sentences with a cue are."""

    @lru_cache(maxsize=4096)
    def tokens(start: int, end: int) -> frozenset[At]:
        # spaCy and underthesea take half a second to import; a document without cues needs neither.
        from extractor.language import vietnamese

        doc = vietnamese().make_doc(document.normal.text[start:end])
        return frozenset((start + t.idx, start + t.idx + len(t.text)) for t in doc)

    return tokens
