"""Makes the .pdf fixtures of these tests; run it by hand after a change.

    python tests/reading/make_pdf.py

Needs reportlab and the DejaVu fonts; the files it makes are kept in fixtures/.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FIXTURES = Path(__file__).parent / "fixtures"
BODY = ParagraphStyle(
    "body", fontName="DejaVu", fontSize=12, leading=16, firstLineIndent=24, alignment=4
)
CENTRE = ParagraphStyle("centre", parent=BODY, firstLineIndent=0, alignment=1)
LEFT = ParagraphStyle("left", parent=BODY, firstLineIndent=0, alignment=0, fontSize=10, leading=13)

TASKS = (
    "Sở Tài chính chủ trì, phối hợp với Sở Xây dựng và các cơ quan liên quan rà soát toàn bộ danh mục dự án chậm tiến độ, "
    "đề xuất điều chuyển vốn, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 8 năm 2024.",
    "Sở Nông nghiệp và Phát triển nông thôn kiểm tra các hồ chứa, xây dựng phương án bảo đảm an toàn công trình trong mùa "
    "mưa lũ; tổ chức trực ban 24/24 giờ tại các công trình xung yếu trên địa bàn.",
    "Ủy ban nhân dân các huyện, thị xã, thành phố tập trung tháo gỡ vướng mắc về giải phóng mặt bằng, hoàn thành bàn giao "
    "mặt bằng sạch cho nhà thầu thi công trong quý III năm 2024.",
)


def running(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """A running head and a page number."""
    canvas.setFont("DejaVu", 9)
    canvas.drawString(72, A4[1] - 34, "Thông báo kết luận - lưu hành nội bộ")
    canvas.drawCentredString(A4[0] / 2, 30, f"Trang {document.page}")


def conclusion() -> None:
    """A conclusion over several pages with a letterhead, running heads and a ruled table."""
    document = SimpleDocTemplate(
        str(FIXTURES / "ket-luan.pdf"), pagesize=A4, invariant=1, topMargin=80, bottomMargin=80
    )
    head = Table(
        [
            [
                Paragraph("ỦY BAN NHÂN DÂN<br/>TỈNH TÂN HÒA", CENTRE),
                Paragraph(
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc", CENTRE
                ),
            ],
            [
                Paragraph("Số: 95/TB-UBND", CENTRE),
                Paragraph("Tân Hòa, ngày 20 tháng 7 năm 2024", CENTRE),
            ],
        ],
        colWidths=[160, 310],
    )
    story: list[object] = [
        head,
        Spacer(1, 14),
        Paragraph("THÔNG BÁO", CENTRE),
        Paragraph("KẾT LUẬN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH<br/>TẠI CUỘC HỌP GIAO BAN", CENTRE),
        Spacer(1, 14),
        Paragraph(
            "Ngày 18 tháng 7 năm 2024, Chủ tịch Ủy ban nhân dân tỉnh Lê Quang Minh chủ trì cuộc họp giao ban tháng 7. "
            "Sau khi nghe các sở, ngành báo cáo, Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:",
            BODY,
        ),
    ]
    for number in range(1, 13):
        story.append(Paragraph(f"{number}. {TASKS[number % 3]}", BODY))
    rows = [["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]]
    for number in range(1, 31):
        rows.append(
            [
                str(number),
                f"Hoàn thành hạng mục số {number} của dự án kè sông Lũy đoạn qua thị trấn",
                "Ban Quản lý dự án",
                f"{number % 28 + 1}/9/2024",
            ]
        )
    table = Table(
        [[Paragraph(cell, LEFT) for cell in row] for row in rows],
        colWidths=[40, 230, 110, 80],
        repeatRows=1,
    )
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    story += [Spacer(1, 14), table, Spacer(1, 14)]
    story.append(
        Table(
            [[Paragraph("Nơi nhận:<br/>- Như trên;<br/>- Lưu: VT.", LEFT),
              Paragraph("TL. CHỦ TỊCH<br/>CHÁNH VĂN PHÒNG<br/><br/>Nguyễn Thị Hồng Vân", CENTRE)]],
            colWidths=[200, 270],
        )
    )  # fmt: skip
    document.build(story, onFirstPage=running, onLaterPages=running)


def scan() -> None:
    """Two pages that are pictures only."""
    canvas = Canvas(str(FIXTURES / "ban-quet.pdf"), pagesize=A4, invariant=1)
    for _ in range(2):
        canvas.setFillGray(0.8)
        canvas.rect(60, 60, 480, 700, fill=1)
        canvas.showPage()
    canvas.save()


def encrypted() -> None:
    """A page behind a password."""
    canvas = Canvas(
        str(FIXTURES / "mat-khau.pdf"),
        pagesize=A4,
        invariant=1,
        encrypt="bí mật".encode("ascii", "ignore").decode() or "x",
    )
    canvas.setFont("DejaVu", 12)
    canvas.drawString(72, 700, "Sở Y tế rà soát.")
    canvas.save()


if __name__ == "__main__":
    pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    FIXTURES.mkdir(exist_ok=True)
    conclusion()
    scan()
    encrypted()
