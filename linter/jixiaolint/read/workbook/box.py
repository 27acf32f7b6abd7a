"""Rectangles of cells: merged ranges, and all that a sheet holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from jixiaolint.bounds.beyond import check_cells
from jixiaolint.read.archive import damaged
from jixiaolint.read.told import PICTURE
from jixiaolint.read.workbook.places import COLUMNS, ROWS, cell_name

Spot = tuple[int, int]


class Box(NamedTuple):
    """A rectangle of cells: its corners, counted from zero, both inside."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.right - self.left + 1

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(slots=True)
class Sheet:
    """What a reader finds in a sheet; rows and columns count from zero.

    `cells` are texts as they are shown, by row and column; blank ones may be left out.
    `uncounted` are formulas without a stored result, `told` other cells of which a
    person is told something, by kind. A picture counts only where its cell is blank.
    `said` are the words of comments on cells that are for this program.
    """

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Box] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncounted: set[Spot] = field(default_factory=set)
    told: dict[str, set[Spot]] = field(default_factory=dict)
    said: dict[Spot, list[str]] = field(default_factory=dict)
    hidden: bool = False

    def put(
        self,
        row: int,
        column: int,
        text: str,
        struck: bool = False,
        whole: bool = False,
    ) -> None:
        """Put a text into a cell; a formula that stands for a picture is one.

        `struck` tells that words were struck out of it, `whole` that all of it is.
        """
        if struck or (whole and text.strip()):
            self.tell("struck", row, column)
        if whole:
            return
        if text[:1] == "=" and PICTURE.match(text):
            self.tell("picture", row, column)
        elif text:
            self.cells.setdefault(row, {})[column] = text

    def tell(self, kind: str, row: int, column: int) -> None:
        """Note something of a cell."""
        self.told.setdefault(kind, set()).add((row, column))


def check_box(path: str, sheet: str, box: Box, written: int) -> None:
    """Raise UnreadableError if a sheet's cells lie outside it or too far apart."""
    if box.bottom >= ROWS or box.right >= COLUMNS:
        raise damaged(path, ValueError(f"a cell beyond the end of the sheet '{sheet}'"))
    corner = cell_name(box.bottom, box.right)
    chinese = f"工作表“{sheet}”（内容一直到 {corner}，请先删去右侧和下方多余的）"
    english = f"the sheet '{sheet}' (to {corner}; delete what is not part of the table)"
    check_cells(path, box.height * box.width, written, (chinese, english))
