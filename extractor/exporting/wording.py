"""An action as trackers show it: a subject of limited length, and a description that says all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from extractor.records import Action, Body, DocumentEntry, Requester
from extractor.writing import labels

#: What Redmine and Jira take as a subject, in characters.
LONGEST = 255
#: Times in the documents are Vietnam's; it has no summer time.
VIETNAM = dt.timezone(dt.timedelta(hours=7))


def subject(action: Action, longest: int = LONGEST) -> str:
    """The task on one line, cut at a word where it is longer than `longest` characters."""
    text = " ".join(action.task.split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def description(action: Action, document: DocumentEntry) -> str:
    """The task in full, then what the register knows about it, a line each."""
    return "\n".join([action.task, "", *facts(action, document)])


def facts(action: Action, document: DocumentEntry) -> Iterator[str]:
    """What the register knows about the action, a labelled line each; absent facts give none."""
    rows = {
        "Chủ trì": listed(action.responsible),
        "Phối hợp": listed(action.coordinating),
        "Người chỉ đạo": requester(action.requested_by),
        "Hạn": " ".join(labels.deadline(action).split()),
        "Hạn theo văn bản": action.deadline.text if action.deadline else "",
        "Văn bản": cited(document),
        "Chủ đề": action.topic or "",
        "Câu gốc": action.sentence.text,
        "Ghi chú": action.note or "",
        "Mã": action.id,
    }
    for label, value in rows.items():
        if value:
            yield f"{label}: {' '.join(value.split())}"


def listed(bodies: tuple[Body, ...]) -> str:
    """The bodies' names, as a cell holds them."""
    return "; ".join(body.name for body in bodies)


def requester(value: Requester | None) -> str:
    """Who asked, with the position."""
    return ", ".join(filter(None, (value.name, value.position))) if value else ""


def cited(document: DocumentEntry) -> str:
    """The document by its number, title and file."""
    return ", ".join(filter(None, (document.number, document.title, document.source)))


def moment(day: dt.date, time: str | None) -> dt.datetime:
    """When a day is over in Vietnam, or the time on it, as UTC."""
    clock = dt.time.fromisoformat(time.zfill(5)) if time else dt.time(23, 59, 59)
    return dt.datetime.combine(day, clock, VIETNAM).astimezone(dt.UTC)
