"""A register as a list to tick off, for chats, wikis and issue pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.exporting.wording import cited, listed
from extractor.records import Action, Register
from extractor.writing import labels

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_NOBODY = "Chưa rõ đơn vị"


def made(register: Register) -> bytes:
    """The file: a heading for each lead body, or those that lead together, a line for each task."""
    groups: dict[str, list[Action]] = {}
    for action in register.actions:
        groups.setdefault(listed(action.responsible) or _NOBODY, []).append(action)
    sources = {document.id: cited(document) for document in register.documents}
    lines = ["# Nhiệm vụ"]
    for body, actions in groups.items():
        lines += ["", f"## {_plain(body)}", ""]
        for action in actions:
            lines.append(" — ".join(_parts(action, sources[action.document])))
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _parts(action: Action, source: str) -> Iterator[str]:
    task = _plain(action.task)
    done = "x" if action.status == "done" else " "
    yield (
        f"- [{done}] ~~{task}~~ (đã hủy)" if action.status == "cancelled" else f"- [{done}] {task}"
    )
    if action.coordinating:
        yield f"phối hợp: {_plain(listed(action.coordinating))}"
    if deadline := labels.deadline(action):
        yield f"hạn: **{_plain(deadline)}**"
    if action.priority == "high":
        yield "ưu tiên cao"
    if action.note:
        yield f"ghi chú: {_plain(action.note)}"
    yield f"*{_plain(source)}*"


def _plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would read as a sign."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
