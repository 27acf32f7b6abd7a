"""What an office file is by what it holds, whatever it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.read.archive import encrypted, open_archive, read_part

if TYPE_CHECKING:
    from zipfile import ZipFile

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
"""Names in the directory of an old Office file, which begin its entries."""

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
    if data.startswith(_OLE):
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
    if _LOCKED.encode("utf-16-le") in data:
        raise encrypted(path)
    for name, extension in _STREAMS:
        # An entry is the name, filled to 64 bytes, and its length.
        if name.encode("utf-16-le") + b"\x00\x00" in data:
            return extension
    return ".ole"
