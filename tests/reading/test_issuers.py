"""Who issued a document without a letterhead, and when: the lead, the title and the foot say it."""

from __future__ import annotations

import datetime as dt

import pytest

from extractor import extract
from extractor.reading import read_bytes
from extractor.records import Header

TASK = "1. Phòng Nội vụ lập danh sách các hộ dân trước ngày 15/8.\n"
LEADS = [
    ("..., Sở Y tế ban hành Kế hoạch phòng, chống bệnh dại năm 2024, với những nội dung sau:", "Sở Y tế"),
    ("...; Ủy ban nhân dân huyện Tân Hòa xây dựng kế hoạch trồng cây, cụ thể như sau:", "Ủy ban nhân dân huyện Tân Hòa"),
    ("UBND xã Phú Lộc ban hành kế hoạch dọn kênh với các nội dung cụ thể sau đây:", "UBND xã Phú Lộc"),
    ("..., đề nghị các xã thực hiện như sau:", None),
    ("Sở Y tế ban hành Kế hoạch phòng, chống bệnh dại.", None),
]  # fmt: skip


def header(text: str) -> Header:
    return read_bytes(text.encode(), "van-ban.txt").header


@pytest.mark.parametrize(("lead", "issuer"), LEADS)
def test_a_plan_whose_lead_names_its_body(lead: str, issuer: str | None) -> None:
    lead = lead.replace("...", "Thực hiện chỉ đạo của cấp trên về công tác năm nay")
    assert header(f"KẾ HOẠCH\nNĂM 2024\n{lead}\n{TASK}").issuer == issuer


def test_a_plan_sent_out_with_a_decision() -> None:
    text = (
        "KẾ HOẠCH\nTRUYỀN THÔNG VỀ AN TOÀN ĐIỆN\n"
        "(Ban hành kèm theo Quyết định số 41/QĐ-UBND ngày 6 tháng 5 năm 2024 của Ủy ban nhân dân tỉnh Hòa An)\n"
    )
    found = header(text + TASK)
    assert (found.kind, found.issuer, found.date, found.number) == (
        "plan",
        "Ủy ban nhân dân tỉnh Hòa An",
        dt.date(2024, 5, 6),
        None,
    )


def test_a_letter_that_its_first_line_names() -> None:
    text = "Công văn số: 88/SXD-QLN ngày 6 tháng 5 năm 2024 của Sở Xây dựng tỉnh Hòa An\n"
    found = header(text + TASK)
    assert (found.kind, found.number, found.issuer, found.date) == (
        "dispatch",
        "88/SXD-QLN",
        "Sở Xây dựng tỉnh Hòa An",
        dt.date(2024, 5, 6),
    )


def test_a_letter_that_the_first_line_only_acts_upon() -> None:
    text = "Công văn số 88/SXD-QLN ngày 6/5/2024 của Sở Xây dựng về rà soát nhà ở\n"
    assert header(text + TASK).issuer is None


def test_a_council_is_called_without_its_session_and_dated_by_its_last_line() -> None:
    found = header(
        "NGHỊ QUYẾT\nVề chất vấn tại kỳ họp thứ sáu\n"
        "HỘI ĐỒNG NHÂN DÂN HUYỆN TÂN HÒA KHÓA X - KỲ HỌP THỨ SÁU\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT NGHỊ:\n"
        "Điều 1. Giao UBND huyện sửa cầu Bến Đá.\n"
        "Nghị quyết này đã được HĐND huyện khóa X, kỳ họp thứ sáu thông qua ngày 5 tháng 7 năm 2024./.\n"
    )
    assert (found.issuer, found.date) == (
        "Hội đồng nhân dân huyện Tân Hòa",
        dt.date(2024, 7, 5),
    )


def test_a_part_of_a_committee_takes_its_name() -> None:
    found = header(
        "ỦY BAN MTTQ VIỆT NAM\nXÃ PHÚ LỘC\nBAN THƯỜNG TRỰC\nSố: 9/KH-MTTQ\n"
        "Phú Lộc, ngày 5 tháng 3 năm 2025\nKẾ HOẠCH\nGiám sát xây dựng đường thôn\n" + TASK
    )
    assert found.issuer == "Ban Thường trực Ủy ban MTTQ Việt Nam xã Phú Lộc"


def test_whoever_a_circumstance_names_asks_behind_its_comma() -> None:
    text = (
        "Thực hiện Công văn số 12/UBND-VX ngày 3/4/2024 của UBND thành phố về vệ sinh học đường. "
        "Căn cứ tình hình của Học viện, Học viện yêu cầu:\n"
        "Phòng Quản trị thiết bị lắp thêm bồn rửa tay trước ngày 15/8.\n"
    )
    (action,) = extract(read_bytes(text.encode(), "van-ban.txt")).actions
    assert action.requested_by is not None and action.requested_by.name == "Học viện"


def test_an_academy_in_a_letterhead_keeps_its_case() -> None:
    found = header("HỌC VIỆN HÀNG HẢI\nSố: 9/HVHH-ĐT\nHòa An, ngày 5 tháng 3 năm 2025\n" + TASK)
    assert found.issuer is not None and found.issuer.startswith("Học viện ")
