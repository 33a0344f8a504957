"""Notes of project teams: people called by "Mr." glued to the name."""

from __future__ import annotations

import pytest

from extractor import extract, reading

MINUTES = "BIÊN BẢN HỌP GIAO BAN\nNgày họp: 10/02/2025\n\nCông việc:\n"


def asked(text: str) -> list[tuple[str, list[str]]]:
    register = extract(reading.read_bytes(text.encode(), "bien-ban.txt"))
    return [(a.task, [body.name for body in a.responsible]) for a in register.actions]


@pytest.mark.parametrize("name", ["Mr.Toàn", "Ms. Lan", "Mrs.Hiền", "Mr Hải"])
def test_courtesies_of_firms_stay_as_written(name: str) -> None:
    assert asked(f"{MINUTES}- {name} gửi biên bản nghiệm thu cho khách hàng.\n") == [
        ("Gửi biên bản nghiệm thu cho khách hàng", [name])
    ]
