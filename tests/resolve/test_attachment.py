"""Which time in a task clause is its deadline, and which only describes."""

from __future__ import annotations

import datetime as dt

import pytest

from extractor import rules
from extractor.reading.normal import normalise
from extractor.recognise import references
from extractor.recognise.deadlines import find
from extractor.resolve.deadlines import deadline, pick

PACK = rules.load()


def picked(clause: str) -> str | None:
    mentions = find(clause, references.find(clause, PACK), PACK)
    chosen = pick(mentions, clause, (0, len(clause)), PACK)
    return clause[chosen.start : chosen.end] if chosen is not None else None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("rà soát quỹ đất, báo cáo UBND huyện trước ngày 15/8", "trước ngày 15/8"),
        ("bố trí vốn năm 2025, hoàn thành thủ tục trong quý III", "trong quý III"),
        ("trong quý III, phối hợp với Sở Nội vụ lập đề án", "trong quý III"),
        ("khởi công vào dịp 19/8/2025 để hoàn thành chậm nhất cuối năm 2026", "vào dịp 19/8/2025"),
        ("thực hiện nhiệm vụ trong năm 2025, gửi kế hoạch trước ngày 5/3", "trước ngày 5/3"),
        ("tập trung thực hiện tốt nhiệm vụ những tháng cuối năm", "những tháng cuối năm"),
        ("kiểm tra các chợ và báo cáo hằng tuần theo quy định", "hằng tuần"),
        ("hoàn thành vượt mức chỉ tiêu năm 2021", "năm 2021"),
        ("thu ngân sách năm 2026 phải vượt dự toán", "năm 2026"),
        ("trình HĐND thông qua tại Kỳ họp thứ 10", "tại Kỳ họp thứ 10"),
        ("bàn giao mặt bằng trước khi khởi công", "trước khi khởi công"),
        ("sửa phòng học trước khi khai giảng năm học mới", "trước khi khai giảng năm học mới"),
        ("di dời các hộ ven sông trước khi bão đổ bộ", "trước khi bão đổ bộ"),
        ("áp dụng thang lương mới từ 01/10/2022", "từ 01/10/2022"),
        ("phấn đấu đạt chuẩn nông thôn mới đến năm 2025", "đến năm 2025"),
        ("đề xuất phương án trong tháng 4", "trong tháng 4"),
        ("trình Giám đốc ký trước thứ Sáu, ngày 15/5", "trước thứ Sáu, ngày 15/5"),
        ("báo cáo chuyên đề tại buổi sinh hoạt khoa học ngày 16/6", "ngày 16/6"),
        ("chi trả cho 46 hộ trong vòng 10 ngày kể từ ngày 20/10/2025", "trong vòng 10 ngày kể từ ngày 20/10/2025"),
    ],
)  # fmt: skip
def test_a_clause_has_its_deadline(clause: str, expected: str) -> None:
    assert picked(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "xây dựng kế hoạch phát triển kinh tế - xã hội năm 2026",
        "lập danh mục đầu tư công giai đoạn 2026 - 2030",
        "theo dõi diễn biến giá cả đến hết quý III để tính toán phương án",
        "phát hiện, xử lý từ sớm các vi phạm",
        "thực hiện Nghị quyết số 66-NQ/TW ngày 30/4/2025",
        "xử lý dứt điểm các vụ việc tồn đọng từ năm 2015",
        "rà soát quy hoạch phát triển đô thị đến năm 2030",
        "khắc phục các tồn tại đã nêu trong tháng 3",
        "rà soát nguồn lực để hoàn thành dự án trong năm 2025",
        "tổ chức triển khai trong thời gian tới",
        "kiểm tra hồ sơ trước khi trình ký",
        "kiểm tra chữ ký số trước khi đồng bộ dữ liệu",
        "lập dự toán kinh phí hằng năm của đơn vị",
    ],
)
def test_a_time_that_only_describes_is_no_deadline(clause: str) -> None:
    assert picked(clause) is None


def test_positions_and_text_are_the_originals() -> None:
    text = "Gửi báo cáo  trước\nngày  15/8."
    normal = normalise(text)
    (mention,) = find(normal.text, (), PACK)
    found = deadline(mention, normal, text, dt.date(2017, 7, 8))
    assert found.text == text[slice(*found.at)] == "trước\nngày  15/8"
    assert found.due == dt.date(2017, 8, 15)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Chương trình công tác quý 4/2020. Làm xong trong quý 4. Năm 2021 và năm 2022 đều khó.", dt.date(2020, 12, 31)),
        ("Hội nghị tổng kết năm 2018, ngày 12/8/2018. Nộp báo cáo trước ngày 15/9.", dt.date(2018, 9, 15)),
        ("Hội nghị tổng kết năm 2018. Nộp báo cáo trước ngày 15/9.", None),
        ("So với năm 2016 tăng; đến năm 2030 giảm. Nộp trước ngày 15/9.", None),
    ],
)  # fmt: skip
def test_without_a_date_the_year_is_the_one_that_the_text_makes_certain(
    text: str, due: dt.date | None
) -> None:
    normal = normalise(text)
    dues = [
        deadline(m, normal, text, None).due
        for m in find(normal.text, (), PACK)
        if m.reading["strength"] == "strong"
    ]
    assert due in dues
