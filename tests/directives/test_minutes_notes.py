"""Notes of meetings: what is to be done, told from the meeting's own course and from what was done."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

NOTES = "BIÊN BẢN HỌP GIAO BAN TUẦN\nThời gian: 8h00 ngày 5/3/2025\n"

ASKED = [
    # Assignments in the midst of a report, and what somebody will do.
    (
        "2. Tiến độ dự án\n- Hiện tại: hết giai đoạn 3.\n- Giao cho nhóm Web thiết kế báo cáo.\n- Chị Hoa sẽ kéo dữ liệu về kho.\n",
        [
            ("Thiết kế báo cáo", ["nhóm Web"]),
            ("Sẽ kéo dữ liệu về kho", ["chị Hoa"]),
        ],
    ),
    (
        "2. Tiến độ dự án\n- Công việc: Giao cho nhóm Web thiết kế báo cáo.\n",
        [("Thiết kế báo cáo", ["nhóm Web"])],
    ),
    (
        "3. Nhân sự\n- Đào tạo:\n  + Anh Long lên kế hoạch đào tạo kế toán.\n  + Chị Hoa giải đáp thắc mắc về lương.\n",
        [("Lên kế hoạch đào tạo kế toán", ["anh Long"])],
    ),
    (
        "3. Quy trình\n=> Công việc cần thực hiện:\n- Anh Toàn chuẩn hóa biên bản\n- Anh Toàn chuẩn hóa tài liệu\n3.2. Nghỉ phép\n",
        [("Chuẩn hóa biên bản", ["anh Toàn"]), ("Chuẩn hóa tài liệu", ["anh Toàn"])],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ASKED, ids=range(len(ASKED)))
def test_what_notes_assign(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert asked(NOTES + text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        # The clerk's line opens no list of tasks; what somebody presented is none.
        "Thư ký cuộc họp:\nBà: Trịnh Thị Hồng - Thư ký.\n1. Ông Hoàng Việt trình bày các nội dung mới:\n"
        "- Triển khai kế hoạch kinh doanh năm 2026.\n- Trình bày dự thảo quy chế.\n",
        "4. Xử lý 9 việc trễ hạn\nToàn bộ 9 task trễ hạn đã được giải quyết triệt để:\n1. Việc A: Hiển hoàn thiện đặc tả.\n",
        "III. Kết luận\n- Các quy định mới bắt đầu có hiệu lực kể từ ngày ký biên bản này.\n",
        "III. Kết luận\n- Phòng Kỹ thuật đề xuất mua thêm hai máy chủ.\n",
        "III. Phân công\n- Trưởng ban là người chịu trách nhiệm về ý tưởng.\n",
        "3. Đánh giá kết quả tuần 3\nSTT | Nội dung bàn giao | Người thực hiện | Đánh giá\n"
        "1 | Viết kịch bản kiểm thử | Hậu | Đạt\n2 | Dựng trang chủ | Nhân | Đạt\n",
    ],
)
def test_what_notes_only_tell(text: str) -> None:
    assert asked(NOTES + text) == []


@pytest.mark.parametrize(
    "line",
    [
        "1. Hội nghị cử Chủ tọa và Thư ký hội nghị.",
        "2. Hội nghị bàn kế hoạch lấy ý kiến cử tri nơi cư trú.",
        "3. Ban Thường trực dự kiến tổ chức hội nghị vào ngày 02/02/2026.",
    ],
)
def test_the_course_of_a_conference_is_no_task(line: str) -> None:
    plan = (
        "KẾ HOẠCH\nTổ chức hội nghị hiệp thương lần thứ hai\n\nIII. NỘI DUNG, TRÌNH TỰ, THỦ TỤC\n\n"
    )
    assert asked(f"{plan}{line}\n") == []


def test_what_is_agreed_on_below_its_heading_is_no_longer_what_a_customer_asked() -> None:
    text = (
        "1. Yêu cầu của khách hàng\n- Khách hàng yêu cầu: Giao diện bán vé phải chạy nhanh.\n"
        "- Các nút bấm phải to, dễ thấy.\n"
        "2. Thống nhất\n- Nhóm Web sửa giao diện trước 15/5.\n"
        "- Nếu khách đổi máy chủ → Nhóm Web kiểm tra lại phương án.\n"
    )
    assert asked_by(NOTES + text) == [
        ("Khách hàng", "Giao diện bán vé phải chạy nhanh"),
        ("Khách hàng", "Các nút bấm phải to, dễ thấy"),
        (None, "Sửa giao diện trước 15/5"),
        (None, "Kiểm tra lại phương án"),
    ]


def test_initials_do_what_an_arrow_concludes_and_what_a_table_gives_them() -> None:
    text = (
        "1. Phần tìm kiếm\nHiện tại máy chủ trả về danh sách trống.\n\n"
        "- `=> QA sẽ chạy lại bộ kiểm thử tìm kiếm trên máy mới`\n\n"
        "2. Phân công\n\nViệc | Người nhận việc | Hạn | Ghi chú\n"
        "* Vẽ sơ đồ dữ liệu | HL | — | —\n* Làm trang chiếu | TM | 10/11 | —\n\n"
        "Thư ký cuộc họp: Hồ Văn Nam (đã ký)\n"
    )
    assert asked(NOTES + text) == [
        ("Sẽ chạy lại bộ kiểm thử tìm kiếm trên máy mới", ["QA"]),
        ("Vẽ sơ đồ dữ liệu", ["HL"]),
        ("Làm trang chiếu", ["TM"]),
    ]


def test_teams_named_in_items_are_to_do_what_the_items_say() -> None:
    text = (
        "Biên bản họp tuần\nNgày 10/2/2025\n2.2. Dự án B\n- Team AI nghiên cứu giải pháp dự báo tồn kho.\n"
        "2.3. Dự án nội bộ\n- Phòng Kỹ thuật lắp máy mới, thời hạn: 18/02/2025.\n"
        "- Chuẩn hóa báo cáo: Mr.Toàn + Mrs.Hiền\n"
    )
    assert asked(text)[:2] == [
        ("Nghiên cứu giải pháp dự báo tồn kho", ["Team AI"]),
        ("Lắp máy mới, thời hạn: 18/02/2025", ["Phòng Kỹ thuật"]),
    ]


def test_teams_by_their_initials_are_to_do_what_items_of_a_conclusion_say() -> None:
    text = (
        "BIÊN BẢN HỌP GIAO BAN\nChủ trì: Ông Trần Văn An - Giám đốc\n1. Kết luận của Giám đốc:\n"
        "- P. Kinh doanh: rà soát công nợ quá hạn.\n- HCNS tuyển 02 nhân viên giao hàng.\n- IT: sửa lỗi đăng nhập.\n- KPI tháng 7 giữ nguyên.\n"
    )
    assert asked(text) == [
        ("Rà soát công nợ quá hạn", ["P. Kinh doanh"]),
        ("Tuyển 02 nhân viên giao hàng", ["HCNS"]),
        ("Sửa lỗi đăng nhập", ["IT"]),
    ]


def test_what_those_who_met_agreed_on_after_talking_is_to_be_done() -> None:
    text = (
        "BIÊN BẢN\nHọp Ban đại diện cha mẹ học sinh lớp 5A\nNội dung: bàn kế hoạch trung thu.\n"
        "Sau khi trao đổi, các thành viên thống nhất:\n1. Bà Hoa liên hệ nhà trường mượn hội trường trước 15/9.\n"
        "2. Ông An mua bánh kẹo; cô Mai chuẩn bị tiết mục văn nghệ.\n"
    )
    assert asked(text) == [
        ("Liên hệ nhà trường mượn hội trường trước 15/9", ["bà Hoa"]),
        ("Mua bánh kẹo", ["ông An"]),
        ("Chuẩn bị tiết mục văn nghệ", ["cô Mai"]),
    ]
