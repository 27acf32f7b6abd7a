"""What pdfium says of a document, as plain records.

`native` copies it, and no more: what characters and paths mean to a table is told above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

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
    where it starts. One without a box is not `boxed`.
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


class Sheet(Protocol):
    """A page as pdfium has it, until it is closed."""

    @property
    def view(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the part that is shown."""
        ...

    def chars(self, most: int) -> Iterator[Char]:
        """Yield the characters, among so many of pdfium's."""
        ...

    def things(self, deepest: int, most: int) -> Iterator[Thing]:
        """Yield the things, down to forms so deep, paths with up to so many segments."""
        ...

    def close(self) -> None:
        """Free what the page takes."""
        ...


class Document(Protocol):
    """A document that pdfium has opened, until it is closed.

    Any call may raise BrokenError.
    """

    def __len__(self) -> int:
        """Count the pages."""
        ...

    def sheet(self, number: int) -> Sheet:
        """Load a page, counted from one."""
        ...

    def close(self) -> None:
        """Free what the document takes."""
        ...
