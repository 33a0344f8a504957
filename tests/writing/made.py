"""Hand-made registers for the tests of writing, with every field in use."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from extractor.identity import extracted_hash
from extractor.records import (
    Act,
    Action,
    Body,
    Cited,
    Deadline,
    DocumentEntry,
    Evidence,
    Register,
    Requester,
    Signer,
)

TEXT = (
    "Đồng chí Lê Thị Mai yêu cầu Sở Y tế phối hợp với Công an tỉnh rà soát tủ thuốc trong quý III."
)


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


ENTRY = DocumentEntry(
    id="d1",
    source="hop.txt",
    sha256="00",
    format="txt",
    encoding="utf-8",
    kind="news",
    number="12/TB-UBND",
    title="Họp về tủ thuốc",
    issuer="UBND tỉnh",
    place="Lam Sơn",
    signer=Signer("Lê Thị Mai", "Phó Chủ tịch"),
    date=dt.date(2017, 7, 8),
    warnings=("Một lời nhắc.",),
)


def action(**changes: Any) -> Action:
    """An action with all fields filled, and its hash as the pipeline writes it."""
    made = Action(
        id="a1",
        document="d1",
        task="Rà soát tủ thuốc trong quý III",
        responsible=(Body("Sở Y tế", "Sở Y tế", "body", False, _at("Sở Y tế"), "body.so"),),
        coordinating=(
            Body("Công an tỉnh Lam Sơn", "Công an tỉnh", "body", False, _at("Công an tỉnh"), "b"),
        ),
        requested_by=Requester("Lê Thị Mai", None, _at("Lê Thị Mai"), "speaker.dong-chi"),
        directive=Act("yêu cầu", "order", _at("yêu cầu"), "act.yeu-cau"),
        deadline=Deadline(
            text="trong quý III",
            relation="within",
            grain="quarter",
            start=dt.date(2017, 7, 1),
            due=dt.date(2017, 9, 30),
            time=None,
            recurrence=None,
            day=None,
            inferred=("year",),
            at=_at("trong quý III"),
            rule="time.quarter",
        ),
        quarter="2017-Q3",
        priority="high",
        topic="Về tủ thuốc",
        references=(Cited("Nghị quyết 5", (0, 12), "ref"),),
        evidence=Evidence(
            "rà soát tủ thuốc trong quý III", _at("rà soát tủ thuốc trong quý III"), 3
        ),
        sentence=Cited(TEXT, (0, len(TEXT))),
        confidence=0.93,
        rules=("act.yeu-cau", "task.clause"),
    )
    made = dataclasses.replace(made, extracted=extracted_hash(made))
    return dataclasses.replace(made, **changes)


def register(*actions: Action) -> Register:
    """A register of one document with these actions, or with one action."""
    return Register((ENTRY,), actions or (action(),))
