"""Whoever is asked and stands in no lexicon, and who goes on asking without a verb of asking."""

from __future__ import annotations

import pytest

from extractor import extract, reading

_OPENING = """Thị xã Hòa Bắc họp về phòng, chống ngập
Chiều 6/6/2024, UBND thị xã Hòa Bắc họp về phòng, chống ngập úng, ông Trần Đức Lộc, Chủ tịch UBND thị xã, chủ trì và nghe các phường báo cáo tình hình.
"""


def asked(text: str) -> list[tuple[str, str]]:
    """Who must do what, joined with a comma where they are several."""
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    return [(", ".join(b.name for b in a.responsible), a.task) for a in register.actions]


def test_a_noun_that_no_lexicon_holds_is_told_by_the_verb_behind_it() -> None:
    text = "Ông Trần Đức Lộc đề nghị các chủ vựa khơi thông miệng cống; bà con tiểu thương thu gom rác."
    assert asked(text) == [
        ("các chủ vựa", "Khơi thông miệng cống"),
        ("bà con tiểu thương", "Thu gom rác"),
    ]


def test_things_are_asked_for_and_are_not_asked() -> None:
    assert all(
        who == "" for who, _ in asked("Ông Trần Đức Lộc yêu cầu các giải pháp phải kịp thời.")
    )


@pytest.mark.parametrize(
    ("who", "task"),
    [
        ("các hộ dân sống ven kênh", "Chủ động kê cao tài sản"),
        ("các phường được giao quản lý bến bãi", "Khẩn trương rà soát giấy phép"),
        ("các tổ chức khai thác, kinh doanh cát", "Phải kê khai khối lượng"),
        ("các Cục quản lý chuyên ngành", "Rà soát quy định"),
        ("các Sở GTVT", "Khơi thông hố ga"),
        ("công an các phường", "Phân luồng giao thông"),
        ("Ban Chỉ huy Phòng thủ dân sự các phường", "Trực 24/24 giờ"),
        ("các tập đoàn, tổng công ty nhà nước, doanh nghiệp xuất khẩu", "Giữ đơn hàng"),
    ],
)
def test_a_group_keeps_what_says_which_of_its_members_are_meant(who: str, task: str) -> None:
    said = task.removeprefix("Phải ")
    text = f"Ông Trần Đức Lộc yêu cầu {who} {task[0].lower()}{task[1:]}."
    assert asked(text) == [(who, said[0].upper() + said[1:])]


def test_several_departments_share_an_abbreviated_half() -> None:
    assert asked("UBND thị xã giao Sở Nông nghiệp và PTNT tiêu úng.") == [
        ("Sở Nông nghiệp và PTNT", "Tiêu úng")
    ]


def test_who_holds_the_floor_asks_with_a_modal_alone() -> None:
    text = (
        "Ông Trần Đức Lộc nhấn mạnh mùa mưa đã cận kề. Do vậy, các phường phải nạo vét cống rãnh."
    )
    assert asked(text) == [("các phường", "Nạo vét cống rãnh")]


def test_what_follows_from_what_was_said_asks_some_paragraphs_below() -> None:
    text = (
        "Phát biểu tại Đại hội, ông Trần Đức Lộc đánh giá cao dự thảo báo cáo; nhấn mạnh, Đại hội diễn ra vào thời điểm quan trọng.\n\n"
        "Đây cũng là lúc phường bước vào giai đoạn mới.\n\n"
        "Do đó, thời gian tới, Ban Chấp hành Đảng bộ phường cần củng cố các chi bộ."
    )
    assert asked(text) == [("Ban Chấp hành Đảng bộ phường", "Củng cố các chi bộ")]


def test_who_attends_and_directs_a_congress_asks_for_nothing() -> None:
    assert asked("Ông Trần Đức Lộc dự và chỉ đạo Đại hội Đảng bộ phường Tân Lập.") == []


def test_what_is_only_allowed_ends_no_list() -> None:
    text = (
        "Ông Trần Đức Lộc giao Phòng Nội vụ bố trí trụ sở.\n\n"
        "Có thể thuê thêm phòng họp nếu thấy cần.\n\n"
        "Xây dựng quy chế làm việc của phường."
    )
    assert asked(text) == [
        ("Phòng Nội vụ", "Bố trí trụ sở"),
        ("Phòng Nội vụ", "Xây dựng quy chế làm việc của phường"),
    ]


@pytest.mark.parametrize(
    "then",
    [
        "Về vốn, hiện nay công trình chưa xong, do đó, nếu đủ điều kiện thì Phòng Tài chính tiếp tục giải ngân phần còn lại.",
        "Về vốn, có khối lượng đã thực hiện, nếu đủ điều kiện thì Phòng Tài chính tiếp tục giải ngân phần còn lại.",
    ],
)
def test_who_must_act_once_a_condition_is_met_is_asked(then: str) -> None:
    text = f"Ông Trần Đức Lộc yêu cầu Phòng Nội vụ bố trí trụ sở.\n\n{then}"
    assert asked(text)[1:] == [("Phòng Tài chính", "Giải ngân phần còn lại")]


def test_whoever_agrees_with_another_body_is_no_speaker() -> None:
    text = (
        "Ông Trần Đức Lộc yêu cầu Phòng Nội vụ bố trí trụ sở.\n\n"
        "Trường hợp vướng mắc, Phòng Tài chính thống nhất với Phòng Nội vụ báo cáo UBND thành phố. Phòng Nội vụ không để xảy ra sai sót."
    )
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    assert {a.requested_by.name for a in register.actions if a.requested_by} == {"Trần Đức Lộc"}
    assert len(register.actions) == 3


def test_a_first_line_with_a_full_stop_is_no_headline() -> None:
    text = "Chủ tịch UBND phường Trần Đức Lộc giao Phòng Nội vụ bố trí trụ sở.\n\nXây dựng quy chế làm việc.\n"
    register = extract(reading.read_bytes(text.encode(), "tin.txt"))
    assert [a.task for a in register.actions] == ["Bố trí trụ sở", "Xây dựng quy chế làm việc"]


def test_somebody_behind_a_circumstance_keeps_all_that_he_must_do() -> None:
    text = (
        "Ông Trần Đức Lộc đề nghị các chủ đầu tư niêm yết giá. "
        "Đối với các tòa nhà đã bàn giao, ban quản trị phải lập phương án, báo cáo UBND phường."
    )
    assert asked(text)[1:] == [("ban quản trị", "Lập phương án, báo cáo UBND phường")]


def test_a_time_shows_that_somebody_in_a_list_is_asked() -> None:
    text = (
        "Ông Trần Đức Lộc đề nghị các phường tăng cường phòng cháy. Các phường trực 24/24 giờ. "
        "Chủ rừng tổ chức phát dọn đường băng cản lửa trước 15/4."
    )
    assert asked(text)[2:] == [("Chủ rừng", "Tổ chức phát dọn đường băng cản lửa trước 15/4")]


def test_an_office_is_whose_leaders_spoke_for_it() -> None:
    text = (
        "Lãnh đạo Sở Xây dựng yêu cầu các chủ đầu tư niêm yết giá. Sở đề nghị các phường kiểm tra."
    )
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    assert [a.requested_by.name for a in register.actions if a.requested_by][-1] == "Sở Xây dựng"


def test_an_order_told_from_elsewhere_is_that_authority_s() -> None:
    text = "Theo chỉ đạo của UBND tỉnh, Phòng Quản lý đô thị phải kiểm tra máy bơm."
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    assert [a.requested_by.name for a in register.actions if a.requested_by] == ["UBND tỉnh"]


def test_a_time_that_closes_a_lead_in_holds_for_all_its_items() -> None:
    text = "Ông Trần Đức Lộc yêu cầu các phường thực hiện một số việc trong tháng 7/2024 như sau:\n- Nạo vét kênh.\n- Thay nắp cống."
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    assert [str(a.deadline.due) for a in register.actions if a.deadline] == ["2024-07-31"] * 2


def test_a_time_of_what_is_served_is_no_deadline() -> None:
    text = "Ông Trần Đức Lộc giao Phòng Nội vụ chuẩn bị tài liệu phục vụ hội nghị tổ chức vào quý IV/2024."
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    assert [a.deadline for a in register.actions] == [None]


def test_accountability_is_no_task_and_hands_its_bearer_on() -> None:
    text = "Ông Trần Đức Lộc lưu ý, chủ tịch các phường chịu trách nhiệm toàn bộ về an toàn đê bao; bố trí người canh cống."
    assert asked(text) == [("chủ tịch các phường", "Bố trí người canh cống")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("yêu cầu địa phương phải sớm nạo vét kênh", [("địa phương", "Sớm nạo vét kênh")]),
        ("yêu cầu tiểu thương phải được tiêm đủ", [("", "Tiểu thương phải được tiêm đủ")]),
        (
            "yêu cầu các đại biểu dự phiên họp tập trung nghiên cứu phương án",
            [("các đại biểu dự phiên họp", "Tập trung nghiên cứu phương án")],
        ),
        (
            "yêu cầu lãnh đạo các phường và Tập đoàn Điện lực Việt Nam sửa trạm bơm",
            [("lãnh đạo các phường, Tập đoàn Điện lực Việt Nam", "Sửa trạm bơm")],
        ),
    ],
)
def test_an_act_and_a_modal_name_whom_they_ask(words: str, expected: list[tuple[str, str]]) -> None:
    assert asked(f"Ông Trần Đức Lộc {words}.") == expected


def test_direct_and_assign_are_one_act() -> None:
    text = "Ông Trần Đức Lộc chỉ đạo giao UBND phường An Tây đối chiếu bản vẽ cấp phép."
    assert asked(text) == [("UBND phường An Tây", "Đối chiếu bản vẽ cấp phép")]


def test_who_is_told_to_run_something_is_not_asked() -> None:
    text = (
        "Ông Trần Đức Lộc yêu cầu Sở Y tế kết nối dữ liệu với ứng dụng do Bộ Công an được giao quản lý. "
        "Tổ chức tập huấn cho cán bộ."
    )
    assert [who for who, _ in asked(text)] == ["Sở Y tế", "Sở Y tế"]


def test_who_agrees_and_stresses_tasks_asks_for_them() -> None:
    text = (
        "Ông Trần Đức Lộc nhất trí kế hoạch của các phường và nhấn mạnh một số nhiệm vụ trọng tâm như sau: "
        "tiếp tục hoàn thành hồ sơ kè; Phòng Kinh tế lựa chọn giống lúa."
    )
    assert [task for _, task in asked(text)] == [
        "Tiếp tục hoàn thành hồ sơ kè",
        "Lựa chọn giống lúa",
    ]


def test_those_who_are_new_must_act_too() -> None:
    text = (
        "Ông Trần Đức Lộc yêu cầu các phường rà soát hồ sơ. Trước ngày 29/6, các phường mới phải công bố "
        "công khai trụ sở."
    )
    assert asked(text)[-1] == ("các phường", "Công bố công khai trụ sở")


def test_a_time_right_before_what_must_be_done_is_its_deadline() -> None:
    text = f"{_OPENING}Ông Trần Đức Lộc yêu cầu trước ngày 30/8 phải rà soát hồ sơ trạm bơm.\n"
    register = extract(reading.read_bytes(text.encode(), "tin.txt"))
    assert [a.deadline.text for a in register.actions if a.deadline] == ["trước ngày 30/8"]


def test_those_who_lead_others_are_the_last_of_a_row() -> None:
    text = "Ông Trần Đức Lộc yêu cầu Phòng Kinh tế và lãnh đạo các đơn vị liên quan khẩn trương rà soát hồ sơ kè."
    assert asked(text) == [
        ("Phòng Kinh tế, lãnh đạo các đơn vị liên quan", "Khẩn trương rà soát hồ sơ kè"),
    ]


def test_fields_of_data_are_no_schools() -> None:
    text = "Ông Trần Đức Lộc yêu cầu các trường thông tin hiển thị trên ứng dụng cần đúng quy định."
    assert [who for who, _ in asked(text)] == [""]


@pytest.mark.parametrize(
    "who",
    [
        "Các hộ nuôi tôm", "Phụ huynh học sinh", "Từng đồng chí Ủy viên Ban Thường vụ", "Các huyện ủy, thị ủy, thành ủy",
        "Cục Phòng vệ thương mại", "Chỉ huy trưởng quân sự các xã", "Cộng đồng doanh nghiệp", "Các địa phương trong vùng",
        "Hội đồng thẩm định", "Bộ phận nuôi dưỡng", "Trường THPT chuyên Phan Bội Châu", "Sở Dân tộc và Tôn giáo",
    ],
)  # fmt: skip
def test_a_name_goes_on_to_the_modal(who: str) -> None:
    text = f"Ông Trần Đức Lộc yêu cầu các phường báo cáo. {who} cần rà soát hồ sơ."
    assert asked(text)[1:] == [(who, "Rà soát hồ sơ")]


def test_a_firm_is_no_commune_that_was_asked_before() -> None:
    text = (
        "Ông Trần Đức Lộc yêu cầu các phường báo cáo. Đồng thời, đề nghị doanh nghiệp nạo vét cống."
    )
    assert asked(text)[1:] == [("doanh nghiệp", "Nạo vét cống")]
