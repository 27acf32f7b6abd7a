"""A row in hand: what the lines so far have put into its cells.

All that the costs ask of a row again and again is kept with it and brought up to date
line by line, for a row is carried on in many ways before one of them holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jixiaolint.extract.lines.align import Piece, Reading
from jixiaolint.extract.lines.labels import Label
from jixiaolint.text import Text


class Cell(NamedTuple):
    """A cell: its pieces, what they say without blanks, the width of the widest."""

    pieces: tuple[Piece, ...] = ()
    value: str = ""
    widest: int = 0

    def longer(self, piece: Piece) -> Cell:
        """Return the cell with one more piece."""
        return Cell(
            (*self.pieces, piece),
            self.value + piece.bare,
            max(self.widest, piece.width),
        )


_EMPTY = Cell()


class Row(NamedTuple):
    """A row in hand: its cells by column, its labels, the lines it takes.

    `key` tells rows apart: the readings they are made of. `filled` has a bit for each
    column with a cell, `latest` for those that the last line added to; `crossed` counts
    the labels on lines of their own since the last piece.
    """

    cells: tuple[Cell, ...]
    labels: tuple[Label, ...]
    first: int
    last: int
    key: tuple[int, ...]
    filled: int
    latest: int
    whole: bool
    crossed: int = 0


class Cells(NamedTuple):
    """A row as it was found: its lines, and the texts of its cells, the name first."""

    first: int
    last: int
    texts: Sequence[Text]


def cells_of(row: Row) -> Cells:
    """Return the cells of a row, the pieces of each joined and squeezed."""
    pieces = (cell.pieces for cell in row.cells)
    texts = [Text.join(piece.text for piece in each).squeeze() for each in pieces]
    return Cells(row.first, row.last, texts)


def begin(option: Reading, line: int, code: int, columns: int) -> Row:
    """Return a row that begins with a line, read so; `columns` counts the name too."""
    cells = [_EMPTY] * columns
    for piece in option.pieces:
        cells[piece.column] = _EMPTY.longer(piece)
    mask = option.mask
    return Row(
        tuple(cells), option.labels, line, line, (code,), mask, mask, option.whole
    )


def longer(row: Row, option: Reading, line: int, code: int) -> Row:
    """Return a row with the cells and labels of one more line."""
    cells = list(row.cells)
    for piece in option.pieces:
        cells[piece.column] = cells[piece.column].longer(piece)
    return Row(
        tuple(cells),
        row.labels + option.labels,
        row.first,
        line,
        (*row.key, code),
        row.filled | option.mask,
        option.mask,
        row.whole,
    )
