"""Bytes of a PDF in, records out, by pdfium as the library pypdfium2 brings it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any, TypeAlias

from pypdfium2 import PdfDocument, PdfiumError, raw

from jixiaolint.read.pdf import pdfium

_Handle: TypeAlias = Any
"""Something of pdfium's, whose binding carries no types."""

_Widths = dict[tuple[int, int, float], float]
"""Where a font lies, a code and a type size -> the width of the character."""


def opened(data: bytes) -> pdfium.Document:
    """Open a document; raises LockedError or BrokenError."""
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise (pdfium.LockedError if locked else pdfium.BrokenError) from error
    return pdfium.Document(len(document), partial(_sheet, document), document.close)


def _sheet(document: _Handle, number: int) -> pdfium.Sheet:
    """Load a page; what is inside a page is closed with it."""
    with ExitStack() as behind:
        try:
            page = document[number - 1]
            behind.callback(page.close)
            words, view = page.get_textpage(), page.get_bbox()
        except PdfiumError as error:
            raise pdfium.BrokenError from error
        behind.pop_all()
    chars, things = partial(_chars, words), partial(_things, page.raw, 0)
    return pdfium.Sheet(view, chars, things, page.close)


def _chars(text: _Handle) -> Iterator[pdfium.Char]:
    """Yield the characters of a page of text, which is closed with its page."""
    box, turned, unturned = raw.FS_RECTF(), raw.FS_MATRIX(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    words = text.raw
    widths: _Widths = {}
    for at in range(raw.FPDFText_CountChars(words)):
        if raw.FPDFText_IsGenerated(words, at) == 1:
            continue
        code = raw.FPDFText_GetUnicode(words, at)
        size = raw.FPDFText_GetFontSize(words, at)
        boxed = bool(raw.FPDFText_GetLooseCharBox(words, at, box))
        matrix = turned if raw.FPDFText_GetMatrix(words, at, turned) else unturned
        raw.FPDFText_GetCharOrigin(words, at, x, y)
        yield pdfium.Char(
            code,
            boxed,
            box.left,
            box.right,
            box.bottom,
            box.top,
            matrix.a,
            matrix.b,
            matrix.c,
            matrix.d,
            x.value,
            y.value,
            size,
            _width(raw.FPDFText_GetTextObject(words, at), code, size, widths),
        )


def _width(text: _Handle, code: int, size: float, known: _Widths) -> float:
    """Return how wide a character is if its font is not in the file, else nothing."""
    font = text and raw.FPDFTextObj_GetFont(text)
    if not font:
        return 0.0
    key = ctypes.addressof(font.contents), code, size
    if key not in known:
        width = ctypes.c_float()
        if raw.FPDFFont_GetIsEmbedded(font) == 0:
            raw.FPDFFont_GetGlyphWidth(font, code, size, width)
        known[key] = width.value
    return known[key]


def _things(
    holder: _Handle, depth: int, deepest: int, most: int
) -> Iterator[pdfium.Thing]:
    """Yield the things on a page, or in a form on it."""
    count, get = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    if depth:
        count, get = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
    own = raw.FS_MATRIX()
    for at in range(count(holder)):
        thing = get(holder, at)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind not in (pdfium.FORM, pdfium.PATH, pdfium.IMAGE):
            continue
        known = raw.FPDFPageObj_GetMatrix(thing, own)
        matrix = (own.a, own.b, own.c, own.d, own.e, own.f) if known else None
        yield pdfium.Thing(
            depth, kind, matrix, _path(thing, most) if kind == pdfium.PATH else None
        )
        if kind == pdfium.FORM and depth < deepest:
            yield from _things(thing, depth + 1, deepest, most)


def _path(path: _Handle, most: int) -> pdfium.Path | None:
    """Return how a path is painted, unless it has more segments than `most`."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_CountSegments(path) > most:
        return None
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return pdfium.Path(
        bool(fill.value),
        bool(stroke.value),
        _colour(raw.FPDFPageObj_GetFillColor, path),
        _colour(raw.FPDFPageObj_GetStrokeColor, path),
        _segments(path),
    )


def _colour(colour_of: Callable[..., int], path: _Handle) -> pdfium.Colour | None:
    """Return a colour of a path."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour_of(path, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value, alpha.value


def _segments(path: _Handle) -> Iterator[pdfium.Segment]:
    """Yield the segments of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        straight = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
        closes = bool(raw.FPDFPathSegment_GetClose(segment))
        yield pdfium.Segment(x.value, y.value, straight, closes)
