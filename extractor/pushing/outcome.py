"""What became of each task that was pushed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Done = Literal["created", "updated", "left"]
LABELS: dict[Done, str] = {"created": "tạo mới", "updated": "cập nhật", "left": "giữ nguyên"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One task: its id and what was done, or with `--dry-run` would be."""

    id: str
    done: Done
    subject: str
