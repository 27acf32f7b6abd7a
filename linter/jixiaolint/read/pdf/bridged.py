"""Bytes of a PDF in, records out, by pdfium as the WebAssembly of a web page.

The page registers the module `jixiaolint_pdfium`, which is `onefile/pdf/bridge.js`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from struct import iter_unpack, unpack
from typing import Any, TypeAlias

from jixiaolint.read.pdf import pdfium

_Proxy: TypeAlias = Any
"""Something of JavaScript's, which carries no types."""

_PASSWORD, _SECURITY = 4, 5
"""pdfium's numbers of the errors that a password would have helped against."""

_CHAR, _HEAD, _SEGMENT = 15, 14, 4
"""How many numbers a character has, a thing, and each piece of its path after it."""

_BYTES = 8
"""In a number."""

_NO_WIDTH = 0.01
"""Text of less is left out by the library of a system, but not by a web page's."""


def opened(data: bytes) -> pdfium.Document:
    """Open a document; raises LockedError or BrokenError."""
    with _watched():
        document = import_module("jixiaolint_pdfium").open(data)
    if document.count > 0:
        return pdfium.Document(
            document.count, partial(_sheet, document), partial(_closed, document)
        )
    _closed(document)
    raise (
        pdfium.LockedError
        if document.error in (_PASSWORD, _SECURITY)
        else pdfium.BrokenError
    )


def _sheet(document: _Proxy, number: int) -> pdfium.Sheet:
    """Load a page."""
    with _watched():
        page = document.page(number - 1)
    left, top, right, bottom = unpack("4d", page.view.to_bytes())
    return pdfium.Sheet(
        (left, bottom, right, top),
        partial(_chars, page),
        partial(_things, page),
        partial(_closed, page),
    )


def _closed(proxy: _Proxy) -> None:
    """Free what a page or a document takes."""
    with _watched():
        proxy.close()


def _chars(page: _Proxy) -> Iterator[pdfium.Char]:
    """Yield the characters of a page."""
    for piece in _pieces(page.chars()):
        for code, boxed, *rest, taken in iter_unpack(f"{_CHAR}d", piece):
            char = pdfium.Char(int(code), bool(boxed), *rest)
            if abs(taken) >= _NO_WIDTH or _inked(char):
                yield char


def _inked(char: pdfium.Char) -> bool:
    """Tell whether a character is seen where there is a font for it.

    A web page has none but those in the file, and without a font no text has a width:
    so this has to be kept there, while a lone blank or text of no size is left out.
    """
    known = chr(char.code) if char.code <= sys.maxunicode else " "
    return char.size != 0 and known.isprintable() and not known.isspace()


def _things(page: _Proxy, deepest: int, most: int) -> Iterator[pdfium.Thing]:
    """Yield the things on a page, down to forms so deep."""
    for piece in _pieces(page.things(deepest, most)):
        yield from _listed(memoryview(piece))


def _listed(piece: memoryview) -> Iterator[pdfium.Thing]:
    """Yield the things whose numbers are in a piece."""
    at = 0
    while at < len(piece):
        end = at + _HEAD * _BYTES
        depth, kind, known, *matrix, count, fills, strokes, fill, stroke = unpack(
            f"{_HEAD}d", piece[at:end]
        )
        at = end + max(int(count), 0) * _SEGMENT * _BYTES
        path = pdfium.Path(
            bool(fills),
            bool(strokes),
            _colour(fill),
            _colour(stroke),
            _segments(piece[end:at]),
        )
        a, b, c, d, e, f = matrix
        yield pdfium.Thing(
            int(depth),
            int(kind),
            (a, b, c, d, e, f) if known else None,
            path if count >= 0 else None,
        )


def _segments(numbers: memoryview) -> Iterator[pdfium.Segment]:
    """Yield the segments whose numbers these are."""
    for x, y, straight, closes in iter_unpack(f"{_SEGMENT}d", numbers):
        yield pdfium.Segment(x, y, bool(straight), bool(closes))


def _colour(number: float) -> pdfium.Colour | None:
    """Return a colour from the number of its four bytes."""
    if number < 0:
        return None
    red, green, blue, alpha = int(number).to_bytes(4, "big")
    return red, green, blue, alpha


def _pieces(found: Iterator[_Proxy]) -> Iterator[bytes]:
    """Yield the pieces in which numbers come, copied."""
    while True:
        with _watched():
            piece = next(found, None)
        if piece is None:
            return
        yield piece.to_bytes()


@contextmanager
def _watched() -> Iterator[None]:
    """Raise what JavaScript throws as errors of Python; its own class is known there."""
    try:
        yield
    except Exception as error:
        raise (
            MemoryError if "starved" in str(error) else pdfium.BrokenError
        ) from error
