"""`chidao preview`, `text`, `explain`, `check`: looking at documents and registers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.extracting import Batch, joined
from extractor.cli.inputs import STDIN, expand
from extractor.cli.options import (
    MOST_PAGES,
    MOST_SECONDS,
    Date,
    Debug,
    MaxPages,
    Model,
    Number,
    Ocr,
    Timeout,
)
from extractor.cli.options import Input as One
from extractor.errors import ChidaoError, InputError, UsageError
from extractor.writing.terminal import line, safe

if TYPE_CHECKING:
    from extractor.records import Document, Register


class By(StrEnum):
    """What the preview can group actions by."""

    body = "body"
    quarter = "quarter"
    topic = "topic"


def preview(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT|REGISTER", help="Văn bản, thư mục, hoặc sổ nhiệm vụ."),
    ],
    by: Annotated[
        By | None,
        typer.Option("--by", help="Nhóm theo đơn vị (body), quý (quarter), chủ đề (topic)."),
    ] = None,
    source: Annotated[
        bool, typer.Option("--source", help="Hiện toàn văn, đánh dấu chỗ tìm thấy.")
    ] = False,
    missed: Annotated[
        bool, typer.Option("--missed", help="Hiện thêm các câu có dấu hiệu chỉ đạo mà bị loại.")
    ] = False,
    date: Date = None,
    model: Model = None,
    ocr: Ocr = False,
    max_pages: MaxPages = MOST_PAGES,
    timeout: Timeout = MOST_SECONDS,
    debug: Debug = False,
) -> None:
    """Xem nhanh các nhiệm vụ của văn bản hoặc sổ. Dùng được cả khi không có màu."""
    from rich.console import Console

    from extractor.writing.files import is_register
    from extractor.writing.preview import show, show_source

    batch = Batch(model, date, debug, ocr=ocr, max_pages=max_pages, seconds=timeout)
    registers, texts = _registers(batch, inputs, source=source)
    if missed and any(is_register(path) for path in inputs):
        raise UsageError(
            "Sổ nhiệm vụ không giữ các câu bị loại.", "Dùng --missed với chính văn bản."
        )
    console = Console(highlight=False, markup=False, emoji=False)
    if registers:
        register = joined(registers)
        if source:
            show_source(register, texts, console)
        else:
            show(register, console, by=by.value if by else None, missed=missed)
    raise typer.Exit(batch.exit_code)


def _registers(
    batch: Batch, given: list[Path], *, source: bool
) -> tuple[list[Register], Mapping[str, str]]:
    """The registers behind the inputs and, for `source`, the text of each document by its id."""
    from extractor.writing.files import is_register, load

    registers: list[Register] = []
    texts: dict[str, str] = {}
    for path in given:
        with batch.guarded(str(path)):
            if is_register(path):
                register = load(path)
                for entry in register.documents if source else ():
                    texts[entry.id] = _text_beside(path, entry.source, entry.sha256, batch)
                registers.append(register)
                continue
            for found in batch.run(batch.found([path])):
                registers.append(found.register)
                if source:
                    texts[found.register.documents[0].id] = found.document.text
    return registers, texts


def _text_beside(register: Path, source: str, sha256: str, batch: Batch) -> str:
    """The text of a register's document, found from here or from the register's folder."""
    from extractor import reading

    for candidate in (Path(source), register.parent / source, register.parent / Path(source).name):
        if candidate.is_file():
            pdf = reading.PdfReading(batch.ocr, batch.max_pages)
            document = reading.read(candidate, pdf=pdf)
            if document.sha256 == sha256:
                return document.text
    raise InputError(
        f"Không thấy văn bản {source} đúng như khi trích sổ {register}.",
        "Đặt văn bản cạnh sổ, hoặc chạy preview --source với chính văn bản.",
    )


def text(
    path: One, ocr: Ocr = False, max_pages: MaxPages = MOST_PAGES, debug: Debug = False
) -> None:
    """In ra văn bản đúng như chidao đọc. Mọi vị trí `at` trong sổ tính theo văn bản này."""
    content = _document(path, None, ocr, max_pages).text
    if sys.stdout.isatty():
        # Character for character, so that positions still hold.
        content = safe(content)
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode("utf-8", "surrogatepass"))


def _document(path: Path, model: Path | None, ocr: bool, max_pages: int) -> Document:
    from extractor import reading, rules

    documents = []
    pdf = reading.PdfReading(ocr, max_pages)
    for entry in expand([path]):
        if isinstance(entry, InputError):
            raise entry
        documents += [document for _, document in entry.read(rules.load(model), pdf)]
    if len(documents) != 1:
        raise UsageError(f"{path} có {len(documents)} văn bản.", "Chỉ ra đúng một văn bản.")
    (document,) = documents
    if isinstance(document, InputError):
        raise document
    return document


def explain(
    path: One,
    number: Number,
    date: Date = None,
    model: Model = None,
    ocr: Ocr = False,
    max_pages: MaxPages = MOST_PAGES,
    debug: Debug = False,
) -> None:
    """Giải thích một nhiệm vụ. Mỗi trường do luật nào cho ra, từ chỗ nào trong văn bản."""
    from extractor import rules
    from extractor.writing.explanation import explanation
    from extractor.writing.files import is_register, load

    if is_register(path):
        register = load(path)
    else:
        from extractor import pipeline

        document = _document(path, model, ocr, max_pages)
        register = pipeline.extract(document, model=model, date=date)
    count = len(register.actions)
    if number > count:
        raise UsageError(
            f"Không có nhiệm vụ số {number}: {path} có {count} nhiệm vụ.",
            "Xem số thứ tự bằng `chidao preview`.",
        )
    for row in explanation(register.actions[number - 1], rules.load(model)):
        print(row)


def check(
    registers: Annotated[
        list[Path], typer.Argument(metavar="REGISTER", help="Sổ nhiệm vụ (YAML hoặc JSON).")
    ],
    debug: Debug = False,
) -> None:
    """Kiểm tra định dạng của sổ. Mỗi lỗi một dòng."""
    from extractor.cli.talk import complain, say
    from extractor.writing.checking import problems
    from extractor.writing.files import parse, read_text

    code = 0
    for path in registers:
        try:
            text = sys.stdin.read() if path == STDIN else read_text(path)
            found = list(problems(parse(text, str(path))))
        except ChidaoError as error:
            code = max(code, complain(error, debug=debug))
            continue
        for problem in found:
            print(line(f"{path}: {problem}"))
        if found:
            code = 1
        else:
            say(f"{path}: sổ hợp lệ.")
    raise typer.Exit(code)
