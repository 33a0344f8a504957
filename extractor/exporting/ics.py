"""A register as iCalendar: a VTODO for each task, for calendars and for CalDAV servers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from extractor.errors import InputError
from extractor.exporting.mapping import Names
from extractor.exporting.wording import description, moment, subject
from extractor.records import Action, DocumentEntry, Register

_STATUSES = {
    "open": "NEEDS-ACTION",
    "doing": "IN-PROCESS",
    "done": "COMPLETED",
    "cancelled": "CANCELLED",
}
_PRIORITIES = {"high": "1", "normal": "5"}
#: What iCalendar must not hold; other white space was turned into line feeds before.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_LINE = 75


def made(register: Register, names: Names, stamp: dt.datetime) -> bytes:
    """One calendar with all tasks. `stamp` is the time of exporting.

    Raises InputError where the map gives a priority that is none of iCalendar's.
    """
    for name, value in names.priorities.items():
        if value not in list("123456789"):
            raise InputError(
                f"--map: priorities.{name} là {value!r}; lịch chỉ nhận một số từ 1 đến 9.",
                "1 là cao nhất; đặt số trong ngoặc kép.",
            )
    return calendar(line for todo in todos(register, names, stamp).values() for line in todo)


def calendar(lines: Iterator[str]) -> bytes:
    """A calendar around the lines of its tasks, folded at 75 octets, none inside a character."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chidao//chidao//VI"]
    return b"".join(map(_folded, [*head, *lines, "END:VCALENDAR"]))


def todos(register: Register, names: Names, stamp: dt.datetime) -> dict[str, list[str]]:
    """The unfolded lines of each task, by its id; tasks of one sentence name its first one."""
    documents = {document.id: document for document in register.documents}
    first: dict[tuple[str, tuple[int, int]], str] = {}
    found = {}
    for action in register.actions:
        # A task that a person added has no sentence, and so no relatives.
        if action.sentence.text:
            sibling = first.setdefault((action.document, action.sentence.at), action.id)
        else:
            sibling = action.id
        document = documents[action.document]
        found[action.id] = list(_todo(action, document, names, stamp, sibling))
    return found


def _todo(
    action: Action, document: DocumentEntry, names: Names, stamp: dt.datetime, sibling: str
) -> Iterator[str]:
    now = _time(stamp)
    yield "BEGIN:VTODO"
    yield f"UID:{action.id}"
    yield f"DTSTAMP:{now}"
    yield f"SUMMARY:{_escaped(subject(action))}"
    yield f"DESCRIPTION:{_escaped(description(action, document))}"
    if (deadline := action.deadline) and deadline.due:
        if deadline.time:
            yield f"DUE:{_time(moment(deadline.due, deadline.time))}"
        else:
            yield f"DUE;VALUE=DATE:{deadline.due:%Y%m%d}"
    yield f"PRIORITY:{names.priorities.get(action.priority, _PRIORITIES[action.priority])}"
    yield f"STATUS:{_STATUSES[action.status]}"
    if action.status == "done":
        yield f"COMPLETED:{now}"
        yield "PERCENT-COMPLETE:100"
    bodies = dict.fromkeys(body.name for body in (*action.responsible, *action.coordinating))
    if bodies:
        yield f"CATEGORIES:{','.join(map(_escaped, bodies))}"
    if sibling != action.id:
        yield f"RELATED-TO;RELTYPE=SIBLING:{sibling}"
    yield "END:VTODO"


def _escaped(text: str) -> str:
    text = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    text = _CONTROL.sub("", text).replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    pieces, piece = [], b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > _LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _time(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
