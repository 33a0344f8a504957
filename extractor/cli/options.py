"""Options and arguments that several commands share, so that they read the same everywhere."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FileFormat(StrEnum):
    """The formats of a register file."""

    yaml = "yaml"
    json = "json"


def iso_date(value: str) -> dt.date:
    """A date as 2017-07-08; anything else is a usage error."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} không phải ngày dạng năm-tháng-ngày") from None


Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT", help="Tệp, thư mục (đọc cả thư mục con), hoặc - để đọc từ stdin."
    ),
]
Input = Annotated[
    Path, typer.Argument(metavar="INPUT", help="Tệp văn bản, hoặc - để đọc từ stdin.")
]
Model = Annotated[
    Path | None,
    typer.Option("--model", metavar="DIR", help="Bộ luật riêng, chồng lên bộ luật có sẵn theo id."),
]
Bodies = Annotated[
    Path | None,
    typer.Option(
        "--bodies",
        metavar="FILE",
        help="Danh sách cơ quan của mình: mỗi dòng một tên chính thức, rồi | và các tên gọi khác.",
    ),
]
Successors = Annotated[
    bool,
    typer.Option(
        "--successors",
        help="Ghi thêm tên hiện nay của cơ quan, tỉnh đã sáp nhập, bên cạnh tên trong văn bản.",
    ),
]
Date = Annotated[
    dt.date | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        parser=iso_date,
        help="Ngày của văn bản, dùng khi trong văn bản không có ngày.",
    ),
]
Ocr = Annotated[
    bool, typer.Option("--ocr", help="Nhận dạng chữ trong trang PDF quét (cần tesseract).")
]
MaxPages = Annotated[
    int,
    typer.Option("--max-pages", metavar="N", min=1, help="Bỏ qua tệp PDF có nhiều trang hơn N."),
]
Timeout = Annotated[
    float,
    typer.Option(
        "--timeout", metavar="SECONDS", min=0, help="Bỏ qua văn bản đọc lâu hơn; 0: không giới hạn."
    ),
]
#: What `--max-pages` and `--timeout` are where they are not given.
MOST_PAGES, MOST_SECONDS = 1000, 300.0
Debug = Annotated[
    bool, typer.Option("--debug", help="Khi có lỗi, in cả vết lỗi để gửi cho người phát triển.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Thay tệp đã có, trừ khi có người đã sửa sổ trong đó.")
]
Number = Annotated[
    int, typer.Option("--action", metavar="N", min=1, help="Số thứ tự của nhiệm vụ, như preview.")
]
