"""What stands between whoever is asked and the task, who says it in the midst of it, and objects that come first."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

from extractor import extract, reading

_OPENING = (
    "Sáng 12/10/2023, đồng chí Trần Văn Hùng, Bí thư Huyện ủy chủ trì hội nghị giao ban. "
    "Đồng chí yêu cầu các xã báo cáo tiến độ. "
)

FORMS = [
    # an aside between commas
    ("Hạt Kiểm lâm, ông nói, giữ liên lạc với các chốt.", "Hạt Kiểm lâm", "Giữ liên lạc với các chốt"),
    (
        "Phòng Dân tộc, cơ quan đã được giao việc này từ năm 2021, trình đề án chậm nhất trong quý IV.",
        "Phòng Dân tộc",
        "Trình đề án chậm nhất trong quý IV",
    ),
    (
        "Đồng chí đề nghị Công ty May Sơn Lợi, nếu dòng tiền cho phép, trả lương trước ngày 15/12.",
        "Công ty May Sơn Lợi",
        "Trả lương trước ngày 15/12",
    ),
    (
        "Phòng Nội vụ được đồng chí giao tham mưu kế hoạch luân chuyển.",
        "Phòng Nội vụ",
        "Tham mưu kế hoạch luân chuyển",
    ),
    (
        "Ban Quản lý dự án với vai trò chủ đầu tư phải bám công trường, thay ngay nhà thầu yếu.",
        "Ban Quản lý dự án",
        "Bám công trường, thay ngay nhà thầu yếu",
    ),
    # an object or a circumstance first, without a modal
    (
        "Nguồn vốn không tiêu hết, Phòng Tài chính tham mưu điều chuyển ngay trong tháng.",
        "Phòng Tài chính",
        "Tham mưu điều chuyển ngay trong tháng",
    ),
    # those named behind a colon are meant, those named before are "they"
    (
        "Các đơn vị liên quan: Công an huyện, Phòng Văn hóa trong phạm vi chức năng của mình, tập trung tuyên truyền.",
        "Công an huyện; Phòng Văn hóa",
        "Tập trung tuyên truyền",
    ),
    ("Họ phải công khai kết quả.", "các xã", "Công khai kết quả"),
    # bodies of a department, a place at the end of a row
    (
        "Các đơn vị thuộc Sở Nông nghiệp và Môi trường theo chức năng được giao, chủ động kiểm tra hồ đập.",
        "Các đơn vị thuộc Sở Nông nghiệp và Môi trường",
        "Chủ động kiểm tra hồ đập",
    ),
    (
        "Các xã ven biển và huyện đảo Hòn Mây phối hợp chặt chẽ kiểm đếm tàu thuyền.",
        "Các xã ven biển; huyện đảo Hòn Mây",
        "Phối hợp chặt chẽ kiểm đếm tàu thuyền",
    ),
    ("“Cơ quan soạn thảo phải lượng hóa các tiêu chí”, ông nói.", "Cơ quan soạn thảo", "Lượng hóa các tiêu chí"),
    ("“Các trường báo cáo ngay về Ban Chỉ đạo”, đồng chí nhấn mạnh.", "Các trường", "Báo cáo ngay về Ban Chỉ đạo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "task"), FORMS)
def test_whoever_must_act(text: str, who: str, task: str) -> None:
    (_, (found, bodies)) = asked(f"{_OPENING}{text}\n")
    assert (found, "; ".join(bodies)) == (task, who)


def test_an_opinion_that_assigns_is_an_order() -> None:
    text = "Ngày 3/4/2024, Phó Thủ tướng Lê Minh Sơn có ý kiến giao Bộ Y tế kiểm tra nguồn thuốc, báo cáo trước ngày 25/4.\n"
    assert asked_by(text) == [
        ("Lê Minh Sơn", "Kiểm tra nguồn thuốc, báo cáo trước ngày 25/4"),
    ]


def test_a_title_with_its_place_is_his_whose_position_leaves_it_out() -> None:
    text = (
        "Hội nghị bàn việc tiết kiệm điện.\n\n"
        "Sáng 12/10/2023, Bí thư Thành ủy Trần Văn Hùng làm việc với các quận. "
        "Bí thư Thành ủy Hải Lĩnh đề nghị các phường báo cáo.\n"
    )
    assert asked_by(text) == [("Trần Văn Hùng", "Báo cáo")]


def test_a_line_that_gives_somebody_the_tasks_below_assigns() -> None:
    text = """HỘI ĐỒNG NHÂN DÂN
THỊ XÃ PHÚ LỢI
Số: 12/NQ-HĐND
NGHỊ QUYẾT
Về kết quả giám sát nhà văn hóa
HỘI ĐỒNG NHÂN DÂN THỊ XÃ PHÚ LỢI
QUYẾT NGHỊ:
Điều 1. Tán thành báo cáo của Đoàn giám sát.
Điều 2. Để khắc phục những hạn chế trên, Hội đồng nhân dân thị xã:
1. Giao Ủy ban nhân dân thị xã:
a) Hoàn tất việc cấp giấy chứng nhận cho 19 nhà văn hóa;
b) Chấm dứt các hợp đồng cho thuê trái quy định.
"""
    assert asked(text) == [
        ("Hoàn tất việc cấp giấy chứng nhận cho 19 nhà văn hóa", ["Ủy ban nhân dân thị xã"]),
        ("Chấm dứt các hợp đồng cho thuê trái quy định", ["Ủy ban nhân dân thị xã"]),
    ]


@pytest.mark.parametrize(
    ("when", "due", "recurrence"),
    [
        ("mỗi tuần một lần vào chiều thứ Năm", None, "weekly"),
        ("hai lần trong một năm", None, "half-yearly"),
        ("chậm nhất 20 ngày trước khai mạc kỳ họp thứ 7", None, None),
        ("ngay khi có hướng dẫn", None, None),
        ("ngay trong tháng 10 này", "2023-10-31", None),
    ],
)
def test_times_that_are_no_single_day(when: str, due: str | None, recurrence: str | None) -> None:
    text = f"{_OPENING}Đồng chí giao Phòng Nội vụ báo cáo kết quả {when}.\n"
    action = extract(reading.read_bytes(text.encode(), "tin.txt")).actions[-1]
    assert action.deadline is not None
    assert (action.deadline.due.isoformat() if action.deadline.due else None) == due
    assert action.deadline.recurrence == recurrence


@pytest.mark.parametrize(
    "text",
    [
        "Năm qua, chúng ta phải đối phó với nhiều đợt lũ.",
        "“Có thể mở thêm điểm tiêm lưu động”, đồng chí Hùng nói.",
    ],
)
def test_what_asks_nobody(text: str) -> None:
    assert asked(f"{_OPENING}{text}\n") == [("Báo cáo tiến độ", ["các xã"])]


@pytest.mark.parametrize(
    ("text", "task", "when"),
    [
        ("Công an huyện trước ngày 30/10 phải lập danh sách.", "Lập danh sách", "trước ngày 30/10"),
        (
            "Phòng Nội vụ, trong tuần này (đến 15/10), phải trình đề án.",
            "Trình đề án",
            "trong tuần này",
        ),
        (
            "Trạm Y tế từ nay đến cuối năm cần khám lại 40 hộ.",
            "Khám lại 40 hộ",
            "từ nay đến cuối năm",
        ),
        (
            "Đồng chí đề nghị Hội Nông dân huyện ba tháng một lần tổ chức gặp mặt.",
            "Tổ chức gặp mặt",
            "ba tháng một lần",
        ),
    ],
)
def test_a_time_between_whoever_is_asked_and_the_task(text: str, task: str, when: str) -> None:
    action = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt")).actions[-1]
    assert action.task == task
    assert action.deadline is not None and action.deadline.text == when


def test_the_time_of_one_is_not_the_next_ones() -> None:
    text = "Đồng chí yêu cầu Công an huyện trước ngày 30/10 phải lập danh sách; Phòng Nội vụ rà soát cán bộ.\n"
    *_, first, second = extract(reading.read_bytes(f"{_OPENING}{text}".encode(), "tin.txt")).actions
    assert first.deadline is not None and second.deadline is None
    assert [body.name for body in second.responsible] == ["Phòng Nội vụ"]


@pytest.mark.parametrize(
    ("text", "who", "task"),
    [
        (
            "Đối với những hộ kinh doanh kết hợp ở, đồng chí Hùng yêu cầu mở lối thoát nạn thứ hai.",
            "những hộ kinh doanh kết hợp ở",
            "Mở lối thoát nạn thứ hai",
        ),
        (
            "Với lực lượng dân phòng, đồng chí Hùng đề nghị luyện tập trên thực địa.",
            "lực lượng dân phòng",
            "Luyện tập trên thực địa",
        ),
        (
            "Các trường, ngoài việc tuyên truyền, cần lập tổ kiểm tra.",
            "Các trường",
            "Lập tổ kiểm tra",
        ),
    ],
)
def test_those_of_whom_the_leader_speaks_are_asked_and_not_those_before(
    text: str, who: str, task: str
) -> None:
    assert asked(f"{_OPENING}{text}\n")[-1] == (task, [who])
