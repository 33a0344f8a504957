"""Letters and notices of schools, departments and firms: with unusual markers, without letterhead, with calendars."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

from extractor import extract, reading

LETTERHEAD = (
    "UBND TỈNH HÒA AN\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 3929/SGDĐT-GDTX\nV/v hướng dẫn tuyển sinh\n"
    "Hòa An, ngày 19 tháng 10 năm 2024\nKính gửi: Ông (bà) Hiệu trưởng các trường trung cấp, cao đẳng trên địa bàn tỉnh\n\n"
)


def test_markers_with_a_stroke_and_a_dash() -> None:
    text = LETTERHEAD + (
        "Sở Giáo dục và Đào tạo hướng dẫn các trường trung cấp, cao đẳng trên địa bàn tỉnh thực hiện những công việc sau:\n"
        "I/- YÊU CẦU CHUNG\n1- Tổ chức tuyển sinh đúng Quy chế, đảm bảo công khai.\n"
        "II/- LỊCH LÀM VIỆC\n1- Nộp báo cáo tuyển sinh trước ngày 30/11/2024.\n"
    )
    assert [task for task, _ in asked(text)] == [
        "Tổ chức tuyển sinh đúng Quy chế, đảm bảo công khai",
        "Nộp báo cáo tuyển sinh trước ngày 30/11/2024",
    ]


def test_a_notice_without_letterhead_is_no_news() -> None:
    text = (
        "Thông báo về việc tổ chức hội thi\n\nBan Giám hiệu nhà trường thông báo kế hoạch tổ chức hội thi giáo viên giỏi năm học "
        "2023-2024 đến toàn thể cán bộ, giáo viên như sau:\n1. Thời gian: ngày 20/11/2024.\n2. Phân công nhiệm vụ\n"
        "- Tổ chuyên môn lập danh sách giáo viên dự thi, nộp trước ngày 1/11/2024.\n- Đoàn trường trang trí hội trường.\n"
    )
    assert asked_by(text) == [
        ("Ban Giám hiệu nhà trường", "Lập danh sách giáo viên dự thi, nộp trước ngày 1/11/2024"),
        ("Ban Giám hiệu nhà trường", "Trang trí hội trường"),
    ]


def test_a_calendar_of_leaders_assigns_nothing() -> None:
    text = (
        "LỊCH CÔNG TÁC TỪ NGÀY 11/11/2024 ĐẾN NGÀY 17/11/2024\n\n"
        "Ngày | Thời gian | Nội dung | Lãnh đạo chủ trì/tham dự | Địa điểm | Thành phần\n"
        "Thứ 2 | 10h00 | Giao ban Thường trực HĐND | TT HĐND | HT tầng 2 | 2 Ban\n"
        "Thứ 3 | 07h30 | Kiểm tra công tác tại xã | Đ/c Tuấn | Hòa Mai | Đoàn kiểm tra\n"
    )
    assert asked(text) == []


def test_a_label_above_a_table_says_nothing_yet() -> None:
    text = (
        "KẾ HOẠCH\nTổ chức ngày hội đọc sách\nPhân công nhiệm vụ:\nTT | Nội dung | Người phụ trách | Thời gian | Địa điểm\n"
        "1 | Trang trí sân khấu | Cô Lan | 20/4/2024 | Sân trường\n2 | Chuẩn bị sách trưng bày | Thầy Hùng | 19/4/2024 | Thư viện\n"
    )
    assert [task for task, _ in asked(text)] == ["Trang trí sân khấu", "Chuẩn bị sách trưng bày"]


def test_rows_parted_by_semicolons() -> None:
    text = (
        "UBND TỈNH HÒA AN\nSố: 392/UBND-NL\nV/v rà soát nhu cầu\nHòa An, ngày 21 tháng 5 năm 2024\n"
        "Kính gửi: Các sở, ngành; UBND các huyện, thành phố\n"
        "UBND tỉnh đề nghị các cơ quan, đơn vị của Trung ương; các sở, ngành rà soát nhu cầu sử dụng đất.\n"
        "Sở Tài nguyên và Môi trường đôn đốc các sở, ngành liên quan; UBND các huyện khẩn trương triển khai; tổng hợp số liệu, báo "
        "cáo UBND tỉnh.\n"
    )
    assert asked(text) == [
        ("Rà soát nhu cầu sử dụng đất", ["các cơ quan, đơn vị của Trung ương", "các sở, ngành"]),
        (
            "Đôn đốc các sở, ngành liên quan; UBND các huyện khẩn trương triển khai",
            ["Sở Tài nguyên và Môi trường"],
        ),
        ("Tổng hợp số liệu, báo cáo UBND tỉnh", ["Sở Tài nguyên và Môi trường"]),
    ]


def test_partners_are_named_in_full() -> None:
    text = (
        "UBND TỈNH HÒA AN\nSố: 392/UBND-NL\nV/v phối hợp\nHòa An, ngày 21 tháng 5 năm 2024\nChủ tịch UBND tỉnh yêu cầu:\n"
        "1. Chi cục Trồng trọt phối hợp với các đơn vị xuất hàng Quốc gia, cấp phát đến trung tâm huyện.\n"
        "2. Giáo viên chủ nhiệm phối hợp chặt chẽ, thường xuyên với giáo viên bộ môn, cha mẹ học sinh xây dựng kế hoạch.\n"
        "3. Các Bộ: Quốc phòng, Nông nghiệp và PTNT rà soát quy hoạch.\n"
    )
    actions = extract(reading.read_bytes(text.encode(), "cong-van.txt")).actions
    assert [[b.name for b in a.coordinating] for a in actions] == [
        ["các đơn vị xuất hàng Quốc gia"],
        ["giáo viên bộ môn", "cha mẹ học sinh"],
        [],
    ]
    assert [b.name for b in actions[2].responsible] == ["Bộ Quốc phòng", "Bộ Nông nghiệp và PTNT"]


def test_a_conclusion_without_letterhead_is_the_post_s_in_its_title() -> None:
    text = (
        "THÔNG BÁO\nÝ kiến kết luận của Chủ tịch UBND huyện tại buổi tiếp công dân ngày 15/6/2026\n"
        "1. Giao Thanh tra huyện xác minh nội dung đơn.\n2. Phòng Tư pháp đề xuất hướng giải quyết kiến nghị của các hộ.\n"
    )
    assert asked_by(text) == [
        ("Chủ tịch UBND huyện", "Xác minh nội dung đơn"),
        ("Chủ tịch UBND huyện", "Đề xuất hướng giải quyết kiến nghị của các hộ"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Kết quả thực hiện gửi về Sở Giáo dục và Đào tạo trước ngày 25/11/2024",
        "Danh sách đăng ký gửi về Sở Giáo dục và Đào tạo chậm nhất ngày 25/11/2024",
        "Báo cáo kết quả thực hiện về Sở Giáo dục và Đào tạo chậm nhất ngày 25/11/2024",
    ],
)
def test_a_letter_closes_with_what_is_to_be_sent_in_by_when(line: str) -> None:
    text = (
        LETTERHEAD
        + f"Sở Giáo dục và Đào tạo đề nghị các trường rà soát hồ sơ tuyển sinh.\n{line}.\n"
    )
    assert [task for task, _ in asked(text)] == ["Rà soát hồ sơ tuyển sinh", line]


def test_what_was_sent_in_is_no_task() -> None:
    text = (
        LETTERHEAD + "Sở Giáo dục và Đào tạo đề nghị các trường rà soát hồ sơ tuyển sinh.\n"
        "Kết quả đã gửi về Bộ trước ngày 25/9/2024.\n"
    )
    assert [task for task, _ in asked(text)] == ["Rà soát hồ sơ tuyển sinh"]


def test_a_day_of_every_month_stays_with_its_task() -> None:
    text = (
        LETTERHEAD + "Giao Thanh tra Sở theo dõi; định kỳ ngày 20 hằng tháng báo cáo Giám đốc Sở.\n"
    )
    register = extract(reading.read_bytes(text.encode(), "cong-van.txt"))
    assert [(a.task, a.deadline.text if a.deadline else None) for a in register.actions] == [
        ("Theo dõi", None),
        ("Định kỳ ngày 20 hằng tháng báo cáo Giám đốc Sở", "định kỳ ngày 20 hằng tháng"),
    ]
