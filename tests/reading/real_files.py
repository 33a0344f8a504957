"""The samples as files of real programs: made by LibreOffice and printed by Chromium."""

from __future__ import annotations

import html
import subprocess
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from extractor.reading import read
from extractor.records import Block

#: What LibreOffice writes, by suffix.
OFFICE = ("docx", "odt", "rtf", "doc")
_STYLE = (
    'body{font-family:"DejaVu Serif";font-size:12pt}'
    "table{border-collapse:collapse}td{border:1px solid black;padding:2pt}"
)


def as_page(path: Path) -> str:
    """A sample as a web page: its paragraphs, its tables with their cells."""
    document = read(path)
    text = document.normal.text

    def said(block: Block) -> str:
        return html.escape(text[block.start : block.end])

    def table(blocks: Iterable[Block]) -> str:
        rows = groupby(blocks, key=lambda block: block.row)
        cells = ({block.column: said(block) for block in row} for _, row in rows)
        lines = (
            "".join(f"<td>{row.get(n, '')}</td>" for n in range(1, max(c or 0 for c in row) + 1))
            for row in cells
        )
        return f"<table border='1'>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"

    parts: list[str] = []
    for number, group in groupby(document.blocks, key=lambda block: block.table):
        if number is None:
            parts += (f"<p>{said(block)}</p>" for block in group)
        else:
            parts.append(table(group))
    head = f'<meta charset="utf-8"><style>{_STYLE}</style>'
    return f'<!DOCTYPE html><html lang="vi"><head>{head}</head><body>{"".join(parts)}</body></html>'


def office(program: str, sources: Iterable[Path], suffix: str, folder: Path, reader: str) -> Path:
    """Convert files with LibreOffice, all in one run; the folder that holds what it made.

    `reader` is the import filter where the suffix does not tell it, "" else.
    """
    made = folder / suffix
    told = [f"--infilter={reader}"] if reader else []
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
         *told, "--convert-to", suffix, "--outdir", str(made), *map(str, sources)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return made


def printed(program: str, page: Path, folder: Path) -> Path:
    """Print a web page to PDF with Chromium."""
    target = folder / f"{page.stem}.pdf"
    subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         f"--user-data-dir={folder / 'chromium'}", "--no-pdf-header-footer",
         f"--print-to-pdf={target}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return target
