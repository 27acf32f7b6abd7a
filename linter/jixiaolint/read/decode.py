"""Bytes in, characters and the name of their encoding out."""

from __future__ import annotations

import codecs
import re

from jixiaolint.errors import UnreadableError
from jixiaolint.said import Said

MARKS = {
    "utf-8-sig": (codecs.BOM_UTF8, "utf-8"),
    # The longer mark begins with the shorter one.
    "utf-32-le": (codecs.BOM_UTF32_LE, "utf-32-le"),
    "utf-32-be": (codecs.BOM_UTF32_BE, "utf-32-be"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "utf-8": (b"", "utf-8"),
    "gb18030": (b"", "gb18030"),
}
"""The encodings by the name that they are told by: the mark they begin with, the codec."""


def decode(path: str, data: bytes) -> tuple[str, str]:
    """Return the characters, without a byte order mark, and the encoding that gave them.

    The order is fixed: byte order mark, UTF-8, GB18030. A file whose lines end in
    carriage returns alone gets line feeds instead, character for character. Raises
    UnreadableError if none fits.
    """
    for name, (mark, codec) in MARKS.items():
        if mark and data.startswith(mark):
            return _decode_as(path, data[len(mark) :], codec), name
    try:
        return _even_lines(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _decode_as(path, data, "gb18030"), "gb18030"


def xml_of(path: str, data: bytes) -> bytes:
    """Return XML as UTF-8, whatever encoding it claims; raises UnreadableError."""
    return _DECLARED.sub("", decode(path, data)[0]).encode()


_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def _decode_as(path: str, data: bytes, codec: str) -> str:
    """Return the characters in that encoding, or say where they stop making sense."""
    try:
        return _even_lines(data.decode(codec))
    except UnicodeDecodeError as error:
        raise UnreadableError(
            Said(
                f"第 {error.start + 1} 字节起不是 UTF-8、UTF-16 或 GB18030 文字，请另存为 UTF-8。",
                f"byte {error.start + 1} is not {codec.upper()} text; save the file as UTF-8.",
            ).at(path)
        ) from error


def _even_lines(text: str) -> str:
    """Return the text with old Macintosh line ends made line feeds."""
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text
