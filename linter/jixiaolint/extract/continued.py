"""Pieces that go on with the one before: pages of a grid, facts above its indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jixiaolint.columns.rows import Row
from jixiaolint.extract.grid.facts import read_facts
from jixiaolint.extract.grid.heads import find_heads, has_head
from jixiaolint.extract.heading import Heading
from jixiaolint.extract.labels.levels import is_level
from jixiaolint.extract.labels.looks import prevailing
from jixiaolint.extract.projects.heads import is_head, is_list
from jixiaolint.extract.sections import same_table
from jixiaolint.source import Grid
from jixiaolint.text import EMPTY, Span, Text

_NO_GRID = Grid(())
# So many rows may stand in a grid before its heads end: titles, facts, two or three heads.
_TOP = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A grid, or lines of running text, with the heading that stands above.

    `layout` is ``projects`` or ``grid`` for a grid, ``ledger`` or ``flattened`` for
    lines, nothing if neither is recognised. `frame` are the ranges of the headings.
    `parted` tells that text of no known meaning stands before it.
    """

    layout: str | None
    heading: Heading
    frame: tuple[Span, ...] = ()
    grid: Grid = _NO_GRID
    lines: tuple[Text, ...] = ()
    parted: bool = False


def join_pages(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, a grid that goes on over pages or sheets as one."""
    held: list[Piece] = []
    for piece in pieces:
        if held and not _goes_on(held, piece):
            yield _joined(held)
            held = []
        held.append(piece)
    if held:
        yield _joined(held)


def _joined(parts: Sequence[Piece]) -> Piece:
    """Return the first of some pieces with the rows of all."""
    first, *more = parts
    if not more:
        return first
    repeated = [text for part in more for text in part.heading.texts()]
    spans = [span for text in repeated for span in text.spans()]
    width = len(first.grid.rows[0])
    rows = tuple(row for part in parts for row in _padded(part.grid, width))
    frame = (*(span for part in parts for span in part.frame), *spans)
    return replace(first, grid=Grid(rows, first.grid.title), frame=frame)


def _goes_on(parts: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a grid only goes on with those before it, under the same heading.

    A page does if it repeats the head, or has none and rows that fit below it; a sheet
    with a head is a table of its own.
    """
    first, grid = parts[0].grid, piece.grid
    if not parts[0].layout or not first.rows or not grid.rows or piece.parted:
        return False
    width = len(first.rows[0])
    # A sheet has no columns at its right in which nothing stands.
    if width < len(grid.rows[0]) or (width > len(grid.rows[0]) and not grid.title):
        return False
    if not same_table(parts[0].heading, piece.heading):
        return False
    if piece.layout is None or (piece.layout == "grid" and not has_head(grid.cells)):
        fit = parts[0].layout != "grid" or _fits(_body(first), _padded(grid, width))
        return fit and not is_head(grid.rows[0])
    again = _words(grid.rows[0]) in map(_words, first.rows[:_TOP])
    return piece.layout == parts[0].layout and again and grid.title is None


def _fits(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Return whether rows may go on below others of the same width, without a head.

    Where the others have levels there must be levels or blanks; in a table without,
    most columns must look alike.
    """
    pairs = [
        [
            [row[at].value for row in rows if row[at].value.strip()]
            for rows in (above, below)
        ]
        for at in range(len(above[0]))
    ]
    levels = [
        more for known, more in pairs if sum(map(is_level, known)) * 2 > len(known)
    ]
    if any(levels):
        found = [is_level(value) for more in levels for value in more]
        return sum(found) * 2 >= len(found)
    alike = [prevailing(one) == prevailing(two) for one, two in pairs if one and two]
    return sum(alike) * 2 >= len(alike) > 0


def _padded(grid: Grid, width: int) -> Sequence[Row]:
    """Return the rows of a grid with blanks at their right up to a width."""
    missing = width - len(grid.rows[0])
    return [(*row, *(EMPTY,) * missing) for row in grid.rows] if missing else grid.rows


def _body(grid: Grid) -> Sequence[Row]:
    """Return the rows below the first head of a grid."""
    head = next(find_heads(grid.cells), None)
    return grid.rows[head.end :] if head else grid.rows


def _words(row: Sequence[Text]) -> list[str]:
    """Return the words of a row without white space."""
    return ["".join(cell.value.split()) for cell in row]


def with_facts(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, a grid of facts as the top of the indicators that follow it.

    Such a grid is of no layout of its own, but states the project or its goal; nothing
    stands between the two.
    """
    held: Piece | None = None
    for piece in pieces:
        top, held = held, None
        if top is not None and _heads(top, piece):
            width = max(len(grid.rows[0]) for grid in (top.grid, piece.grid))
            rows = (*top.grid.rows, *piece.grid.rows)
            padded = tuple((*row, *(EMPTY,) * (width - len(row))) for row in rows)
            frame = (*top.frame, *piece.frame)
            yield replace(top, layout="grid", grid=Grid(padded), frame=frame)
        elif piece.layout is None and piece.grid.rows:
            if top is not None:
                yield top
            held = piece
        else:
            yield from (top, piece) if top is not None else (piece,)
    if held is not None:
        yield held


def _heads(top: Piece, piece: Piece) -> bool:
    """Tell whether a grid states the facts of the indicators in the next one."""
    if piece.layout != "grid" or piece.parted or piece.heading.title is not None:
        return False
    if is_list(top.grid):
        return False
    facts = read_facts(top.grid.rows)
    return facts.project is not None or facts.goal is not None
