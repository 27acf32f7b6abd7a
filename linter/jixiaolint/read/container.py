"""Which reader a file needs by what it holds, whatever it is called."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from jixiaolint.read.compound import SIGNATURE, Compound

if TYPE_CHECKING:
    from zipfile import ZipFile

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_XLSX, _XLSB = "workbook.xlsx:read_xlsx", "workbook.xlsb:read_xlsb"
_XLS, _ODS = "workbook.xls:read_xls", "workbook.ods:read_ods"
WORD, _OLD_WORD = "word:read_word", "word.legacy:read_legacy"
_PARTS = (
    ("xl/workbook.bin", _XLSB),
    ("xl/workbook.xml", _XLSX),
    ("word/document.xml", WORD),
)
_TYPES = (
    (b"application/vnd.oasis.opendocument.spreadsheet", _ODS),
    (b"application/vnd.oasis.opendocument.text", _OLD_WORD),
    (b"spreadsheetml.sheet.main", _XLSX),
    (b"wordprocessingml.document.main", WORD),
)
_STREAMS = (("Workbook", _XLS), ("WordDocument", _OLD_WORD), ("Book", _XLS))
"""The main streams of old Office files."""

_LOCKED = "EncryptedPackage"
_HEADS = (
    (rb"%PDF-", "pdf:read_pdf"),
    (rb"\{\\rtf", _OLD_WORD),
    (rb"PAR1", "arrow:read_parquet"),
    (rb"ARROW1", "arrow:read_arrow"),
    (rb"(?i:(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?MIME-Version:)", "mhtml:read_mhtml"),
    (
        rb"(?s:<.{0,4096}?[\"']urn:schemas-microsoft-com:office:spreadsheet[\"'])",
        "workbook.xml2003:read_xml2003",
    ),
    (rb"(?s:(?=<).{0,4096}?<(?:w:wordDocument|pkg:package)\b)", WORD),
    (rb"(?s:<.{0,4096}?oasis\.opendocument\.spreadsheet\b)", _ODS),
    (rb"(?s:<.{0,4096}?oasis\.opendocument\.text\b)", _OLD_WORD),
)
"""How files that are no archives begin."""

_LOOK = 8192
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)


def container(path: str, data: bytes) -> str | None:
    """Return the reader of an office file, a PDF or an export of one; None for others.

    Raises UnreadableError if it is damaged or encrypted.
    """
    if data.startswith(_ZIP):
        from jixiaolint.read.archive import open_archive

        with open_archive(path, data) as archive:
            return _zipped(path, archive)
    if data.startswith(SIGNATURE):
        return _old(path, data)
    head = _head(data)
    if is_page(data):
        return None
    return next((reader for mark, reader in _HEADS if re.match(mark, head)), None)


def is_page(data: bytes) -> bool:
    """Tell whether a file is a page of HTML, as many systems export office files."""
    return _PAGE.match(_head(data)) is not None


def _head(data: bytes) -> bytes:
    """Return how a file begins: byte order marks and the zeros of UTF-16 left out."""
    return data[:_LOOK].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()


def _zipped(path: str, archive: ZipFile) -> str | None:
    """Return the reader of what a zip archive holds."""
    from jixiaolint.read.archive import find_part, read_part

    for part, reader in _PARTS:
        if find_part(archive, part):
            return reader
    for part in ("mimetype", "[Content_Types].xml"):
        kind = read_part(path, archive, part) if find_part(archive, part) else b""
        for word, reader in _TYPES:
            if word in kind:
                return reader
    return None


def _old(path: str, data: bytes) -> str | None:
    """Return the reader of an old Office file by the streams in it."""
    from jixiaolint.read.archive import damaged, encrypted

    try:
        names = Compound(data).names()
    except (ValueError, struct.error) as error:
        raise damaged(path, error) from error
    if _LOCKED in names:
        raise encrypted(path)
    return next((reader for name, reader in _STREAMS if name in names), None)
