"""Scanned PDF pages: read by a real tesseract, or refused with what to do."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from programs import program
from real_files import as_page, office
from running import Run

from extractor import extract
from extractor.reading import PdfReading, read

SAMPLE = Path(__file__).parents[2] / "samples" / "thong-bao-ket-luan-huyen-uy.txt"


def scanned(source: Path, target: Path, dots: int = 200) -> Path:
    """The pages of a PDF as pictures, in a PDF that holds nothing else."""
    document = pdfium.PdfDocument(source)
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for page in document:
        width, height = page.get_size()
        bitmap = page.render(scale=dots / 72, grayscale=True)
        data = bytes(bitmap.buffer)
        rows = b"".join(
            data[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height)
        )
        packed = zlib.compress(rows)
        image = len(objects) + 1
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/FlateDecode/Length %d>>stream\n%b\nendstream"
            % (bitmap.width, bitmap.height, len(packed), packed)
        )
        drawing = b"q %d 0 0 %d 0 0 cm /I Do Q" % (width, height)
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(drawing), drawing))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
            % (width, height, image, image + 1)
        )
        kids.append(len(objects))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (listed, len(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%b endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    target.write_bytes(out)
    return target


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scan")
    page = folder / f"{SAMPLE.stem}.html"
    page.write_text(as_page(SAMPLE), encoding="utf-8")
    writer = program("soffice", "libreoffice")
    made = office(writer, [page], "odt", folder, "HTML (StarWriter)")
    printed = office(writer, sorted(made.glob("*.odt")), "pdf", folder, "")
    return scanned(printed / f"{SAMPLE.stem}.pdf", folder / "ban-quet.pdf")


def test_a_scan_is_read_with_the_page_of_each_task(scan: Path) -> None:
    program("tesseract")
    expected = extract(read(SAMPLE))
    found = extract(read(scan, pdf=PdfReading(ocr=True)))
    assert found.documents[0].number == expected.documents[0].number
    # One or two letters may be misread, what is asked of whom by when may not get lost.
    due = [a.deadline.due for a in found.actions if a.deadline]
    assert due == [a.deadline.due for a in expected.actions if a.deadline]
    assert len(found.actions) == len(expected.actions)
    assert {action.evidence.page for action in found.actions} == {1, 2}
    assert "cần soát lại" in found.documents[0].warnings[0]


def test_a_scan_says_how_it_can_be_read(scan: Path, chidao: Run) -> None:
    program("tesseract")
    done = chidao("extract", scan)
    assert done.code == 1
    assert "bản quét" in done.err and "--ocr" in done.err and not done.out


def test_without_tesseract_it_says_what_to_install(scan: Path, chidao: Run) -> None:
    bare = {**os.environ, "PATH": ""}
    for options in ((), ("--ocr",)):
        done = chidao("extract", *options, scan, env=bare)
        assert done.code == 1
        assert "tesseract-ocr-vie" in done.err and "Traceback" not in done.err


def test_a_pdf_with_more_pages_than_allowed(scan: Path, chidao: Run) -> None:
    done = chidao("extract", scan, "--max-pages", "1")
    assert done.code == 1
    assert "2 trang" in done.err and "--max-pages 2" in done.err
