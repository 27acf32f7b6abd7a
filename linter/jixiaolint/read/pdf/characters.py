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
    angle = round(degrees(atan2(found.b, found.a))) % 360
    nearest = round(angle / 90) * 90 % 360
    if abs((angle - nearest + 180) % 360 - 180) <= _SLANT:
        angle = nearest
    if angle == 0:
        return Glyph(char, *_set(found, found.size * scale), angle)
    if angle % 90 == 0:
        x0, y0, x1, y1, size = _set(_turned(found, angle), found.size * scale)
        return Glyph(char, *_clockwise(x0, y0, x1, y1, 360 - angle), size, angle)
    return Glyph(char, *_box(found, found.size * scale), angle)


_SLANT = 5
"""Text that leans less is as good as straight; what leans more is a watermark."""

_Sized = tuple[float, float, float, float, float]
"""Left, bottom, right and top of a box, and the type size."""


def _box(found: Char, size: float) -> _Sized:
    """Return the loose box of a character."""
    left, right = sorted((found.left, found.right))
    low, high = sorted((found.bottom, found.top))
    return left, low, right, high, size if size > 0 else max(high - low, right - left)


def _set(found: Char, size: float) -> _Sized:
    """Return the box of a character as it is set, whatever outline a font gives it.

    Of a font that is not in the file only the width is known, unless there is no room
    for it: then it is that of another character. Text that runs down has its box.
    """
    left, low, right, high, size = _box(found, size)
    far = found.width * hypot(found.a, found.b) if found.width else 0.0
    if 0 < far <= right - left + 0.01 * size:
        left, right = found.x, found.x + far
    if abs(found.x - left) <= 0.3 * size:
        low, high = found.y - _DESCENT * size, found.y + _ASCENT * size
    return left, low, right, high, size


def _turned(found: Char, angle: int) -> Char:
    """Return a character turned clockwise about the origin."""
    left, bottom, right, top = _clockwise(
        found.left, found.bottom, found.right, found.top, angle
    )
    x, y, _, _ = _clockwise(found.x, found.y, found.x, found.y, angle)
    return found._replace(left=left, bottom=bottom, right=right, top=top, x=x, y=y)


def _clockwise(
    x0: float, y0: float, x1: float, y1: float, angle: int
) -> tuple[float, float, float, float]:
    """Return a box turned by one, two or three quarters, y growing upwards."""
    match angle:
        case 90:
            return y0, -x1, y1, -x0
        case 180:
            return -x1, -y1, -x0, -y0
        case _:
            return -y1, x0, -y0, x1


def _seen(glyph: Glyph, view: tuple[float, float, float, float]) -> bool:
    """Tell whether a glyph stands on the part of the page that is shown."""
    left, bottom, right, top = view
    return left <= glyph.x <= right and bottom <= glyph.y <= top
