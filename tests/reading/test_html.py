"""Saved web pages: the article and nothing else."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.reading import read_bytes

PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Đẩy nhanh tiến độ kè sông Lũy | Báo Tân Hòa</title>
<meta property="og:title" content="Đẩy nhanh tiến độ kè sông Lũy">
<meta property="article:published_time" content="2024-07-09T06:30:00+07:00">
<script>var yeuCau = "rà soát trước ngày 1/1";</script></head><body>
<div id="menu-top"><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Yêu cầu báo giá</a></li></ul></div>
<div class="wrap"><div class="detail">
<h1>Đẩy nhanh tiến độ kè sông Lũy</h1>
<div class="date">Thứ Ba, 09/07/2024</div>
<p class="sapo"><b>Sáng 8/7, lãnh đạo huyện Tân Hòa kiểm tra công trường kè sông Lũy.</b></p>
<div class="body">
<p>Tại buổi kiểm tra, đồng chí Trần Văn Bảo, Chủ tịch UBND huyện, nghe nhà thầu báo cáo tiến độ và những khó
khăn, vướng&nbsp;mắc trong giải phóng mặt bằng.</p>
<figure><img src="a.jpg"><figcaption>Đoàn kiểm tra tại công trường</figcaption></figure>
<h2>Hoàn thành chi trả trong tháng 7</h2>
<p>Đồng chí yêu cầu Ban Quản lý dự án huyện hoàn thành việc chi trả bồi thường trước ngày 30/7.</p>
<ol><li>Phòng Tài chính bố trí vốn.</li><li><p>UBND xã An Phú bàn giao mặt bằng.</p></li></ol>
<table><tr><th>Nhiệm vụ</th><th>Chủ trì</th></tr><tr><td>Chi trả đợt 2</td><td>Ban Quản lý dự án</td></tr></table>
</div></div>
<div class="related-news"><p>Yêu cầu các trường tổng kết năm học trước ngày 31/5 và báo cáo kết quả.</p></div>
<div id="comments"><p>Đề nghị huyện sớm làm đường cho dân đi lại, chúng tôi chờ đã lâu lắm rồi.</p></div></div>
<div style="display:none"><p>Yêu cầu ẩn.</p></div>
<footer><p>Giấy phép số 12/GP</p></footer></body></html>"""


def test_the_article_without_what_is_around_it() -> None:
    document = read_bytes(PAGE.encode(), "trang.html")
    text = document.normal.text
    lines = [(b.kind, text[b.start : b.end]) for b in document.blocks]
    assert document.format == "html"
    assert ("heading", "Đẩy nhanh tiến độ kè sông Lũy") in lines
    assert ("caption", "Đoàn kiểm tra tại công trường") in lines
    assert ("heading", "Hoàn thành chi trả trong tháng 7") in lines
    assert ("cell", "Ban Quản lý dự án") in lines
    assert ("paragraph", "1. Phòng Tài chính bố trí vốn.") in lines
    assert ("paragraph", "2. UBND xã An Phú bàn giao mặt bằng.") in lines
    for noise in (
        "Trang chủ",
        "báo giá",
        "tổng kết năm học",
        "chờ đã lâu",
        "ẩn",
        "Giấy phép",
        "rà soát",
    ):
        assert noise not in text
    assert "vướng mắc" in text
    assert document.header.kind == "news"
    assert document.header.title == "Đẩy nhanh tiến độ kè sông Lũy"
    assert document.header.date == dt.date(2024, 7, 8)


def test_an_official_document_keeps_its_header_from_a_layout_table() -> None:
    page = (
        "<html><body><table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH TÂN HÒA</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
        "Độc lập - Tự do - Hạnh phúc</td></tr><tr><td>Số: 12/CT-UBND</td><td>Tân Hòa, ngày 2 tháng 5 năm 2024</td></tr>"
        "</table><p>CHỈ THỊ</p><p>Về phòng cháy, chữa cháy rừng</p><p>1. Các xã trực ban 24/24 giờ.</p>"
        "<table><tr><td>Nơi nhận:<br>- Như trên;</td><td>CHỦ TỊCH<br><br>Lê Quang Minh</td></tr></table></body></html>"
    )
    document = read_bytes(page.encode(), "a.html")
    assert document.header.kind == "directive"
    assert document.header.issuer == "Ủy ban nhân dân tỉnh Tân Hòa"
    assert document.header.number == "12/CT-UBND"
    assert document.header.date == dt.date(2024, 5, 2)
    assert document.header.signer is not None and document.header.signer.name == "Lê Quang Minh"
    assert not any(block.kind == "cell" for block in document.blocks)


def test_merged_cells_say_which_columns_they_cover() -> None:
    page = (
        "<html><body><p>Phân công nhiệm vụ quý III</p><table><tr><th rowspan=2>Việc</th><th colspan=2>Ai</th></tr>"
        "<tr><td>Chủ trì</td><td>Phối hợp</td></tr><tr><td>Rà soát</td><td>Tổ 1</td><td>Tổ 2</td></tr></table></body></html>"
    )
    document = read_bytes(page.encode(), "a.html")
    cells = {document.normal.text[b.start : b.end]: b for b in document.blocks if b.kind == "cell"}
    assert cells["Ai"].columns == (2, 3)
    assert (cells["Chủ trì"].row, cells["Chủ trì"].column) == (2, 2)
    assert (cells["Tổ 2"].row, cells["Tổ 2"].column) == (3, 3)


def test_html_is_known_by_its_content() -> None:
    assert read_bytes(PAGE.encode(), "báo.txt").format == "html"


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>a</script></body></html>"])
def test_a_page_without_text_fails_clearly(page: str) -> None:
    with pytest.raises(InputError):
        read_bytes(page.encode(), "a.html")


def test_deep_nesting_and_entities_do_no_harm() -> None:
    deep = "<div>" * 20_000 + "Sở Y tế rà soát." + "</div>" * 20_000
    bomb = '<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><html><body><p>Sở Y tế &b;</p></body></html>'
    for page in (f"<html><body>{deep}<p>Hết phần.</p></body></html>", bomb):
        with contextlib.suppress(InputError):
            read_bytes(page.encode(), "a.html")


@pytest.mark.parametrize(
    "sign", ["\x02", "&#2;", "&#x1F;", "\ufffe", "&#xFFFE;", "&#0;", "&#55296;"]
)
def test_control_characters_beside_what_is_cut_out(sign: str) -> None:
    page = f"<html><body><p>Sở Y tế rà soát.<nav>a</nav>{sign} Hết.</p></body></html>"
    assert "rà soát" in read_bytes(page.encode(), "a.html").text


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_mutated_pages_do_not_crash(data: st.DataObject) -> None:
    page = bytearray(PAGE.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(page) - 1))
        page[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
    try:
        document = read_bytes(bytes(page), "a.html")
    except InputError:
        return
    for block in document.blocks:
        a, b = document.normal.original(block.start, block.end)
        assert 0 <= a < b <= len(document.text)


def test_preformatted_text_keeps_its_lines() -> None:
    page = "<html><body><pre>THÔNG BÁO\n1. Sở Y tế <b>rà soát\nhồ sơ</b> cũ.\n\n2. Sở Nội vụ báo cáo.</pre></body></html>"
    lines = read_bytes(page.encode(), "a.html").text.splitlines()
    assert [line for line in lines if line] == [
        "THÔNG BÁO", "1. Sở Y tế rà soát", "hồ sơ cũ.", "2. Sở Nội vụ báo cáo.",
    ]  # fmt: skip
