"""What news tells without asking: the day's events, opinions of those who attend, wishes; and how it tells what a document asks."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

LEAD = (
    "Sáng 12/9/2025, tại trụ sở UBND tỉnh, Phó Chủ tịch UBND tỉnh Lê Văn Tám chủ trì cuộc họp về hạ tầng và "
    "chuẩn bị cho mùa du lịch. "
)


@pytest.mark.parametrize(
    "told",
    [
        # Those who attend say what they think, and ask those above.
        "Tại cuộc họp, đại diện lãnh đạo các sở, ngành đánh giá trung tâm đã cập nhật kịp thời. Tuy nhiên, cần rà soát "
        "lại dữ liệu; cần đưa thêm camera về các khu dân cư.",
        "Theo các đại biểu, hạ tầng còn yếu; cần đầu tư thêm máy chủ.",
        "Nhiều ý kiến cho rằng, cần tăng cường đào tạo cán bộ.",
        "Các địa phương đề nghị Chính phủ tiếp tục giám sát các nhà máy. Cùng với đó là quan tâm phát triển hạ tầng ven "
        "biển; tiếp tục hỗ trợ đào tạo nghề.",
        # One's own wish.
        "Ông Lý Bình mong muốn mở rộng hợp tác. Công ty bày tỏ mong muốn xây dựng nhà máy thứ hai.",
    ],
)
def test_opinions_and_wishes_ask_nobody(told: str) -> None:
    assert asked(LEAD + told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Ngày 12/9, Hà Giang tiếp tục ghi nhận 176 ca ở mức cao, trong đó có 6 ca cách ly tập trung.",
        "Chiều nay, Chủ tịch Quốc hội Vương Văn Bình tới thăm khu di tích, dâng hương tại đền thờ; dâng hương và trồng cây "
        "lưu niệm tại đình làng.",
        "Đồng chí cũng thống nhất một số nội dung liên quan đến lễ khai mạc; tổ chức họp báo về lễ hội.",
        "Ngoài giải tỏa công suất, đường dây này giúp tăng khả năng nhập khẩu điện, dự phòng sẵn sàng cho nguồn điện mua "
        "từ bên ngoài.",
        "Với những thành tích đó, ngành điện đã vinh dự được Đảng, Nhà nước, Bộ Công Thương ghi nhận và tặng thưởng.",
        "Trường hợp cần làm rõ vụ việc, đường dây nóng trực 24/24 giờ.",
    ],
)
def test_what_happens_is_no_task_of_those_asked_before(told: str) -> None:
    text = (
        f"{LEAD}Phó Chủ tịch yêu cầu các xã tập trung rà soát quy hoạch; bảo tồn di tích.\n\n{told}"
    )
    assert asked(text) == [
        ("Tập trung rà soát quy hoạch", ["các xã"]),
        ("Bảo tồn di tích", ["các xã"]),
    ]


def test_a_firm_directs_its_own_by_a_dispatch() -> None:
    text = (
        "Ngày 27/9/2025, Tập đoàn Điện lực Việt Nam ban hành công điện hỏa tốc gửi các đơn vị thành viên về việc ứng phó "
        "với bão số 10 đang vào gần bờ.\n\n"
        "Công điện nêu rõ, các đơn vị phải tuân thủ quy trình vận hành. Người đứng đầu trực tiếp chỉ đạo, tuyệt đối không "
        "được chủ quan. Văn bản nêu rõ các công ty điện lực cần chuẩn bị vật tư."
    )
    by = "Tập đoàn Điện lực Việt Nam"
    assert asked_by(text) == [
        (by, "Tuân thủ quy trình vận hành"),
        (by, "Chỉ đạo, tuyệt đối không được chủ quan"),
        (by, "Chuẩn bị vật tư"),
    ]
    assert [who for _, who in asked(text)] == [
        ["các đơn vị"],
        ["Người đứng đầu"],
        ["các công ty điện lực"],
    ]


def test_the_head_of_its_name_is_the_body_that_spoke() -> None:
    text = (
        "Sáng 12/9/2025, Sở Y tế tỉnh Hòa An ban hành văn bản yêu cầu các bệnh viện bảo đảm quân số trực trong những ngày "
        "mưa lũ. Sở cũng chỉ đạo các trạm y tế khẩn trương kiểm tra dụng cụ."
    )
    assert asked_by(text) == [
        ("Sở Y tế tỉnh Hòa An", "Bảo đảm quân số trực trong những ngày mưa lũ"),
        ("Sở Y tế tỉnh Hòa An", "Khẩn trương kiểm tra dụng cụ"),
    ]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "Thủ tướng giao Bộ trưởng Xây dựng trình dự thảo.",
            ("Trình dự thảo", ["Bộ trưởng Xây dựng"]),
        ),
        (
            "Thủ tướng đề nghị Bộ trưởng Tài nguyên và Môi trường cần rà soát các trạm quan trắc.",
            ("Rà soát các trạm quan trắc", ["Bộ trưởng Tài nguyên và Môi trường"]),
        ),
        (
            "Thủ tướng yêu cầu các tỉnh Tây Nguyên rà soát quỹ đất.",
            ("Rà soát quỹ đất", ["các tỉnh Tây Nguyên"]),
        ),
        ("Thủ tướng nhấn mạnh cần giữ vững kỷ cương.", ("Giữ vững kỷ cương", [])),
        (
            "Thủ tướng nêu rõ không được để đứt gãy nguồn cung.",
            ("Không được để đứt gãy nguồn cung", []),
        ),
    ],
)
def test_who_is_asked_by_a_leader(said: str, wanted: tuple[str, list[str]]) -> None:
    text = f"Sáng 12/9/2025, Thủ tướng Lê Văn Tám chủ trì phiên họp của Chính phủ về hạ tầng và nhà ở.\n\n{said}"
    assert asked(text) == [wanted]
