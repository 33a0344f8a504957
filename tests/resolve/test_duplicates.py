"""What a piece says twice is written down once; what is asked of others, or for another day, each time."""

from __future__ import annotations

from extractor import extract, reading

_HEAD = "UBND TỈNH HÒA LÂM\nSố: 12/TB-UBND\nTHÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh tại cuộc họp về phòng, chống thiên tai\nChủ tịch UBND tỉnh yêu cầu:\n"


def tasks(text: str) -> list[tuple[str, str]]:
    register = extract(reading.read_bytes((_HEAD + text).encode(), "thong-bao.txt"))
    return [("; ".join(b.name for b in a.responsible), a.task) for a in register.actions]


def test_the_same_words_to_several_bodies() -> None:
    communes = ("Hòa An", "Tân Phú", "Long Hà", "Bình Minh")
    items = "".join(
        f"{n}. Giao UBND xã {name} rà soát kè sông, lập danh mục các điểm sạt lở.\n"
        for n, name in enumerate(communes, start=1)
    )
    assert [who for who, _ in tasks(items)] == [f"UBND xã {name}" for name in communes]


def test_the_same_words_for_several_days() -> None:
    items = "".join(
        f"{n}. Sở Xây dựng báo cáo kết quả nạo vét các tuyến kênh trước ngày {n}/12/2025.\n"
        for n in range(1, 5)
    )
    assert len(tasks(items)) == 4


def test_the_same_task_said_twice() -> None:
    once = "Giao Sở Xây dựng nạo vét toàn bộ các tuyến kênh trước mùa mưa bão năm nay."
    assert len(tasks(f"1. {once}\n2. {once}\n")) == 1


def test_tasks_on_different_documents_are_no_repeats() -> None:
    text = (
        "Sáng 7/11/2024, Phó Chủ tịch UBND thành phố Lê Văn Tám chủ trì cuộc họp về các cầu vượt sông trên địa bàn.\n\n"
        "Lãnh đạo thành phố giao Sở Tài chính khẩn trương xem xét Tờ trình số 5744/TTr-SGTVT của Sở Xây dựng, trình phê duyệt trong "
        "tháng 01/2025.\n\n"
        "Sở Tài chính khẩn trương xem xét Tờ trình số 1179/TTr-SGTVT của Sở Xây dựng, trình phê duyệt trong tháng 01/2025.\n"
    )
    tasks = [a.task for a in extract(reading.read_bytes(text.encode(), "tin.txt")).actions]
    assert [t[:45] for t in tasks] == [
        "Khẩn trương xem xét Tờ trình số 5744/TTr-SGTV",
        "Khẩn trương xem xét Tờ trình số 1179/TTr-SGTV",
    ]
