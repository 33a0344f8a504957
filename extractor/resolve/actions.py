"""Actions: from task clauses to the rows of the register, every position led back to the original text."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor import identity
from extractor.records import (
    Act,
    Action,
    At,
    Body,
    BodyMention,
    Cited,
    Deadline,
    Document,
    Evidence,
    Mentions,
    Requester,
    Speaker,
    TaskClause,
)
from extractor.resolve import deadlines, names
from extractor.resolve.confidence import confidence
from extractor.rules import Pack, fold

_URGENT = re.compile(
    r"(?<!\w)(?:khẩn trương|khẩn cấp|ngay|hỏa tốc|gấp|sớm|cấp bách|ưu tiên|dứt điểm|lập tức|trước mắt)(?!\w)"
)


def build(
    clauses: Sequence[TaskClause],
    document: Document,
    document_id: str,
    mentions: Mentions,
    pack: Pack,
    reference: dt.date | None,
) -> tuple[Action, ...]:
    """The actions of one document in order, each complete with identity, confidence and hash."""
    directory = names.directory(document, mentions)
    seen: Counter[str] = Counter()
    actions = []
    for clause in clauses:
        action = _action(clause, document, document_id, mentions, pack, reference, directory)
        letters = identity.letters(action.evidence.text)
        action = replace(action, id=identity.action_id(document_id, letters, seen[letters]))
        seen[letters] += 1
        actions.append(replace(action, extracted=identity.extracted_hash(action)))
    return tuple(actions)


def _action(
    clause: TaskClause,
    document: Document,
    document_id: str,
    mentions: Mentions,
    pack: Pack,
    reference: dt.date | None,
    directory: names.Directory,
) -> Action:
    directive = clause.directive
    at = document.normal.original(clause.start, clause.end)
    block = document.blocks[directive.block]
    deadline = None
    if clause.deadline is not None:
        deadline = deadlines.deadline(clause.deadline, document.normal, document.text, reference)
        inherited = clause.deadline is directive.governing and not directive.whole
        behind = inherited and deadlines.is_behind(clause.deadline, deadline, reference)
        if behind or deadlines.is_period_past(clause.deadline, deadline, reference):
            deadline = None
    text = document.normal.text[clause.start : clause.end]
    made = Action(
        id="",
        document=document_id,
        task=text[:1].upper() + text[1:],
        responsible=_bodies(
            clause.responsible, clause.inherited, document, directory, clause.start
        ),
        coordinating=_bodies(clause.coordinating, False, document, directory, clause.start),
        requested_by=_requester(directive.speaker, document, directory),
        directive=Act(
            directive.act, directive.force, _original(directive.cue, document), directive.rules[0]
        ),
        deadline=deadline,
        quarter=_quarter(deadline),
        priority="high" if _URGENT.search(fold(text)) else "normal",
        topic=directive.topic,
        references=tuple(
            Cited(*_cited((r.start, r.end), document), r.rule)
            for r in mentions.references
            if clause.start <= r.start and r.end <= clause.end
        ),
        evidence=Evidence(
            document.text[at[0] : at[1]],
            at,
            block.paragraph,
            block.page,
            block.table,
            block.row,
            directive.section,
        ),
        sentence=Cited(*_cited(directive.sentence, document)),
        confidence=0.0,
        rules=clause.rules,
    )
    return replace(made, confidence=confidence(made, document.header.kind, pack))


def _cited(span: At, document: Document) -> tuple[str, At]:
    at = document.normal.original(*span)
    return document.text[at[0] : at[1]], at


def _original(span: At | None, document: Document) -> At | None:
    return document.normal.original(*span) if span is not None else None


def _bodies(
    mentions: Sequence[BodyMention],
    inherited: bool,
    document: Document,
    directory: names.Directory,
    position: int,
) -> tuple[Body, ...]:
    found: list[Body] = []
    for mention in mentions:
        name = _surface(names.fullest(mention, directory, position), document)
        if any(body.name == name for body in found):
            continue
        text, at = _cited((mention.start, mention.end), document)
        found.append(Body(name, text, mention.type, inherited, at, mention.rule))
    return tuple(found)


def _requester(
    speaker: Speaker | None, document: Document, directory: names.Directory
) -> Requester | None:
    if speaker is None:
        return None
    name = speaker.name
    if speaker.at is not None and speaker.rule == "speaker.body" and "," not in name:
        # "UBND thành phố" is the city that the text named before.
        at = speaker.at
        name = names.fullest(BodyMention(*at, name, "body", "body.name", at), directory, at[0])
    return Requester(
        _surface(name, document),
        speaker.position,
        _original(speaker.at, document),
        speaker.rule,
    )


def _surface(name: str, document: Document) -> str:
    """A name in the document's own spelling (Hoà, not Hòa), where the document spells it out.

    Whoever looks a name up finds it, however the file encodes its letters.
    """
    start = document.normal.text.find(name)
    if start < 0:
        return name
    a, b = document.normal.original(start, start + len(name))
    written = unicodedata.normalize("NFC", document.text[a:b]).replace("Ð", "Đ")
    return " ".join(written.split())


def _quarter(deadline: Deadline | None) -> str | None:
    if deadline is None or deadline.due is None:
        return None
    return f"{deadline.due.year}-Q{(deadline.due.month + 2) // 3}"
