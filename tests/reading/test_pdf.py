"""PDF files: reading order, paragraphs, tables over pages, and every damage said clearly."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extractor.errors import InputError
from extractor.reading import PdfReading, read, read_bytes
from extractor.records import Signer

FIXTURES = Path(__file__).parent / "fixtures"
CONCLUSION = (FIXTURES / "ket-luan.pdf").read_bytes()


def test_a_conclusion_over_pages() -> None:
    document = read(FIXTURES / "ket-luan.pdf")
    text, header = document.normal.text, document.header
    assert (header.kind, header.number, header.place) == ("conclusion", "95/TB-UBND", "Tân Hòa")
    assert header.issuer == "Ủy ban nhân dân tỉnh Tân Hòa"
    assert header.signer == Signer("Nguyễn Thị Hồng Vân", "Chánh Văn phòng")
    assert header.date is not None and header.date.isoformat() == "2024-07-18"
    items = [b for b in document.blocks if b.kind == "paragraph" and b.marker]
    assert [b.marker for b in items] == [f"{n}." for n in range(1, 13)]
    assert text[items[0].body : items[0].end].endswith("xung yếu trên địa bàn.")
    assert items[0].page == 1 and items[-1].page == 2


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = read(FIXTURES / "ket-luan.pdf").text
    assert "lưu hành nội bộ" not in text and "Trang 2" not in text


def test_a_ruled_table_goes_on_over_pages_without_its_repeated_header() -> None:
    document = read(FIXTURES / "ket-luan.pdf")
    cells = {
        (b.table, b.row, b.column): document.normal.text[b.start : b.end]
        for b in document.blocks
        if b.kind == "cell"
    }
    assert {table for table, _, _ in cells} == {1}
    assert cells[1, 1, 4] == "Thời hạn"
    assert cells[1, 2, 2] == "Hoàn thành hạng mục số 1 của dự án kè sông Lũy đoạn qua thị trấn"
    assert cells[1, 31, 1] == "30" and (1, 32, 1) not in cells


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ((FIXTURES / "ban-quet.pdf").read_bytes(), "bản quét"),
        ((FIXTURES / "mat-khau.pdf").read_bytes(), "mật khẩu"),
        (CONCLUSION[:15_000], "hỏng"),
        (b"%PDF-1.7\n", "hỏng"),
        ("Không phải PDF".encode(), "hỏng"),
    ],
)
def test_bad_files_fail_with_a_sentence_and_a_hint(data: bytes, word: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.pdf")
    assert word in str(caught.value) and caught.value.hint


def test_too_many_pages() -> None:
    with pytest.raises(InputError, match="3 trang"):
        read_bytes(CONCLUSION, "a.pdf", pdf=PdfReading(max_pages=2))


def test_ten_thousand_pages(tmp_path: Path) -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(10_000):
        document.new_page(595, 842).close()
    document.save(tmp_path / "dai.pdf")
    with pytest.raises(InputError, match="10000 trang") as caught:
        read(tmp_path / "dai.pdf")
    assert "--max-pages" in caught.value.hint


def test_mutated_files_do_not_crash() -> None:
    chance = random.Random(7)
    for _ in range(80):
        data = bytearray(CONCLUSION)
        for _ in range(chance.randint(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(InputError):
            read_bytes(bytes(data), "a.pdf")
