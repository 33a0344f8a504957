"""A register as CSV for Jira's importer, in its published format."""

from __future__ import annotations

from extractor.exporting.csv import written
from extractor.exporting.mapping import Names
from extractor.exporting.wording import description, subject
from extractor.records import Action, Register

#: More rows than this in one file Jira advises against.
MOST_ROWS = 1500
_PRIORITIES = {"high": "High", "normal": "Medium"}
_STATUSES = {"open": "To Do", "doing": "In Progress", "done": "Done", "cancelled": "Done"}


def made(register: Register, names: Names) -> bytes:
    """The file: dates are yyyy-MM-dd, bodies are labels, one in each of the repeated columns."""
    documents = {document.id: document for document in register.documents}
    labels = [_labels(action) for action in register.actions]
    widest = max(map(len, labels), default=0)
    header = ["Summary", "Description", "Issue Type", "Status", "Priority", "Assignee", "Due Date"]
    header += ["External ID", "Project Key", *["Labels"] * widest]
    rows = []
    for action, bodies in zip(register.actions, labels, strict=True):
        due = action.deadline.due if action.deadline else None
        rows.append(
            [
                subject(action),
                description(action, documents[action.document]),
                "Task",
                names.statuses.get(action.status, _STATUSES[action.status]),
                names.priorities.get(action.priority, _PRIORITIES[action.priority]),
                names.assignee(action) or "",
                due.isoformat() if due else "",
                action.id,
                names.project(action) or "",
                *bodies,
                *[""] * (widest - len(bodies)),
            ]
        )
    return written(header, rows)


def _labels(action: Action) -> list[str]:
    """The bodies' names; a label of Jira's has no blanks."""
    bodies = (*action.responsible, *action.coordinating)
    return list(dict.fromkeys("_".join(body.name.split()) for body in bodies))
