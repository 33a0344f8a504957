"""Speed and memory, side by side with what chidao stands on, all in one run.

    python benchmarks/speed.py [--quick]

Every figure is a ratio against a peer measured in the same run, since machines differ:
`--help` against importing what a command line is made of; one article from start to end against
starting spaCy and underthesea; 2 MB of news and of conclusions through the whole pipeline against
underthesea's word segmentation of the same text. Memory is the peak after one round and after
three rounds over all documents.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
NEWS = [path for path in SAMPLES if path.name.startswith(("tin-", "ban-tin-"))]
OFFICIAL = [path for path in SAMPLES if path not in NEWS]
ARTICLE = ROOT / "samples" / "tin-thanh-uy-cai-cach-hanh-chinh.txt"
PEERS = "import spacy, underthesea; spacy.blank('vi', config={'nlp': {'tokenizer': {'use_pyvi': False}}}); underthesea.word_tokenize('Họp sáng nay.')"

# Numbers of three digits that are no part of a date or a year.
_COUNT = re.compile(r"(?<![\d/.,-])\d(\d\d)(?![\d/.,-])")


def seconds(run: Callable[[], object], rounds: int) -> float:
    """The least time of several rounds: the one that the machine disturbed least."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def process(*arguments: str) -> Callable[[], object]:
    """A run of Python in a process of its own."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def varied(paths: list[Path], size: int) -> Iterator[bytes]:
    """Documents of about `size` bytes together, no two alike: their numbers differ."""
    total, turn = 0, 0
    while total < size:
        for path in paths:
            text = path.read_text(encoding="utf-8")
            data = _COUNT.sub(f"{turn % 10}\\g<1>", text).encode()
            total += len(data)
            yield data
        turn += 1


def extracted(documents: list[bytes]) -> None:
    """The whole pipeline over documents, each register written as YAML."""
    from extractor import pipeline, reading
    from extractor.writing.files import text_of

    for number, data in enumerate(documents):
        text_of(pipeline.extract(reading.read_bytes(data, f"{number}.txt")))


def segmented(documents: list[bytes]) -> None:
    """underthesea's word segmentation of the same texts, and nothing else."""
    from underthesea import word_tokenize

    for data in documents:
        word_tokenize(data.decode(), use_token_normalize=False)


def row(name: str, ours: float, theirs: float) -> None:
    """One line of the table."""
    print(f"{name:58} {ours:8.3f} s {theirs:8.3f} s {ours / theirs:6.2f}", flush=True)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds over less text")
    quick = parser.parse_args().quick
    starts, rounds, size = (3, 1, 200_000) if quick else (10, 3, 2_000_000)
    print(f"{'':58} {'chidao':>10} {'peer':>10} {'ratio':>6}")
    cli = str(ROOT / "cli.py")
    row(
        "--help / import typer, rich",
        seconds(process(cli, "--help"), starts),
        seconds(process("-c", "import typer, rich"), starts),
    )
    row(
        "one article / start spaCy and underthesea",
        seconds(process(cli, "extract", str(ARTICLE)), starts),
        seconds(process("-c", PEERS), starts),
    )
    for name, paths in (("news", NEWS), ("conclusions", OFFICIAL)):
        documents = list(varied(paths, size))
        with contextlib.redirect_stderr(io.StringIO()):
            extracted(documents[: len(paths)])
            segmented(documents[: len(paths)])
        megabytes = sum(map(len, documents)) / 1e6
        row(
            f"{megabytes:.1f} MB of {name}, {len(documents)} documents / word_tokenize",
            seconds(lambda d=documents: extracted(d), rounds),  # type: ignore[misc]
            seconds(lambda d=documents: segmented(d), rounds),  # type: ignore[misc]
        )
        peaks = []
        for turns in (1, 2):
            for _ in range(turns):
                extracted(documents)
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        print(f"  peak memory after one round {peaks[0]:.0f} MB, after three {peaks[1]:.0f} MB")


if __name__ == "__main__":
    main()
