"""A register as CSV for Redmine's own import: each field under the name that Redmine gives it."""

from __future__ import annotations

from extractor.exporting.csv import written
from extractor.exporting.mapping import Names
from extractor.exporting.wording import description, subject
from extractor.records import Register

_PRIORITIES = {"high": "High", "normal": "Normal"}
_STATUSES = {"open": "New", "doing": "In Progress", "done": "Closed", "cancelled": "Rejected"}
_HEADER = (
    "Unique ID", "Project", "Subject", "Description", "Status", "Priority", "Assignee",
    "Start date", "Due date",
)  # fmt: skip


def made(register: Register, names: Names) -> bytes:
    """The file. Dates are year-month-day; a body without a name in the map is left unassigned."""
    documents = {document.id: document for document in register.documents}
    rows = []
    for action in register.actions:
        deadline = action.deadline
        rows.append(
            (
                action.id,
                names.project(action) or "",
                subject(action),
                description(action, documents[action.document]),
                names.statuses.get(action.status, _STATUSES[action.status]),
                names.priorities.get(action.priority, _PRIORITIES[action.priority]),
                names.assignee(action) or "",
                deadline.start.isoformat() if deadline and deadline.start else "",
                deadline.due.isoformat() if deadline and deadline.due else "",
            )
        )
    return written(_HEADER, rows)
