"""Tasks in Redmine through REST: issues found by the line `Mã: <id>` that ends their description.

chidao's own fields are subject, description, dates and priority. State, assignee and project are
set when an issue is created; from then on they are the people's. Only an open issue whose task is
over in the register is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from extractor.exporting.mapping import Names
from extractor.exporting.wording import description, subject
from extractor.pushing.connection import Connection, PushError
from extractor.pushing.outcome import Done, Outcome
from extractor.records import Action, Register

_MARK = re.compile(r"^Mã: (\S+)\s*\Z", re.MULTILINE)
_PAGE = 100
_OVER = ("done", "cancelled")
_OWN = ("subject", "description", "start_date", "due_date")


class Redmine:
    """A project of a Redmine server.

    `unknown` collects the map's names that it does not have, `kept_open` the ids of the tasks
    that it did not let close.
    """

    def __init__(self, connection: Connection, project: str, names: Names) -> None:
        self._connection = connection
        self._names = names
        self.unknown: dict[str, None] = {}
        self.kept_open: list[str] = []
        self._project = project
        priorities = self._listed("enumerations/issue_priorities.json", "issue_priorities")
        self._priorities = {priority["name"]: priority["id"] for priority in priorities}
        statuses = self._listed("issue_statuses.json", "issue_statuses")
        self._statuses = {status["name"]: status["id"] for status in statuses}
        self._closed = [status["id"] for status in statuses if status.get("is_closed")]
        self._members = self._memberships()

    def push(self, register: Register, *, dry: bool) -> Iterator[Outcome]:
        """Bring each task to the project; `dry` only looks. Raises PushError, Faltered."""
        documents = {document.id: document for document in register.documents}
        there = self._issues()
        for action in register.actions:
            deadline = action.deadline
            wanted: dict[str, Any] = {
                "subject": subject(action),
                "description": description(action, documents[action.document]),
                "start_date": deadline.start.isoformat() if deadline and deadline.start else None,
                "due_date": deadline.due.isoformat() if deadline and deadline.due else None,
            }
            self._named(
                wanted, "priority_id", self._names.priorities.get(action.priority), "priorities"
            )
            found = there.get(action.id)
            if found is None:
                if not dry:
                    new = self._create(action, wanted)
                    # A workflow may let new issues be nothing but new.
                    if closing := self._closing(action, new):
                        self._update(action, new, closing)
                yield Outcome(action.id, "created", wanted["subject"])
            elif changes := _changes(found, wanted) | self._closing(action, found):
                done = "updated" if dry else self._update(action, found, changes)
                yield Outcome(action.id, done, wanted["subject"])
            else:
                yield Outcome(action.id, "left", wanted["subject"])

    def _closing(self, action: Action, found: Mapping[str, Any]) -> dict[str, Any]:
        """The status that closes an open issue whose task is over: the map's, else the first closed."""
        if action.status not in _OVER or found["status"]["id"] in self._closed:
            return {}
        fields: dict[str, Any] = {"status_id": self._closed[0]} if self._closed else {}
        self._named(fields, "status_id", self._names.statuses.get(action.status), "statuses")
        return {} if fields.get("status_id") == found["status"]["id"] else fields

    def _create(self, action: Action, wanted: dict[str, Any]) -> Mapping[str, Any]:
        new = {**wanted, "project_id": self._names.project(action) or self._project}
        self._named(new, "status_id", self._names.statuses.get(action.status), "statuses")
        self._named(new, "assigned_to_id", self._names.assignee(action), "assignees")
        first = True
        for attempt in self._connection.attempts():
            with attempt:
                # The request before may have arrived though its answer did not.
                if not first and (found := self._issues().get(action.id)):
                    return found
                first = False
                answer = self._connection.once("POST", "issues.json", json={"issue": new})
                created: Mapping[str, Any] = _accepted(answer).json()["issue"]
                return created
        raise AssertionError("the last attempt raises")

    def _update(self, action: Action, found: Mapping[str, Any], changes: dict[str, Any]) -> Done:
        path = f"issues/{found['id']}.json"
        _accepted(self._connection.request("PUT", path, json={"issue": changes}))
        if "status_id" in changes:
            # Redmine drops a status that the workflow forbids and answers as if it were set.
            after = _accepted(self._connection.request("GET", path)).json()["issue"]
            if after["status"]["id"] != changes["status_id"]:
                self.kept_open.append(action.id)
                return "updated" if len(changes) > 1 else "left"
        return "updated"

    def _named(self, fields: dict[str, Any], key: str, name: str | None, table: str) -> None:
        if name is None:
            return
        known = {"priority_id": self._priorities, "status_id": self._statuses}.get(
            key, self._members
        )
        if name in known:
            fields[key] = known[name]
        else:
            self.unknown[f"{table}: {name}"] = None

    def _issues(self) -> dict[str, Mapping[str, Any]]:
        found: dict[str, Mapping[str, Any]] = {}
        for issue in self._pages("issues.json", "issues", {"status_id": "*", "sort": "id"}):
            if mark := _MARK.search((issue.get("description") or "").replace("\r\n", "\n")):
                found.setdefault(mark[1], issue)
        return found

    def _memberships(self) -> dict[str, int]:
        path = f"projects/{self._project}/memberships.json"
        members: dict[str, int] = {}
        for membership in self._pages(path, "memberships", {}):
            for kind in ("user", "group"):
                if who := membership.get(kind):
                    members[who["name"]] = who["id"]
        return members

    def _listed(self, path: str, key: str) -> list[Mapping[str, Any]]:
        listed: list[Mapping[str, Any]] = _accepted(self._connection.request("GET", path)).json()[
            key
        ]
        return listed

    def _pages(self, path: str, key: str, query: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
        offset = 0
        while True:
            asked = {**query, "limit": _PAGE, "offset": offset}
            page = _accepted(self._connection.request("GET", path, params=asked)).json()
            yield from page[key]
            offset += _PAGE
            if offset >= page["total_count"]:
                return


def _changes(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The own fields that differ; line ends are Redmine's."""
    changes = {
        key: wanted[key]
        for key in _OWN
        if (found.get(key) or "").replace("\r\n", "\n") != (wanted[key] or "")
    }
    if "priority_id" in wanted and found["priority"]["id"] != wanted["priority_id"]:
        changes["priority_id"] = wanted["priority_id"]
    return changes


def _accepted(answer: Any) -> Any:
    if answer.status_code >= 400:
        try:
            errors = "; ".join(answer.json()["errors"])
        except (ValueError, KeyError, TypeError):
            errors = "không nói lý do"
        raise PushError(
            f"Redmine không nhận (mã {answer.status_code}): {errors}.",
            "Kiểm tra --url, dự án và quyền của mã truy cập.",
        )
    return answer
