"""Labels of list items that name who must do them, where no lexicon holds the label."""

from __future__ import annotations

import pytest
from tasks_asked import asked

_MINUTES = """BIÊN BẢN HỌP HỘI ĐỒNG SƯ PHẠM
Ngày 20 tháng 8 năm 2024
Chủ trì: Bà Lê Thị Hoa, Hiệu trưởng
III. Kết luận
Phân công nhiệm vụ cụ thể:
"""
_PLAN = """ỦY BAN NHÂN DÂN HUYỆN TRÀ NAM
KẾ HOẠCH
Phòng, chống hạn mặn mùa khô năm 2024
III. TỔ CHỨC THỰC HIỆN
"""


def test_a_label_among_bodies_is_one_too() -> None:
    found = asked(
        f"{_MINUTES}- Tổ Toán: chấm bài khảo sát.\n- Đội cờ đỏ: giữ trật tự sân trường.\n"
        "- Thầy Bình: lắp âm thanh.\n- Y tế học đường: chuẩn bị tủ thuốc.\n"
        "- Khối 9: tập văn nghệ.\n"
    )
    assert [who for _, who in found] == [
        ["Tổ Toán"],
        ["Đội cờ đỏ"],
        ["thầy Bình"],
        ["Y tế học đường"],
        ["Khối 9"],
    ]


@pytest.mark.parametrize("label", ["Kinh phí", "Thời gian", "Về trang phục", "Chuẩn bị sân bãi"])
def test_what_a_line_is_about_is_nobody(label: str) -> None:
    found = asked(
        f"{_MINUTES}- Tổ Toán: chấm bài khảo sát.\n- Tổ Văn: làm báo tường.\n"
        f"- Thầy Bình: lắp âm thanh.\n- {label}: thực hiện như năm học trước.\n"
    )
    assert [label] not in [who for _, who in found]


@pytest.mark.parametrize(
    "label",
    [
        "Thành viên Ban Chỉ huy phụ trách các xã, thị trấn",
        "Các đơn vị quản lý, vận hành công trình thủy lợi trên địa bàn",
        "Cán bộ kỹ thuật được phân công theo dõi cống",
    ],
)
def test_a_label_says_which_people_are_meant(label: str) -> None:
    found = asked(f"{_PLAN}- Kiểm tra các cống ngăn mặn.\n- {label}: kiểm tra độ mặn hằng ngày.\n")
    assert found[-1] == ("Kiểm tra độ mặn hằng ngày", [label])


def test_a_colon_behind_a_sentence_or_a_kind_labels_nobody() -> None:
    found = asked(
        f"{_PLAN}- Các sở: Tài chính, Xây dựng rà soát định mức.\n"
        "- Các đơn vị tiếp tục thực hiện các việc: kiểm tra cống, nạo vét kênh.\n"
    )
    assert [who for _, who in found] == [["Sở Tài chính", "Sở Xây dựng"], ["Các đơn vị"]]


def test_a_title_among_bodies_is_one_too() -> None:
    found = asked(
        f"{_PLAN}1. Phòng Nông nghiệp\n- Hướng dẫn lịch xuống giống.\n2. Đài Truyền Thanh cơ sở\n"
        "- Phát bản tin mặn hằng ngày.\n3. Trạm Khuyến nông\n- Tập huấn cho nông dân.\n"
    )
    assert [who for _, who in found] == [
        ["Phòng Nông nghiệp"],
        ["Đài Truyền Thanh cơ sở"],
        ["Trạm Khuyến nông"],
    ]
