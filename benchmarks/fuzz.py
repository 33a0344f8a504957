"""Mutated real files, read until the time is over: nothing may crash, hang or eat memory.

    python benchmarks/fuzz.py [--seconds 120] [--keep FOLDER] [FILE...]

The seeds are the files given, else the fixtures of tests/ and the samples in every format that can
be made here. Bytes are changed, cut out, doubled and moved; a find is any error but the library's own,
or a document that takes more than ten seconds. Finds are kept in FOLDER to become tests.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "reading")]

SLOW = 10.0
SUFFIXES = (".txt", ".html", ".docx", ".pdf", ".rtf", ".odt")


def seeds(folder: Path) -> list[Path]:
    """Real files of every format: the fixtures, and the damaged documents as programs write them."""
    import damage

    damage.main(folder)
    from real_files import office

    pages = sorted(folder.glob("*.html"))[:4]
    for suffix in ("rtf", "odt"):
        office("soffice", pages, suffix, folder, "HTML (StarWriter)")
    fixtures = sorted((ROOT / "tests" / "reading" / "fixtures").iterdir())
    made = (path for path in sorted(folder.rglob("*.*")) if path.suffix in SUFFIXES)
    return [*fixtures, *(path for path in made if "profile" not in path.parts)]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with some of its bytes changed, cut out, doubled or moved."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        if not out:
            break
        at = chance.randrange(len(out))
        length = min(chance.choice((1, 2, 8, 64, 1024)), len(out) - at)
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                out[at : at + length] = chance.randbytes(length)
            case _:
                piece = bytes(out[at : at + length])
                del out[at : at + length]
                to = chance.randrange(len(out) + 1)
                out[to:to] = piece
    return bytes(out)


def main() -> None:
    """Fuzz the readers, and print how many files of each format were tried and what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-finds"))
    given = parser.parse_args()
    from extractor import pipeline, reading
    from extractor.errors import ChidaoError

    chance = random.Random(given.seed)
    tried: Counter[str] = Counter()
    read: Counter[str] = Counter()
    finds: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        sources = [(path.suffix, path.read_bytes()) for path in given.files or seeds(Path(folder))]
        end = time.monotonic() + given.seconds
        while time.monotonic() < end:
            suffix, data = chance.choice(sources)
            changed = mutated(data, chance)
            tried[suffix] += 1
            start = time.monotonic()
            problem = ""
            try:
                document = reading.read_bytes(changed, f"fuzz{suffix}")
                read[suffix] += 1
                if chance.random() < 0.1:
                    pipeline.extract(document)
            except ChidaoError:
                pass
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
                place = traceback.extract_tb(error.__traceback__)[-1]
                problem = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
            took = time.monotonic() - start
            slowest = max(slowest, took)
            problem = problem or ("slow" if took > SLOW else "")
            if problem:
                finds[problem] += 1
                if finds[problem] == 1:
                    given.keep.mkdir(parents=True, exist_ok=True)
                    (given.keep / f"find-{len(finds)}{suffix}").write_bytes(changed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{sum(tried.values())} files tried in {given.seconds:.0f} s, slowest {slowest:.1f} s, peak {peak} MB"
    )
    for suffix, count in tried.most_common():
        print(f"  {suffix:6} {count:6} tried, {read[suffix]:6} read as a document")
    print(f"{len(finds)} finds" + "".join(f"\n  {n} x {what}" for what, n in finds.most_common()))
    sys.exit(1 if finds else 0)


if __name__ == "__main__":
    main()
