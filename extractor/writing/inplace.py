"""Changing a YAML register where it stands: what did not change keeps every character.

A person's comments, blank lines, quotes and order are theirs. The text is parsed for the places
of its values alone; each value that is to be another one is written anew at its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from extractor.errors import RegisterError
from extractor.writing.emit import lines, nests, scalar
from extractor.writing.files import parse

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Edit = tuple[int, int, str]


def rewritten(text: str, data: Mapping[str, Any], source: str) -> str:
    """The text of a YAML register, changed so that it says `data` (as `format.plain` gives it).

    Documents and actions keep their order, new ones come last. `source` names the file in
    errors. Raises RegisterError where the text cannot be changed in place.
    """
    old = parse(text, source)
    edits = sorted(_edits(text, yaml.compose(text, Loader=_LOADER), old, data))
    ends = "\r\n" if "\r\n" in text else "\n"
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new.replace("\n", ends)]
        at = end
    result = "".join([*pieces, text[at:]])
    if not _says(result, data):
        raise RegisterError(
            f"Không sửa được {source} tại chỗ: tệp dùng cách viết YAML lạ (bí danh &, * hay khóa lặp).",
            "Viết lại chỗ đó theo cách thông thường, hoặc ghi ra tệp khác dạng JSON.",
        )
    return result


def _says(text: str, data: Mapping[str, Any]) -> bool:
    try:
        return bool(_comparable(yaml.load(text, Loader=_LOADER)) == _comparable(data))
    except yaml.YAMLError:
        return False


def _comparable(value: Any) -> Any:
    """The value with dates as ISO dates and spans as lists, as both may be written."""
    if isinstance(value, Mapping):
        return {key: _comparable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_comparable(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _edits(text: str, node: Any, old: Any, new: Any) -> Iterator[_Edit]:
    """What to change inside a mapping or list written in block style whose keys stay."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value
            if _comparable(old[name]) == _comparable(new[name]):
                continue
            if _goes_inside(value, old[name], new[name]):
                yield from _edits(text, value, old[name], new[name])
            else:
                yield from _value(text, key, value, new[name])
    else:
        yield from _items(text, node, old, new)


def _goes_inside(node: Any, old: Any, new: Any) -> bool:
    """Whether a change can be made in parts of a value, the rest of it left alone."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style is not False:
        return False
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old.keys() == new.keys()
    if isinstance(old, list) and isinstance(new, list):
        before, after = _names(old), _names(new)
        stay = [name for name in before if name in after]
        return bool(stay) and after[: len(stay)] == stay
    return False


def _names(items: Sequence[Any]) -> list[Any]:
    """What tells the items of a list apart: their ids, else their places."""
    ids = [item.get("id") if isinstance(item, Mapping) else None for item in items]
    return list(range(len(items))) if None in ids or len({*ids}) < len(ids) else ids


def _items(text: str, node: Any, old: Sequence[Any], new: Sequence[Any]) -> Iterator[_Edit]:
    before, after = _names(old), dict(zip(_names(new), new, strict=True))
    for name, item, was in zip(before, node.value, old, strict=True):
        if name not in after:
            yield _line_start(text, item.start_mark.index), _line_end(text, _end(item, text)), ""
            continue
        now = after[name]
        if _comparable(was) == _comparable(now):
            continue
        if _goes_inside(item, was, now):
            yield from _edits(text, item, was, now)
        else:
            written = _written(now, " " * item.start_mark.column).lstrip(" ")
            yield item.start_mark.index, _end(item, text), written
    added = [now for name, now in after.items() if name not in before]
    if added:
        end = _line_end(text, _end(node, text))
        block = "\n".join(lines(added, " " * node.start_mark.column)) + "\n"
        yield end, end, block if text[:end].endswith("\n") else f"\n{block}"


def _value(text: str, key: Any, node: Any, new: Any) -> Iterator[_Edit]:
    """The value of a key anew, on the key's line or below it."""
    colon = text.index(":", key.end_mark.index) + 1
    start, end = node.start_mark.index, max(_end(node, text), colon)
    step = "" if isinstance(new, list) else "  "
    below = _written(new, " " * key.start_mark.column + step) if nests(new) else ""
    if text[colon:start].strip():
        # Remarks stand between the key and its value.
        if not below:
            yield colon, colon, f" {scalar(new)}"
        yield _line_start(text, start), end, below
    else:
        yield colon, end, f"\n{below}" if below else f" {scalar(new)}"


def _written(value: Any, indent: str) -> str:
    return "\n".join(lines(value, indent)) if nests(value) else scalar(value)


def _end(node: Any, text: str) -> int:
    """Where the last character of a node stands; the parser's mark lies behind what follows."""
    if isinstance(node, yaml.ScalarNode):
        end: int = node.end_mark.index
        while end > node.start_mark.index and text[end - 1] in "\r\n ":
            end -= 1
        return end
    if node.flow_style is not False or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    key, value = last if isinstance(node, yaml.MappingNode) else (None, last)
    end = _end(value, text)
    # "note:" with nothing behind it has its value nowhere.
    return end if key is None else max(end, text.index(":", key.end_mark.index) + 1)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
