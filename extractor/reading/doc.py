"""Old Word documents (.doc), through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from extractor.errors import InputError
from extractor.reading.content import Content
from extractor.reading.docx import read_docx

_SECONDS = 90
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_doc(data: bytes) -> Content:
    """The text of an old Word document.

    Raises InputError where LibreOffice is missing or cannot open the file. Macros never run.
    """
    if not data.startswith(_MAGIC):
        raise InputError(
            "Tệp .doc hỏng hoặc không phải tài liệu Word.", "Kiểm tra lại định dạng của tệp."
        )
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError("Tệp Word được bảo vệ bằng mật khẩu.", "Mở tệp, bỏ mật khẩu rồi lưu lại.")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(
            "Đọc tài liệu Word đời cũ (.doc) cần LibreOffice mà máy này chưa có.",
            "Cài LibreOffice, hoặc mở tệp bằng Word rồi lưu thành .docx.",
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "input.doc"
        source.write_bytes(data)
        # A profile of its own: another LibreOffice may be open, and its settings allow no macros.
        command = [
            program, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless",
            "--norestore", "--convert-to", "docx", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise InputError(
                f"LibreOffice không đọc xong tệp .doc sau {_SECONDS} giây.",
                "Mở tệp bằng Word rồi lưu thành .docx.",
            ) from error
        except OSError as error:
            raise InputError("Không chạy được LibreOffice.", "Kiểm tra lại bản cài đặt.") from error
        made = Path(folder) / "input.docx"
        if not made.is_file():
            raise InputError(
                "LibreOffice không mở được tệp .doc.", "Mở tệp bằng Word rồi lưu thành .docx."
            )
        return read_docx(made.read_bytes())
