"""The characters of a page, with their boxes, of those that pdfium has found."""

from __future__ import annotations

import unicodedata
from math import atan2, degrees, hypot

from jixiaolint.read.pdf.page import Glyph
from jixiaolint.read.pdf.pdfium import Char, Sheet

_ASCENT, _DESCENT = 0.88, 0.12
"""How far a Chinese character reaches above and below its base line, in its size."""

MOST = 200_000
"""No page that people read holds more characters."""

_HYPHEN = "\x02"
_NOTHING = frozenset("\0\ufffe\uffff\ufeff\u200b\u200c\u200d\u2060\u00ad")


def read_glyphs(sheet: Sheet) -> tuple[list[Glyph], int] | None:
    """Return the characters on a page, and how many have no known meaning.

    Boxes are in points with y growing upwards; blanks are among them, line ends not.
    There is nothing to return if there are too many.
    """
    view = sheet.view
    glyphs: list[Glyph] = []
    unknown = 0
    for count, found in enumerate(sheet.chars(), 1):
        if count > MOST:
            return None
        code = found.code
        unknown += code in (0, 0xFFFD) or 0xE000 <= code <= 0xF8FF
        for char in _meant(code) if found.boxed else "":
            glyph = _glyph(found, char)
            if _seen(glyph, view):
                glyphs.append(glyph)
    return glyphs, unknown


def _meant(code: int) -> str:
    """Return the characters that a code stands for.

    Some programs write the radical ⽬ for the character 目, which look alike.
    """
    char = chr(code) if code <= 0x10FFFF else "\ufffd"
    if char == _HYPHEN:
        return "-"
    if char in _NOTHING or 0xD800 <= code <= 0xDFFF:
        return ""
    if char.isspace() or not char.isprintable():
        return " " if char.isspace() and char not in "\r\n" else ""
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", char)
    return char


def _glyph(found: Char, char: str) -> Glyph:
    """Return a character with its box."""
    scale = hypot(found.c, found.d) or hypot(found.a, found.b) or 1.0
    size = found.size * scale
    angle = round(degrees(atan2(found.b, found.a))) % 360
    nearest = round(angle / 90) * 90 % 360
    if abs((angle - nearest + 180) % 360 - 180) <= _SLANT:
        angle = nearest
    left, right = sorted((found.left, found.right))
    low, high = sorted((found.bottom, found.top))
    size = size if size > 0 else max(high - low, right - left)
    level = angle == 0 and abs(found.x - left) <= 0.3 * size
    if level:
        low, high = found.y - _DESCENT * size, found.y + _ASCENT * size
    return Glyph(char, left, low, right, high, size, angle)


_SLANT = 5
"""Text that leans less is as good as straight; what leans more is a watermark."""


def _seen(glyph: Glyph, view: tuple[float, float, float, float]) -> bool:
    """Tell whether a glyph stands on the part of the page that is shown."""
    left, bottom, right, top = view
    return left <= glyph.x <= right and bottom <= glyph.y <= top
