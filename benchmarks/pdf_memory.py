"""The peak memory of reading one long PDF, against what the library behind it needs alone.

    python benchmarks/pdf_memory.py [--pages 500]

The document is made by LibreOffice from the samples. Each figure is the peak of a process of its
own: one that only opens the file and asks every page for its text, one that runs `chidao extract`.
"""

from __future__ import annotations

import argparse
import html
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "reading"))

_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
_ALONE = (
    "import sys, pypdfium2\n"
    "document = pypdfium2.PdfDocument(sys.argv[1])\n"
    "for page in document: page.get_textpage().get_text_range()\n" + _PEAK
)
_WHOLE = (
    "import sys\nfrom extractor import pipeline, reading\n"
    "register = pipeline.extract(reading.read(sys.argv[1]))\n"
    "print(len(register.actions), 'actions', file=sys.stderr)\n" + _PEAK
)


def long_pdf(folder: Path, pages: int) -> Path:
    """A PDF of so many pages at least, from the samples one after the other."""
    from real_files import office

    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    lines = [f"<p>{html.escape(line)}</p>" for text in texts for line in text.splitlines() if line]
    source = folder / "dai.html"
    copies = -(-pages * 45 // len(lines))
    source.write_text(f"<meta charset='utf-8'>{''.join(lines) * copies}", encoding="utf-8")
    odt = office("soffice", [source], "odt", folder, "HTML (StarWriter)") / "dai.odt"
    return office("soffice", [odt], "pdf", folder, "") / "dai.pdf"


def peak(script: str, path: Path) -> tuple[int, float]:
    """The peak memory in MB and the seconds of a script over a file."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return int(done.stdout), time.perf_counter() - start


def main() -> None:
    """Print the two peaks, in the same run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=500)
    given = parser.parse_args()
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        path = long_pdf(Path(folder), given.pages)
        print(f"{len(pypdfium2.PdfDocument(path))} pages, {path.stat().st_size // 1024} KB")
        for name, script in (("pypdfium2 alone", _ALONE), ("chidao extract", _WHOLE)):
            memory, seconds = peak(script, path)
            print(f"{name:16} {memory:5} MB  {seconds:6.1f} s")


if __name__ == "__main__":
    main()
