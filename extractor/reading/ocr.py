"""Scanned pages, read by tesseract where it is installed with its Vietnamese data."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.errors import InputError

#: Dots an inch that a page is drawn with to be read.
RESOLUTION = 300
_SECONDS = 120
_LANGUAGE = "vie"
INSTALL = "Cài tesseract với dữ liệu tiếng Việt (gói tesseract-ocr và tesseract-ocr-vie)"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was recognised, with its box in dots from the upper left corner."""

    left: int
    top: int
    width: int
    height: int
    text: str


def available() -> bool:
    """Whether tesseract is installed and knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = _run([program, "--list-langs"], b"")
    return _LANGUAGE in listed.decode("utf-8", "replace").split()


def words(width: int, height: int, gray: bytes) -> Iterator[Word]:
    """The words of a picture, in reading order; `gray` has a byte a dot, row after row.

    Raises InputError where tesseract fails or does not come to an end.
    """
    picture = b"P5 %d %d 255\n" % (width, height) + gray
    program = shutil.which("tesseract") or "tesseract"
    made = _run(
        [program, "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(RESOLUTION), "tsv"], picture
    )
    rows = csv.DictReader(
        io.StringIO(made.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    for row in rows:
        text = (row.get("text") or "").strip()
        if row["level"] == "5" and text and float(row["conf"]) >= 0:
            yield Word(
                int(row["left"]), int(row["top"]), int(row["width"]), int(row["height"]), text
            )


def _run(command: list[str], data: bytes) -> bytes:
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"Tesseract không nhận dạng xong một trang sau {_SECONDS} giây.",
            "Bỏ bớt trang, hoặc xin bản gốc.",
        ) from error
    except OSError as error:
        raise InputError("Không chạy được tesseract.", f"{INSTALL}.") from error
    if done.returncode != 0:
        raise InputError("Tesseract không nhận dạng được trang.", f"{INSTALL}.")
    return done.stdout
