"""What an office file is by what it holds, whatever it is called."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from jixiaolint.read.archive import damaged, encrypted, open_archive, read_part
from jixiaolint.read.compound import SIGNATURE, Compound

if TYPE_CHECKING:
    from zipfile import ZipFile

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PARTS = (
    ("xl/workbook.bin", ".xlsb"),
    ("xl/workbook.xml", ".xlsx"),
    ("word/document.xml", ".docx"),
)
_TYPES = (
    (b"application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
    (b"spreadsheetml.sheet.main", ".xlsx"),
    (b"wordprocessingml.document.main", ".docx"),
)
_STREAMS = (("Workbook", ".xls"), ("WordDocument", ".doc"), ("Book", ".xls"))
"""The main streams of old Office files."""

_LOCKED = "EncryptedPackage"


def container(path: str, data: bytes) -> str | None:
    """Return the extension of an office file or archive by what it holds, or None.

    A zip archive that is no office file is ``.zip``, an old Office file of another kind
    ``.ole``. Raises UnreadableError if it is
    damaged or encrypted.
    """
    if data.startswith(_ZIP):
        with open_archive(path, data) as archive:
            return _zipped(path, archive)
    if data.startswith(SIGNATURE):
        return _old(path, data)
    return None


def _zipped(path: str, archive: ZipFile) -> str:
    """Return the extension of what a zip archive holds."""
    names = set(archive.namelist())
    for part, extension in _PARTS:
        if part in names:
            return extension
    for part in ("mimetype", "[Content_Types].xml"):
        kind = read_part(path, archive, part) if part in names else b""
        for word, extension in _TYPES:
            if word in kind:
                return extension
    return ".zip"


def _old(path: str, data: bytes) -> str:
    """Return the extension of an old Office file by the streams in it."""
    try:
        names = Compound(data).names()
    except (ValueError, struct.error) as error:
        raise damaged(path, error) from error
    if _LOCKED in names:
        raise encrypted(path)
    return next((kind for name, kind in _STREAMS if name in names), ".ole")
