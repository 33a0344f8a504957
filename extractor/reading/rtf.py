"""Rich text (.rtf): its control words followed as far as text, tables and fonts need."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractor.errors import InputError
from extractor.reading.content import Builder, Content, Place
from extractor.reading.encodings import convert
from extractor.reading.layout import is_layout

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+",
    re.IGNORECASE,
)
_SKIPPED = frozenset(
    (b"colortbl", b"stylesheet", b"info", b"pict", b"header", b"headerl", b"headerr", b"headerf",
     b"footer", b"footerl", b"footerr", b"footerf", b"listtable", b"listoverridetable", b"generator",
     b"object", b"objdata", b"themedata", b"datastore", b"latentstyles", b"rsidtbl", b"xmlnstbl",
     b"fldinst", b"bkmkstart", b"bkmkend", b"annotation", b"deleted", b"nonshppict", b"filetbl",
     b"revtbl", b"pgdsctbl", b"mmathpr", b"userprops", b"ftnsep", b"aftnsep", b"falt", b"panose")
)  # fmt: skip
_SYMBOLS = {
    b"tab": "\t", b"line": "\n", b"emdash": "-", b"endash": "-", b"bullet": "•", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ",
    b"qmspace": " ",
}  # fmt: skip
_CHARSETS = {0: "cp1252", 163: "cp1258", 238: "cp1250", 204: "cp1251", 128: "cp932", 134: "cp936"}
_DEPTH = 2000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back."""

    skipped: bool = False
    hidden: bool = False
    fonts: bool = False
    note: bool = False
    table: bool = False
    font: int = 0
    fallback: int = 1


def read_rtf(data: bytes) -> Content:
    """The text of a rich text file with its tables; headers, pictures and hidden text left out.

    Raises InputError for a file that is no rich text or is cut off.
    """
    if not data.startswith(b"{\\rtf"):
        raise InputError("Tệp không phải định dạng .rtf.", "Kiểm tra lại định dạng của tệp.")
    reader = _Reader()
    reader.run(data)
    return Content(reader.builder.text(), None, tuple(reader.builder.pieces))


class _Reader:
    def __init__(self) -> None:
        self.builder = Builder()
        self._state = _State()
        self._stack: list[_State] = []
        self._out: list[str] = []
        self._notes: list[str] = []
        self._bytes = bytearray()
        self._page = "cp1252"
        self._charsets: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._row: list[str] = []
        self._rows: list[list[str]] = []
        self._tables = 0
        self._skip = 0

    def run(self, data: bytes) -> None:
        """Read the whole file."""
        opens = False
        for match in _TOKEN.finditer(data):
            hexed, word, argument, symbol, brace, text = match.groups()
            if brace == b"{":
                self._flush_bytes()
                if len(self._stack) > _DEPTH:
                    raise InputError("Tệp .rtf lồng nhóm quá sâu.", "Xin lại bản gốc của tệp.")
                self._stack.append(self._state)
                opens = True
                continue
            if brace == b"}":
                self._close()
            elif hexed is not None:
                self._byte(int(hexed, 16))
            elif word is not None:
                number = int(argument) if argument else None
                if word == b"bin":
                    raise InputError("Tệp .rtf chứa dữ liệu nhị phân.", "Lưu lại thành .docx.")
                self._word(word, number, opens)
                opens = opens and word == b"*"
                continue
            elif symbol is not None:
                if symbol == b"*" and opens:
                    self._state = replace(self._state, skipped=True)
                self._symbol(symbol)
                continue
            elif text is not None:
                self._plain(text)
            opens = False
        if self._stack:
            raise InputError("Tệp .rtf bị cắt cụt.", "Tải lại tệp hoặc xin lại bản gốc.")
        self._end_paragraph()
        self._end_table()
        for number, note in enumerate(self._notes, start=1):
            self.builder.add(f"[{number}] {note.strip()}", Place("note"))

    def _close(self) -> None:
        self._flush_bytes()
        if not self._stack:
            return
        before = self._stack.pop()
        self._state = before

    def _word(self, word: bytes, number: int | None, opens: bool) -> None:
        state = self._state
        if word == b"u" and number is not None:
            if self._old_font() and number % 65536 < 256:
                # A byte of the old font, told as the Latin letter that it looks like.
                self._skip = 0
                self._byte(number % 65536)
            else:
                self._flush_bytes()
                self._put(chr(number % 65536))
            self._skip = state.fallback
            return
        self._flush_bytes()
        if word in _SKIPPED and opens:
            self._state = replace(state, skipped=True)
        elif word == b"fonttbl":
            self._state = replace(state, fonts=True)
        elif word == b"footnote":
            self._notes.append("")
            self._state = replace(state, note=True, skipped=False)
        elif word == b"f" and number is not None:
            self._state = replace(state, font=number)
        elif word == b"fcharset" and state.fonts:
            self._charsets[state.font] = _CHARSETS.get(number or 0, self._page)
        elif word == b"ansicpg" and number is not None:
            self._page = f"cp{number}" if number in (1250, 1251, 1252, 1258, 932, 936) else "cp1252"
        elif word == b"uc" and number is not None:
            self._state = replace(state, fallback=max(0, min(number, 10)))
        elif word == b"v" or word == b"deleted":
            self._state = replace(state, hidden=number != 0)
        elif word == b"plain":
            self._state = replace(state, hidden=False)
        elif word == b"pard":
            self._state = replace(state, table=False)
        elif word == b"intbl":
            self._state = replace(state, table=True)
        elif state.skipped or state.fonts:
            return
        elif word in (b"par", b"sect", b"page"):
            self._end_paragraph()
        elif word == b"cell":
            self._row.append("".join(self._out).strip())
            self._out = []
        elif word == b"row":
            self._rows.append(self._row)
            self._row = []
        elif word in _SYMBOLS:
            self._put(_SYMBOLS[word])

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"-" and self._old_font():
            self._byte(0xAD)  # an optional hyphen elsewhere, "ư" in .VnTime
            return
        self._flush_bytes()
        if symbol == b"~":
            self._put("\u00a0")
        elif symbol == b"_":
            self._put("-")
        elif symbol in (b"\\", b"{", b"}"):
            self._put(symbol.decode())
        elif symbol in (b"\r", b"\n"):
            self._end_paragraph()

    def _plain(self, text: bytes) -> None:
        if self._skip:
            dropped = min(self._skip, len(text))
            self._skip -= dropped
            text = text[dropped:]
        if self._state.fonts and not self._state.skipped:
            name = self._names.get(self._state.font, "") + text.decode("latin-1")
            self._names[self._state.font] = name.rstrip(";")
        else:
            self._bytes += text

    def _byte(self, value: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(value)

    def _old_font(self) -> str | None:
        """The legacy encoding that the font of the text stands for, None for fonts of Unicode."""
        name = self._names.get(self._state.font, "").lower()
        return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni") else None

    def _flush_bytes(self) -> None:
        self._skip = 0
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        font = self._old_font()
        if font is not None:
            text = convert(data.decode("latin-1"), font)
            # The fonts of capitals (.VnTimeH) hold small letters.
            if font == "tcvn3" and self._names[self._state.font].lower().endswith("h"):
                text = text.upper()
        else:
            page = self._charsets.get(self._state.font, self._page)
            text = data.decode(page, errors="replace")
        self._put(text)

    def _put(self, text: str) -> None:
        state = self._state
        if state.skipped or state.hidden or state.fonts:
            return
        if state.note:
            self._notes[-1] += text
        else:
            self._out.append(text)

    def _end_paragraph(self) -> None:
        self._flush_bytes()
        if self._state.note:
            return
        if self._state.table:
            self._out.append("\n")
            return
        text, self._out = "".join(self._out), []
        self._end_table()
        self.builder.add(_mended(text), Place())

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if self._row:
            rows.append(self._row)
            self._row = []
        if not rows:
            return
        plain = is_layout("\n".join(cell for row in rows for cell in row))
        if not plain:
            self._tables += 1
        for r, row in enumerate(rows, start=1):
            for column, cell in enumerate(row, start=1):
                place = Place() if plain else Place("cell", None, self._tables, r, column)
                self.builder.add(_mended(cell), place)


def _mended(text: str) -> str:
    """Surrogate pairs, which \\u writes one half at a time, as one character; lone halves out."""
    if not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
