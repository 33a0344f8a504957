"""Tasks on a CalDAV server: one resource a task, named by its id, guarded by etags.

chidao's own properties are those in `OWN`; the state, alarms, comments and all else that people
or their programs set stay as they are. Only a task that is over in the register is closed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from extractor.errors import UsageError
from extractor.exporting import ics
from extractor.exporting.mapping import Names
from extractor.exporting.wording import subject
from extractor.pushing.connection import Connection, Faltered, PushError
from extractor.pushing.outcome import Done, Outcome
from extractor.records import Register

if TYPE_CHECKING:
    from icalendar import Calendar, Todo

OWN = ("SUMMARY", "DESCRIPTION", "DUE", "PRIORITY", "CATEGORIES", "RELATED-TO")
_OVER = ("COMPLETED", "CANCELLED")
_CLOSING = ("STATUS", "COMPLETED", "PERCENT-COMPLETE")
_TYPE = "text/calendar; charset=utf-8"


def push(
    connection: Connection, register: Register, names: Names, stamp: dt.datetime, *, dry: bool
) -> Iterator[Outcome]:
    """Bring each task to the calendar, one after the other; `dry` only looks.

    Raises PushError where the server refuses, Faltered where it does not answer in the end.
    """
    lines = ics.todos(register, names, stamp)
    for action in register.actions:
        body = ics.calendar(iter(lines[action.id]))
        yield Outcome(action.id, _one(connection, action.id, body, dry=dry), subject(action))


def _one(connection: Connection, id: str, body: bytes, *, dry: bool) -> Done:
    path = f"{quote(id, safe='')}.ics"
    sent: Done | None = None
    # An attempt that went astray may have arrived: each looks anew at what the server has.
    for attempt in connection.attempts():
        with attempt:
            found = connection.once("GET", path)
            if found.status_code == 404:
                done: Done = "created"
                content, condition = body, {"If-None-Match": "*"}
            elif found.status_code == 200:
                merged = _merged(found.content, body)
                etag = found.headers.get("ETag")
                if merged is None:
                    return sent or "left"
                done, content = "updated", merged
                condition = {"If-Match": etag} if etag else {}
            else:
                raise _refused(found.status_code)
            if dry:
                return done
            sent = sent or done
            put = connection.once(
                "PUT", path, content=content, headers={"Content-Type": _TYPE, **condition}
            )
            if put.status_code == 412:
                raise Faltered("Việc này đang bị sửa trên máy chủ.")
            if put.status_code not in (200, 201, 204):
                raise _refused(put.status_code)
            return sent
    raise AssertionError("the last attempt raises")


def _merged(old: bytes, new: bytes) -> bytes | None:
    """What the server has with chidao's own properties as in `new`, closed where `new` is over.

    None where it is so already.
    """
    theirs, ours = _parsed(old), _parsed(new)
    there, here = _todo(theirs), _todo(ours)
    changed = [name for name in OWN if _value(there, name) != _value(here, name)]
    if here["STATUS"] in _OVER and there.get("STATUS") not in _OVER and "COMPLETED" not in there:
        changed += [name for name in _CLOSING if name in here]
    if not changed:
        return None
    for name in (*changed, "DTSTAMP"):
        there.pop(name, None)
        if name in here:
            there[name] = here[name]
    return bytes(theirs.to_ical())


def _parsed(content: bytes) -> Calendar:
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise UsageError(
            "Lệnh push --to caldav cần gói icalendar.",
            "Cài bằng `pip install 'chidao[trackers]'`.",
        ) from error
    try:
        parsed = Calendar.from_ical(content)
    except ValueError as error:
        raise PushError("Máy chủ trả về một việc không đọc được.") from error
    assert isinstance(parsed, Calendar)
    return parsed


def _todo(calendar: Calendar) -> Todo:
    for todo in calendar.walk("VTODO"):
        return todo  # type: ignore[return-value]
    raise PushError("Máy chủ có một mục cùng mã nhưng không phải việc cần làm.")


def _value(todo: Todo, name: str) -> Any:
    value = todo.get(name)
    return None if value is None else value.to_ical()


def _refused(code: int) -> PushError:
    return PushError(
        f"Máy chủ không nhận việc (mã {code}).", "Kiểm tra --url: phải là địa chỉ của một lịch."
    )
