"""Petitions from below ask nobody to do anything; what an authority asks does."""

from __future__ import annotations

import pytest

from extractor import extract, reading

_OPENING = """Hội nghị trực tuyến toàn tỉnh về phát triển kinh tế
Sáng 8/7/2021, UBND tỉnh Hòa Lâm tổ chức hội nghị trực tuyến. Dự hội nghị có lãnh đạo các sở, ngành, đại diện các hiệp hội và hơn một trăm đại biểu ở các điểm cầu.
"""


def tasks(text: str) -> list[str]:
    document = reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt")
    assert document.header.kind == "news"
    return [action.task for action in extract(document).actions]


@pytest.mark.parametrize(
    "text",
    [
        "Tại buổi tiếp xúc, cử tri đề nghị tỉnh sớm làm đường liên xã; đề nghị ngành nước thay đường ống cũ.",
        "Đại biểu Lê Văn Quý (Đoàn Thanh Sơn) đề nghị Chính phủ sớm trình Quốc hội sửa Luật Đất đai. Đại biểu cũng đề nghị các bộ ban hành thông tư trước ngày 30/9.",
        "Luật sư Hà Minh Đức nhấn mạnh, các địa phương cần công khai danh sách đối tượng được mua nhà.",
        "Chủ tịch UBND xã Nậm Lùng Vàng A Pao đề nghị UBND tỉnh bố trí vốn xây cầu trong năm 2022.",
        "Giám đốc Công ty cổ phần Biển Đông Đinh Thị Lụa nêu khó khăn, đề nghị tỉnh sớm nạo vét luồng lạch.",
        "Ngày 4/2/2020, Chính phủ ban hành nghị quyết, trong đó giao Bộ Công an chủ trì xây dựng đề án.",
        "Thành ủy đã yêu cầu các chi bộ quán triệt chỉ thị. UBND thành phố giao Phòng Nội vụ rà soát biên chế.",
    ],
)  # fmt: skip
def test_a_petition_is_no_task(text: str) -> None:
    assert tasks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND tỉnh Trần Văn Hùng đề nghị các sở, ngành rà soát thủ tục đất đai trước ngày 30/9.",
        "Bộ trưởng Lê Minh Tâm đề nghị UBND tỉnh rà soát quy hoạch trong quý IV.",
        "Chủ tịch UBND xã Nậm Lùng Vàng A Pao đề nghị các thôn tổng vệ sinh trong tuần này.",
        "Để hỗ trợ người dân, Chủ tịch UBND tỉnh Trần Văn Hùng đề nghị Sở Tài chính ứng kinh phí.",
        "Ngày 6/7/2021, UBND tỉnh giao Sở Y tế mua bổ sung vắc xin trước ngày 30/9.",
    ],
)
def test_what_an_authority_asks_is_one(text: str) -> None:
    assert len(tasks(text)) == 1
