"""Closing a task: a person says that it is done."""

from __future__ import annotations

import dataclasses
import datetime as dt

from extractor.errors import UsageError
from extractor.keeping.changing import changed
from extractor.records import Action, Register
from extractor.writing.terminal import line


def closed(register: Register, id: str, on: dt.date) -> Register:
    """The register with one task done, its history told; the same one where it was done before.

    `id` is the task's id or as much of its beginning as no other task has, `on` the day.
    Raises UsageError where no task or several have it.
    """
    action = the_one(register, id)
    if action.status == "done":
        return register
    after = changed(action, on, status="done")
    actions = tuple(after if a.id == action.id else a for a in register.actions)
    return dataclasses.replace(register, actions=actions)


def the_one(register: Register, id: str) -> Action:
    """The action whose id is `id` or begins with it. Raises UsageError where it is not one."""
    found = [a for a in register.actions if a.id == id]
    found = found or [a for a in register.actions if id and a.id.startswith(id.lower())]
    if not found:
        raise UsageError(
            f"Sổ không có việc nào có mã {id!r}.", "Xem mã của các việc bằng `chidao due`."
        )
    if len(found) > 1:
        tasks = "; ".join(f"{a.id[:13]} {line(a.task)[:60]}" for a in found[:3])
        raise UsageError(
            f"Có {len(found)} việc bắt đầu bằng mã {id!r}: {tasks}.", "Ghi mã dài hơn."
        )
    return found[0]
