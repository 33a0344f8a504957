"""Deadlines read by chidao and by dateparser, on this project's corpus and on annotated documents.

    python benchmarks/deadlines.py [GOLD_DIR] [--write docs/deadlines.md]

GOLD_DIR holds NAME.gold.yaml files with `document.date` and `actions[*].deadline`. Each deadline
text is read alone, from the document's date; a reading is right when its due date (its start,
where it has no due date) is. dateparser knows neither ranges nor recurrence, so that it is
judged on the due date of dated expressions alone, and on finding nothing in what is no deadline.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateparser
import yaml
from dateparser.search import search_dates

from extractor import rules
from extractor.records import Deadline
from extractor.resolve.deadlines import when

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus" / "deadlines.yaml"
REFERENCE = dt.date(2017, 7, 8)
START, END = "<!-- benchmark -->", "<!-- /benchmark -->"


@dataclass(frozen=True)
class Case:
    """An expression, the date from which to read it, and the day that it must give, if any."""

    text: str
    date: dt.date
    due: dt.date | None
    kind: str


def corpus() -> Iterator[Case]:
    """The project's own expressions."""
    for row in yaml.safe_load(CORPUS.read_text(encoding="utf-8")):
        for text in row.get("none", ()):
            yield Case(text, REFERENCE, None, "no deadline")
        for text in row.get("says", ()):
            value: dict[str, Any] = row["value"]
            due = value.get("due") or value.get("start")
            kind = "dated" if due else "recurring" if "recurrence" in value else "undated"
            yield Case(text, row.get("date", REFERENCE), due, kind)


def annotated(folder: Path) -> Iterator[Case]:
    """The dated deadlines of annotated documents that have a date."""
    for path in sorted(folder.glob("*.gold.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        date = gold["document"].get("date")
        for action in gold["actions"] or ():
            deadline = action.get("deadline") or {}
            due = deadline.get("due") or deadline.get("start")
            if date is not None and due is not None and not deadline.get("recurrence"):
                yield Case(deadline["text"], date, due, "dated")


def chidao(case: Case) -> dt.date | bool | None:
    """The day that chidao reads; True for a reading without a day, None for no reading."""
    found: Deadline | None = when(case.text, case.date, rules.load())
    return None if found is None else found.due or found.start or True


def settings(case: Case) -> dict[str, Any]:
    """How dateparser is told the reference date."""
    return {
        "RELATIVE_BASE": dt.datetime.combine(case.date, dt.time()),
        "PREFER_DATES_FROM": "future",
        "PREFER_DAY_OF_MONTH": "last",
        "DATE_ORDER": "DMY",
    }


def parsed(case: Case) -> dt.date | bool | None:
    """What `dateparser.parse` makes of the whole expression."""
    found = dateparser.parse(case.text, languages=["vi"], settings=settings(case))
    return found.date() if found else None


def searched(case: Case) -> dt.date | bool | None:
    """What `dateparser.search.search_dates` finds inside the expression, its last date."""
    found = search_dates(case.text, languages=["vi"], settings=settings(case))
    return found[-1][1].date() if found else None


READERS: dict[str, Callable[[Case], dt.date | bool | None]] = {
    "chidao": chidao,
    "dateparser.parse": parsed,
    "dateparser search_dates": searched,
}


def right(case: Case, read: dt.date | bool | None) -> bool:
    """Whether a reading is what the case demands: the day, any reading without a day, or none."""
    if case.kind == "dated":
        return read == case.due
    return read is None if case.kind == "no deadline" else read is True


def table(groups: dict[str, list[Case]]) -> str:
    """One line a reader and group: how many are right, and how long one takes."""
    lines = ["| expressions | | " + " | ".join(READERS) + " |", "|---|--:|" + "--:|" * len(READERS)]
    spent = dict.fromkeys(READERS, 0.0)
    for name, cases in groups.items():
        cells = []
        for reader, read in READERS.items():
            read(cases[0])
            begin = time.perf_counter()
            hits = sum(right(case, read(case)) for case in cases)
            spent[reader] += time.perf_counter() - begin
            cells.append(f"{hits / len(cases):.1%}")
        lines.append(f"| {name} | {len(cases)} | " + " | ".join(cells) + " |")
    total = sum(map(len, groups.values()))
    times = " | ".join(f"{spent[reader] / total * 1000:.2f} ms" for reader in READERS)
    return "\n".join([*lines, f"| time for one | {total} | {times} |"])


def main() -> None:
    """Print the table, and put it where `--write` says."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path, nargs="?")
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")  # dateparser's own deprecations
    cases = list(corpus())
    kinds = ("dated", "recurring", "undated", "no deadline")
    groups = {f"corpus, {kind}": [c for c in cases if c.kind == kind] for kind in kinds}
    if options.gold:
        groups["annotated documents, dated"] = list(annotated(options.gold))
    text = table(groups)
    print(text)
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        before, _, rest = page.partition(START)
        _, _, after = rest.partition(END)
        options.write.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
