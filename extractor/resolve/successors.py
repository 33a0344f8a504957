"""Successors: what a body is called today, where ministries, departments and provinces have merged.

Only names in the data file change; a body of a level that is no more has no successor.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from extractor.reading.markers import UPPER
from extractor.records import Action, Body
from extractor.rules import Pack, fold

# Districts are gone since July 2025, and no one body took their place.
_DISTRICT = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|thị trấn)(?!\w)")
# "tỉnh Hà Nam Ninh" is not "tỉnh Hà Nam".
_NO_MORE = rf"(?![ ](?-i:[{UPPER}]))"
_JOINTS = re.compile(r"\s*(?:-|,|&)\s*|\s+và\s+")


def with_successors(actions: Iterable[Action], pack: Pack) -> tuple[Action, ...]:
    """The actions with today's name beside each body that has another one now."""
    return tuple(
        replace(
            action,
            responsible=tuple(_followed(body, pack) for body in action.responsible),
            coordinating=tuple(_followed(body, pack) for body in action.coordinating),
        )
        for action in actions
    )


def _followed(body: Body, pack: Pack) -> Body:
    return replace(body, successor=successor(body.name, pack))


def successor(name: str, pack: Pack) -> str | None:
    """Today's name of a body; None where it is the same or nobody took its place."""
    if _DISTRICT.search(fold(name)):
        return None
    pattern, now = _table(pack)
    changed = pattern.sub(lambda match: now[_key(match[0])], name)
    return changed if changed != name else None


@functools.lru_cache(maxsize=8)
def _table(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern for all former names, however their parts are joined, and what each is now."""
    rows = {str(rule.fields["was"]): str(rule.fields["now"]) for rule in pack.of("successor")}
    between = r"(?:\s*[-–,&]\s*|\s+và\s+)"
    sources = (
        between.join(map(re.escape, _JOINTS.split(was))) + (_NO_MORE if was[0].islower() else "")
        for was in rows
    )
    ordered = "|".join(sorted(sources, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{ordered})(?!\w)", re.IGNORECASE)
    return pattern, {_key(was): now for was, now in rows.items()}


def _key(name: str) -> str:
    return " ".join(_JOINTS.sub(" ", fold(name)).split())
