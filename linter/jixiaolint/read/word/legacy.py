"""What a file with the name of a Word file really is, and how it becomes a package."""

from __future__ import annotations

import re
import struct
from pathlib import PurePath

from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import damaged, encrypted
from jixiaolint.read.compound import SIGNATURE, Compound

_ZIP = b"PK"
_RTF = b"{\\rtf"
_STREAM = "WordDocument"
_FLAGS = 11
_ENCRYPTED = 1
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_ODF = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PART = b"word/"


def is_page(data: bytes) -> bool:
    """Tell whether a file is a page of HTML, as many systems export Word files."""
    return _PAGE.match(data[:4096]) is not None


def as_package(path: str, data: bytes) -> bytes:
    """Return the bytes as a .docx package.

    Raises UnreadableError for an encrypted file, for one that is no document, and
    where LibreOffice is needed and is missing or fails.
    """
    if data.startswith(_ZIP) and not _is_open_document(path, data):
        return data
    suffix = _kind(path, data)
    from jixiaolint.read.soffice import convert

    return convert(path, data, suffix, "docx")


def _is_open_document(path: str, data: bytes) -> bool:
    """Tell whether an archive is a text of OpenDocument (.odt)."""
    named = PurePath(path).suffix.lower() == ".odt" and _PART not in data
    return named or _ODF in data[:200]


def _kind(path: str, data: bytes) -> str:
    """Return the extension under which LibreOffice is to read the bytes."""
    suffix = PurePath(path).suffix.lower()
    if data.startswith(_RTF):
        return ".rtf"
    if data.startswith(SIGNATURE):
        stream = _main_stream(path, data)
        if stream is not None and _is_encrypted(stream):
            raise encrypted(path)
        # WPS writes .wps in the format of Word; LibreOffice goes by the name.
        if stream is not None or suffix == ".wps":
            return suffix if stream is None else ".doc"
    if data.startswith(_ZIP):
        return ".odt"
    if b"office:document" in data[:4096]:
        return ".fodt"
    if b"<w:wordDocument" in data[:4096] or b"<pkg:package" in data[:4096]:
        return ".xml"
    raise UnreadableError(
        f"{path}: 文件内容不是 Word 文档，可能已损坏，请用 Word 或 WPS 打开后另存为 .docx"
        " (the content is no Word document or is damaged; open it and save it as"
        " .docx)."
    )


def _main_stream(path: str, data: bytes) -> bytes | None:
    """Return the main stream of a .doc, or None for an OLE file of another kind."""
    try:
        file = Compound(data)
        return file.stream(_STREAM) if _STREAM in file.names() else None
    except (ValueError, struct.error) as error:
        raise damaged(path, error) from error


def _is_encrypted(stream: bytes) -> bool:
    """Tell whether a .doc says in the head of its stream that it has a password."""
    return bool(stream[_FLAGS : _FLAGS + 1] and stream[_FLAGS] & _ENCRYPTED)
