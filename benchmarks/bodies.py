"""Bodies and people found by chidao and by underthesea's `ner`, on this project's corpus and on annotated documents.

    python benchmarks/bodies.py [GOLD_DIR] [--write docs/bodies.md]

On the corpus a mention counts where its characters are exactly those demanded, whatever its
type. GOLD_DIR holds NAME.txt with NAME.gold.yaml (`actions[*].responsible`): a responsible body
counts where one of its accepted names, which the text holds to the letter, is found somewhere
as a mention of its own. Speed is over the annotated documents, or the corpus without them.
"""

from __future__ import annotations

import argparse
import functools
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from underthesea import ner

from extractor import rules
from extractor.reading.normal import normalise
from extractor.recognise import find_mentions

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus" / "bodies.yaml"
START, END = "<!-- benchmark -->", "<!-- /benchmark -->"
Span = tuple[int, int]


@dataclass(frozen=True)
class Score:
    """How many mentions are demanded, given, and both."""

    wanted: int
    given: int
    hits: int

    def cells(self) -> str:
        precision = self.hits / self.given if self.given else 0.0
        recall = self.hits / self.wanted if self.wanted else 0.0
        both = 2 * precision * recall / (precision + recall) if self.hits else 0.0
        return f"{precision:.1%} / {recall:.1%} / {both:.1%}"


def chidao(text: str) -> list[Span]:
    """The characters of each mention of a body, post, person or group."""
    return [(body.start, body.end) for body in find_mentions(text, rules.load()).bodies]


def underthesea(text: str) -> list[Span]:
    """The characters of each named entity, whatever its label."""
    spans: list[Span] = []
    at = 0
    for word, _, _, label in (token for line in text.splitlines() for token in ner(line)):
        # `ner` gives words without places: they are looked for from left to right.
        match = re.compile(r"\s+".join(map(re.escape, word.split()))).search(text, at)
        if match is None:
            continue
        at = match.end()
        if label.startswith("B-"):
            spans.append(match.span())
        elif label.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], match.end())
    return spans


FINDERS: dict[str, Callable[[str], list[Span]]] = {"chidao": chidao, "underthesea ner": underthesea}


def corpus() -> Iterator[tuple[str, list[Span]]]:
    """Each text of the corpus, normalised, with the characters of its mentions."""
    rows = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
    for row in (row for section in rows.values() for row in section):
        text, wanted, at = normalise(row["text"]).text, [], 0
        for body in row["bodies"]:
            written = normalise(body["as_written"]).text
            if "occurrence" in body:
                start = -1
                for _ in range(body["occurrence"]):
                    start = text.index(written, start + 1)
            else:
                start = text.index(written, at)
                at = start + len(written)
            wanted.append((start, start + len(written)))
        yield text, wanted


def on_corpus(find: Callable[[str], list[Span]]) -> Score:
    wanted = given = hits = 0
    for text, spans in corpus():
        found = find(text)
        wanted, given = wanted + len(spans), given + len(found)
        hits += len(set(spans) & set(found))
    return Score(wanted, given, hits)


@functools.cache
def annotated(folder: Path) -> tuple[tuple[str, frozenset[tuple[str, ...]]], ...]:
    """Each document's text with its responsible bodies, each as the names that the text holds."""
    documents = []
    for path in sorted(folder.glob("*.gold.yaml")):
        text = normalise(
            path.with_name(path.name.replace(".gold.yaml", ".txt")).read_text("utf-8")
        ).text
        actions = yaml.safe_load(path.read_text(encoding="utf-8"))["actions"] or ()
        names = {
            tuple(
                n for n in (normalise(n).text.lower() for n in body.split("|")) if n in text.lower()
            )
            for action in actions
            for body in action.get("responsible") or ()
        }
        documents.append((text, frozenset(filter(None, names))))
    return tuple(documents)


def on_documents(find: Callable[[str], list[Span]], folder: Path) -> tuple[int, int]:
    """How many responsible bodies are found, of how many."""
    hits = total = 0
    for text, bodies in annotated(folder):
        found = {text[a:b].lower() for a, b in find(text)}
        total += len(bodies)
        hits += sum(bool(found & set(body)) for body in bodies)
    return hits, total


def speed(find: Callable[[str], list[Span]], texts: Iterable[str]) -> float:
    """Megabytes of UTF-8 read in a second."""
    texts = list(texts)
    find(texts[0])
    begun = time.process_time()
    for text in texts:
        find(text)
    return sum(len(t.encode()) for t in texts) / 1e6 / (time.process_time() - begun)


def table(folder: Path | None) -> str:
    lines = ["| | " + " | ".join(FINDERS) + " |", "|---|" + "--:|" * len(FINDERS)]
    rows = len(list(corpus()))
    scores = " | ".join(on_corpus(find).cells() for find in FINDERS.values())
    lines.append(f"| corpus, {rows} texts: precision / recall / F of exact mentions | {scores} |")
    texts = [text for text, _ in corpus()]
    if folder is not None:
        found = [on_documents(find, folder) for find in FINDERS.values()]
        cells = " | ".join(f"{hits / total:.1%}" for hits, total in found)
        lines.append(
            f"| annotated documents, {found[0][1]} responsible bodies: found exactly | {cells} |"
        )
        texts = [text for text, _ in annotated(folder)]
    rates = " | ".join(f"{speed(find, texts):.2f} MB/s" for find in FINDERS.values())
    return "\n".join([*lines, f"| speed | {rates} |"])


def main() -> None:
    """Print the table, and put it where `--write` says."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path, nargs="?")
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    text = table(options.gold)
    print(text)
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        before, _, rest = page.partition(START)
        _, _, after = rest.partition(END)
        options.write.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
