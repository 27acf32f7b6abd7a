"""Glyphs in, lines of words out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from unicodedata import east_asian_width

from jixiaolint.read.pdf.page import Glyph, lifted

_SAME_LINE = 0.5
"""Middles of glyphs on one line differ by less, in type sizes."""

_GAP = 1.0
"""So wide a gap, in type sizes, parts two pieces of a line."""

_BLANK = 0.18
"""So wide a gap parts two Latin words that have no blank between them."""


_BULLETS = frozenset("•‣\uf06c\uf0a7\uf0b7\uf0d8\uf0fc")
"""Marks that a word processor sets before the items of a list."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters on a line without a wide gap."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of a line from left to right, its top and bottom, its type size."""

    pieces: tuple[Piece, ...]
    y0: float
    y1: float
    size: float

    @property
    def text(self) -> str:
        """The whole line, one blank where a gap parts its pieces."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def x0(self) -> float:
        """Where the line begins."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Where the line ends."""
        return self.pieces[-1].x1


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that glyphs form, from top to bottom; turned text comes last."""
    by_angle: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_angle.setdefault(glyph.angle, []).append(glyph)
    lines: list[Line] = []
    for angle in sorted(by_angle):
        group = by_angle[angle]
        if angle:
            group = [lifted(glyph) for glyph in group]
        lines.extend(_upright_lines(group))
    return lines


def cell_text(lines: Sequence[Line]) -> str:
    """Return the text of a cell: line feeds between lines, none in a vertical label.

    Latin words that stand on two lines are parted by a blank.
    """
    if _is_vertical(lines):
        return "".join(line.text for line in lines)
    parts = [line.text for line in lines]
    joined = parts[:1]
    for before, after in pairwise(parts):
        joined += [_joint(before, after), after]
    return "".join(joined)


def standing(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those of a vertical label as the one that they are."""
    if not _is_vertical(lines):
        return list(lines)
    text = "".join(line.text for line in lines)
    piece = Piece(text, lines[0].x0, lines[0].x1)
    return [Line((piece,), lines[0].y0, lines[-1].y1, lines[0].size)]


def _joint(before: str, after: str) -> str:
    latin = before[-1:].isascii() and before[-1:].isalpha()
    return " " if latin and after[:1].isascii() and after[:1].isalpha() else "\n"


def _is_vertical(lines: Sequence[Line]) -> bool:
    """Tell whether each line is one Chinese character right below the one before."""
    alone = all(len(line.text) == 1 and _is_wide(line.text) for line in lines)
    if len(lines) < 2 or not alone:
        return False
    lefts = [line.x0 for line in lines]
    return max(lefts) - min(lefts) < lines[0].size


def _upright_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of upright glyphs."""
    rows: list[list[Glyph]] = []
    middle = 0.0
    size = 0.0
    for glyph in sorted(glyphs, key=attrgetter("y", "x0")):
        if not rows or glyph.y - middle > _SAME_LINE * max(size, glyph.size):
            rows.append([])
            middle, size = glyph.y, glyph.size
        row = rows[-1]
        row.append(glyph)
        # The middle of the largest type counts: an exponent does not move its line.
        if glyph.size > size * 1.05:
            middle, size = glyph.y, glyph.size
    found = (_line(row) for row in rows)
    return [line for line in found if line is not None]


def _line(row: list[Glyph]) -> Line | None:
    """Return the line that glyphs side by side form; nothing if all are blank."""
    row.sort(key=attrgetter("x0"))
    pieces: list[Piece] = []
    chars: list[str] = []
    start = end = 0.0
    last: Glyph | None = None
    spaced = False
    for glyph in row:
        if last is None and glyph.char in _BULLETS:
            continue
        if glyph.char.isspace():
            spaced = True
            continue
        if last is not None:
            if _is_double(last, glyph):
                continue
            gap = glyph.x0 - end
            if gap > _GAP * max(last.size, glyph.size):
                pieces.append(Piece("".join(chars), start, end))
                chars = []
            elif spaced or (gap > _BLANK * glyph.size and _are_latin(last, glyph)):
                chars.append(" ")
        if not chars:
            start = glyph.x0
        chars.append(glyph.char)
        end, last, spaced = max(end, glyph.x1) if chars[1:] else glyph.x1, glyph, False
    if last is None:
        return None
    pieces.append(Piece("".join(chars), start, end))
    filled = [glyph for glyph in row if not glyph.char.isspace()]
    y0, y1 = min(g.y0 for g in filled), max(g.y1 for g in filled)
    return Line(tuple(pieces), y0, y1, max(g.size for g in filled))


def _is_double(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a glyph is printed over the same one to make it bold."""
    near = glyph.x0 - last.x0 < 0.3 * (last.x1 - last.x0)
    return near and glyph.char == last.char and last.x1 > last.x0


def _are_latin(one: Glyph, other: Glyph) -> bool:
    return not _is_wide(one.char) and not _is_wide(other.char)


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WFA"
