"""One regular expression for many phrases: a trie, so that its cost hardly grows with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]


def either(words: Iterable[str]) -> str:
    """The source of a pattern that matches the longest of `words` as whole words, blanks as any run of blanks."""
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    # "TP.Hòa An", "Mr.Long": what ends in a full stop is whole, whatever follows.
    return _source(root) + r"(?!(?<=\w)\w)"


def _source(node: _Node) -> str:
    ends = "" in node
    # A phrase that may end here ends only where a word does, else a longer one could be cut short.
    branches = [
        ("[ ]+" if char == " " else re.escape(char))
        + (_source(child) if set(child) != {""} else "")
        for char, child in node.items()
        if char
    ]
    if not branches:
        return ""
    body = "|".join(branches)
    if ends:
        return f"(?:{body})?"
    return f"(?:{body})" if len(branches) > 1 else body
