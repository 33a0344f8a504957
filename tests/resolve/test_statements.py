"""Deadlines that stand for themselves belong to the task before them and are no task."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract, read

HEAD = """UBND TỈNH AN LẠC
VĂN PHÒNG
Số: 120/TB-VP
An Lạc, ngày 15 tháng 9 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban

"""


def due(tmp_path: Path, body: str) -> list[tuple[str, str | None]]:
    """The first word of each task with its due date."""
    path = tmp_path / "ket-luan.txt"
    path.write_text(HEAD + body + "\n", encoding="utf-8")
    return [
        (a.evidence.text.split()[0], str(a.deadline.due) if a.deadline else None)
        for a in extract(read(path)).actions
    ]


@pytest.mark.parametrize(
    "statement",
    [
        " Hoàn thành trước ngày 31/10/2025.",
        " Yêu cầu hoàn thành trước ngày 31/10.",
        " Thời hạn: 31/10/2025.",
        "\nThời gian hoàn thành: trước ngày 31/10/2025.",
        "\nHạn chót: 31/10",
        " Xong trước ngày 31/10/2025.",
        " Việc này phải hoàn thành trước 31/10.",
    ],
)
def test_a_statement_goes_to_the_task_before_it(tmp_path: Path, statement: str) -> None:
    body = f"1. Giao Sở Xây dựng rà soát các dự án.{statement}\n2. Giao Sở Công Thương theo dõi thị trường."
    assert due(tmp_path, body) == [("rà", "2025-10-31"), ("theo", None)]


def test_after_a_semicolon_it_governs_the_part_before_it_alone(tmp_path: Path) -> None:
    body = "1. Giao Sở Y tế kiểm tra bếp ăn; lập danh sách cơ sở vi phạm; hoàn thành trước ngày 20/9.\n2. Giao Sở Nội vụ tổng hợp."
    assert due(tmp_path, body) == [("kiểm", None), ("lập", "2025-09-20"), ("tổng", None)]


def test_a_report_with_a_time_is_a_task_of_its_own(tmp_path: Path) -> None:
    body = "1. Giao Sở Y tế kiểm tra bếp ăn. Báo cáo kết quả trước ngày 20/9.\n2. Giao Sở Nội vụ tổng hợp."
    assert due(tmp_path, body)[:2] == [("kiểm", None), ("Báo", "2025-09-20")]


def test_a_deadline_in_the_clause_stays(tmp_path: Path) -> None:
    body = "1. Giao Sở Y tế kiểm tra bếp ăn trong tháng 10. Hoàn thành trước ngày 20/11.\n2. Giao Sở Nội vụ tổng hợp."
    assert due(tmp_path, body)[0] == ("kiểm", "2025-10-31")


@pytest.mark.parametrize(
    "head",
    [
        "Trong ngày 15/9",
        "Vào ngày 12/9/2025, tại cuộc họp",
        "Trong 8 tháng đầu năm 2025, kinh tế tăng trưởng khá",
        "Đến ngày 10/9/2025, toàn tỉnh giải ngân được 40%",
    ],
)
def test_a_time_that_tells_what_has_been_governs_nothing(tmp_path: Path, head: str) -> None:
    body = f"1. {head}, Chủ tịch UBND tỉnh yêu cầu Sở Y tế kiểm tra bếp ăn; lập danh sách."
    assert {day for _, day in due(tmp_path, body)} == {None}


def test_a_time_to_come_governs_all_that_follows(tmp_path: Path) -> None:
    body = (
        "1. Trong quý IV/2025, Chủ tịch UBND tỉnh yêu cầu Sở Y tế kiểm tra bếp ăn; lập danh sách."
    )
    assert {day for _, day in due(tmp_path, body)} == {"2025-12-31"}


def test_the_time_of_an_event_told_first_governs_nothing(tmp_path: Path) -> None:
    body = "1. Trong tháng 10 tới, mưa lũ còn diễn biến phức tạp, Chủ tịch UBND tỉnh yêu cầu Sở Y tế dự trữ thuốc; bố trí trực."
    assert {day for _, day in due(tmp_path, body)} == {None}


def test_a_lead_in_that_ends_in_its_deadline_hands_it_down(tmp_path: Path) -> None:
    body = "Giao các đơn vị hoàn thành các nhiệm vụ sau trước ngày 25/10/2025:\n- Sở Y tế: lập danh sách cơ sở xuống cấp.\n- Sở Nội vụ: thống kê biên chế."
    assert due(tmp_path, body) == [("lập", "2025-10-25"), ("thống", "2025-10-25")]


def test_a_time_at_the_head_of_a_part_governs_that_part_alone(tmp_path: Path) -> None:
    body = "1. Yêu cầu Sở Y tế kiểm tra bếp ăn; trong quý IV/2025, không tăng giá dịch vụ; lập danh sách cơ sở vi phạm."
    assert [day for _, day in due(tmp_path, body)] == [None, "2025-12-31", None]


def test_a_time_before_a_colon_governs_all_parts(tmp_path: Path) -> None:
    body = "1. Yêu cầu các địa phương từ nay đến hết năm 2025: tập trung giải ngân; xử lý nợ đọng; rà soát dự án.\n2. Giao Sở Y tế tổng hợp."
    assert [day for _, day in due(tmp_path, body)] == ["2025-12-31"] * 3 + [None]


def test_a_time_without_a_word_of_relation_heads_a_sentence(tmp_path: Path) -> None:
    body = "Chủ tịch UBND tỉnh chỉ đạo như sau:\n1. Quý IV/2025, Sở Y tế tổ chức tiêm chủng; kiểm tra phòng khám.\n2. Yêu cầu Sở Nội vụ tổng hợp."
    assert [day for _, day in due(tmp_path, body)] == ["2025-12-31", "2025-12-31", None]


def test_a_bracketed_line_below_the_task_states_its_deadline(tmp_path: Path) -> None:
    body = "1. Yêu cầu Sở Y tế:\n- Kiểm tra phòng khám.\n(Thời hạn thực hiện: Quý IV/2025)\n2. Yêu cầu Sở Nội vụ tổng hợp."
    assert [day for _, day in due(tmp_path, body)] == ["2025-12-31", None]
