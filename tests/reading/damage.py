"""Documents with each damage that real files come with, written as the programs of offices write it.

    python tests/reading/damage.py FOLDER

writes them all: as .txt, and as .docx by LibreOffice and .pdf by Chromium where they are installed.
"""

from __future__ import annotations

import html
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

from real_files import office, printed

WHOLE = """\
ỦY BAN NHÂN DÂN TỈNH HÒA THỦY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 61/TB-UBND
Hòa Thủy, ngày 12 tháng 5 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp về đầu tư công
Sau khi nghe báo cáo, Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:
1. Giao Sở Tài chính rà soát toàn bộ nguồn vốn theo Nghị định số 42/2024/NĐ-CP, báo cáo trước ngày 30/6/2025.
2. Sở Xây dựng chủ trì, phối hợp với Công an tỉnh thẩm định hồ sơ “Khu đô thị Đông Hòa” trong quý III năm 2025.
3. Văn phòng Ủy ban nhân dân tỉnh:
- Theo dõi, đôn đốc việc thực hiện Thông báo này;
- Tổng hợp, báo cáo kết quả trước ngày 25 hằng tháng.
"""
NEWS = """\
Hòa Thủy: Chủ động thoát nước nội thị
Chiều 12/5/2025, Chủ tịch UBND tỉnh Lê Văn Lộc đã có buổi làm việc với các sở, ngành về tình hình thoát nước nội thị.
Phát biểu kết luận buổi làm việc, Chủ tịch UBND tỉnh Lê Văn Lộc yêu cầu Sở Xây dựng nạo vét các tuyến cống trong nội thị trước ngày 30/6/2025.
Đồng chí giao Sở Tài chính bố trí kinh phí bảo dưỡng máy bơm trong quý III năm 2025.
"""
TABLE = """\
BIÊN BẢN HỌP GIAO BAN
Công ty họp ngày 12/5/2025, phân công như sau:
| TT | Nội dung công việc | Chủ trì | Thời hạn |
|----|--------------------|---------|----------|
| 1 | Rà soát hợp đồng thuê kho | Phòng Kế toán | 30/6/2025 |
| 2 | Kiểm tra hệ thống chữa cháy | Phòng Hành chính | 15/7/2025 |
"""
_CAPTION = "Chủ tịch UBND tỉnh Lê Văn Lộc phát biểu tại buổi làm việc. Ảnh: An Bình\n"


def _swapped(*pairs: tuple[str, str]) -> str:
    text = WHOLE
    for whole, damaged in pairs:
        assert whole in text
        text = text.replace(whole, damaged)
    return text


def _news(*lines: int, before: str = "", joint: str = "\n") -> str:
    """The news with these of its lines, and something before its second one."""
    told = NEWS.splitlines()
    return f"{told[0]}\n{before}{joint.join(told[n] for n in lines)}\n"


def _cell_a_line() -> str:
    rows = [row for row in TABLE.splitlines() if not row.startswith("|-")]
    cells = ("\n".join(cell.strip() for cell in row.strip("|").split("|")) for row in rows)
    return "\n".join(cells) + "\n"


#: The conclusion, damaged, by what is wrong with it.
_CONCLUSIONS: dict[str, str] = {
    "gach-noi-mat": _swapped(("42/2024/NĐ-CP", "42/2024/NĐCP"), ("Độc lập - Tự do - Hạnh phúc", "Độc lập  Tự do  Hạnh phúc")),
    "ngat-dong-trong-ten": _swapped(("Nghị định số 42/2024", "Nghị định số\n42/2024"), ("phối hợp với Công an tỉnh", "phối hợp với\nCông an tỉnh")),
    "tieu-de-dinh-lien": _swapped(("1. Giao Sở", "1. VỀ NGUỒN VỐN Giao Sở")),
    "phong-chu-doi-sai": _swapped(("toàn bộ", "tồn bộ"), ("Thông báo này", "Thơng báo này")),
    "chu-cach-chu": _swapped(("THÔNG BÁO\n", "T H Ô N G  B Á O\n")),
    "dau-kieu-cu": _swapped(("HÒA THỦY", "HOÀ THUỶ"), ("Hòa Thủy", "Hoà Thuỷ"), ("Ủy ban", "Uỷ ban"), ("Đông Hòa", "Đông Hoà")),
    "chu-eth": _swapped(("Độc lập", "Ðộc lập"), ("NĐ-CP", "NÐ-CP"), ("Đông Hòa", "Ðông Hòa")),
    "nfd": unicodedata.normalize("NFD", WHOLE),
    "dau-cach-khong-ngat": WHOLE.replace(" ", "\u00a0"),
    "ngoac-kep-khac": _swapped(("“Khu đô thị Đông Hòa”", "«Khu đô thị Đông Hòa»")),
    "ba-kieu-gach-dau-dong": _swapped(("- Theo dõi", "– Theo dõi"), ("- Tổng hợp", "• Tổng hợp")),
    "dau-ghi-chu": _swapped(("nguồn vốn theo", "nguồn vốn[1] theo"), ("thẩm định hồ sơ", "thẩm định hồ sơ [2]")),
    "so-trang-giua-cau": _swapped(("2. Sở Xây dựng", "2\n2. Sở Xây dựng")),
    "cach-truoc-dau": _swapped(("30/6/2025", "30 / 6 / 2025"), ("hồ sơ “", "hồ sơ  “")),
}  # fmt: skip
_OTHERS: dict[str, tuple[str, str]] = {
    "chu-thich-hai-lan": (NEWS, _news(1, 2, 3, before=_CAPTION * 2)),
    "sapo-lap-lai": (NEWS, _news(1, 2, 3, before=NEWS.splitlines()[2] + "\n")),
    "ca-bai-mot-dong": (NEWS, _news(1, 2, 3, joint=" ")),
    "bang-mot-o-mot-dong": (TABLE, _cell_a_line()),
}
#: Every damaged document, behind the same document as it was, by what is wrong with it.
DAMAGED = {name: (WHOLE, text) for name, text in _CONCLUSIONS.items()} | _OTHERS


def as_page(text: str) -> str:
    """A document as a web page, a paragraph a line."""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    style = 'body{font-family:"DejaVu Serif";font-size:13pt}'
    return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><style>{style}</style></head><body>{lines}</body></html>'


def pages(folder: Path) -> list[Path]:
    """The damaged documents as web pages in a folder, from which the programs make their files."""
    found = []
    for name, (_, text) in DAMAGED.items():
        page = folder / f"{name}.html"
        page.write_text(as_page(text), encoding="utf-8")
        found.append(page)
    return found


def main(folder: Path, find: Callable[[str], str | None] = shutil.which) -> None:
    """Write every damaged document in every format that the installed programs can write."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, text) in DAMAGED.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = pages(folder)
    writer, browser = find("soffice"), find("chromium")
    if writer:
        office(writer, made, "docx", folder, "HTML (StarWriter)")
    if browser:
        for page in made:
            printed(browser, page, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
