"""Header facts of the usual documents, each written for these tests."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.reading import read, read_bytes
from extractor.records import Header, Signer


def header(text: str, name: str = "a.txt") -> Header:
    return read_bytes(text.encode(), name).header


CONCLUSION = """\
ỦY BAN NHÂN DÂN
TỈNH TÂN HÒA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 95/TB-UBND
Tân Hòa, ngày 20 tháng 3 năm 2024
THÔNG BÁO
KẾT LUẬN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TẠI CUỘC HỌP VỀ TIẾN ĐỘ GIẢI NGÂN
Ngày 18 tháng 3 năm 2024, Chủ tịch Ủy ban nhân dân tỉnh Lê Quang Minh chủ trì cuộc họp về tiến độ giải ngân. Sau khi \
nghe báo cáo, Chủ tịch kết luận như sau:
1. Giao Sở Tài chính rà soát nguồn vốn.
Nơi nhận:
- Như trên;
- Lưu: VT.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Nguyễn Thị Hồng Vân
"""


def test_a_conclusion() -> None:
    assert header(CONCLUSION) == Header(
        kind="conclusion",
        number="95/TB-UBND",
        title="Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp về tiến độ giải ngân",
        issuer="Ủy ban nhân dân tỉnh Tân Hòa",
        place="Tân Hòa",
        signer=Signer("Nguyễn Thị Hồng Vân", "Chánh Văn phòng"),
        date=dt.date(2024, 3, 18),
    )


def test_the_letterhead_in_two_columns_on_the_same_lines() -> None:
    text = CONCLUSION.replace(
        "ỦY BAN NHÂN DÂN\nTỈNH TÂN HÒA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 95/TB-UBND\nTân Hòa, ",
        "ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH TÂN HÒA         Độc lập - Tự do - Hạnh phúc\n"
        "Số: 95/TB-UBND      Tân Hòa, ",
    )
    assert header(text) == header(CONCLUSION)


def test_a_department_takes_the_place_of_its_parent() -> None:
    text = (
        "UBND TỈNH TÂN HÒA\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 310/SGDĐT-KHTC\n"
        "V/v rà soát cơ sở vật chất\ntrước năm học mới\nTân Hòa, ngày 5 tháng 7 năm 2024\n"
        "Kính gửi: Các trường trung học phổ thông.\nSở đề nghị các trường rà soát.\n"
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTS. Trần Đức Long"
    )
    found = header(text)
    assert found.kind == "dispatch"
    assert found.number == "310/SGDĐT-KHTC"
    assert found.issuer == "Sở Giáo dục và Đào tạo tỉnh Tân Hòa"
    assert found.title == "Rà soát cơ sở vật chất trước năm học mới"
    assert found.signer == Signer("Trần Đức Long", "Phó Giám đốc")
    assert found.date == dt.date(2024, 7, 5)


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (
            "BAN CHỈ HUY PCTT VÀ TKCN\nTỈNH TÂN HÒA\nVĂN PHÒNG THƯỜNG TRỰC",
            "Văn phòng Thường trực Ban Chỉ huy PCTT và TKCN tỉnh Tân Hòa",
        ),
        (
            "Ủy ban nhân dân tỉnh Tân Hòa\nVăn phòng Ban Chỉ huy PCTT và TKCN tỉnh",
            "Văn phòng Ban Chỉ huy PCTT và TKCN tỉnh Tân Hòa",
        ),
        ("UBND HUYỆN TÂN LẬP\nPHÒNG NỘI VỤ", "Phòng Nội vụ huyện Tân Lập"),
    ],
)
def test_an_office_is_one_of_the_body_above_it(lines: str, issuer: str) -> None:
    text = (
        f"{lines}\nSố: 25/CĐ-VPTT\nTân Hòa, ngày 5 tháng 9 năm 2022\nCÔNG ĐIỆN\nVề việc ứng phó mưa lớn\n"
        "Ban Chỉ huy PCTT và TKCN tỉnh điện: UBND các huyện.\n1. Kiểm tra hồ chứa.\n"
        "TRƯỞNG BAN\nTrần Đức Long"
    )
    found = header(text)
    assert found.issuer is not None and found.issuer.casefold() == issuer.casefold()


def test_a_party_document() -> None:
    text = (
        "TỈNH ỦY TÂN HÒA\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 41-CT/TU\nTân Hòa, ngày 2 tháng 2 năm 2024\nCHỈ THỊ\n"
        "CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ TĂNG CƯỜNG CÔNG TÁC DÂN VẬN\nBan Thường vụ Tỉnh ủy yêu cầu các cấp ủy:\n"
        "1. Quán triệt sâu rộng.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nPhạm Văn Thái"
    )
    found = header(text)
    assert (found.kind, found.number, found.issuer) == ("directive", "41-CT/TU", "Tỉnh ủy Tân Hòa")
    assert found.title == "Chỉ thị của Ban Thường vụ Tỉnh ủy về tăng cường công tác dân vận"
    assert found.signer == Signer("Phạm Văn Thái", "Bí thư")


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("BIÊN BẢN HỌP\nThời gian: 14h00 ngày 5/3/2025\nĐịa điểm: phòng 302\n- Anh Hùng gửi báo giá.", "minutes", "2025-03-05"),
        ("Họp tuần 12\nNgày họp: Thứ 3, 21/10/2025\nThành phần: nhóm Web\n- Chị Mai chốt giao diện.", "minutes", "2025-10-21"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBIÊN BẢN\nHọp tổ chuyên môn\n"
         "Hôm nay, vào lúc 8 giờ 30 ngày 12 tháng 4 năm 2024, tổ Toán họp.\nCô Lan soạn đề.", "minutes", "2024-04-12"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Các sở, ngành;\nĐể ứng phó mưa lũ, yêu cầu các sở trực ban.", "dispatch", None),
        ("CÔNG ĐIỆN\nVỀ ỨNG PHÓ MƯA LŨ\nYêu cầu các sở trực ban.", "dispatch", None),
        ("BAN CHỈ HUY PHÒNG THỦ DÂN SỰ TỈNH\nCÔNG ĐIỆN\nSố 03/CĐ-PTDS hồi 16 giờ 30 ngày 12/9/2025\nYêu cầu các xã trực ban.", "dispatch", "2025-09-12"),
        ("CÔNG ĐIỆN KHẨN\nSố 09/CĐ-UBND, lúc 7h00 ngày 3/8/2022\nYêu cầu các xã trực ban.", "dispatch", "2022-08-03"),
        ("Kính gửi: Các phòng\nĐề nghị các phòng nộp báo cáo.", "dispatch", None),
        ("KẾ HOẠCH\nTuyển sinh lớp 10\nTân Hòa, ngày 3 tháng 5 năm 2024\n1. Phòng Khảo thí ra đề.", "plan", "2024-05-03"),
        ("NGHỊ QUYẾT\nVề phát triển hợp tác xã\nGiao Sở Nông nghiệp chủ trì.", "resolution", None),
        ("Để phòng bệnh dại, Sở Y tế tỉnh Tân Hòa ban hành Kế hoạch tiêm phòng, với các nội dung sau\n"
         "MỤC TIÊU\nTiêm phòng cho đàn chó, mèo.", "plan", None),
        ("QUYẾT ĐỊNH\nVề việc thành lập tổ công tác\nĐiều 1. Thành lập tổ.", "other", None),
    ],
)  # fmt: skip
def test_kinds_and_dates(text: str, kind: str, date: str | None) -> None:
    found = header(text)
    assert (found.kind, found.date) == (kind, dt.date.fromisoformat(date) if date else None)


def test_the_issuer_of_a_short_dispatch_is_not_its_signer() -> None:
    # The title in the letterhead stands where a signer's does, and a name in capitals under it.
    found = header(
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 77/CĐ-TTg\nHà Nội, ngày 10 tháng 9 năm 2024\nCÔNG ĐIỆN\n"
        "Về việc khắc phục hậu quả mưa lũ\nYêu cầu các tỉnh thống kê thiệt hại."
    )
    assert (found.issuer, found.signer) == ("Thủ tướng Chính phủ", None)
    assert found.title == "Khắc phục hậu quả mưa lũ"


def test_who_resolves_where_the_letterhead_was_left_out() -> None:
    found = header(
        "NGHỊ QUYẾT\nVỀ CHƯƠNG TRÌNH GIÁM SÁT NĂM 2025\nHỘI ĐỒNG NHÂN DÂN TỈNH TÂN HÒA\n"
        "KHÓA X, KỲ HỌP THỨ 4\nCăn cứ Luật Tổ chức chính quyền địa phương;\nĐiều 1. Giám sát về đất đai."
    )
    assert found.issuer == "Hội đồng nhân dân tỉnh Tân Hòa"


BODY = (
    "lãnh đạo huyện Tân Hòa kiểm tra tiến độ thi công kè sông Lũy, làm việc với các nhà thầu về những vướng mắc trong "
    "công tác giải phóng mặt bằng và yêu cầu các xã vào cuộc."
)


@pytest.mark.parametrize(
    ("lead", "date"),
    [
        ("Thứ Hai, 08/07/2024, 22:36 [GMT+7]\nNgày 8-7, ", "2024-07-08"),
        ("Thứ Tư, 03/01/2024, 07:10\nSáng 30/12, ", "2023-12-30"),
        ("Ngày đăng: 02/06/2024\nMới đây, ", "2024-06-02"),
        ("2024-06-02T08:15:00+07:00\nMới đây, ", "2024-06-02"),
        ("Chiều ngày 5 tháng 6 năm 2024, ", "2024-06-05"),
        ("(TH) - Ngày 5/6/2024, ", "2024-06-05"),
        ("Thực hiện chương trình công tác, ngày 5/6/2024, ", "2024-06-05"),
        ("Hôm qua (5/6/2024), ", "2024-06-05"),
        ("Trong hai ngày 5-6/6/2024, ", "2024-06-05"),
        ("Ngày 5/6, ", None),
        ("Thực hiện Quyết định số 12/QĐ-UBND, ngày 5/3/2024, ", None),
        ("Trước ngày 5/6/2024 sẽ thông xe, ", None),
    ],
)
def test_dates_of_news(lead: str, date: str | None) -> None:
    document = read_bytes(f"Đẩy nhanh tiến độ kè sông\n\n{lead}{BODY}".encode(), "a.txt")
    assert document.header.kind == "news"
    assert document.header.date == (dt.date.fromisoformat(date) if date else None)
    assert bool(document.warnings) == (date is None)


@pytest.mark.parametrize(
    ("rest", "year"),
    [
        ("Sáu tháng đầu năm 2024, huyện giải ngân 45%. Phấn đấu trong năm 2024 hoàn thành.", 2024),
        ("Thu ngân sách tăng 5% so với cùng kỳ năm 2023.", 2024),
        ("Dự án thuộc giai đoạn 2021-2025, theo Luật Đất đai năm 2013.", None),
        ("Từ năm 2019 đến nay, huyện có ba dự án.", None),
        ("Năm 2022 đạt 45%, năm 2023 đạt 47%, năm 2024 đạt 40%.", None),
        ("Thực hiện Công văn số 12/UBND-KT ngày 20/9/2023, trong năm 2023 và năm 2024.", 2024),
        ("Thực hiện Quyết định số 30/2021 của Thủ tướng về chi ngân sách.", None),
        ("Từ nay đến 2030, tỉnh dành đất làm nhà ở cho thuê.", None),
        ("Chiến lược phát triển thanh niên tới năm 2020 nêu ba mục tiêu.", None),
        ("Đề án được ban hành tháng 1/2022. Huyện làm từng bước.", None),
        ("Bến xe có giấy phép xây dựng ngày 9-12-2020.", None),
        ("Bà con nhận đền bù sự cố môi trường biển năm 2016.", None),
        ("Kế hoạch được ký ngày 2/6/2022.", 2022),
        ("Theo Quyết định số 30/2021, xã chuẩn bị năm học 2023 - 2024.", 2023),
    ],
)
def test_a_year_that_is_not_said_is_taken_only_where_the_text_makes_it_certain(
    rest: str, year: int | None
) -> None:
    found = header(f"Đẩy nhanh tiến độ kè sông\n\nSáng 8/7, {BODY}\n\n{rest}")
    assert found.date == (dt.date(year, 7, 8) if year else None)


def test_the_kind_does_not_depend_on_the_name_of_the_file() -> None:
    assert header(CONCLUSION, "bien-ban.txt").kind == "conclusion"


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "không-có.txt", tmp_path):
        with pytest.raises(InputError) as caught:
            read(path)
        assert path.as_posix() in str(caught.value) and caught.value.hint


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "họp.txt"
    path.write_text(CONCLUSION, encoding="utf-8")
    document = read(path, source="họp.txt")
    assert (document.source, document.format, document.encoding) == ("họp.txt", "txt", "utf-8")
    assert document.text == CONCLUSION and len(document.sha256) == 64
