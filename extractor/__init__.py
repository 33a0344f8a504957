"""chidao reads Vietnamese minutes, conclusions and meeting news, and lists who must do what by when.

    from extractor import extract, read, write

    register = extract(read("ket-luan.txt"))
    write(register, "ket-luan.yaml")

Everything here is imported on first use: `import extractor` alone loads neither spaCy nor
underthesea.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.errors import ChidaoError as ChidaoError
    from extractor.pipeline import extract as extract
    from extractor.pipeline import extract_all as extract_all
    from extractor.reading import read as read
    from extractor.records import Act as Act
    from extractor.records import Action as Action
    from extractor.records import Body as Body
    from extractor.records import Cited as Cited
    from extractor.records import Deadline as Deadline
    from extractor.records import Document as Document
    from extractor.records import DocumentEntry as DocumentEntry
    from extractor.records import Evidence as Evidence
    from extractor.records import Excluded as Excluded
    from extractor.records import Header as Header
    from extractor.records import Register as Register
    from extractor.records import Requester as Requester
    from extractor.records import Signer as Signer
    from extractor.writing.files import load as load
    from extractor.writing.files import write as write

__version__ = "0.1.0"

_RECORDS = [
    "Act",
    "Action",
    "Body",
    "Cited",
    "Deadline",
    "Document",
    "DocumentEntry",
    "Evidence",
    "Excluded",
    "Header",
    "Register",
    "Requester",
    "Signer",
]
_HOMES = {
    "ChidaoError": "extractor.errors",
    "extract": "extractor.pipeline",
    "extract_all": "extractor.pipeline",
    "load": "extractor.writing.files",
    "read": "extractor.reading",
    "write": "extractor.writing.files",
} | dict.fromkeys(_RECORDS, "extractor.records")

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
