"""What a file with the name of a Word file really is, and how it becomes a package."""

from __future__ import annotations

import re
from pathlib import PurePath

from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import encrypted

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_RTF = b"{\\rtf"
_BINARY = "WordDocument".encode("utf-16-le")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_ODF = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PART = b"word/"
_SECTOR = 512
_SIGN = b"\xec\xa5"
_FLAGS = 10
_IS_ENCRYPTED = 1


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
    if data.startswith(_OLE):
        _refuse_encrypted(path, data)
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
    if data.startswith(_OLE) and _BINARY in data:
        # WPS writes .wps in the format of Word; LibreOffice goes by the name.
        return ".doc"
    if data.startswith(_OLE) and suffix == ".wps":
        return suffix
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


def _refuse_encrypted(path: str, data: bytes) -> None:
    """Raise UnreadableError for a .doc that only a password opens.

    It says so in the head of its stream, which begins at a sector of its own.
    """
    for at in range(_SECTOR, len(data), _SECTOR):
        if data.startswith(_SIGN, at):
            if data[at + _FLAGS + 1 : at + _FLAGS + 2] and (
                data[at + _FLAGS + 1] & _IS_ENCRYPTED
            ):
                raise encrypted(path)
            return
