"""Tables that only place text on the page: letterheads and signatures."""

from __future__ import annotations

import re

_LAYOUT = re.compile(r"độc lập\s*[-–—]?\s*tự do\s*[-–—]?\s*hạnh phúc|nơi nhận\s*:", re.IGNORECASE)
_HEAD = 3000


def is_layout(text: str) -> bool:
    """Whether the text of a table is a letterhead or a signature block."""
    return len(text) < _HEAD and _LAYOUT.search(text) is not None
