"""Pieces of a source, and which go on with the one before: pages, facts above a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.facts import read_facts
from jixiaolint.extract.grid.heads import find_heads, has_head
from jixiaolint.extract.heading import Heading
from jixiaolint.extract.projects.heads import is_head, is_list
from jixiaolint.labels.levels import is_level
from jixiaolint.labels.looks import prevailing
from jixiaolint.source import Grid
from jixiaolint.text import Span, Text

_NO_GRID = Grid(())
# So many rows may stand in a grid before its heads end: titles, facts, two or three heads.
_TOP = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A grid, or lines of running text, with the heading that stands above.

    `layout` is ``projects`` or ``grid`` for a grid, ``ledger`` or ``flattened`` for
    lines, nothing if neither is recognised. `frame` are the ranges of the headings; the
    lines include those of it. `parted` tells that text of no known meaning stands before.
    """

    layout: str | None
    heading: Heading
    frame: tuple[Span, ...] = ()
    grid: Grid = _NO_GRID
    lines: tuple[Text, ...] = ()
    parted: bool = False


def join(
    pieces: Iterable[Piece], goes_on: Callable[[Sequence[Piece], Piece], bool]
) -> Iterator[Piece]:
    """Yield the pieces, each that goes on with those before it as one with them."""
    held: list[Piece] = []
    for piece in pieces:
        if held and not goes_on(held, piece):
            yield _whole(held)
            held = []
        held.append(piece)
    if held:
        yield _whole(held)


def _whole(parts: Sequence[Piece]) -> Piece:
    """Return the first of some pieces with the rows and lines of all."""
    first, *more = parts
    if not more:
        return first
    repeated = [text for part in more for text in part.heading.texts()]
    rows = chain.from_iterable(part.grid.rows for part in parts)
    frame = (*(part.frame for part in parts), *(text.spans() for text in repeated))
    return replace(
        first,
        layout=joint_layout(parts),
        frame=tuple(chain.from_iterable(frame)),
        grid=Grid(tuple(rows), first.grid.title),
        lines=tuple(chain.from_iterable(part.lines for part in parts)),
    )


def joint_layout(parts: Iterable[Piece]) -> str | None:
    """Return the first layout that is recognised."""
    return next((part.layout for part in parts if part.layout), None)


def _fits(above: Rows, below: Rows) -> bool:
    """Tell whether rows may go on below others, without a head.

    Where the others have levels there must be levels or blanks; in a table without,
    most columns must look alike.
    """
    pairs = [
        [[value for value in each.values if value and value.strip()] for each in pair]
        for pair in zip(above.columns, below.columns, strict=False)
    ]
    levels = [
        more for known, more in pairs if sum(map(is_level, known)) * 2 > len(known)
    ]
    if any(levels):
        found = [is_level(value) for more in levels for value in more]
        return sum(found) * 2 >= len(found)
    alike = [prevailing(one) == prevailing(two) for one, two in pairs if one and two]
    return sum(alike) * 2 >= len(alike) > 0


def same_table(one: Heading, other: Heading) -> bool:
    """Tell whether a second heading only repeats the first on a new page."""
    names = ("title", "unit", "project")
    pairs = ((getattr(one, name), getattr(other, name)) for name in names)
    texts = all(b is None or (a is not None and a.value == b.value) for a, b in pairs)
    return texts and (other.year is None or one.year == other.year)


def is_next_page(parts: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a grid only goes on with those above, under the same heading.

    A page does if it repeats the head, or has none and rows that fit below it; a sheet
    with a head is a table of its own.
    """
    first, grid = parts[0], piece.grid
    width, own = (len(one.grid.cells.columns) for one in (first, piece))
    # A sheet has no columns at its right in which nothing stands.
    alike = width == own or (width > own and grid.title)
    if not first.layout or not grid.rows or piece.parted or not alike:
        return False
    if not same_table(first.heading, piece.heading):
        return False
    if piece.layout is None or (piece.layout == "grid" and not has_head(grid.cells)):
        fit = first.layout != "grid" or _fits(_body(first.grid), grid.cells)
        return fit and not is_head(grid.rows[0])
    again = _words(grid.rows[0]) in map(_words, first.grid.rows[:_TOP])
    return piece.layout == first.layout and again and grid.title is None


def _body(grid: Grid) -> Rows:
    """Return the rows below the first head of a grid."""
    head = next(find_heads(grid.cells), None)
    return grid.cells[head.end :] if head else grid.cells


def _words(row: Sequence[Text]) -> list[str]:
    """Return the words of a row without white space."""
    return ["".join(cell.value.split()) for cell in row]


def is_headed(parts: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a grid states the facts of the indicators in the next one.

    Such a grid is of no layout of its own; nothing stands between the two.
    """
    top, *more = parts
    if more or top.layout is not None or not top.grid.rows or is_list(top.grid):
        return False
    if piece.layout != "grid" or piece.parted or piece.heading.title is not None:
        return False
    facts = read_facts(top.grid.rows)
    return facts.project is not None or facts.goal is not None
