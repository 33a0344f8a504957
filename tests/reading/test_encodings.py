"""Legacy tables against the C library's own, and every failure said clearly."""

from __future__ import annotations

import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from programs import program

from extractor.errors import InputError
from extractor.reading import read_bytes
from extractor.reading.encodings import TCVN3, VISCII, VPS, convert, decode

TEXT = (
    "Ủy ban nhân dân huyện yêu cầu các phòng, ban thực hiện nhiệm vụ được giao; đồng chí Chủ tịch "
    "đề nghị tổ chức kiểm tra, báo cáo kết quả trước ngày 15 tháng 8 năm 2024.\n"
)
LOWER = TEXT.lower()  # TCVN3 has no toned capitals

#: Every letter with a mark that Vietnamese has.
VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) - set("aeiouyAEIOUY") | {"đ", "Đ"}

VNI_MARKS = {
    "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0300": "à", "\u0302\u0301": "á", "\u0302\u0309": "å",
    "\u0302\u0303": "ã", "\u0323\u0302": "ä", "\u0306": "ê", "\u0306\u0300": "è",
    "\u0306\u0301": "é", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0323\u0306": "ë",
}  # fmt: skip
VNI_LETTERS = {"đ": "ñ", "Đ": "Ñ", "ơ": "ô", "Ơ": "Ô", "ư": "ö", "Ư": "Ö", "í": "í", "ì": "ì",
               "ỉ": "æ", "ĩ": "ó", "ị": "ò", "Í": "Í", "Ì": "Ì", "Ỉ": "Æ", "Ĩ": "Ó", "Ị": "Ò", "Ỵ": "Î", "ỵ": "î"}  # fmt: skip


def to_vni(text: str) -> str:
    """An encoder written from the other side of the table."""
    out = []
    for letter in text:
        if letter in VNI_LETTERS:
            out.append(VNI_LETTERS[letter])
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        horn = "\u031b" in marks
        if horn:
            base = {"o": "ô", "O": "Ô", "u": "ö", "U": "Ö"}[base]
            marks.remove("\u031b")
        mark = VNI_MARKS.get("".join(marks), "") if marks else ""
        out.append(base + (mark.upper() if letter.isupper() else mark))
    return "".join(out)


def to_table(text: str, table: dict[int, str]) -> bytes:
    back = {letter: byte for byte, letter in table.items()}
    return bytes(back.get(c, ord(c) if ord(c) < 128 else 0x3F) for c in text)


@pytest.mark.parametrize(("table", "name"), [(TCVN3, "TCVN5712-1"), (VISCII, "VISCII")])
def test_tables_agree_with_iconv(table: dict[int, str], name: str) -> None:
    iconv = program("iconv")
    for byte, letter in table.items():
        run = subprocess.run(
            [iconv, "-f", name, "-t", "UTF-8"], input=bytes([byte]), capture_output=True
        )
        assert run.returncode == 0 and run.stdout.decode() == letter, hex(byte)


@pytest.mark.parametrize(("table", "name"), [(VPS, "VPS"), (VISCII, "VISCII")])
def test_tables_agree_with_recode(table: dict[int, str], name: str) -> None:
    recode = program("recode")
    # Recode knows letters alone, and of those of VPS all but this one.
    letters = {b: c for b, c in table.items() if c in VIETNAMESE and (name, c) != ("VPS", "Ỗ")}
    for byte, letter in letters.items():
        run = subprocess.run(
            [recode, "-f", f"{name}..UTF-8"], input=bytes([byte]), capture_output=True
        )
        assert run.stdout.decode() == letter, hex(byte)


@pytest.mark.parametrize("table", [VISCII, VPS])
def test_a_table_has_every_letter_once(table: dict[int, str]) -> None:
    assert sorted(c for c in table.values() if c in VIETNAMESE) == sorted(VIETNAMESE)


def test_vni_agrees_with_recode() -> None:
    recode = program("recode")
    # Recode takes Ỵ and ỵ for pairs, where the fonts have a letter, and swaps the tones of ă
    # ("baèng" is bằng in every text that was typed in VNI).
    letters = "".join(sorted(VIETNAMESE - set("ỴỵẮắẰằ")))
    run = subprocess.run(
        [recode, "-f", "UTF-8..VNI"], input=letters.encode(), capture_output=True, check=True
    )
    assert convert(run.stdout.decode("latin-1"), "vni") == letters


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (TEXT.encode("utf-8-sig"), "utf-8-sig", TEXT),
        (TEXT.encode("utf-16"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (to_table(LOWER, dict(TCVN3)), "tcvn3", LOWER),
        (to_table(TEXT, dict(VISCII)), "viscii", TEXT),
        (to_table(TEXT, dict(VPS)), "vps", TEXT),
        (to_vni(TEXT).encode("latin-1"), "vni", TEXT),
        (to_vni(TEXT).encode("utf-8"), "vni (utf-8)", TEXT),
        (to_table(LOWER, dict(TCVN3)).decode("latin-1").encode(), "tcvn3 (utf-8)", LOWER),
    ],
)
def test_encodings_are_recognised(data: bytes, name: str, text: str) -> None:
    assert decode(data) == (text, name)


def test_cp1258_is_recognised_with_its_combining_tones() -> None:
    data = "Uy\u0309 ban nhân dân đê\u0300 nghi\u0323 các pho\u0300ng thư\u0323c hiê\u0323n".encode(
        "cp1258"
    )
    text, name = decode(data)
    assert name == "cp1258" and "đê\u0300" in text
    assert "đề nghị các phòng thực hiện" in read_bytes(data, "a.txt").normal.text


def test_old_fonts_convert_by_name() -> None:
    assert convert("céng hoµ x· héi", "tcvn3") == "cộng hoà xã hội"
    assert convert("Coäng hoøa xaõ hoäi", "vni") == "Cộng hòa xã hội"
    assert convert("baèng chöùng naém ñöôïc, Kyø hoïp", "vni") == "bằng chứng nắm được, Kỳ họp"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t",
        b"\xef\xbb\xbf",
        bytes(range(256)) * 8,
        b"\x00" * 500,
        b"abc\x00\x00\x00def\x01\x02",
        b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 20,
        b"\xff\xfe\x00",
        b"caf\xe9 r\xe9sum\xe9 na\xefve d\xe9j\xe0",
        b"\xef\xbb\xbfabc\xff",
        b"...\n---\n",
    ],
)
def test_what_is_no_text_fails_with_a_sentence_and_a_hint(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.txt")
    assert str(caught.value).endswith(".") and caught.value.hint


@given(st.binary(max_size=300))
def test_no_bytes_crash(data: bytes) -> None:
    try:
        document = read_bytes(data, "a.txt")
    except InputError:
        return
    assert document.text
