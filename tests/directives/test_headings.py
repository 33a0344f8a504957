"""Headings: lines that name whom the tasks below address, articles that lead to a list, what a council does itself."""

from __future__ import annotations

import pytest
from tasks_asked import asked

PLAN = """\
Căn cứ Quyết định số 45/QĐ-BNN ngày 02/3/2024 của Bộ Nông nghiệp và Phát triển nông thôn, Chi cục \
Thú y tỉnh Hòa An ban hành Kế hoạch phòng, chống bệnh dại năm 2024, với những nội dung sau

TỔ CHỨC THỰC HIỆN

"""
RESOLUTION = """\
NGHỊ QUYẾT
VỀ CHẤT VẤN TẠI KỲ HỌP THỨ TƯ
HỘI ĐỒNG NHÂN DÂN TỈNH HÒA AN
KHÓA XVIII - KỲ HỌP THỨ TƯ
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
QUYẾT NGHỊ:
"""
DECISION = """\
UBND XÃ TÂN PHÚ
Số: 12/QĐ-UBND
Tân Phú, ngày 5 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc thành lập Tổ tuần tra bảo vệ rừng
"""


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Phòng Quản lý dịch bệnh", ["Phòng Quản lý dịch bệnh"]),
        ("Phòng Quản lý dịch bệnh (Giao ông Lê Văn Hải)", ["Phòng Quản lý dịch bệnh"]),
        ("Đề nghị Sở Y tế, Hội Nông dân tỉnh", ["Sở Y tế", "Hội Nông dân tỉnh"]),
        ("Các trạm y tế", ["Các trạm y tế"]),
    ],
)
def test_an_unmarked_line_of_a_plan_that_names_bodies_hands_them_down(
    line: str, who: list[str]
) -> None:
    for items in ("- Thống kê đàn chó, mèo.\n- Lập sổ theo dõi.\n", "Thống kê đàn chó, mèo.\n"):
        assert [found for _, found in asked(f"{PLAN}{line}\n\n{items}")] == [who] * items.count(".")


def test_the_next_such_line_takes_over() -> None:
    text = "Các trạm y tế\n\n- Dự trữ vắc xin.\n\nHội Nông dân tỉnh\n\n- Tuyên truyền ở thôn.\n"
    assert asked(PLAN + text) == [
        ("Dự trữ vắc xin", ["Các trạm y tế"]),
        ("Tuyên truyền ở thôn", ["Hội Nông dân tỉnh"]),
    ]


def test_an_article_that_asks_and_ends_in_a_colon_leads_to_a_list() -> None:
    text = (
        "Điều 2. Hội đồng nhân dân tỉnh đề nghị Ủy ban nhân dân tỉnh thực hiện các công việc sau:\n"
        "1. Về giao thông:\n- Sửa chữa đường tỉnh 12.\n"
        "2. Về y tế:\na) Bổ sung bác sĩ cho tuyến xã.\n"
    )
    assert asked(RESOLUTION + text) == [
        ("Sửa chữa đường tỉnh 12", ["Ủy ban nhân dân tỉnh"]),
        ("Bổ sung bác sĩ cho tuyến xã", ["Ủy ban nhân dân tỉnh"]),
    ]


def test_what_the_council_does_itself_is_no_task() -> None:
    text = (
        "Điều 1. Chương trình giám sát năm 2025 gồm các nội dung sau:\n"
        "1. Hội đồng nhân dân tỉnh giám sát chuyên đề:\n"
        "- Giám sát việc thực hiện chương trình giảm nghèo.\n"
        "Điều 2. Giao Thường trực Hội đồng nhân dân tỉnh ban hành kế hoạch giám sát.\n"
    )
    assert asked(RESOLUTION + text) == [
        ("Ban hành kế hoạch giám sát", ["Thường trực Hội đồng nhân dân tỉnh"])
    ]


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("Nhiệm vụ của Tổ tuần tra bảo vệ rừng:", "Tổ tuần tra bảo vệ rừng"),
        ("Nhiệm vụ của Tổ tuần tra, tiếp nhận tin báo:", "Tổ tuần tra, tiếp nhận tin báo"),
        ("Trách nhiệm của Hạt Kiểm lâm", "Hạt Kiểm lâm"),
    ],
)
def test_a_heading_names_whose_tasks_stand_below(heading: str, who: str) -> None:
    text = f"Điều 2. {heading}\n- Lập chốt trực ở cửa rừng.\n- Tiếp nhận tin báo cháy rừng.\n"
    assert asked(DECISION + text) == [
        ("Lập chốt trực ở cửa rừng", [who]),
        ("Tiếp nhận tin báo cháy rừng", [who]),
    ]


def test_members_criteria_and_grounds_are_no_tasks() -> None:
    text = (
        "Căn cứ Kế hoạch số 18/KH-UBND ngày 12/01/2024 của UBND xã về tuần tra, xử lý vi phạm;\n"
        "QUYẾT ĐỊNH:\n"
        "Điều 1. Thành lập Tổ tuần tra, gồm các thành viên:\n"
        "1. Ông Lê Văn Hải - Phó Chủ tịch UBND xã - Tổ trưởng.\n"
        "Điều 2. Giao Hạt Kiểm lâm bình xét thôn xuất sắc căn cứ vào các tiêu chí:\n"
        "- Kết quả tuần tra của từng thôn.\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    assert [who for _, who in asked(DECISION + text)] == [["Hạt Kiểm lâm"]]


def test_a_lead_in_to_those_invited_ends_with_its_section() -> None:
    text = (
        "II. THÀNH PHẦN\nVăn phòng UBND xã triệu tập hội nghị gồm:\n1. Đại biểu mời:\n"
        "- Đại diện lãnh đạo Hạt Kiểm lâm.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng UBND xã\n- Chuẩn bị tài liệu của hội nghị.\n"
    )
    letterhead = DECISION.replace("QĐ", "KH").replace("QUYẾT ĐỊNH", "KẾ HOẠCH")
    assert asked(letterhead + text) == [("Chuẩn bị tài liệu của hội nghị", ["Văn phòng UBND xã"])]


def test_what_is_sent_to_bodies_by_a_time_is_no_task_of_theirs() -> None:
    text = (
        "1. Văn phòng UBND xã\n"
        "- Ngay sau hội nghị, gửi biên bản đến Thường trực HĐND, Ủy ban MTTQ xã chậm nhất ngày 4/4.\n"
    )
    assert [who for _, who in asked(f"{PLAN}{text}")] == [["Văn phòng UBND xã"]]


def test_in_which_case_somebody_is_to_be_told_is_no_task_of_its_own() -> None:
    text = (
        "Trong quá trình triển khai, thực hiện Kế hoạch này nếu có khó khăn, vướng mắc, "
        "đề nghị các thôn phản ánh về Chi cục.\n"
    )
    assert asked(PLAN + text) == [("Phản ánh về Chi cục", ["các thôn"])]


def test_a_section_that_assigns_is_no_label_of_the_heading_below_it() -> None:
    text = """CHỈ THỊ
Về việc tăng cường phòng, chống sốt xuất huyết

Chủ tịch UBND huyện Thanh Lâm yêu cầu các phòng, ban thực hiện các nội dung sau:
1. Phân công thực hiện:
1.1 Phòng Y tế:
- Tổ chức tập huấn cho cộng tác viên.
1.2 Phòng Văn hóa - Thông tin:
- Treo pa nô ở các chợ.
Tăng cường tuyên truyền trên đài huyện.
"""
    assert asked(text) == [
        ("Tổ chức tập huấn cho cộng tác viên", ["Phòng Y tế"]),
        ("Treo pa nô ở các chợ", ["Phòng Văn hóa - Thông tin"]),
        ("Tăng cường tuyên truyền trên đài huyện", ["Phòng Văn hóa - Thông tin"]),
    ]
