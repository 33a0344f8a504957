"""What a tracker calls the register's bodies, priorities and states: the file behind `--map`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from extractor.errors import InputError
from extractor.keeping.selection import same_body
from extractor.records import Action, Body
from extractor.writing.files import reason
from extractor.writing.labels import PRIORITY, STATUS


@dataclass(frozen=True, slots=True)
class Names:
    """The tracker's own names: users or groups and projects by body, priorities, states."""

    assignees: Mapping[str, str] = field(default_factory=dict)
    projects: Mapping[str, str] = field(default_factory=dict)
    priorities: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)

    def assignee(self, action: Action) -> str | None:
        """The user or group of the first lead body that has one."""
        return _first(self.assignees, action.responsible)

    def project(self, action: Action) -> str | None:
        """The project of the first lead body that has one."""
        return _first(self.projects, action.responsible)


def load(path: Path) -> Names:
    """The names in a file: `assignees`, `projects`, `priorities`, `statuses`, each a table.

    Raises InputError where the file cannot be read or says something else.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"Không đọc được {path}: {reason(error)}.", "Kiểm tra đường dẫn."
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(
            f"{path} không phải tệp YAML dạng UTF-8.", "Xem ví dụ trong docs/trackers."
        ) from error
    tables = [item.name for item in fields(Names)]
    if not isinstance(data, dict) or not set(data) <= set(tables):
        raise InputError(
            f"{path} chỉ được có các mục {', '.join(tables)}.", "Xem ví dụ trong docs/trackers."
        )
    known = {"priorities": PRIORITY, "statuses": STATUS}
    return Names(**{name: _table(path, name, data[name], known.get(name)) for name in data})


def _table(path: Path, name: str, table: Any, known: Iterable[str] | None) -> dict[str, str]:
    if not isinstance(table, dict):
        raise InputError(f"{path}: {name} phải gồm các dòng `tên: tên trong phần mềm`.")
    for key, value in table.items():
        if not isinstance(key, str) or not isinstance(value, str) or not value.strip():
            raise InputError(
                f"{path}: {name}.{key} phải là một chuỗi ký tự.", "Đặt trong ngoặc kép."
            )
        if known is not None and key not in known:
            raise InputError(f"{path}: {name} không có {key}.", f"Dùng {', '.join(known)}.")
    return table


def unmapped(table: Mapping[str, str], actions: Iterable[Action]) -> list[str]:
    """The lead bodies for which the table has no name, each once, in the register's order."""
    names = dict.fromkeys(body.name for action in actions for body in action.responsible)
    return [name for name in names if _of(table, name) is None]


def unused(table: Mapping[str, str], actions: Iterable[Action]) -> Iterator[str]:
    """The table's names that no lead body has: most often a slip of the pen."""
    names = {body.name for action in actions for body in action.responsible}
    for key in table:
        if not any(same_body(key, name) for name in names):
            yield key


def _first(table: Mapping[str, str], bodies: Iterable[Body]) -> str | None:
    return next(filter(None, (_of(table, body.name) for body in bodies)), None)


def _of(table: Mapping[str, str], name: str) -> str | None:
    if name in table:
        return table[name]
    return next((value for key, value in table.items() if same_body(key, name)), None)
