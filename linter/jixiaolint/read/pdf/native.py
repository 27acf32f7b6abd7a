"""Bytes of a PDF in, records out, by pdfium as the library pypdfium2 brings it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from pypdfium2 import PdfDocument, PdfiumError, raw

from jixiaolint.read.pdf.pdfium import (
    FORM,
    IMAGE,
    PATH,
    BrokenError,
    Char,
    Colour,
    Document,
    LockedError,
    Path,
    Segment,
    Sheet,
    Thing,
)

_Handle: TypeAlias = Any
"""Something of pdfium's, whose binding carries no types."""


def opened(data: bytes) -> Document:
    """Open a document; raises LockedError or BrokenError."""
    try:
        return _Document(PdfDocument(data))
    except PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise (LockedError if locked else BrokenError) from error


class _Document:
    """A document of pypdfium2's."""

    def __init__(self, document: _Handle) -> None:
        self._document = document

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._document)

    def sheet(self, number: int) -> Sheet:
        """Load a page, counted from one; raises BrokenError."""
        try:
            return _Sheet(self._document[number - 1])
        except PdfiumError as error:
            raise BrokenError from error

    def close(self) -> None:
        """Free what the document takes."""
        self._document.close()


class _Sheet:
    """A page of pypdfium2's."""

    def __init__(self, page: _Handle) -> None:
        self._page = page

    @property
    def view(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the part that is shown."""
        try:
            left, bottom, right, top = self._page.get_bbox()
        except PdfiumError as error:
            raise BrokenError from error
        return left, bottom, right, top

    def chars(self, most: int) -> Iterator[Char]:
        """Yield the characters, among so many of pdfium's."""
        try:
            words = self._page.get_textpage()
        except PdfiumError as error:
            raise BrokenError from error
        try:
            yield from _chars(words.raw, most)
        finally:
            words.close()

    def things(self, deepest: int, most: int) -> Iterator[Thing]:
        """Yield the things, down to forms so deep, paths with up to so many segments."""
        return _things(self._page.raw, 0, deepest, most)

    def close(self) -> None:
        """Free what the page takes."""
        self._page.close()


def _chars(words: _Handle, most: int) -> Iterator[Char]:
    """Yield the characters of a page of text."""
    box, turned, unturned = raw.FS_RECTF(), raw.FS_MATRIX(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(min(raw.FPDFText_CountChars(words), most)):
        if raw.FPDFText_IsGenerated(words, at) == 1:
            continue
        boxed = bool(raw.FPDFText_GetLooseCharBox(words, at, box))
        matrix = turned if raw.FPDFText_GetMatrix(words, at, turned) else unturned
        raw.FPDFText_GetCharOrigin(words, at, x, y)
        yield Char(
            raw.FPDFText_GetUnicode(words, at),
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
            raw.FPDFText_GetFontSize(words, at),
        )


def _things(holder: _Handle, depth: int, deepest: int, most: int) -> Iterator[Thing]:
    """Yield the things on a page, or in a form on it."""
    count, get = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    if depth:
        count, get = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
    own = raw.FS_MATRIX()
    for at in range(count(holder)):
        thing = get(holder, at)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind not in (FORM, PATH, IMAGE):
            continue
        known = raw.FPDFPageObj_GetMatrix(thing, own)
        matrix = (own.a, own.b, own.c, own.d, own.e, own.f) if known else None
        yield Thing(depth, kind, matrix, _path(thing, most) if kind == PATH else None)
        if kind == FORM and depth < deepest:
            yield from _things(thing, depth + 1, deepest, most)


def _path(path: _Handle, most: int) -> Path | None:
    """Return how a path is painted, unless it has more segments than `most`."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_CountSegments(path) > most:
        return None
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return Path(
        bool(fill.value),
        bool(stroke.value),
        _colour(raw.FPDFPageObj_GetFillColor, path),
        _colour(raw.FPDFPageObj_GetStrokeColor, path),
        _segments(path),
    )


def _colour(colour_of: Callable[..., int], path: _Handle) -> Colour | None:
    """Return a colour of a path."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour_of(path, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value, alpha.value


def _segments(path: _Handle) -> Iterator[Segment]:
    """Yield the segments of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        straight = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
        closes = bool(raw.FPDFPathSegment_GetClose(segment))
        yield Segment(x.value, y.value, straight, closes)
