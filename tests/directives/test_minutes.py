"""Minutes and notes of meetings: what was decided, by whom, and what those present only said."""

from __future__ import annotations

import pytest

from extractor import extract, reading

HEAD = """\
CÔNG TY CỔ PHẦN BAO BÌ TÂN HƯNG
BIÊN BẢN HỌP GIAO BAN TUẦN 18

Thời gian: 8h30 ngày 05/05/2025
Chủ trì: Ông Lưu Đình Phong - Giám đốc
Thư ký: Ánh
Thành phần: Vinh (Kho), chị Thu (Mua hàng), anh Khôi (Bán hàng), Quế

"""
Found = list[tuple[str, list[str], str | None]]


def found(body: str, head: str = HEAD) -> Found:
    register = extract(reading.read_bytes((head + body).encode(), "bien-ban.txt"))
    return [
        (
            a.evidence.text,
            [r.name for r in a.responsible],
            a.deadline.due.isoformat() if a.deadline and a.deadline.due else None,
        )
        for a in register.actions
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Chốt:",
        "KẾT LUẬN",
        "Việc tuần tới",
        "Các bộ phận thống nhất:",
        "2. Kế hoạch tháng 6",
        "Next steps",
        "Ý kiến kết luận của chủ tọa",
        "Những việc cần triển khai",
        "Yêu cầu của Giám đốc",
        "Phần việc được giao",
        "Kết quả thống nhất",
        "Công tác trọng tâm tháng 6",
        "Cam kết của các bên",
        "Kế hoạch triển khai",
        "Assignments",
    ],
)
def test_what_stands_under_a_conclusion_is_asked(heading: str) -> None:
    body = f"{heading}\n- Vinh kiểm kê kho giấy trước 10/5\n- Quế: gửi mẫu cho khách\n"
    assert found(body) == [
        ("kiểm kê kho giấy trước 10/5", ["Vinh"], "2025-05-10"),
        ("gửi mẫu cho khách", ["Quế"], None),
    ]


@pytest.mark.parametrize(
    "heading",
    ["Đã làm tuần này", "Vấn đề", "Cập nhật:", "1. Điểm lại tuần 17", "Tiến độ tuần trước"],
)
def test_what_stands_under_a_report_is_not(heading: str) -> None:
    assert found(f"{heading}\n- Vinh kiểm kê kho giấy\n- Quế: gửi mẫu cho khách\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "- Anh Khôi: đề nghị công ty mua thêm xe nâng.",
        "- Chị Thu: kiến nghị tăng hạn mức công nợ.",
        "Thảo luận: Anh Khôi đề nghị giảm giá 5%.",
        "Phân xưởng 2 đề nghị bổ sung 03 công nhân.",
        "Anh Khôi đề nghị xem lại giá vận chuyển.",
    ],
)
def test_proposals_of_those_present_ask_nobody(line: str) -> None:
    assert found(f"2. Nội dung\n{line}\n") == []


def test_the_chair_asks_even_where_reports_are_told() -> None:
    body = "2. Ý kiến\nPhân xưởng 2 đề nghị bổ sung máy ép. Giám đốc đồng ý và giao Phòng Kế hoạch làm thủ tục mua sắm.\n"
    assert found(body) == [("làm thủ tục mua sắm", ["Phòng Kế hoạch"], None)]


@pytest.mark.parametrize(
    ("line", "who", "due"),
    [
        ("Sửa máy ép số 3 - Vinh - trước 14/5", ["Vinh"], "2025-05-14"),
        ("Liên hệ hai nhà cung cấp giấy - chị Thu - 12/05", ["Thu"], "2025-05-12"),
        ("Lập dự toán sửa mái xưởng (Phòng Kỹ thuật)", ["Phòng Kỹ thuật"], None),
        ("Kèm công nhân mới: chị Thu (ca sáng), anh Khôi (ca chiều)", ["Thu", "Khôi"], None),
        ("Đối chiếu công nợ quý I => Quế", ["Quế"], None),
    ],
)
def test_who_does_it_may_stand_behind_the_task(line: str, who: list[str], due: str | None) -> None:
    ((_, responsible, deadline),) = found(f"3. Việc cần làm\n- {line}\n")
    assert [name.removeprefix("chị ").removeprefix("anh ") for name in responsible] == who
    assert deadline == due


def test_names_in_brackets_behind_a_sentence_do_the_task_before() -> None:
    body = "3. Nhiệm vụ tuần tới\n- Vệ sinh kho số 1. (Phòng Hành chính, Phòng Kỹ thuật)\n"
    assert found(body) == [("Vệ sinh kho số 1", ["Phòng Hành chính", "Phòng Kỹ thuật"], None)]


def test_a_verb_that_begins_like_a_name_is_no_name() -> None:
    body = "3. Kết luận\n- Thu hồi công nợ quá hạn trước 20/5\n- Thu gọi lại cho khách hàng cũ\n"
    names = [responsible for _, responsible, _ in found(body)]
    assert names == [[], ["Thu"]]


def test_an_item_does_not_take_the_name_of_the_item_before() -> None:
    body = "3. Kết luận\n- Vinh kiểm kê kho giấy\n- Tăng cường kiểm tra an toàn lao động\n"
    assert [responsible for _, responsible, _ in found(body)] == [["Vinh"], []]


@pytest.mark.parametrize(
    "line",
    [
        "Họp kế tiếp: 12/05/2025, 8h30",
        "Cuộc họp kết thúc vào lúc 10h cùng ngày.",
        "Bộ phận nào nộp chậm sẽ bị trừ thưởng.",
        "Các bên thống nhất nội dung trên và cùng ký tên.",
    ],
)
def test_how_a_meeting_ends_asks_nothing(line: str) -> None:
    assert len(found(f"3. Kết luận\n- Vinh kiểm kê kho giấy\n- {line}\n")) == 1


def test_a_table_of_tabs_is_a_table() -> None:
    body = (
        "3. Action items\nTT\tNội dung\tPIC\tDeadline\n"
        "1\tChạy lại báo cáo tồn kho\tVinh\t09/05\n2\tChốt giá giấy\tThu, Quế\t12/05/2025\n"
    )
    assert found(body) == [
        ("Chạy lại báo cáo tồn kho", ["Vinh"], "2025-05-09"),
        ("Chốt giá giấy", ["Thu", "Quế"], "2025-05-12"),
    ]


def test_two_signatures_side_by_side_are_no_table() -> None:
    register = reading.read_bytes(
        (HEAD + "THƯ KÝ\t\tCHỦ TRÌ\nPhạm Ánh\t\tLưu Đình Phong\n").encode(), "bien-ban.txt"
    )
    assert not any(block.kind == "cell" for block in register.blocks)


def test_a_note_in_markdown_has_sections_people_and_a_chair() -> None:
    text = (
        "# Biên bản họp dự án Kho số\n\n**Chủ trì:** Lưu Đình Phong (PM)\n**Ngày họp:** 05/05/2025\n\n"
        "## 1. Thành phần\n\n| STT | Họ tên | Vai trò |\n|---|---|---|\n| 1 | Trần Thế Vinh | BA |\n| 2 | Ngô Thị Quế | Dev |\n\n"
        "## 2. Rà soát công việc\n- Vinh xong tài liệu.\n\n## 3. Việc tuần tới\n- Quế dựng môi trường thử, xong trước thứ 6\n"
    )
    assert found(text, head="") == [
        ("dựng môi trường thử, xong trước thứ 6", ["Ngô Thị Quế"], "2025-05-09")
    ]


def test_a_note_without_a_form_is_minutes_with_the_date_of_its_title() -> None:
    text = "Note họp nhóm bao bì 5/5/2025\n\nTham gia: anh Phong (chủ trì), Vinh, Quế\n\nChốt:\n* Quế gửi mẫu trong ngày mai\n"
    document = reading.read_bytes(text.encode(), "note.txt")
    (action,) = extract(document).actions
    assert document.header.kind == "minutes"
    assert action.deadline is not None and str(action.deadline.due) == "2025-05-06"
    assert action.requested_by is not None and action.requested_by.name.endswith("Phong")


def test_a_date_over_two_lines_is_one_date() -> None:
    body = "3. Kết luận\n- Phòng Kỹ thuật bổ sung 30 công nhân trước ngày\n15/5/2025\n- Vinh kiểm kê kho giấy\n"
    assert [due for _, _, due in found(body)] == ["2025-05-15", None]


def test_names_in_square_brackets_do_the_task_before() -> None:
    body = "**Nhiệm vụ**:\n- Vẽ sơ đồ kho. [Minh Đức, Quế]\n- Viết hướng dẫn nhập hàng. [Tất cả]\n"
    assert [who for _, who, _ in found(body)] == [["Minh Đức", "Quế"], ["Tất cả"]]


def test_a_row_that_is_done_is_no_task() -> None:
    body = (
        "| Công việc | Người phụ trách | Deadline | Trạng thái |\n|---|---|---|---|\n"
        "| Dán nhãn kệ hàng | Vinh | 2025-05-12 | Mới |\n| Trả lời khách | Quế | 2025-05-06 | Xong |\n"
    )
    assert found(f"3. Việc cần làm\n{body}") == [("Dán nhãn kệ hàng", ["Vinh"], "2025-05-12")]


def test_two_who_do_the_same_are_two_tasks() -> None:
    body = "3. Kết luận\n- Phòng Hành chính lo hội trường, Phòng Kỹ thuật lo âm thanh.\n"
    assert found(body) == [
        ("lo hội trường", ["Phòng Hành chính"], None),
        ("lo âm thanh", ["Phòng Kỹ thuật"], None),
    ]


@pytest.mark.parametrize("label", ["Lưu ý chung:", "Ghi chú:", "**Ghi chú:**"])
def test_a_note_at_the_end_asks_all(label: str) -> None:
    body = f"3. Kết luận\n- Vinh kiểm kê kho giấy\n\n{label} Mọi người cập nhật số liệu; người nghỉ phép đăng ký với quản lý trước 10/5.\n"
    assert found(body)[1:] == [
        ("cập nhật số liệu", ["Mọi người"], None),
        ("đăng ký với quản lý trước 10/5", ["người nghỉ phép"], "2025-05-10"),
    ]


def test_somebody_called_once_with_a_courtesy_is_known_by_name() -> None:
    body = "2. Ý kiến\n- Chị Loan: kho chật.\n3. Kết luận\n- Loan sắp xếp lại kho\n"
    assert found(body) == [("sắp xếp lại kho", ["chị Loan"], None)]


def test_the_chair_who_is_called_by_name_keeps_the_full_name() -> None:
    text = HEAD + "2. Trao đổi thêm\nÔng Phong yêu cầu Phòng Kế toán đối chiếu công nợ.\n"
    (action,) = extract(reading.read_bytes(text.encode(), "bien-ban.txt")).actions
    assert action.requested_by is not None
    assert action.requested_by.name == "Lưu Đình Phong"


def test_what_was_decided_is_only_for_those_it_names() -> None:
    body = "2. Quyết định\n- Dời ngày giao hàng sang 20/5.\n- Không nhận đơn gấp trong tháng này.\n- Vinh thông báo cho khách hàng.\n"
    assert found(body) == [("thông báo cho khách hàng", ["Vinh"], None)]


@pytest.mark.parametrize(
    "line",
    [
        "Chị Thu phản ánh kho chật. Đề nghị công ty thuê thêm kho.",
        "- Anh Khôi cho biết khách chậm trả tiền, đề nghị Phòng Kế toán nhắc nợ.",
    ],
)
def test_who_tells_of_something_and_then_asks_only_proposes(line: str) -> None:
    assert found(f"2. Nội dung\n{line}\n") == []


def test_what_the_chair_answers_among_the_remarks_is_asked() -> None:
    body = "4. Ý kiến\n- Quế: điều hòa hỏng.\n- Ông Phong: giao Phòng Hành chính gọi thợ sửa trước 10/5.\n"
    assert found(body) == [("gọi thợ sửa trước 10/5", ["Phòng Hành chính"], "2025-05-10")]


def test_a_list_of_those_present_asks_nobody() -> None:
    head = (
        "BIÊN BẢN LÀM VIỆC\nHôm nay, ngày 05/05/2025, tại kho số 1, chúng tôi gồm có:\nI. Đoàn kiểm tra\n"
        "1. Ông Lưu Đình Phong - Trưởng đoàn\n2. Bà Ngô Thị Quế - chuyên viên\n"
        "Kết luận của Trưởng đoàn:\n1. Bà Quế lập biên bản kiểm kê trước 10/5.\n"
    )
    assert found("", head) == [("lập biên bản kiểm kê trước 10/5", ["Ngô Thị Quế"], "2025-05-10")]


def test_lines_with_labels_under_what_was_agreed_are_a_task_each() -> None:
    body = (
        "THỐNG NHẤT\nViệc: Thay dao máy cắt số 2\nNgười phụ trách: Vinh\nHạn: 12/05/2025\n\n"
        "Việc: Đánh giá nhà cung cấp mực\nNgười phụ trách: Phòng Kỹ thuật\nPhối hợp: Phòng Kế hoạch\nHạn: 19/05/2025\n"
    )
    assert found(body) == [
        ("Thay dao máy cắt số 2", ["Vinh"], "2025-05-12"),
        ("Đánh giá nhà cung cấp mực", ["Phòng Kỹ thuật"], "2025-05-19"),
    ]


def test_notes_with_english_labels_are_minutes() -> None:
    text = (
        "Weekly sync - Team Kho\nDate: 05/05/2025\nHost: Phong\nParticipants: Phong, Vinh, Quế\n\n"
        "1. Update\n- Vinh: nhập xong lô giấy.\n\n2. To-do\n- Vinh + Quế: kiểm kê kho số 2 (09/05)\n- All: cập nhật số liệu\n"
    )
    assert found(text, head="") == [
        ("kiểm kê kho số 2 (09/05)", ["Vinh", "Quế"], "2025-05-09"),
        ("cập nhật số liệu", ["All"], None),
    ]


def test_those_who_help_may_be_named_behind_the_task() -> None:
    text = HEAD + "3. Kết luận\n- Vinh lập danh sách hàng tồn, chị Thu và anh Khôi hỗ trợ.\n"
    (action,) = extract(reading.read_bytes(text.encode(), "bien-ban.txt")).actions
    assert [b.name.split()[-1] for b in action.coordinating] == ["Thu", "Khôi"]
