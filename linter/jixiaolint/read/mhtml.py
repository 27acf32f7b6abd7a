"""A web archive (MHTML), as Word, WPS, browsers and many systems save pages."""

from __future__ import annotations

from email import message_from_bytes

from jixiaolint.errors import UnreadableError
from jixiaolint.read.decode import decode
from jixiaolint.read.html import read_html
from jixiaolint.source import Source

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TABS = "tabstrip.htm"
"""The page with the names of the sheets, which Excel puts beside them."""


def read_mhtml(path: str, data: bytes) -> Source:
    """Return the pages of an archive as the one that they form: a workbook has several.

    Raises UnreadableError if there is none.
    """
    parts = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n")).walk()
    pages = [
        page
        for part in parts
        if part.get_content_type() in _PAGES
        and not str(part.get("Content-Location", "")).endswith(_TABS)
        and isinstance(page := part.get_payload(decode=True), bytes)
    ]
    if not any(page.strip() for page in pages):
        raise UnreadableError(
            f"{path}: 单个文件网页（MHTML）里没有网页，请用 Word 或 Excel 打开后另存为 .docx 或 .xlsx"
            " (there is no page in this web archive; save it as .docx or .xlsx)."
        )
    return read_html(path, "\n".join(decode(path, page)[0] for page in pages).encode())
