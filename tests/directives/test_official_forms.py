"""Forms of asking in official documents: lead-ins, items, headings, decisions, tables of what was assigned."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

from extractor import extract, reading

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÒA AN\nSố: 12/UBND-TH\nHòa An, ngày 5 tháng 3 năm 2024\n"
    "V/v một số nhiệm vụ\nChủ tịch UBND tỉnh yêu cầu:\n"
)

ITEMS = [
    (
        "1. Việc này do Sở Tư pháp thực hiện, xong trước 15/7.",
        [("Việc này do Sở Tư pháp thực hiện, xong trước 15/7", ["Sở Tư pháp"])],
    ),
    (
        "1. Báo cáo phải được Sở Công Thương hoàn thiện trước 10/10.",
        [("Báo cáo phải được Sở Công Thương hoàn thiện trước 10/10", ["Sở Công Thương"])],
    ),
    (
        "1. Đề nghị UBND huyện Hướng Hòa là chủ đầu tư khẩn trương lập dự toán.",
        [("Khẩn trương lập dự toán", ["UBND huyện Hướng Hòa"])],
    ),
    (
        "1. Thực hiện chỉ đạo của Tỉnh ủy, UBND huyện Sơn Bình phải hoàn thành sáp nhập thôn.",
        [("Hoàn thành sáp nhập thôn", ["UBND huyện Sơn Bình"])],
    ),
    (
        "1. UBND huyện Tam Nông cử cán bộ hỗ trợ UBND xã hoàn thành kiểm đếm.",
        [("Cử cán bộ hỗ trợ UBND xã hoàn thành kiểm đếm", ["UBND huyện Tam Nông"])],
    ),
    (
        "1. Giao các Sở: Văn hóa, Thể thao và Du lịch; Công Thương tổ chức hội chợ.",
        [("Tổ chức hội chợ", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương"])],
    ),
    (
        "1. Giao Sở Kế hoạch và Đầu tư tổng hợp báo cáo của các sở; UBND các huyện, thành phố; lựa chọn dự án.",
        [
            ("Tổng hợp báo cáo của các sở; UBND các huyện, thành phố", ["Sở Kế hoạch và Đầu tư"]),
            ("Lựa chọn dự án", ["Sở Kế hoạch và Đầu tư"]),
        ],
    ),
    (
        "2- Trung tâm Y tế huyện xây dựng kế hoạch tiêm chủng.",
        [("Xây dựng kế hoạch tiêm chủng", ["Trung tâm Y tế huyện"])],
    ),
    (
        "1. Giám đốc Sở Y tế, Giám đốc Sở Nội vụ chỉ đạo rà soát biên chế.",
        [("Chỉ đạo rà soát biên chế", ["Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ"])],
    ),
    (
        "1. Đồng chí Lê Quốc Trung - Phó Giám đốc Sở Y tế chịu trách nhiệm chỉ đạo chung.",
        [("Chỉ đạo chung", ["Lê Quốc Trung"])],
    ),
    (
        "1. Sở Tài chính theo chức năng, nhiệm vụ bố trí vốn, hướng dẫn giải ngân.",
        [("Bố trí vốn, hướng dẫn giải ngân", ["Sở Tài chính"])],
    ),
    (
        "1. Hạt Kiểm lâm huyện\n- Là cơ quan thường trực, tham mưu UBND huyện kiểm tra rừng.\n"
        "2. UBND các xã có rừng\na) Ký cam kết với các hộ dân.\nb) Hằng tuần kiểm tra, báo cáo về Hạt.",
        [
            ("Tham mưu UBND huyện kiểm tra rừng", ["Hạt Kiểm lâm huyện"]),
            ("Ký cam kết với các hộ dân", ["UBND các xã có rừng"]),
            ("Hằng tuần kiểm tra, báo cáo về Hạt", ["UBND các xã có rừng"]),
        ],
    ),
]


@pytest.mark.parametrize(("items", "wanted"), ITEMS, ids=range(len(ITEMS)))
def test_items_below_a_lead_in(items: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert asked(f"{LETTERHEAD}{items}\n") == wanted


PARTNERS = [
    (
        "1. Việc kiểm kê do Phòng Kế toán chủ trì, Phòng Kho vận phối hợp, xong trước 31/12.",
        ["Phòng Kế toán"],
        ["Phòng Kho vận"],
    ),
    (
        "1. Trên cơ sở phối hợp với Sở Tư pháp, giao Sở Nội vụ rà soát thẩm quyền.",
        ["Sở Nội vụ"],
        ["Sở Tư pháp"],
    ),
    (
        "1. Trung tâm Y tế, với sự hỗ trợ của Bệnh viện Đa khoa tỉnh, tổ chức tiêm chủng.",
        ["Trung tâm Y tế"],
        ["Bệnh viện Đa khoa tỉnh"],
    ),
]


@pytest.mark.parametrize(("item", "who", "beside"), PARTNERS)
def test_who_takes_part(item: str, who: list[str], beside: list[str]) -> None:
    register = extract(reading.read_bytes(f"{LETTERHEAD}{item}\n".encode(), "cong-van.txt"))
    (action,) = register.actions
    assert [b.name for b in action.responsible] == who
    assert [b.name for b in action.coordinating] == beside


def test_a_lead_in_may_stand_below_a_title_that_ends_in_a_noun() -> None:
    text = "CÔNG ĐIỆN\nvề một số nhiệm vụ\nYêu cầu các cơ quan thực hiện như sau:\n1. Sở Y tế trực 24/24.\n2. Rà soát phương án."
    assert asked(text) == [("Trực 24/24", ["Sở Y tế"]), ("Rà soát phương án", ["các cơ quan"])]


@pytest.mark.parametrize("verb", ["rà soát", "sưu tầm", "quan trắc"])
def test_a_conclusion_needs_no_lead_in(verb: str) -> None:
    text = f"THÔNG BÁO\nKết luận tại cuộc họp giao ban\n1. Sở Y tế {verb} mẫu nước hằng tuần.\n"
    assert [who for _, who in asked(text)] == [["Sở Y tế"]]


def test_a_letter_to_heads_lets_them_put_their_people_to_it() -> None:
    text = (
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 210/PGDĐT\nHòa An, ngày 28 tháng 8 năm 2023\nV/v khai giảng\n"
        "Phòng GD&ĐT đề nghị Hiệu trưởng các trường thực hiện một số nội dung sau:\n"
        "1. Phân công cán bộ, giáo viên trực trong dịp nghỉ lễ.\n"
    )
    assert [who for _, who in asked(text)] == [["Hiệu trưởng các trường"]]


DECISION = (
    "QUYẾT ĐỊNH\nVề việc thành lập tổ công tác\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật Tổ chức chính quyền địa phương;\n"
    "QUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ công tác rà soát thủ tục.\n"
    "Điều 2. Giao Phòng Công chức theo dõi việc thực hiện.\nGIÁM ĐỐC\nTriệu Văn Bình\n"
)


def test_a_decision_is_its_signers_and_enacts_by_itself() -> None:
    assert asked_by(DECISION) == [("Triệu Văn Bình", "Theo dõi việc thực hiện")]


def test_a_council_resolves_as_a_body() -> None:
    text = (
        "NGHỊ QUYẾT\nVề phân bổ dự toán\nHỘI ĐỒNG NHÂN DÂN XÃ QUYẾT NGHỊ:\n"
        "Điều 2. Giao Ủy ban nhân dân xã công khai dự toán.\nCHỦ TỊCH\nSùng Thị Pà\n"
    )
    assert asked_by(text) == [("Hội đồng nhân dân xã", "Công khai dự toán")]


def test_an_organ_of_a_committee_is_named_with_it() -> None:
    text = (
        "HUYỆN ỦY TÂN LẬP\nBAN TUYÊN GIÁO\nSố: 45-CV/BTGHU\nTân Lập, ngày 02 tháng 8 năm 2023\n"
        "V/v tuyên truyền\nKính gửi: Các chi, đảng bộ trực thuộc\n"
        "Đề nghị các chi, đảng bộ trực thuộc treo cờ Tổ quốc.\n"
    )
    assert asked_by(text) == [("Ban Tuyên giáo Huyện ủy Tân Lập", "Treo cờ Tổ quốc")]


def test_who_gave_the_opinions_that_a_notice_passes_on() -> None:
    text = (
        "THÔNG BÁO\nÝ kiến chỉ đạo của Chủ tịch UBND huyện Chu Đình Lợi về cấp nước\n"
        "1. Phòng Kinh tế kiểm tra trạm bơm.\nTL. CHỦ TỊCH\nPHÓ CHÁNH VĂN PHÒNG\nTạ Minh Sắc\n"
    )
    assert asked_by(text) == [("Chu Đình Lợi", "Kiểm tra trạm bơm")]


PLAN = "TRƯỜNG THCS LÊ LỢI\nSố: 08/KH-THCS\nHòa An, ngày 5 tháng 10 năm 2026\nKẾ HOẠCH\nTổ chức lễ kỷ niệm\n"


def test_a_table_of_what_was_assigned_to_each() -> None:
    text = (
        f"{PLAN}III. PHÂN CÔNG NHIỆM VỤ\n| STT | Họ và tên | Nhiệm vụ được phân công |\n| --- | --- | --- |\n"
        "| 1 | Thầy Hoàng Văn Thiên | Chủ trì các phiên họp |\n| 2 | Cô Lê Thị Bình | Viết kịch bản; mời đại biểu |\n"
    )
    assert asked(text) == [
        ("Chủ trì các phiên họp", ["Hoàng Văn Thiên"]),
        ("Viết kịch bản; mời đại biểu", ["Lê Thị Bình"]),
    ]


def test_a_plan_names_who_does_it_behind_the_task() -> None:
    text = f"{PLAN}3. Chuẩn bị\n- Trang trí lễ đài: Đoàn thanh niên.\n- Kê bàn ghế: Chi đội 9A1 (cô Hằng).\n- Dọn sân.\n"
    assert [who for _, who in asked(text)][:2] == [["Đoàn thanh niên"], ["Chi đội 9A1"]]


@pytest.mark.parametrize(
    "heading", ["NỘI DUNG", "CÁC HOẠT ĐỘNG", "LỘ TRÌNH THỰC HIỆN", "CÔNG TÁC CHUẨN BỊ"]
)
def test_the_content_of_a_plan_is_to_be_done(heading: str) -> None:
    text = (
        f"{PLAN}II. {heading}\n1. Chuẩn bị\n- Kiện toàn các tổ, đội; trang bị dụng cụ chữa cháy.\n"
    )
    assert [task for task, _ in asked(text)] == [
        "Kiện toàn các tổ, đội",
        "Trang bị dụng cụ chữa cháy",
    ]


def test_views_and_tasks_under_one_heading() -> None:
    text = (
        "TRƯỜNG TIỂU HỌC TÂN BÌNH\nSố: 12/TB-TH\nTHÔNG BÁO\nKết luận của Hiệu trưởng tại cuộc họp\n"
        "II. QUAN ĐIỂM VÀ NHIỆM VỤ TRỌNG TÂM\n1. Kiên quyết thực hiện đúng quy chế chuyên môn.\n"
    )
    assert [task for task, _ in asked(text)] == ["Kiên quyết thực hiện đúng quy chế chuyên môn"]


LETTER = (
    "SỞ Y TẾ\nTỈNH HÒA AN\nSố: 12/SYT-NVY\nHòa An, ngày 5 tháng 3 năm 2024\nV/v yêu cầu báo cáo công tác phòng dịch\n"
    "Kính gửi: Các bệnh viện\n"
)
SENTENCES = [
    (
        "Thực hiện quy chế của Bộ Y tế, Sở Y tế trân trọng đề nghị các bệnh viện rà soát thuốc.",
        [("Rà soát thuốc", ["các bệnh viện"])],
    ),
    (
        "Sở Y tế sao gửi và đề nghị các bệnh viện nghiên cứu, thực hiện.",
        [("Nghiên cứu, thực hiện", ["các bệnh viện"])],
    ),
    (
        "Trước tình hình trên, Giám đốc Sở Y tế chỉ đạo: các bệnh viện rà soát thuốc.",
        [("Rà soát thuốc", ["các bệnh viện"])],
    ),
    (
        "Các bệnh viện gửi báo cáo về Sở Y tế chậm nhất ngày 15/3.",
        [("Gửi báo cáo về Sở Y tế chậm nhất ngày 15/3", ["Các bệnh viện"])],
    ),
    (
        "Ngày 3/3/2024, Bộ Y tế có Công văn số 9/BYT yêu cầu tăng cường phòng dịch. Về việc này, Sở Y tế yêu cầu các "
        "bệnh viện triển khai.",
        [("Triển khai", ["các bệnh viện"])],
    ),
    (
        "Đề nghị ông (bà) Giám đốc các bệnh viện nghiêm túc thực hiện.",
        [("Nghiêm túc thực hiện", ["Giám đốc các bệnh viện"])],
    ),
    (
        "Yêu cầu các bệnh viện báo cáo tình hình thực hiện theo các nội dung cụ thể sau:\n1. Công tác chỉ đạo.\n"
        "2. Công tác kiểm tra, giám sát.",
        [("Báo cáo tình hình thực hiện theo các nội dung cụ thể sau", ["các bệnh viện"])],
    ),
    ("Sở Y tế sẽ tổ chức đoàn kiểm tra các bệnh viện trong tháng 4.", []),
    ("Sở Y tế thông báo để các bệnh viện biết và thực hiện.", []),
]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=range(len(SENTENCES)))
def test_what_a_letter_asks(sentence: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert asked(f"{LETTER}{sentence}\n") == wanted


SUBJECTS = [
    ("- Giáo viên chủ động đề xuất đồ dùng dạy học.", ["Giáo viên"]),
    ("- Sau mỗi đợt đồng bộ, cơ sở đào tạo kiểm tra số hồ sơ bị trả lại.", ["cơ sở đào tạo"]),
    ("- Cơ sở giáo dục tiểu học xây dựng lịch dạy bù.", ["Cơ sở giáo dục tiểu học"]),
    ("- Đơn vị rà soát lịch dạy bù.", []),
]


@pytest.mark.parametrize(("item", "responsible"), SUBJECTS)
def test_items_whose_subject_is_a_sort_of_people(item: str, responsible: list[str]) -> None:
    ((_, names),) = asked(f"{LETTERHEAD}{item}\n")
    assert names == responsible


ASKED_TOGETHER = [
    (
        "1. Đề nghị tổ dân phố, chính quyền địa phương và kêu gọi toàn thể nhân dân tăng cường giám sát.",
        [("Tăng cường giám sát", ["tổ dân phố, chính quyền địa phương", "toàn thể nhân dân"])],
    ),
    (
        "1. Giao Phòng Nội vụ và đề nghị Công an tỉnh rà soát danh sách.",
        [("Rà soát danh sách", ["Phòng Nội vụ", "Công an tỉnh"])],
    ),
    (
        "1. Sở Y tế chủ trì, phối hợp với Chủ tịch UBND các xã; thủ trưởng các ngành liên quan phun thuốc.",
        [
            (
                "Chủ trì, phối hợp với Chủ tịch UBND các xã; thủ trưởng các ngành liên quan phun thuốc",
                ["Sở Y tế"],
            )
        ],
    ),
]


@pytest.mark.parametrize(("item", "wanted"), ASKED_TOGETHER)
def test_two_acts_of_one_request_and_partners_behind_a_semicolon(
    item: str, wanted: list[tuple[str, list[str]]]
) -> None:
    assert asked(f"{LETTERHEAD}{item}\n") == wanted


NOTHING_ASKED = [
    "1. Việc nộp hồ sơ phải bảo đảm đủ, đúng hạn; hạn chế nộp trùng lặp.",
    "1. Không cần phải nộp bản giấy.",
]


@pytest.mark.parametrize("item", NOTHING_ASKED)
def test_manner_and_what_need_not_be_done_ask_for_nothing(item: str) -> None:
    assert asked(f"{LETTERHEAD}{item}\n") == []


def test_contents_of_what_is_to_be_made_are_no_tasks_unless_they_name_somebody() -> None:
    items = (
        "1. Hằng năm, trên cơ sở hướng dẫn của Bộ Y tế, Giám đốc bệnh viện xây dựng lịch trực bảo đảm các nội dung sau:\n"
        "- Số ca trực, số bác sĩ của từng ca trong các dịp nghỉ lễ.\n"
        "- Trưởng khoa bố trí phòng nghỉ; lập danh sách người trực.\n"
    )
    register = extract(reading.read_bytes(f"{LETTERHEAD}{items}".encode(), "van-ban.txt"))
    assert [(a.task, a.responsible[0].name) for a in register.actions] == [
        ("Xây dựng lịch trực bảo đảm các nội dung sau", "Giám đốc bệnh viện"),
        ("Bố trí phòng nghỉ", "Trưởng khoa"),
        ("Lập danh sách người trực", "Trưởng khoa"),
    ]
    assert register.actions[0].deadline is not None
    assert register.actions[0].deadline.recurrence == "yearly"


SWIMMING = (
    "QUYẾT ĐỊNH\nBan hành lịch giải bơi\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA AN\n"
    "Căn cứ Luật Thể dục, thể thao;\nQUYẾT ĐỊNH:\n"
)


@pytest.mark.parametrize(
    "article",
    [
        "Điều 1. Ban hành Kế hoạch thời gian giải bơi năm 2024 như sau:",
        "Điều 1. Thống nhất quy định mức thưởng của giải bơi. Cụ thể như sau:",
        "Điều 1. Quy định về đối tượng, điều kiện dự giải bơi:",
    ],
)
def test_what_an_article_lays_down_is_the_task_of_those_it_names(article: str) -> None:
    text = (
        f"{SWIMMING}{article}\n1. Thi đấu vòng loại trước ngày 5/9/2024; kết thúc trước ngày 9/9/2024.\n"
        "2. Điều kiện dự thi.\na) Áo bơi phải được ban tổ chức kiểm tra.\n"
        "3. Phòng Văn hóa xếp lịch thi.\nĐiều 2. Giao Đoàn trường trao giải.\n"
    )
    assert asked(text) == [("Xếp lịch thi", ["Phòng Văn hóa"]), ("Trao giải", ["Đoàn trường"])]


def test_tasks_that_an_article_sends_out_are_asked_of_all() -> None:
    text = f"{SWIMMING}Điều 1. Ban hành Phương án cứu hộ như sau:\n1. Lập chốt trực ở bể bơi.\n"
    assert asked(text) == [("Lập chốt trực ở bể bơi", [])]


def test_a_person_whom_an_item_puts_in_charge_does_not_speak() -> None:
    text = (
        "HUYỆN ỦY SƠN LĨNH\nSố: 15-TB/HU\nSơn Lĩnh, ngày 5 tháng 6 năm 2024\nTHÔNG BÁO\n"
        "Kết luận của Thường trực Huyện ủy\n\n"
        "1. Về chỉ số cải cách: Đồng chí Nguyễn Văn Bình, Phó Chủ tịch UBND huyện trực tiếp chỉ đạo việc khắc phục.\n\n"
        "2. Cho chủ trương xây nhà văn hóa; giao UBND huyện lập hồ sơ.\n\n"
        "3. Yêu cầu các đồng chí Huyện ủy viên tăng cường xuống cơ sở ít nhất 02 lần/tháng.\n"
    )
    assert asked_by(text) == [
        ("Huyện ủy Sơn Lĩnh", "Chỉ đạo việc khắc phục"),
        ("Huyện ủy Sơn Lĩnh", "Lập hồ sơ"),
        ("Huyện ủy Sơn Lĩnh", "Tăng cường xuống cơ sở ít nhất 02 lần/tháng"),
    ]
