"""Bytes to text: UTF-8, UTF-16, and the Vietnamese encodings of the years before Unicode.

The legacy tables are written out here because no maintained package carries them; the tests
hold them against the C library's iconv and GNU recode.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from extractor.errors import InputError

# TCVN3 ("ABC", the .VnTime fonts): one byte a letter; capitals with a tone do not exist in it,
# old typists switched to a font of capitals (.VnTimeH) instead.
_TCVN3_HIGH = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)
TCVN3: Mapping[int, str] = {0xA0 + i: c for i, c in enumerate(_TCVN3_HIGH)}
VISCII: Mapping[int, str] = {
    **{0x80 + i: c for i, c in enumerate(_VISCII_HIGH)},
    0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
}  # fmt: skip

# The table of the Vietnamese Professionals Society: letters in the place of controls, too.
_VPS_HIGH = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    "Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "\u00a0ắằẳẵặỠớÙờởỡŨỨợỪ"
    "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    "ƯỦồốÔỏơÈừứÚũưÝẺß"
    "àáâãảạăçèéêẽìíîĩ"
    "ẴĐòóôõöƠụùúủüỶẼỳ"
)
VPS: Mapping[int, str] = {
    **{0x80 + i: c for i, c in enumerate(_VPS_HIGH)},
    0x02: "Ạ", 0x03: "Ậ", 0x04: "Ặ", 0x05: "Ẹ", 0x06: "Ệ", 0x10: "Ị", 0x11: "Ọ",
    0x12: "Ộ", 0x13: "Ợ", 0x14: "Ụ", 0x15: "Ự", 0x19: "Ỵ", 0x1C: "Ẫ", 0x1D: "Ữ",
}  # fmt: skip

# VNI for Windows: a vowel and then a byte with its marks; đ, ơ, ư and the toned i are one byte.
_VNI_SINGLE = dict(zip("ñÑôÔöÖíÍìÌæÆóÓòÒîÎ", "đĐơƠưƯíÍìÌỉỈĩĨịỊỵỴ", strict=True))
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARK = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE,
    "å": _CIRCUMFLEX + _HOOK, "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_MARK |= {low.upper(): marks for low, marks in _VNI_MARK.items()}
_VNI_UNIT = re.compile(rf"([AEIOUYaeiouyÔôÖö])([{''.join(_VNI_MARK)}])|[{''.join(_VNI_SINGLE)}]")

# Frequent syllables of the genre, none of them plain ASCII: a decoding that yields many of them is right.
_COMMON_WORDS = (
    "của và các được có người phố ủy uỷ bộ tỉnh đồng chí đảng về với những một đã để là từ đến đề nghị yêu cầu "
    "thực hiện nhiệm vụ công tác chủ tịch ngày tháng năm kế hoạch số quốc hội nhà nước tổ chức quản lý đơn vị xã "
    "huyện sở cơ ngành phát triển chính phủ thủ tướng giao việc phối hợp kết luận họp hòa hoà cộng nghĩa độc lập "
    "hạnh phúc phải cần tại trường thời gian đầu tư xây dựng theo trước sau này khi trên dưới không"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_SAMPLE = 65536
LEGACY = ("tcvn3", "vni", "viscii", "vps", "cp1258")
_TABLES = {"tcvn3": TCVN3, "viscii": VISCII, "vps": VPS}


def convert(text: str, encoding: str) -> str:
    """Text whose characters are really bytes of a legacy encoding, in Unicode.

    `text` holds one Latin-1 or Windows-1252 character a byte, as a word processor stores
    what was typed in an old font; `encoding` is "tcvn3", "vni", "viscii" or "vps".
    """
    if encoding in _TABLES:
        return text.translate(_TABLES[encoding])
    return _VNI_UNIT.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    base, mark = match[1], match[2]
    if base is None:
        return _VNI_SINGLE[match[0]]
    return unicodedata.normalize("NFC", _VNI_SINGLE.get(base, base) + _VNI_MARK[mark])


def decode(data: bytes) -> tuple[str, str]:
    """The text of a text file and the name of its encoding.

    Raises InputError for an empty file, for binary data and for bytes in no known encoding.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise InputError("Tệp rỗng, không có chữ nào.", "Kiểm tra lại tệp hoặc lưu lại văn bản.")
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _checked(_strict(data[2:], name)), name
    if data.startswith(b"\xef\xbb\xbf"):
        return _checked(_strict(data[3:], "utf-8")), "utf-8-sig"
    wide = _utf16_without_mark(data)
    if wide is not None:
        return _checked(_strict(data, wide)), wide
    if b"\x00" in data:
        raise _binary()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error)
    return _mended(_checked(text))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"Tệp hỏng: byte thứ {error.start + 1} không hợp lệ trong bảng mã {encoding}.",
            "Mở tệp bằng chương trình đã tạo ra nó rồi lưu lại với bảng mã UTF-8.",
        ) from error


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 tells itself by zero bytes in every other place, where blanks and ASCII letters are."""
    head = data[:4096]
    if len(data) % 2 or len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half // 3 and even < half // 50 + 1:
        return "utf-16-le"
    if even > half // 3 and odd < half // 50 + 1:
        return "utf-16-be"
    return None


def _checked(text: str) -> str:
    """The text, unless control characters show that it is none."""
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) > len(sample) // 20 + 2:
        raise _binary()
    return text


def _binary() -> InputError:
    return InputError(
        "Tệp không phải là văn bản (dữ liệu nhị phân).",
        "Chọn tệp văn bản, hoặc kiểm tra phần đuôi tên tệp.",
    )


def old_font(text: str) -> str | None:
    """The legacy encoding whose letters stand in Unicode text as Latin ones, None where none does.

    Old fonts leave "Uûy ban" (vni) or "ñy ban" (tcvn3) where Vietnamese was typed.
    """
    sample = text[:_SAMPLE]
    if sample.isascii() or _plausible(sample) >= 0.05:
        return None
    scores = {name: _plausible(convert(sample, name)) for name in ("tcvn3", "vni")}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.2 else None


def _mended(text: str) -> tuple[str, str]:
    font = old_font(text)
    return (convert(text, font), f"{font} (utf-8)") if font else (text, "utf-8")


def _legacy(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    sample = data[:_SAMPLE]
    scores = {name: _plausible(_decode_legacy(sample, name)) for name in LEGACY}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.2:
        if len(_CONTROL.findall(sample.decode("latin-1"))) > len(sample) // 20 + 2:
            raise _binary()
        raise InputError(
            f"Không nhận ra bảng mã của tệp (byte thứ {error.start + 1} không phải UTF-8).",
            "Mở tệp bằng chương trình soạn thảo rồi lưu lại với bảng mã UTF-8.",
        ) from error
    return _checked(_decode_legacy(data, best)), best


def _decode_legacy(data: bytes, name: str) -> str:
    if name == "cp1258":
        return data.decode("cp1258", errors="replace")
    return convert(data.decode("latin-1"), name)


def _plausible(text: str) -> float:
    """The share of frequent Vietnamese syllables among the words that are not plain ASCII."""
    words = [
        w for w in _WORD.findall(unicodedata.normalize("NFC", text).lower()) if not w.isascii()
    ]
    return sum(w in _COMMON for w in words) / len(words) if words else 0.0
