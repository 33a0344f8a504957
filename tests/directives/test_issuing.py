"""News of documents: who sent one out, and what "Theo đó, …" says that it asks."""

from __future__ import annotations

import pytest

from extractor import extract, reading

_OPENING = """Huyện Thanh Lâm rà soát hộ nghèo
Sáng 5/10/2023, UBND huyện Thanh Lâm tổ chức hội nghị sơ kết công tác 9 tháng.
"""

Row = tuple[str | None, list[str], str]


def rows(text: str) -> list[Row]:
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    return [
        (a.requested_by.name if a.requested_by else None, [b.name for b in a.responsible], a.task)
        for a in register.actions
    ]


def test_what_a_document_just_issued_asks() -> None:
    text = "UBND huyện Thanh Lâm vừa ban hành Công văn số 123/UBND-VP về việc rà soát hộ nghèo. Theo đó, các xã lập danh sách trước ngày 30/10. Phòng Lao động tổng hợp, báo cáo kết quả."
    assert rows(text) == [
        ("UBND huyện Thanh Lâm", ["các xã"], "Lập danh sách trước ngày 30/10"),
        ("UBND huyện Thanh Lâm", ["Phòng Lao động"], "Tổng hợp, báo cáo kết quả"),
    ]


def test_whose_the_document_is_asks() -> None:
    text = "Văn bản của Sở Y tế yêu cầu các bệnh viện rà soát thuốc hiếm."
    assert rows(text) == [("Sở Y tế", ["các bệnh viện"], "Rà soát thuốc hiếm")]


def test_tasks_counted_up_behind_a_weak_act() -> None:
    text = "Đồng chí Lê Văn Hòa nhấn mạnh một số nhiệm vụ trọng tâm sau: Thứ nhất, các xã rà soát hộ nghèo. Thứ hai, Phòng Nội vụ tham mưu kế hoạch."
    assert rows(text) == [
        ("Lê Văn Hòa", ["các xã"], "Rà soát hộ nghèo"),
        ("Lê Văn Hòa", ["Phòng Nội vụ"], "Tham mưu kế hoạch"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hiệp hội Vận tải vừa có văn bản gửi UBND huyện Thanh Lâm xin gia hạn. Theo đó, các xã cấp phép cho xe khách.",
        "UBND huyện Thanh Lâm vừa ban hành Quyết định khen thưởng. Theo đó, các xã rà soát hộ nghèo nhanh nhất huyện.",
        "Chủ tịch UBND huyện Lê Văn Hòa lưu ý một số nội dung cần tập trung thực hiện trong thời gian tới.",
    ],
)
def test_documents_that_ask_nothing(text: str) -> None:
    assert rows(text) == []
