"""How news hands on what is asked: quotations, matters, praise, told events, documents sent before."""

from __future__ import annotations

import pytest
from tasks_asked import asked

LEAD = (
    "Hội nghị bàn giải pháp cho ngành tôm\n\nNgày 3/6/2018, Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn "
    "Nguyễn Văn Cường chủ trì hội nghị về tôm nước lợ tại tỉnh Cà Mau.\n\n"
)

ASKED = [
    # Whose matter it is, with the task right behind; a long row before the tasks that are counted up.
    (
        "Bộ trưởng đề nghị: đối với các đơn vị thi công tập trung nhân lực, hoàn thành trước 15/7; thi công đúng hồ sơ. "
        "Đối với phòng Quản lý đô thị rà soát vật liệu; bố trí cán bộ theo dõi.",
        [
            ("Tập trung nhân lực, hoàn thành trước 15/7", ["các đơn vị thi công"]),
            ("Thi công đúng hồ sơ", ["các đơn vị thi công"]),
            ("Rà soát vật liệu", ["phòng Quản lý đô thị"]),
            ("Bố trí cán bộ theo dõi", ["phòng Quản lý đô thị"]),
        ],
    ),
    (
        "Phát biểu tại hội nghị, Bộ trưởng đề nghị thời gian tới, Ban Thường vụ, Ban Chấp hành Đảng bộ huyện Lạc Sơn "
        "tập trung lãnh đạo thực hiện tốt các nhiệm vụ trọng tâm như: Kiểm soát chặt con giống; tăng cường quản lý đất đai.",
        [
            ("Kiểm soát chặt con giống", ["Ban Thường vụ", "Ban Chấp hành Đảng bộ huyện Lạc Sơn"]),
            (
                "Tăng cường quản lý đất đai",
                ["Ban Thường vụ", "Ban Chấp hành Đảng bộ huyện Lạc Sơn"],
            ),
        ],
    ),
    # Accountability alone is no task, and leaves none without words.
    (
        "Bộ trưởng yêu cầu Cục Thủy sản lên kịch bản. Hạn chót 30/6 phải có kịch bản để tỉnh cho ý kiến, các xã phải chịu trách nhiệm.",
        [
            ("Lên kịch bản", ["Cục Thủy sản"]),
            ("Hạn chót 30/6 phải có kịch bản để tỉnh cho ý kiến", ["Cục Thủy sản"]),
        ],
    ),
    # Whom an act names behind a time, by a noun for a place of work, and what he is told to direct.
    (
        "Bộ trưởng đề nghị: Thời gian tới, doanh nghiệp tiếp tục mở rộng thị trường.",
        [("Tiếp tục mở rộng thị trường", ["doanh nghiệp"])],
    ),
    (
        "Bộ trưởng yêu cầu các điểm tiêm rà soát kỹ danh sách.",
        [("Rà soát kỹ danh sách", ["các điểm tiêm"])],
    ),
    (
        "Bộ trưởng cũng yêu cầu Sở Y tế chủ trì, bố trí xe, chỉ đạo Trung tâm Kiểm nghiệm lấy mẫu nước.",
        [("Chủ trì, bố trí xe, chỉ đạo Trung tâm Kiểm nghiệm lấy mẫu nước", ["Sở Y tế"])],
    ),
    (
        "Bộ trưởng yêu cầu Trưởng ban Chỉ đạo, Chủ tịch UBND các huyện chỉ đạo lực lượng tại chỗ tuần tra ven bờ.",
        [
            (
                "Chỉ đạo lực lượng tại chỗ tuần tra ven bờ",
                ["Trưởng ban Chỉ đạo, Chủ tịch UBND các huyện"],
            )
        ],
    ),
    # Quotations, with a dash or straight marks, of several sentences, of a leader named before or behind.
    (
        "“Các bến xe phải kiểm tra thẻ trước khi xe xuất bến” – Bộ trưởng chỉ đạo.",
        [("Kiểm tra thẻ trước khi xe xuất bến", ["Các bến xe"])],
    ),
    (
        '"Các tỉnh ven biển cần rà soát lại vùng nuôi, không để dịch lây lan", Bộ trưởng nhấn mạnh.',
        [("Rà soát lại vùng nuôi, không để dịch lây lan", ["Các tỉnh ven biển"])],
    ),
    (
        "“Rà soát ngay các trại giống chưa đăng ký. Kiên quyết đình chỉ trại vi phạm”, Bộ trưởng chỉ đạo.",
        [
            ("Rà soát ngay các trại giống chưa đăng ký", []),
            ("Kiên quyết đình chỉ trại vi phạm", []),
        ],
    ),
    (
        "“Căn cứ diễn biến giá để tính toán lịch thả giống, khi giá xuống thấp thì phải giãn vụ”, Bộ trưởng yêu cầu.",
        [
            (
                "Căn cứ diễn biến giá để tính toán lịch thả giống, khi giá xuống thấp thì phải giãn vụ",
                [],
            )
        ],
    ),
    (
        "Bộ trưởng Nguyễn Văn Cường nhấn mạnh: “Giá tôm sẽ tăng trở lại, nên các địa phương cần đẩy mạnh tuyên truyền”.",
        [("Đẩy mạnh tuyên truyền", ["các địa phương"])],
    ),
    # Who must do it, named as a matter, by what they are, or as people.
    (
        "Bộ trưởng yêu cầu các tỉnh rà soát vùng nuôi. Đối với các hợp tác xã nuôi tôm cần ký cam kết với nhà máy.",
        [
            ("Rà soát vùng nuôi", ["các tỉnh"]),
            ("Ký cam kết với nhà máy", ["các hợp tác xã nuôi tôm"]),
        ],
    ),
    (
        "Riêng tỉnh Cà Mau với vai trò là trung tâm nuôi tôm của cả nước, Bộ trưởng yêu cầu phải đi đầu trong truy xuất nguồn gốc.",
        [("Đi đầu trong truy xuất nguồn gốc", ["tỉnh Cà Mau"])],
    ),
    (
        "Bộ trưởng đề nghị là đơn vị đầu ngành, Tổng cục Thủy sản cần chú trọng đào tạo cán bộ thị trường.",
        [("Chú trọng đào tạo cán bộ thị trường", ["Tổng cục Thủy sản"])],
    ),
    (
        "Bộ trưởng khuyến cáo, người nuôi tôm phải bình tĩnh trước tình hình hiện nay.",
        [("Bình tĩnh trước tình hình hiện nay", ["người nuôi tôm"])],
    ),
    (
        "Bộ trưởng giao cho đại diện lãnh đạo các vụ, cục tiếp thu, tổng hợp kiến nghị của bà con.",
        [("Tiếp thu, tổng hợp kiến nghị của bà con", ["lãnh đạo các vụ, cục"])],
    ),
    (
        "Bộ trưởng yêu cầu các tỉnh rà soát vùng nuôi. Địa phương cũng cần chủ động quỹ đất cho vùng giống.",
        [
            ("Rà soát vùng nuôi", ["các tỉnh"]),
            ("Chủ động quỹ đất cho vùng giống", ["các tỉnh"]),
        ],
    ),
    # What must be so, and what is to be done beside something else.
    (
        "Bộ trưởng yêu cầu các tỉnh cải cách thủ tục. Thủ tục vay vốn, thuê đất, cấp phép, tiếp cận tín dụng cần được rút ngắn.",
        [
            ("Cải cách thủ tục", ["các tỉnh"]),
            ("Thủ tục vay vốn, thuê đất, cấp phép, tiếp cận tín dụng cần được rút ngắn", []),
        ],
    ),
    (
        "Bộ trưởng yêu cầu các tỉnh mở rộng thị trường. Bên cạnh xuất khẩu, cần ưu tiên thị trường trong nước.",
        [
            ("Mở rộng thị trường", ["các tỉnh"]),
            ("Ưu tiên thị trường trong nước", ["các tỉnh"]),
        ],
    ),
    # One more offence is no task; sentences without a space between them are two.
    (
        "Bộ trưởng giao Tổng cục Thủy sản xử lý nghiêm các trường hợp bơm tạp chất; thả giống không đúng quy định gây ô nhiễm.",
        [
            (
                "Xử lý nghiêm các trường hợp bơm tạp chất; thả giống không đúng quy định gây ô nhiễm",
                ["Tổng cục Thủy sản"],
            )
        ],
    ),
    (
        "Bộ trưởng yêu cầu các tỉnh báo cáo trong tháng 6.Đầu năm, các tỉnh đã thả giống hết diện tích.",
        [("Báo cáo trong tháng 6", ["các tỉnh"])],
    ),
    # Who is praised is asked next; who says so speaks of the own body.
    (
        "Bộ trưởng biểu dương Công ty Tôm giống Rạng Đông đã xuất khẩu 40 container. Đồng thời, đề nghị đơn vị tiếp tục mở rộng vùng nuôi.",
        [("Tiếp tục mở rộng vùng nuôi", ["Công ty Tôm giống Rạng Đông"])],
    ),
    (
        "Giám đốc Sở Công Thương tỉnh Cà Mau Lê Văn Phú cho biết, lượng tôm tăng nhanh, đơn vị cũng đề nghị các cơ quan "
        "báo chí thường xuyên đưa tin về giá.",
        [("Thường xuyên đưa tin về giá", ["các cơ quan báo chí"])],
    ),
    (
        "UBND tỉnh Cà Mau yêu cầu các huyện rà soát vùng nuôi. Bên cạnh đó, UBND tỉnh Cà Mau đã đề nghị Hiệp hội Tôm "
        "tỉnh đôn đốc hội viên thu mua.",
        [
            ("Rà soát vùng nuôi", ["các huyện"]),
            ("Đôn đốc hội viên thu mua", ["Hiệp hội Tôm tỉnh"]),
        ],
    ),
    # Who acts in an office, and a courtesy before whom an act addresses.
    (
        "Quyền Bộ trưởng đề nghị Đồng chí Chủ tịch UBND các tỉnh, thành phố quan tâm chỉ đạo các xã kiểm kê ao nuôi.",
        [("Quan tâm chỉ đạo các xã kiểm kê ao nuôi", ["Chủ tịch UBND các tỉnh, thành phố"])],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ASKED, ids=range(len(ASKED)))
def test_what_a_leader_asks(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert asked(LEAD + text) == wanted


@pytest.mark.parametrize(
    "told",
    [
        "Tiếp cận vốn vay phù hợp với khả năng chi trả là thước đo của phát triển bền vững.",
        "Tại hội nghị, UBND tỉnh Cà Mau công bố vận hành ba nền tảng gồm: cổng giá tôm; bản đồ vùng nuôi; sổ tay số.",
        "Trước đó, chiều 2/6, Chi cục Thủy sản tiếp nhận nhiều mẫu tôm bệnh.",
        "Sau lễ khai mạc, Tỉnh đoàn Cà Mau dọn vệ sinh ba bãi biển.",
        "Công ty Tôm giống Rạng Đông cũng thông tin về các công việc đang triển khai.",
        "Khi dịch xảy ra, không có ai hướng dẫn.",
        "Thông báo cũng nêu rõ phương án giá với một số mặt hàng như: Giá tôm giống; Giá thức ăn.",
        "Đại hội đã công bố quyết định chỉ định ủy viên ban chấp hành hội nuôi tôm.",
        "Đại hội Hội Nuôi tôm quyết tâm thực hiện mục tiêu: “Nuôi sạch; phát triển bền vững”.",
        "Đầu tháng 2, Thủ tướng từng lưu ý các tỉnh có lộ trình thả giống, không nóng vội.",
        "Bộ Công Thương đã có Công văn số 12/BCT-XNK ngày 4/1/2018 đề nghị các tỉnh báo cáo sản lượng.",
        "Thời gian qua, Thủ tướng Chính phủ đã có nhiều văn bản chỉ đạo, yêu cầu các tỉnh rà soát vùng nuôi.",
        "“Trong thời gian qua, cổng giá tôm là minh chứng cho sự lãnh đạo đồng bộ, triển khai quyết liệt” – Bộ trưởng nhấn mạnh.",
        "Ông Tấn (người được chủ trại là bà Loan ủy quyền) dự hội nghị về việc thả giống.",
    ],
)
def test_what_a_piece_only_tells(told: str) -> None:
    assert asked(f"{LEAD}Bộ trưởng yêu cầu các tỉnh rà soát vùng nuôi. {told}") == [
        ("Rà soát vùng nuôi", ["các tỉnh"])
    ]
