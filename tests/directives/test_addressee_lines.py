"""Lines and lead-ins of official documents that name many whose names no lexicon holds in full."""

from __future__ import annotations

import pytest
from tasks_asked import asked

from extractor import extract, reading

LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH AN\nSố: 120/UBND-KT\nBình An, ngày 12 tháng 3 năm 2024\n\nV/v tăng cường phòng cháy\n\n"
    "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế, Sở Công Thương:\n- Kiểm tra cơ sở trực thuộc.\n\n"
)

ONE = [
    "Thủ trưởng các cơ quan, đơn vị, doanh nghiệp và Chủ tịch UBND các xã, phường, thị trấn trên địa bàn tỉnh",
    "Các ngân hàng thương mại, quỹ tín dụng nhân dân và các tổ chức tín dụng khác hoạt động trên địa bàn",
    "Các đơn vị quản lý, khai thác bến xe, bến tàu, nhà ga, cảng hàng không và các doanh nghiệp vận tải",
    "Người đứng đầu cơ sở sản xuất, kinh doanh, dịch vụ có nguy cơ cháy, nổ cao và chủ hộ gia đình",
    "Tập đoàn, tổng công ty nhà nước, doanh nghiệp có vốn nhà nước chi phối trên địa bàn",
    "Các nhà đầu tư, nhà thầu thi công, tư vấn giám sát và các đơn vị có liên quan đến dự án",
]


@pytest.mark.parametrize("ending", ["", ":"])
@pytest.mark.parametrize("line", ONE)
def test_a_line_names_all_of_them(line: str, ending: str) -> None:
    found = asked(f"{LETTER}2. {line}{ending}\n- Lập phương án chữa cháy.\n- Bố trí người trực.\n")
    assert found[1:] == [
        ("Lập phương án chữa cháy", [line]),
        ("Bố trí người trực", [line]),
    ]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "Trách nhiệm của chủ sở hữu, người quản lý nhà chung cư, nhà cao tầng:",
            ["chủ sở hữu, người quản lý nhà chung cư, nhà cao tầng"],
        ),
        (
            "Yêu cầu các doanh nghiệp đầu tư hạ tầng khu công nghiệp, chủ đầu tư các dự án nhà ở, chung cư:",
            [
                "các doanh nghiệp đầu tư hạ tầng khu công nghiệp, chủ đầu tư các dự án nhà ở, chung cư"
            ],
        ),
        (
            "Các cơ quan thông tấn, báo chí, Đài Phát thanh và Truyền hình tỉnh, Cổng thông tin điện tử tỉnh",
            [
                "Các cơ quan thông tấn, báo chí",
                "Đài Phát thanh và Truyền hình tỉnh",
                "Cổng thông tin điện tử tỉnh",
            ],
        ),
        ("Giao Văn hóa - Xã hội tỉnh:", ["Văn hóa - Xã hội tỉnh"]),
        ("Giao Cơ quan Ủy ban Kiểm tra Tỉnh ủy:", ["Cơ quan Ủy ban Kiểm tra Tỉnh ủy"]),
    ],
)
def test_a_line_is_read_by_its_members(line: str, who: list[str]) -> None:
    assert asked(f"{LETTER}2. {line}\n- Bố trí người trực.\n")[1:] == [("Bố trí người trực", who)]


@pytest.mark.parametrize(
    "line", ["Công tác tuyên truyền", "Về hạ tầng giao thông:", "Các giải pháp trước mắt:"]
)
def test_a_topic_is_nobody_and_nobody_inherits_from_the_item_before(line: str) -> None:
    found = asked(f"{LETTER}2. {line}\n- Lập phương án chữa cháy.\n")
    assert found[1:] == [("Lập phương án chữa cháy", [])]


@pytest.mark.parametrize(
    "who",
    [
        "Trưởng phòng giáo dục và đào tạo các huyện, thị xã, thành phố, Hiệu trưởng các trường trung học phổ thông",
        "thủ trưởng các cơ sở giáo dục mầm non, phổ thông, giáo dục thường xuyên trên địa bàn tỉnh",
        "người đứng đầu các cơ sở nuôi dạy trẻ ngoài công lập có từ 50 trẻ trở lên",
        "các phòng giáo dục và đào tạo, các trường trực thuộc và các cơ sở giáo dục ngoài công lập",
    ],
)
@pytest.mark.parametrize(
    "lead", ["thực hiện tốt các nội dung sau", "quan tâm thực hiện một số việc như sau"]
)
def test_a_lead_in_addresses_all_up_to_its_predicate(who: str, lead: str) -> None:
    text = (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH BÌNH AN\nSố: 120/SGDĐT-VP\nBình An, ngày 12 tháng 3 năm 2024\n\n"
        "Kính gửi: Trường THPT Nguyễn Du\n\n"
        f"Sở Giáo dục và Đào tạo yêu cầu {who} {lead}:\n1. Rà soát danh sách học sinh chưa tiêm đủ mũi.\n"
    )
    assert asked(text) == [("Rà soát danh sách học sinh chưa tiêm đủ mũi", [who])]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Sở Y tế đề nghị Quý đơn vị thực hiện.", [("Thực hiện", ["các bệnh viện"])]),
        (
            "Sở Y tế đề nghị các bệnh viện báo cáo. Đối với khoa cấp cứu, các bệnh viện bố trí bác sĩ trực.",
            [("Báo cáo", ["các bệnh viện"]), ("Bố trí bác sĩ trực", ["các bệnh viện"])],
        ),
        (
            "Sở Y tế đề nghị Phòng Y tế huyện, thị xã, thành phố rà soát thuốc.",
            [("Rà soát thuốc", ["Phòng Y tế huyện, thị xã, thành phố"])],
        ),
        (
            "Sở Y tế giao Phòng Kế toán/Hành chính rà soát kho thuốc.",
            [("Rà soát kho thuốc", ["Phòng Kế toán/Hành chính"])],
        ),
    ],
)
def test_recipients_and_names_of_a_letter(
    sentence: str, wanted: list[tuple[str, list[str]]]
) -> None:
    letter = (
        "SỞ Y TẾ TỈNH BÌNH AN\nBình An, ngày 12 tháng 3 năm 2024\n\nKính gửi: các bệnh viện\n\n"
    )
    assert asked(f"{letter}{sentence}\n") == wanted


def test_a_label_names_whoever_stands_before_its_colon_in_full() -> None:
    text = f"{LETTER}2. Trung tâm Kiểm soát thanh toán thẻ, vé điện tử: Chủ trì rà soát thiết bị; báo cáo kết quả.\n"
    who = ["Trung tâm Kiểm soát thanh toán thẻ, vé điện tử"]
    assert asked(text)[1:] == [("Chủ trì rà soát thiết bị", who), ("Báo cáo kết quả", who)]


def test_groups_beside_a_body_with_a_name_are_members_by_themselves() -> None:
    text = f"{LETTER}2. Giao Sở Nội vụ, các bệnh viện và UBND các xã rà soát biên chế.\n3. Giao các bệnh viện và UBND các xã báo cáo.\n"
    assert asked(text)[1:] == [
        ("Rà soát biên chế", ["Sở Nội vụ", "các bệnh viện", "UBND các xã"]),
        ("Báo cáo", ["các bệnh viện và UBND các xã"]),
    ]


@pytest.mark.parametrize(
    "title", ["TỜ TRÌNH\nVề việc ban hành kế hoạch nhà ở", "PHIẾU TRÌNH XỬ LÝ VĂN BẢN"]
)
def test_what_is_submitted_to_those_above_directs_nobody(title: str) -> None:
    text = (
        f"SỞ XÂY DỰNG\nSố: 45/TTr-SXD\n\n{title}\n\nKính gửi: Ủy ban nhân dân tỉnh\n\n"
        "Thực hiện Kế hoạch số 12/KH-UBND, trong đó giao Sở Xây dựng tham mưu kế hoạch trước ngày 30/4/2026, Sở kính đề "
        "nghị UBND tỉnh xem xét, ban hành.\n"
    )
    register = extract(reading.read_bytes(text.encode(), "a.txt"))
    assert register.actions == ()
    assert [excluded.rule for excluded in register.excluded] == ["not.submission"]


def test_whoever_resolves_a_list_is_not_asked_by_it() -> None:
    text = (
        "ĐẢNG ỦY XÃ TÂN HÒA\nSố: 15-NQ/ĐU\nTân Hòa, ngày 20 tháng 6 năm 2025\nNGHỊ QUYẾT\n"
        "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 8\n"
        "Ban Chấp hành Đảng bộ xã thống nhất một số nhiệm vụ trọng tâm như sau:\n"
        "- Hoàn thành đại hội chi bộ trước ngày 15/8/2025.\n"
        "- Giao Ủy ban nhân dân xã xây dựng kế hoạch thực hiện Nghị quyết.\n"
    )
    assert asked(text) == [
        ("Hoàn thành đại hội chi bộ trước ngày 15/8/2025", []),
        ("Xây dựng kế hoạch thực hiện Nghị quyết", ["Ủy ban nhân dân xã"]),
    ]


def test_places_pointed_out_on_a_line_of_their_own_are_not_whom_the_item_asks() -> None:
    text = (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nSố: 12/CĐ-UBND\nĐông Hà, ngày 18 tháng 10 năm 2025\nCÔNG ĐIỆN\n"
        "Về ứng phó mưa lũ\nĐể chủ động ứng phó với mưa lũ, Chủ tịch UBND tỉnh yêu cầu:\n"
        "1. Chủ tịch UBND các xã, phường ven biển từ Cửa Đại đến Cửa Lò, nhất là các tỉnh:\n"
        "Cà Mau, Sóc Trăng và Kiên Giang:\na) Rà soát các khu vực nguy hiểm.\nb) Trực tại các ngầm tràn.\n"
    )
    whom = ["Chủ tịch UBND các xã, phường ven biển từ Cửa Đại đến Cửa Lò"]
    assert asked(text) == [
        ("Rà soát các khu vực nguy hiểm", whom),
        ("Trực tại các ngầm tràn", whom),
    ]
