"""A register as the JSON that `task import` takes."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from extractor.exporting.mapping import Names
from extractor.exporting.wording import facts, moment
from extractor.records import Action, DocumentEntry, Register

_STATUSES = {"open": "pending", "doing": "pending", "done": "completed", "cancelled": "deleted"}


def made(register: Register, names: Names, stamp: dt.datetime) -> bytes:
    """The file: a task's uuid is its id, so that another import changes nothing twice.

    `stamp` is the time of exporting; tasks that are done or under way carry it.
    """
    documents = {document.id: document for document in register.documents}
    tasks = [_task(a, documents[a.document], names, stamp) for a in register.actions]
    return (json.dumps(tasks, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _task(
    action: Action, document: DocumentEntry, names: Names, stamp: dt.datetime
) -> dict[str, Any]:
    entry = dt.datetime.combine(document.date or stamp.date(), dt.time(), dt.UTC)
    deadline = action.deadline
    bodies = (*action.responsible, *action.coordinating)
    # Taskwarrior divides projects at full stops, and its tags have no blanks.
    project = names.project(action) or next((b.name for b in action.responsible), "")
    task: dict[str, Any] = {
        "uuid": action.id,
        "description": " ".join(action.task.split()),
        "status": _STATUSES[action.status],
        "entry": _time(entry),
        "project": " ".join(project.replace(".", " ").split()),
        "tags": sorted({"_".join(body.name.split()) for body in bodies}),
        # Taskwarrior tells notes apart by their second.
        "annotations": [
            {"entry": _time(entry + dt.timedelta(seconds=n)), "description": fact}
            for n, fact in enumerate(facts(action, document))
        ],
    }
    if deadline and deadline.due:
        task["due"] = _time(moment(deadline.due, deadline.time))
    if (priority := names.priorities.get(action.priority)) or action.priority == "high":
        task["priority"] = priority or "H"
    if action.status == "doing":
        task["start"] = _time(stamp)
    if action.status in ("done", "cancelled"):
        task["end"] = _time(stamp)
    return {key: value for key, value in task.items() if value}


def _time(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
