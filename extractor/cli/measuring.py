"""`chidao evaluate`: how good the extraction is on documents that a person has annotated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import Debug, Model
from extractor.errors import InputError
from extractor.writing.terminal import safe


def evaluate(
    folders: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD",
            help="Thư mục có TÊN.txt và TÊN.gold.yaml; sau cùng, thư mục sổ đã trích (nếu có).",
        ),
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="Liệt kê chỗ sót, thừa, sai, kèm câu và luật.")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="OLD", help="So với các sổ cũ: được gì, mất gì."),
    ] = None,
    per_document: Annotated[
        bool, typer.Option("--per-doc", help="In điểm của từng văn bản.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
    model: Model = None,
    debug: Debug = False,
) -> None:
    """Chấm kết quả trích so với bản chú giải bằng tay."""
    from extractor import evaluation

    gold_folders, predicted = _split(folders)
    gold = evaluation.gold(gold_folders)
    if not gold:
        names = ", ".join(map(str, gold_folders))
        raise InputError(f"Không có tệp .gold.yaml trong {names}.", "Kiểm tra đường dẫn.")
    found = evaluation.predictions(gold, predicted, model=model)
    result = evaluation.measure(gold, found)
    if as_json:
        print(json.dumps(evaluation.as_plain(result), ensure_ascii=False))
        return
    for text in evaluation.report(result, per_document=per_document, errors=errors):
        print(safe(text))
    if against is not None:
        old = evaluation.measure(gold, evaluation.predictions(gold, against, model=model))
        for text in evaluation.changes(old, result):
            print(safe(text))


def _split(folders: list[Path]) -> tuple[list[Path], Path | None]:
    """The gold folders and, where the last folder holds no gold file, the predictions."""
    *rest, last = folders
    if rest and not any(last.glob("*.gold.yaml")):
        return rest, last
    return folders, None
