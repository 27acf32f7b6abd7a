"""A web archive (MHTML), as Word, WPS, browsers and many systems save pages."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiaolint.errors import UnreadableError
from jixiaolint.read.decode import decode
from jixiaolint.read.html import read_html
from jixiaolint.said import Said
from jixiaolint.source import Source

_PAGES = frozenset({b"text/html", b"application/xhtml+xml"})
_TABS = b"tabstrip.htm"
"""The page with the names of the sheets, which Excel puts beside them."""

_BOUNDARY = re.compile(rb'\bboundary\s*+=\s*+(?:"([^"]+)"|([^\s;"]+))', re.IGNORECASE)

_FOLD = re.compile(rb"\r?\n[ \t]+")


def read_mhtml(path: str, data: bytes) -> Source:
    """Return the pages of an archive as the one that they form: a workbook has several.

    Raises UnreadableError if there is none.
    """
    pages = [
        part.content()
        for part in _parts(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
        if part.kind in _PAGES and not part.of("content-location").endswith(_TABS)
    ]
    if not any(page.strip() for page in pages):
        raise UnreadableError(
            Said(
                "单个文件网页（MHTML）里没有网页，请用 Word 或 Excel 打开后另存为 .docx 或 .xlsx。",
                "there is no page in this web archive; save it as .docx or .xlsx.",
            ).at(path)
        )
    return read_html(path, "\n".join(decode(path, page)[0] for page in pages).encode())


@dataclass(slots=True)
class _Part:
    """A part of an archive: its headers by name, in small letters, and its lines."""

    headers: dict[bytes, bytes] = field(default_factory=dict)
    lines: list[bytes] = field(default_factory=list)

    def of(self, name: str) -> bytes:
        """Return a header; the first one of its name counts."""
        return self.headers.get(name.encode(), b"")

    @property
    def kind(self) -> bytes:
        """The type of what the part holds."""
        return self.of("content-type").partition(b";")[0].strip().lower()

    def content(self) -> bytes:
        """Return what the part holds, decoded."""
        body = b"".join(self.lines)
        match self.of("content-transfer-encoding").strip().lower():
            case b"quoted-printable":
                return binascii.a2b_qp(body)
            case b"base64":
                try:
                    return binascii.a2b_base64(body + b"===")
                except binascii.Error:
                    return body
        return body


def _parts(data: bytes) -> Iterator[_Part]:
    """Yield the parts of an archive in order, those inside others as well.

    A line that parts any of them ends the one before, however deep it stands.
    """
    marks: set[bytes] = set()
    part, heading = _Part(), True
    for line in data.splitlines(keepends=True):
        bare = line.rstrip()
        if bare in marks:
            yield part
            part, heading = _Part(), True
        elif bare or not heading:
            part.lines.append(line)
        else:
            part, heading = _Part(_headers(part.lines)), False
            found = _BOUNDARY.search(part.of("content-type"))
            mark = b"--" + (found[1] or found[2]) if found else b""
            marks.update((mark, mark + b"--") if found else ())
    yield part


def _headers(lines: list[bytes]) -> dict[bytes, bytes]:
    """Return headers by name; a line that begins with a blank goes on with the last."""
    whole = _FOLD.sub(b" ", b"".join(lines))
    pairs = (line.partition(b":") for line in reversed(whole.splitlines()))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}
