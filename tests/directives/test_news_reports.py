"""What news tells without asking: the day's events, opinions of those who attend, wishes; and how it tells what a document asks."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

from extractor import extract, reading

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


def test_whoever_concludes_on_an_occasion_goes_on_asking() -> None:
    text = (
        "Sáng 5/9/2025, tại trụ sở Chính phủ, Thủ tướng Trần Văn An chủ trì phiên họp Chính phủ thường kỳ tháng 8.\n\n"
        "Kết luận phiên họp, Thủ tướng cơ bản thống nhất với các báo cáo, ý kiến; giao Bộ Tài chính hoàn thiện dự thảo. "
        "Thủ tướng ghi nhận kiến nghị của tỉnh; yêu cầu Bộ Y tế nghiên cứu bổ sung thuốc.\n\n"
        "Các bộ trưởng, chủ tịch UBND tỉnh trực tiếp chỉ đạo, kiểm tra hằng tuần. Bộ Tài chính rà soát nguồn thu.\n\n"
        "Chủ tịch UBND tỉnh Lê Văn Cường cam kết tỉnh sẽ hoàn thành mặt bằng đúng hạn."
    )
    assert asked_by(text) == [
        ("Trần Văn An", "Hoàn thiện dự thảo"),
        ("Trần Văn An", "Nghiên cứu bổ sung thuốc"),
        ("Trần Văn An", "Chỉ đạo, kiểm tra hằng tuần"),
        ("Trần Văn An", "Rà soát nguồn thu"),
    ]


def test_the_subject_goes_on_to_a_comma_or_a_case() -> None:
    text = (
        "Sáng 5/9/2024, Chủ tịch UBND thành phố Lê Văn Bình kiểm tra tiến độ dự án đường vành đai tại công trường.\n\n"
        "Ông Bình nhấn mạnh, đây là dự án trọng điểm, vì vậy tất cả các đơn vị phải coi tiến độ là mệnh lệnh. Các chủ đầm "
        "nuôi, phải khẩn trương thu hoạch thủy sản. Ông yêu cầu người dân nếu phát hiện vi phạm thì báo chính quyền."
    )
    assert asked(text) == [
        ("Coi tiến độ là mệnh lệnh", ["tất cả các đơn vị"]),
        ("Khẩn trương thu hoạch thủy sản", ["Các chủ đầm nuôi"]),
        ("Nếu phát hiện vi phạm thì báo chính quyền", ["người dân"]),
    ]


def test_news_under_the_name_of_a_dispatch_has_its_date() -> None:
    text = (
        "Công điện của Thủ tướng về ứng phó bão\n\nNgày 5/9/2025, Thủ tướng Chính phủ vừa ký Công điện số 150/CĐ-TTg yêu cầu các "
        "bộ, ngành và địa phương hoàn thành sơ tán dân trước ngày 6/9.\n"
    )
    (action,) = extract(reading.read_bytes(text.encode(), "tin.txt")).actions
    assert action.deadline is not None and str(action.deadline.due) == "2025-09-06"


def due_of(text: str) -> list[tuple[str, str | None]]:
    """Each task of a text with the words of its deadline."""
    actions = extract(reading.read_bytes(text.encode(), "tin.txt")).actions
    return [(a.task, a.deadline.text if a.deadline else None) for a in actions]


def test_times_of_the_act_and_of_what_takes_place() -> None:
    text = (
        "Sáng 22/4/2014, tại trụ sở Chính phủ, Phó Thủ tướng Trần Văn An chủ trì cuộc họp về tình hình dịch sởi.\n\n"
        "Phó Thủ tướng yêu cầu ngay trong chiều 22/4, Bộ Y tế phải có hướng dẫn chi tiết. Đồng chí cũng yêu cầu, ngay sau hội "
        "nghị, các cấp ủy khẩn trương quán triệt, thực hiện tốt nhiệm vụ quân sự 6 tháng cuối năm 2014. Sau bão, các đơn vị "
        "phải dọn vệ sinh. Sở Giáo dục cho học sinh nghỉ học ngày 29/4 để bảo đảm an toàn. Các trường báo cáo kết quả về Sở "
        "khi kết thúc năm học. Các sở báo cáo tình hình giải ngân kế hoạch đầu tư công năm 2014 về Sở Tài chính. Các đơn vị báo "
        "cáo kết quả phòng dịch từ ngày 30/1/2014 đến ngày 20/4/2014."
    )
    assert [due for _, due in due_of(text)] == [
        "ngay trong chiều 22/4",
        "ngay sau hội nghị",
        "Sau bão",
        "ngày 29/4",
        "khi kết thúc năm học",
        None,
        None,
    ]


def test_whoever_a_document_was_sent_to_is_asked() -> None:
    text = (
        "Trước diễn biến thời tiết phức tạp, trong ngày 30/10/2021, Ban Chỉ huy Phòng chống thiên tai tỉnh Hòa An đã có văn bản "
        "gửi các địa phương, đơn vị liên quan yêu cầu thực hiện các giải pháp ứng phó với mưa lớn.\n\n"
        "Chủ tịch UBND tỉnh có công điện gửi Sở Xây dựng, UBND các huyện yêu cầu khẩn trương di dời dân."
    )
    assert asked(text) == [
        ("Thực hiện các giải pháp ứng phó với mưa lớn", ["các địa phương, đơn vị liên quan"]),
        ("Khẩn trương di dời dân", ["Sở Xây dựng", "UBND các huyện"]),
    ]
    assert [by for by, _ in asked_by(text)][1] == "Chủ tịch UBND tỉnh"


def test_people_whom_no_lexicon_holds_are_asked() -> None:
    text = (
        "Sáng 17/8/2021, Bí thư Thành ủy Trần Văn An đã đến kiểm tra công tác tiêm vắc xin tại các điểm tiêm trên địa bàn.\n\n"
        "Bí thư đề nghị Công ty Dược Hòa An bảo đảm nguồn hàng. Với những người chưa tiêm, Bí thư đề nghị phải giữ gìn, đảm bảo "
        "5K. Các cơ sở bán lẻ thuốc cần nhắc nhở người mua khai báo y tế. Người tiêm rồi không được chủ quan. Các cơ quan báo chí, "
        "những người làm báo phải tuyên truyền sâu rộng."
    )
    assert [who for _, who in asked(text)] == [
        ["Công ty Dược Hòa An"],
        ["những người chưa tiêm"],
        ["Các cơ sở bán lẻ thuốc"],
        ["Người tiêm rồi"],
        ["Các cơ quan báo chí", "những người làm báo"],
    ]
