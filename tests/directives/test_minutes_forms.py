"""Forms of asking in minutes: boxes, labels, names behind and before tasks, and who chairs."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

from extractor import extract, reading

NOTES = (
    "# Biên bản họp dự án\n\n**Thời gian:** 14:00, 05/11/2025\n**Tham gia:** Minh (PM), Khánh (BE), Trang (FE), "
    "Linh (QA)\n\n"
)


def test_what_stands_behind_a_box_is_to_be_done_by_whoever_heads_the_list() -> None:
    text = (
        f"{NOTES}## Việc tiếp theo\n\n**Khánh:**\n\n- [ ] Finalize tài liệu\n- [x] Đặt phòng họp\n\n**Trang:**\n\n"
        "- [ ] Vẽ giao diện\n\n**Chung:**\n\n- [ ] Họp với khách\n"
    )
    assert asked(text) == [
        ("Finalize tài liệu", ["Khánh"]),
        ("Vẽ giao diện", ["Trang"]),
        ("Họp với khách", []),
    ]


def test_names_and_times_around_a_task() -> None:
    text = (
        f"{NOTES}## Tiến độ\n- Khánh: xong API đăng nhập.\n\n## Action items\n- Khánh: fix lỗi phân quyền (deadline: 07/11)\n"
        "- @Linh chuẩn bị dữ liệu test\n"
    )
    register = extract(reading.read_bytes(text.encode(), "note.txt"))
    assert [(a.task, a.responsible[0].name, a.deadline and str(a.deadline.due)) for a in register.actions] == [
        ("Fix lỗi phân quyền (deadline: 07/11)", "Khánh", "2025-11-07"),
        ("Chuẩn bị dữ liệu test", "Linh", None),
    ]  # fmt: skip


def test_labels_in_bold_are_no_part_of_the_task() -> None:
    text = (
        "# BIÊN BẢN HỌP CÔNG ĐOÀN\n- **Chủ trì:** Anh Long.\n## II. NỘI DUNG\n### 1. Quỹ\n"
        "- **Yêu cầu:** Cần thu công nợ trước 15/9.\n- **Đề xuất:** Mua thêm ghế.\n"
        "- **Phân công:** Chị Quế liên hệ nhà cung cấp.\n"
    )
    assert asked(text) == [
        ("Thu công nợ trước 15/9", []),
        ("Liên hệ nhà cung cấp", ["chị Quế"]),
    ]


CHAIRED = [
    (
        "BIÊN BẢN HỌP HỘI ĐỒNG\nChủ tịch Hội đồng: Ông Khổng Minh Dụ\nKết luận: giao Ban Thư ký lấy ý kiến các khoa.",
        [("Khổng Minh Dụ", "Lấy ý kiến các khoa")],
    ),
    (
        "BIÊN BẢN SINH HOẠT CHI BỘ\nThời gian: 19h30. Chủ trì: đồng chí Vũ Văn Thanh - Bí thư Chi bộ.\n"
        "II. Nhiệm vụ tháng 5\n1. Lãnh đạo nhân dân chăm sóc lúa.\n2. Đồng chí Trưởng thôn thu các khoản quỹ.",
        [
            ("Vũ Văn Thanh", "Lãnh đạo nhân dân chăm sóc lúa"),
            ("Vũ Văn Thanh", "Thu các khoản quỹ"),
        ],
    ),
    (
        "BIÊN BẢN SINH HOẠT CHI BỘ\nĐồng chí chủ trì: Lường Văn Inh - Bí thư chi bộ\n"
        "Kết luận của đồng chí chủ trì: Đồng chí Hoa thu đảng phí xong trước ngày 25. Đồng chí Bình đọc lại nghị quyết "
        "cho đảng viên nghe.",
        [
            ("Lường Văn Inh", "Thu đảng phí xong trước ngày 25"),
            ("Lường Văn Inh", "Đọc lại nghị quyết cho đảng viên nghe"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CHAIRED)
def test_the_chair_asks(text: str, wanted: list[tuple[str, str]]) -> None:
    assert asked_by(text) == wanted


def test_a_body_that_is_to_chair_a_meeting_on_a_day_is_asked() -> None:
    text = (
        "BIÊN BẢN HỌP GIAO BAN\n\nNgày 11/6/2025, ông Lê Văn Tám, Hiệu trưởng chủ trì giao ban.\n\n"
        "III. Phân công nhiệm vụ\n\n- Ngày 20/6, Phòng Đào tạo chủ trì họp các khoa rà soát chương trình.\n"
        "- Phòng Hành chính gửi giấy mời trước ngày 18/6.\n"
    )
    assert asked(text) == [
        ("Chủ trì họp các khoa rà soát chương trình", ["Phòng Đào tạo"]),
        ("Gửi giấy mời trước ngày 18/6", ["Phòng Hành chính"]),
    ]


def test_a_trade_is_asked_at_the_head_of_an_item() -> None:
    text = (
        "BIÊN BẢN HỌP GIAO BAN\nChủ trì: Bà Hà\nII. Kết luận\n1. Kế toán thu hồi công nợ quá hạn.\n"
    )
    assert asked(text) == [("Thu hồi công nợ quá hạn", ["Kế toán"])]
