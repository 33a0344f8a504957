"""Forms of asking in news: who speaks, to whom, and what of it is to be done."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

NEWS = [
    # A body's place-name or a noun before "đồng chí" is no speaker and no pronoun.
    (
        "Để sớm ổn định đời sống nhân dân, đồng chí Lê Văn Tám đề nghị huyện Lâm Hà rà soát thiệt hại. "
        "Vì cuộc sống nhân dân, đồng chí đề nghị các xã sửa đường.",
        [("Lê Văn Tám", "Rà soát thiệt hại"), ("Lê Văn Tám", "Sửa đường")],
    ),
    (
        "Sáng 5/3, Phó Chủ tịch UBND tỉnh Trần Văn Nam yêu cầu Sở Y tế tham mưu tiêu chí. "
        "UBND huyện Đông Anh yêu cầu các xã rà soát hộ nghèo.",
        [("Trần Văn Nam", "Tham mưu tiêu chí"), ("UBND huyện Đông Anh", "Rà soát hộ nghèo")],
    ),
    # Whose opinion a sentence gives holds the floor.
    (
        "Chiều 3/6, Bí thư Thành ủy Lê Văn Thắng làm việc với quận Hải Hà. Theo Bí thư Thành ủy, quận có "
        "nhiều lợi thế. Trong thời gian tới, quận cần tập trung rà soát quỹ đất công.",
        [("Lê Văn Thắng", "Tập trung rà soát quỹ đất công")],
    ),
    (
        "Bí thư Huyện ủy Lê Văn Tám phân tích những khó khăn. Muốn phát triển bền vững, phải quản lý chặt con giống.",
        [("Lê Văn Tám", "Quản lý chặt con giống")],
    ),
    (
        "Phó Bí thư Thành ủy Lê Văn Tám dự sinh hoạt chi bộ. Đồng chí gợi ý chi bộ đổi mới nội dung sinh hoạt.",
        [("Lê Văn Tám", "Đổi mới nội dung sinh hoạt")],
    ),
    (
        "“Các ngân hàng phải vào cuộc thực chất hơn, không để doanh nghiệp chờ lâu”, Thứ trưởng Lê Văn Tám nói.",
        [("Lê Văn Tám", "Vào cuộc thực chất hơn, không để doanh nghiệp chờ lâu")],
    ),
    # What a document tells, and what it says is whose task.
    (
        "UBND TP Hà Tân vừa có văn bản chỉ đạo các sở. Theo đó, UBND thành phố giao Sở Y tế kiểm tra bếp ăn. "
        "Văn bản cũng nêu rõ, Cục Quản lý thị trường Hà Tân tăng cường kiểm tra hàng giả.",
        [
            ("UBND TP Hà Tân", "Kiểm tra bếp ăn"),
            ("UBND TP Hà Tân", "Tăng cường kiểm tra hàng giả"),
        ],
    ),
    # A ministry of "nông thôn" is no hamlet that petitions.
    (
        "Bộ Nông nghiệp và Phát triển nông thôn đề nghị UBND các tỉnh quản lý chặt con giống.",
        [("Bộ Nông nghiệp và Phát triển nông thôn", "Quản lý chặt con giống")],
    ),
    # Tasks that are only announced are said in the next sentence.
    (
        "Phó Chủ tịch UBND tỉnh Lê Văn Tám giao các nhiệm vụ cụ thể cho các sở. Trong đó, Sở Xây dựng sớm "
        "tham mưu ban hành bộ tiêu chí.",
        [("Lê Văn Tám", "Sớm tham mưu ban hành bộ tiêu chí")],
    ),
    (
        "Thứ trưởng Lê Văn Tám gợi mở một số vấn đề các trường cần quan tâm: thứ nhất, hoàn thiện quy chế; "
        "thứ hai, đổi mới chương trình.",
        [("Lê Văn Tám", "Hoàn thiện quy chế"), ("Lê Văn Tám", "Đổi mới chương trình")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NEWS, ids=range(len(NEWS)))
def test_who_asks(text: str, wanted: list[tuple[str, str]]) -> None:
    assert asked_by(text) == wanted


WHOM = [
    (
        "Chủ tịch UBND huyện Lê Văn Tám đối thoại với thanh niên. Chủ tịch UBND huyện yêu cầu mỗi đoàn viên, "
        "thanh niên phải chủ động học tập, nâng cao trình độ.",
        [("Chủ động học tập, nâng cao trình độ", ["mỗi đoàn viên, thanh niên"])],
    ),
    (
        "Bà Trần Thị Lan, Phó Giám đốc Sở Giáo dục nhắc nhở học sinh khối 12 tập trung ôn tập.",
        [("Tập trung ôn tập", ["học sinh khối 12"])],
    ),
    (
        "Bộ trưởng Lê Văn Tám cho rằng tiến độ quá chậm và yêu cầu ACB phải chọn được nhà thầu.",
        [("Chọn được nhà thầu", ["ACB"])],
    ),
    (
        "Tổng Giám đốc Lê Văn Tám yêu cầu Ban Quản lý dự án cử cán bộ. Với các hộ còn vướng, ông đề nghị "
        "địa phương tuyên truyền, vận động.",
        [
            ("Cử cán bộ", ["Ban Quản lý dự án"]),
            ("Tuyên truyền, vận động", ["địa phương"]),
        ],
    ),
    (
        "Thời gian tới, ngành Y tế sẽ thành lập đội cấp cứu, vì vậy yêu cầu các đơn vị đẩy mạnh truyền thông.",
        [("Đẩy mạnh truyền thông", ["các đơn vị"])],
    ),
    (
        "Bí thư Huyện ủy Lê Văn Tám nhấn mạnh kết quả đạt được. Về cán bộ, theo đồng chí Bí thư, cấp ủy xã phải "
        "chú trọng đào tạo.",
        [("Chú trọng đào tạo", ["cấp ủy xã"])],
    ),
    (
        "Phó Tư lệnh Lê Văn Tám yêu cầu Lữ đoàn duy trì nghiêm chế độ. Cơ quan hậu cần bảo đảm tốt bữa ăn, "
        "không để chiến sĩ ốm.",
        [
            ("Duy trì nghiêm chế độ", ["Lữ đoàn"]),
            ("Bảo đảm tốt bữa ăn, không để chiến sĩ ốm", ["Cơ quan hậu cần"]),
        ],
    ),
    (
        "Chủ tịch UBND tỉnh Lê Văn Tám yêu cầu UBND các huyện, thành, thị tập trung triển khai; Chủ tịch UBND "
        "các huyện chịu trách nhiệm nếu để xảy ra sai phạm. Cục Thuế tỉnh đối chiếu sản lượng.",
        [
            ("Tập trung triển khai", ["UBND các huyện, thành, thị"]),
            ("Đối chiếu sản lượng", ["Cục Thuế tỉnh"]),
        ],
    ),
    (
        "Sáng 5/3, Trường Cao đẳng Hòa An tổ chức lễ khai giảng. Phó Chủ tịch UBND tỉnh Lê Văn Tám đề cập đến một số "
        "vấn đề nhà trường cần lưu ý: Quan tâm phát triển đội ngũ nhà giáo.",
        [("Quan tâm phát triển đội ngũ nhà giáo", ["Trường Cao đẳng Hòa An"])],
    ),
    (
        "Chủ tịch HĐTV Lê Văn Tám yêu cầu các đơn vị xây dựng kế hoạch triển khai Nghị quyết, trong đó tập trung vào các "
        "nhiệm vụ như: đẩy mạnh ứng dụng công nghệ; nâng cao chất lượng nhân lực.",
        [
            ("Xây dựng kế hoạch triển khai Nghị quyết", ["các đơn vị"]),
            ("Đẩy mạnh ứng dụng công nghệ", ["các đơn vị"]),
            ("Nâng cao chất lượng nhân lực", ["các đơn vị"]),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), WHOM, ids=range(len(WHOM)))
def test_who_is_asked(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert asked(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Tại hội nghị, nhiều đoàn viên nêu khó khăn về vốn, đề nghị huyện hỗ trợ đào tạo nghề.",
        "Các ý kiến cơ bản thống nhất với đồ án; đồng thời, đề nghị tiếp tục mở rộng việc lấy ý kiến Nhân dân.",
        "Trong khuôn khổ hội nghị, Công ty đã vinh dự được trao giấy "
        "khen cho các cá nhân có thành tích trong công tác đấu tranh, phòng chống tội phạm.",
        "Làm việc với Bệnh viện đa khoa huyện, ông Lê Văn Tám, Bí thư Huyện ủy ghi nhận nỗ lực của y bác sĩ.",
        "Kết luận cuộc họp, Phó Chủ tịch UBND tỉnh Lê Văn Tám đánh giá Trung tâm phục vụ công tác nắm bắt, chỉ đạo, "
        "điều hành phát triển kinh tế - xã hội.",
        "Bí thư Đảng ủy Lê Văn Tám đề nghị đại biểu dự hội nghị thảo luận làm rõ thêm những kết quả đạt được.",
        "Chủ tịch HĐQT Lê Văn Tám cam kết sẽ hoàn thành lựa chọn nhà thầu đúng hạn.",
    ],
)
def test_nobody_is_asked(text: str) -> None:
    assert asked(text) == []


def test_a_first_sentence_is_no_headline() -> None:
    text = (
        "Sáng 5/3, Phó Chủ tịch UBND tỉnh Lê Văn Tám yêu cầu Sở Y tế sớm tham mưu ban hành bộ tiêu chí.\n\n"
        "UBND các huyện căn cứ Kế hoạch của UBND tỉnh để triển khai."
    )
    assert [who for _, who in asked(text)] == [["Sở Y tế"], ["UBND các huyện"]]
