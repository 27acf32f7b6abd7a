"""The characters of a page, with their boxes, as pdfium gives them."""

from __future__ import annotations

import ctypes
import unicodedata
from math import atan2, degrees, hypot

from pypdfium2 import raw

from jixiaolint.read.pdf.page import Glyph, Handle

_ASCENT, _DESCENT = 0.88, 0.12
"""How far a Chinese character reaches above and below its base line, in its size."""

MOST_GLYPHS = 200_000
"""No page that people read holds more; reading stops after one more than these."""

_HYPHEN = "\x02"
_NOTHING = frozenset("\0\ufffe\uffff\ufeff\u200b\u200c\u200d\u2060\u00ad")


def read_glyphs(page: Handle) -> tuple[list[Glyph], int]:
    """Return the characters on a page of pdfium, and how many have no known meaning.

    Boxes are in points with y growing upwards; blanks are among them, line ends not.
    """
    view = page.get_bbox()
    words = page.get_textpage()
    try:
        glyphs: list[Glyph] = []
        unknown = 0
        for at in range(min(words.count_chars(), MOST_GLYPHS + 1)):
            if raw.FPDFText_IsGenerated(words, at) == 1:
                continue
            code = raw.FPDFText_GetUnicode(words, at)
            unknown += code in (0, 0xFFFD) or 0xE000 <= code <= 0xF8FF
            for char in _meant(code):
                glyph = _glyph(words, at, char)
                if glyph and _seen(glyph, view):
                    glyphs.append(glyph)
        return glyphs, unknown
    finally:
        words.close()


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


def _glyph(words: Handle, at: int, char: str) -> Glyph | None:
    """Return a character with its box, or nothing if it has none."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetLooseCharBox(words, at, box):
        return None
    raw.FPDFText_GetMatrix(words, at, matrix)
    raw.FPDFText_GetCharOrigin(words, at, x, y)
    scale = hypot(matrix.c, matrix.d) or hypot(matrix.a, matrix.b) or 1.0
    size = raw.FPDFText_GetFontSize(words, at) * scale
    angle = round(degrees(atan2(matrix.b, matrix.a))) % 360
    nearest = round(angle / 90) * 90 % 360
    if abs((angle - nearest + 180) % 360 - 180) <= _SLANT:
        angle = nearest
    left, right = sorted((box.left, box.right))
    low, high = sorted((box.bottom, box.top))
    size = size if size > 0 else max(high - low, right - left)
    level = angle == 0 and abs(x.value - left) <= 0.3 * size
    if level:
        low, high = y.value - _DESCENT * size, y.value + _ASCENT * size
    return Glyph(char, left, low, right, high, size, angle)


_SLANT = 5
"""Text that leans less is as good as straight; what leans more is a watermark."""


def _seen(glyph: Glyph, view: tuple[float, float, float, float]) -> bool:
    """Tell whether a glyph stands on the part of the page that is shown."""
    left, bottom, right, top = view
    return left <= glyph.x <= right and bottom <= glyph.y <= top
