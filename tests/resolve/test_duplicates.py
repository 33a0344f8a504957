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
