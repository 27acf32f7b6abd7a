"""What pdfium says of a document, as plain records, whichever build of it reads.

`native` has it from the library of this system, `bridged` from the WebAssembly of a web
page. They only copy: what characters and paths mean to a table is told above them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

FORM, PATH, IMAGE = 5, 2, 3
"""The kinds of things on a page that are told, with pdfium's own numbers."""

Matrix = tuple[float, float, float, float, float, float]
"""How a thing lies in what holds it: a, b, c, d, e and f of the PDF standard."""

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, each up to 255."""


class BrokenError(Exception):
    """A document or page that pdfium cannot load."""


class LockedError(BrokenError):
    """A document that asks for a password."""


class Char(NamedTuple):
    """A character that is written in a document, none that pdfium adds between words.

    `left` to `top` is its loose box, `a` to `d` how it is turned and scaled, `x` and `y`
    where it starts. One without a box is not `boxed`. It has a `width` of its own if its
    font is not in the file, else none: then its box has the outlines of another font.
    """

    code: int
    boxed: bool
    left: float
    right: float
    bottom: float
    top: float
    a: float
    b: float
    c: float
    d: float
    x: float
    y: float
    size: float
    width: float


class Segment(NamedTuple):
    """A piece of a path up to a point; only one that is `straight` is a line to it."""

    x: float
    y: float
    straight: bool
    closes: bool


class Path(NamedTuple):
    """How a path is painted, and its pieces. A colour that is not known is None."""

    fills: bool
    strokes: bool
    fill: Colour | None
    stroke: Colour | None
    segments: Iterable[Segment]


class Thing(NamedTuple):
    """A form, path or picture on a page, `depth` forms deep, before what is in it.

    It has no `matrix` if none is known, and no `path` if it is none or has too many
    segments.
    """

    depth: int
    kind: int
    matrix: Matrix | None
    path: Path | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as pdfium has it, until it is closed.

    `view` is left, bottom, right and top of the part that is shown. `chars` yields the
    characters in the order of the file, `things` the things down to forms so deep, with
    the paths of up to so many segments. Either may raise BrokenError.
    """

    view: tuple[float, float, float, float]
    chars: Callable[[], Iterator[Char]]
    things: Callable[[int, int], Iterator[Thing]]
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that pdfium has opened, until it is closed.

    `sheet` loads one of its `count` of pages, the first of which is 1, or raises
    BrokenError.
    """

    count: int
    sheet: Callable[[int], Sheet]
    close: Callable[[], None]
