"""Who goes on speaking in news, and what a lead-in within a sentence hands down."""

from __future__ import annotations

import pytest
from tasks_asked import asked

from extractor import extract, reading

_OPENING = """Huyện Thanh Lâm sơ kết công tác 9 tháng
Sáng 5/10/2023, UBND huyện Thanh Lâm tổ chức hội nghị sơ kết công tác 9 tháng. Dự hội nghị có lãnh đạo các phòng, ban và UBND các xã, thị trấn trong toàn huyện.
"""
HOA = "Lê Văn Hòa"

Row = tuple[str | None, list[str], str | None, str]


def rows(text: str) -> list[Row]:
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    return [
        (
            action.requested_by.name if action.requested_by else None,
            [body.name for body in action.responsible],
            action.deadline.due.isoformat() if action.deadline and action.deadline.due else None,
            action.task,
        )
        for action in register.actions
    ]


def test_praise_and_a_request_in_one_sentence() -> None:
    text = "Kết luận hội nghị, đồng chí Lê Văn Hòa đánh giá cao kết quả đạt được, đồng thời đề nghị thời gian tới, cấp ủy, chính quyền các xã cần tiếp tục quan tâm phòng dịch; huy động nguồn lực làm đường."
    bodies = ["cấp ủy, chính quyền các xã"]
    assert rows(text) == [
        (HOA, bodies, None, "Tiếp tục quan tâm phòng dịch"),
        (HOA, bodies, None, "Huy động nguồn lực làm đường"),
    ]


def test_the_parts_of_a_sentence_are_its_first_speakers() -> None:
    text = "Thay mặt lãnh đạo huyện, đồng chí Lê Văn Hòa tiếp thu ý kiến của các đại biểu; giao Hội Nông dân huyện xây dựng mô hình liên kết trong năm 2024."
    assert rows(text) == [
        (HOA, ["Hội Nông dân huyện"], "2024-12-31", "Xây dựng mô hình liên kết trong năm 2024")
    ]


def test_words_between_a_leader_and_his_request_hold_modals_of_their_own() -> None:
    text = "Chủ tịch UBND huyện Lê Văn Hòa chỉ rõ những hạn chế, tồn tại cần khắc phục và yêu cầu thủ trưởng các cơ quan chấn chỉnh kỷ luật."
    assert rows(text) == [(HOA, ["thủ trưởng các cơ quan"], None, "Chấn chỉnh kỷ luật")]


def test_according_to_a_leader() -> None:
    text = "Theo đồng chí Lê Văn Hòa, các xã cần công khai danh sách hộ nghèo."
    assert rows(text) == [(HOA, ["các xã"], None, "Công khai danh sách hộ nghèo")]


def test_a_leader_who_praises_goes_on_with_what_must_be_done() -> None:
    text = "Chủ tịch UBND huyện Lê Văn Hòa ghi nhận sự cố gắng của các đơn vị. Trong quý IV, các xã cần hoàn thành cấp giấy chứng nhận."
    assert rows(text) == [(HOA, ["các xã"], "2023-12-31", "Hoàn thành cấp giấy chứng nhận")]


def _tasks(text: str) -> list[tuple[str | None, list[str], str]]:
    return [(by, bodies, task) for by, bodies, _, task in rows(text)]


def test_a_verb_that_is_a_noun_elsewhere_is_a_verb_behind_whoever_can_ask() -> None:
    text = "Chủ tịch UBND huyện Lê Văn Hòa yêu cầu quản lý chặt chẽ quỹ đất công. Tiếp tục rà soát các dự án chậm tiến độ."
    assert _tasks(text) == [
        (HOA, [], "Quản lý chặt chẽ quỹ đất công"),
        (HOA, [], "Tiếp tục rà soát các dự án chậm tiến độ"),
    ]


def test_who_praises_a_body_and_asks_is_the_subject_of_the_sentence() -> None:
    text = "Đại tá Lê Văn Hòa đánh giá cao kết quả huấn luyện của Trung đoàn 88 và đề nghị các đơn vị duy trì nghiêm kỷ luật."
    assert _tasks(text) == [(HOA, ["các đơn vị"], "Duy trì nghiêm kỷ luật")]


def test_a_team_that_has_praised_goes_on_asking() -> None:
    text = "Đoàn kiểm tra đã biểu dương các đơn vị; yêu cầu chỉ huy các cơ quan, đơn vị duy trì chế độ trực."
    assert [row[1:] for row in _tasks(text)] == [
        (["chỉ huy các cơ quan, đơn vị"], "Duy trì chế độ trực")
    ]


def test_before_a_modal_an_adverb_only_connects() -> None:
    text = (
        "Đồng chí Lê Văn Hòa yêu cầu các xã rà soát hộ nghèo. Đặc biệt cần tập trung hỗ trợ nhà ở."
    )
    assert _tasks(text)[1:] == [(HOA, ["các xã"], "Tập trung hỗ trợ nhà ở")]


def test_what_follows_from_what_was_said_first() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu các xã rà soát hộ nghèo. Thời gian còn rất ít, do đó các phòng phải tăng tốc giải ngân."
    assert _tasks(text)[1:] == [(HOA, ["các phòng"], "Tăng tốc giải ngân")]


def test_tasks_that_a_leader_sets_behind_a_colon() -> None:
    text = "Tại hội nghị, đồng chí Lê Văn Hòa đề ra một số nhiệm vụ trọng tâm: Tập trung thu ngân sách; rà soát hộ nghèo."
    assert _tasks(text) == [
        (HOA, [], "Tập trung thu ngân sách"),
        (HOA, [], "Rà soát hộ nghèo"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lê Văn Hòa mong muốn, cùng với sự hỗ trợ của huyện, các hộ dân sẽ vượt qua khó khăn, sớm ổn định cuộc sống.",
        "Đồng chí Lê Văn Hòa khẳng định, nhiệm vụ năm tới rất nặng nề, công tác lãnh đạo, chỉ đạo về quốc phòng còn nhiều việc.",
        "Đồng chí Lê Văn Hòa yêu cầu:\nThu Hường (Trung tâm Văn hóa)",
    ],
)
def test_wishes_nouns_and_bylines_ask_nobody(text: str) -> None:
    assert rows(text) == []


def test_a_bare_noun_before_a_verb_is_who_is_asked() -> None:
    text = "Đồng chí Lê Văn Hòa đề nghị trạm y tế bổ sung thuốc. Đồng chí đề nghị đơn vị sớm tuyển thêm bác sĩ."
    assert _tasks(text) == [
        (HOA, ["trạm y tế"], "Bổ sung thuốc"),
        (HOA, ["trạm y tế"], "Sớm tuyển thêm bác sĩ"),
    ]


def test_a_noun_that_begins_a_longer_word_names_nobody() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu khoa học phải phục vụ sản xuất."
    assert [bodies for _, bodies, _ in _tasks(text)] in ([], [[]])


def test_bodies_counted_up_behind_a_colon_are_who_is_asked() -> None:
    text = "Chủ tịch UBND huyện Lê Văn Hòa giao các đơn vị: Công an huyện, Trung tâm Y tế huyện khẩn trương lập chốt kiểm dịch."
    assert _tasks(text) == [
        (HOA, ["Công an huyện", "Trung tâm Y tế huyện"], "Khẩn trương lập chốt kiểm dịch")
    ]


def test_a_post_that_begins_a_sentence_asks_in_all_of_it() -> None:
    text = "Chủ tịch UBND huyện biểu dương các xã đã nộp báo cáo đúng hạn; đồng thời phê bình và yêu cầu các xã chưa nộp báo cáo kiểm điểm trước ngày 17/10."
    assert [(by, task) for by, _, _, task in rows(text)] == [
        ("Chủ tịch UBND huyện", "Kiểm điểm trước ngày 17/10")
    ]


def test_a_piece_that_gives_a_speech_has_one_speaker() -> None:
    text = "Báo Thanh Lâm lược ghi phát biểu chỉ đạo của Chủ tịch UBND huyện Lê Văn Hòa.\nCác xã cần công khai danh sách hộ nghèo trước ngày 30/10."
    assert [(by, task) for by, _, _, task in rows(text)] == [
        (HOA, "Công khai danh sách hộ nghèo trước ngày 30/10")
    ]


def test_whoever_asks_is_no_member_of_the_list_before() -> None:
    text = "Ngoài ra, để bảo đảm sức khỏe của người dân, chủ tịch UBND huyện Thanh Lâm giao Trung tâm Y tế khám sàng lọc."
    assert [(by, task) for by, _, _, task in rows(text)] == [
        ("chủ tịch UBND huyện Thanh Lâm", "Khám sàng lọc")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lê Văn Hòa ghi nhận kết quả của các xã. Vai trò của người dân cần được phát huy hơn nữa.",
        "Đáp từ, Chủ tịch UBND huyện Lê Văn Hòa cho biết, năm 2024, huyện đặt mục tiêu 100% số bản có nhà văn hóa.",
        "Ông Lê Văn Hòa nói: “Chúng tôi đã phạt hai nhà thầu vì chậm tiến độ; đồng thời yêu cầu các đơn vị này tập trung máy móc, thiết bị”.",
        "Theo báo cáo của Phòng Nội vụ, các xã cần thêm 20 biên chế.",
    ],
)
def test_nobody_is_asked(text: str) -> None:
    assert rows(text) == []


def test_a_time_between_the_act_and_its_addressee() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu trước ngày 15/11/2023, các xã phải hoàn thành rà soát hộ nghèo; báo cáo kết quả về huyện."
    assert rows(text) == [
        (HOA, ["các xã"], "2023-11-15", "Hoàn thành rà soát hộ nghèo"),
        (HOA, ["các xã"], "2023-11-15", "Báo cáo kết quả về huyện"),
    ]


def test_a_list_within_a_paragraph_keeps_addressee_and_deadline() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu, từ nay đến cuối năm 2023, các phòng, ban tập trung thực hiện tốt một số nhiệm vụ: Rà soát các chỉ tiêu đạt thấp. Đẩy nhanh tiến độ giải ngân. Tăng cường thu ngân sách; quản lý chặt chẽ đất đai."
    tasks = [
        "Rà soát các chỉ tiêu đạt thấp",
        "Đẩy nhanh tiến độ giải ngân",
        "Tăng cường thu ngân sách",
        "Quản lý chặt chẽ đất đai",
    ]
    assert rows(text) == [(HOA, ["các phòng, ban"], "2023-12-31", task) for task in tasks]


def test_tasks_counted_up_behind_a_lead_in() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu các xã trong quý IV tập trung làm tốt các nhiệm vụ sau: một là, rà soát hộ nghèo; hai là, làm đường giao thông; ba là, thu quỹ phòng chống thiên tai."
    tasks = ["Rà soát hộ nghèo", "Làm đường giao thông", "Thu quỹ phòng chống thiên tai"]
    assert rows(text) == [(HOA, ["các xã"], "2023-12-31", task) for task in tasks]


def test_an_ordinal_is_no_part_of_the_task() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu các đơn vị: thứ nhất, hoàn thành các chỉ tiêu; thứ hai, đẩy mạnh thu ngân sách."
    assert [row[3] for row in rows(text)] == ["Hoàn thành các chỉ tiêu", "Đẩy mạnh thu ngân sách"]


def test_objects_behind_a_colon_stay_with_their_task() -> None:
    text = "Đồng chí Lê Văn Hòa giao Phòng Nội vụ tổ chức hội nghị về: công tác dân vận; công tác tôn giáo; công tác thanh niên."
    assert len(rows(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lê Văn Hòa yêu cầu đến ngày 30/10, Phòng Nội vụ hoàn thành đề án; các xã rà soát hộ nghèo.",
        "Đồng chí Lê Văn Hòa yêu cầu hoàn thành trước ngày 30/10 các nhiệm vụ sau: Phòng Nội vụ hoàn thành đề án; các xã rà soát hộ nghèo.",
    ],
)
def test_a_time_before_several_addressees_is_theirs_all(text: str) -> None:
    assert rows(text) == [
        (HOA, ["Phòng Nội vụ"], "2023-10-30", "Hoàn thành đề án"),
        (HOA, ["các xã"], "2023-10-30", "Rà soát hộ nghèo"),
    ]


def test_a_time_within_the_lead_in_of_a_list() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu các đơn vị tập trung hoàn thành trước ngày 15/10 các công việc trọng tâm gồm:\n- Rà soát hộ nghèo.\n- Làm đường giao thông."
    assert [(row[1], row[2]) for row in rows(text)] == [(["các đơn vị"], "2023-10-15")] * 2


def test_a_verb_before_the_colon_leads_in() -> None:
    text = "Đồng chí Lê Văn Hòa yêu cầu các phòng, ban từ nay đến ngày 20/10 tập trung: hoàn thành hồ sơ; rà soát hộ nghèo."
    assert [row[2:] for row in rows(text)] == [
        ("2023-10-20", "Hoàn thành hồ sơ"), ("2023-10-20", "Rà soát hộ nghèo"),
    ]  # fmt: skip


def test_party_cells_and_officials_are_no_ministry_above_who_asks() -> None:
    found = asked(
        "Sơ kết công tác Đảng\nNgày 5/6/2023, ông Hồ Văn Thành, Phó Chủ tịch HĐND tỉnh đề nghị các chi bộ "
        "tiếp tục quán triệt Nghị quyết; các kết luận của Trung ương; lãnh đạo hoàn thành chỉ tiêu huấn luyện.\n"
    )
    assert [task for task, _ in found] == [
        "Quán triệt Nghị quyết; các kết luận của Trung ương",
        "Lãnh đạo hoàn thành chỉ tiêu huấn luyện",
    ]


def test_praise_that_looks_back_leads_to_what_is_asked() -> None:
    found = asked(
        "Kiểm tra cải cách hành chính\nNgày 5/6/2018, ông Hồ Văn Thành, Phó Chủ tịch HĐND tỉnh ghi nhận kết quả "
        "của huyện trong thời gian qua, đồng thời, đề nghị UBND huyện chấn chỉnh việc niêm yết thủ tục mới.\n"
    )
    assert found == [("Chấn chỉnh việc niêm yết thủ tục mới", ["UBND huyện"])]


def test_who_was_told_of_directs_in_the_next_sentence() -> None:
    found = asked(
        "Sáng 5/3/2024, Chủ tịch UBND tỉnh Lê Thị Lan kiểm tra vụ sạt lở. "
        "Đồng thời chỉ đạo tổ chức Công đoàn tỉnh thăm hỏi các gia đình bị nạn.\n"
    )
    assert found == [("Thăm hỏi các gia đình bị nạn", ["tổ chức Công đoàn tỉnh"])]


def test_a_body_that_has_directed_others_asks_nobody_anew() -> None:
    text = (
        "UBND tỉnh đã ban hành kế hoạch. Đồng thời chỉ đạo các huyện rà soát khu dân cư ven sông.\n"
    )
    assert asked(text) == []


def test_two_posts_of_one_person_are_told_to_direct() -> None:
    (found,) = asked(
        "Sáng 5/3/2024, Thủ tướng yêu cầu Chủ tịch UBND, Trưởng ban An toàn giao thông tỉnh Hải Lĩnh "
        "chỉ đạo các xã tổ chức trực ban.\n"
    )
    assert found == (
        "Chỉ đạo các xã tổ chức trực ban",
        ["Chủ tịch UBND, Trưởng ban An toàn giao thông tỉnh Hải Lĩnh"],
    )


def test_a_verb_that_begins_as_a_connector_does_opens_a_task() -> None:
    found = asked(
        "Bà Lê Thị Lan, Bí thư Tỉnh ủy, đề nghị các sở lan tỏa tinh thần thi đua; "
        "cụ thể hóa các chỉ tiêu của nghị quyết.\n"
    )
    assert [task for task, _ in found] == [
        "Lan tỏa tinh thần thi đua", "Cụ thể hóa các chỉ tiêu của nghị quyết",
    ]  # fmt: skip
