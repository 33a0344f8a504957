"""`chidao extract`: documents to registers, one after the other, whatever happens to one."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.inputs import Input, Names, expand
from extractor.cli.limits import within
from extractor.cli.options import (
    MOST_PAGES,
    MOST_SECONDS,
    Bodies,
    Date,
    Debug,
    FileFormat,
    Force,
    Inputs,
    MaxPages,
    Model,
    Ocr,
    Successors,
    Timeout,
)
from extractor.cli.talk import complain, say
from extractor.errors import InputError, OutputError, RuleError

if TYPE_CHECKING:  # What only a run needs, `--help` does not load.
    from extractor.records import Document, Register


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """One document of an input: its path inside the folder given, and its register."""

    within: PurePath
    document: Document
    register: Register


@dataclasses.dataclass(slots=True)
class Batch:
    """Extracting many inputs: what each gives, and the worst exit code on the way."""

    model: Path | None
    date: dt.date | None
    debug: bool
    minimum: float = 0.0
    bodies: Path | None = None
    followed: bool = False
    ocr: bool = False
    max_pages: int = MOST_PAGES
    seconds: float = MOST_SECONDS
    exit_code: int = 0

    def run(self, inputs: Iterable[Input]) -> Iterator[Found]:
        """What each input gives; those that cannot be read are complained about.

        Raises RuleError, since broken rules concern every input.
        """
        from extractor import pipeline, reading, rules

        pack = rules.load(self.model)
        pdf = reading.PdfReading(self.ocr, self.max_pages)
        for entry in _progress(list(inputs)):
            with self.guarded(entry.name):
                documents = entry.read(pack, pdf)
                while True:
                    with within(self.seconds):
                        given = next(documents, None)
                    if given is None:
                        break
                    path, document = given
                    with self.guarded(entry.name):
                        if isinstance(document, InputError):
                            raise document
                        with within(self.seconds):
                            register = pipeline.extract(
                                document,
                                model=self.model,
                                date=self.date,
                                bodies=self.bodies,
                                followed=self.followed,
                            )
                        yield Found(path, document, self._kept(register, document.source))

    @contextlib.contextmanager
    def guarded(self, about: str) -> Iterator[None]:
        """One input's work: an error is said and counted, and the next input goes on."""
        try:
            yield
        except (RuleError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - a bug in one input must not stop the batch
            self.exit_code = max(self.exit_code, complain(error, about=about, debug=self.debug))

    def found(self, given: Iterable[Path]) -> list[Input]:
        """The inputs behind the given paths; paths that lead nowhere are complained about."""
        entries: list[Input] = []
        for entry in expand(given):
            if isinstance(entry, Input):
                entries.append(entry)
            else:
                self.exit_code = max(self.exit_code, complain(entry))
        return entries

    def _kept(self, register: Register, source: str) -> Register:
        for document in register.documents:
            for warning in document.warnings:
                say(f"{source}: {warning}")
        if not register.actions:
            say(f"{source}: không thấy nhiệm vụ nào.")
        sure = tuple(a for a in register.actions if a.confidence >= self.minimum)
        return dataclasses.replace(register, actions=sure)


def _progress(inputs: list[Input]) -> Iterator[Input]:
    """The inputs, with a progress bar for a person who waits for several."""
    if len(inputs) < 2 or not sys.stderr.isatty():
        yield from inputs
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(inputs, description="Đang đọc", console=console, transient=True)


def joined(registers: Iterable[Register]) -> Register:
    """One register of many. A document that came before under another name is left out."""
    from extractor.records import Register

    parts: list[Register] = []
    sources: dict[str, str] = {}
    for register in registers:
        document = register.documents[0]
        if document.id in sources:
            say(f"{document.source}: trùng với {sources[document.id]}, chỉ ghi một lần.")
            continue
        sources[document.id] = document.source
        parts.append(register)
    return Register(
        documents=tuple(d for part in parts for d in part.documents),
        actions=tuple(a for part in parts for a in part.actions),
        excluded=tuple(e for part in parts for e in part.excluded),
    )


def extract(
    inputs: Inputs,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|DIR/",
            help="Ghi sổ vào tệp này; với thư mục, mỗi văn bản một sổ. Mặc định in ra stdout.",
        ),
    ] = None,
    date: Date = None,
    format: Annotated[
        FileFormat | None, typer.Option("--format", help="Định dạng của sổ: yaml hoặc json.")
    ] = None,
    model: Model = None,
    bodies: Bodies = None,
    successors: Successors = False,
    ocr: Ocr = False,
    max_pages: MaxPages = MOST_PAGES,
    timeout: Timeout = MOST_SECONDS,
    minimum: Annotated[
        float,
        typer.Option(
            "--min-confidence", metavar="X", min=0, max=1, help="Bỏ nhiệm vụ có độ tin dưới X."
        ),
    ] = 0.0,
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Đọc văn bản, ghi ra sổ nhiệm vụ. Mỗi nhiệm vụ cho biết ai làm gì, hạn khi nào."""
    batch = Batch(model, date, debug, minimum, bodies, successors, ocr, max_pages, timeout)
    if output is not None and (output.endswith(("/", "\\")) or Path(output).is_dir()):
        _to_folder(batch, inputs, Path(output), format or FileFormat.yaml, force)
    else:
        _to_one(batch, inputs, Path(output) if output else None, format, force)
    raise typer.Exit(batch.exit_code)


def _to_one(
    batch: Batch, given: list[Path], output: Path | None, format: FileFormat | None, force: bool
) -> None:
    from extractor.writing.files import guard, text_of, write

    entries = batch.found(given)
    if output is not None:
        _not_an_input(output, entries)
        guard(output, force=force)
    register = joined(found.register for found in batch.run(entries))
    if not register.documents:
        return
    if output is None:
        sys.stdout.write(text_of(register, format.value if format else "yaml"))
    else:
        write(register, output, format=format.value if format else None, force=force)
        say(
            f"Đã ghi {len(register.actions)} nhiệm vụ của {len(register.documents)} văn bản"
            f" vào {output}."
        )


def _to_folder(
    batch: Batch, given: list[Path], folder: Path, format: FileFormat, force: bool
) -> None:
    from extractor.writing.files import write

    entries = batch.found(given)
    names = Names(entries, f".{format.value}")
    actions = files = 0
    for found in batch.run(entries):
        with batch.guarded(found.document.source):
            path = folder / names.name(found.within)
            _make(path.parent)
            write(found.register, path, format=format.value, force=force)
            actions += len(found.register.actions)
            files += 1
    say(f"Đã ghi {actions} nhiệm vụ vào {files} sổ trong {folder}.")


def _make(folder: Path) -> None:
    from extractor.writing.files import reason

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Không tạo được thư mục {folder}: {reason(error)}.", "Chọn nơi khác có quyền ghi."
        ) from error


def _not_an_input(output: Path, entries: list[Input]) -> None:
    if any(output.resolve() == entry.path.resolve() for entry in entries):
        raise OutputError(f"{output} là một tệp đầu vào.", "Chọn tên khác cho sổ.")
