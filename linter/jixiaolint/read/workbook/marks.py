"""What a package says of the cells of a sheet beyond their values."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiaolint.read.workbook.box import Box

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What binary workbooks hold in place of a result -> what the cell shows."""


@dataclass(slots=True)
class Marks:
    """What is known of a sheet before its values are read; all counted from zero.

    `formats` holds the format of each number that is not shown as it is stored, by row
    and column, `errors` the words in cells whose formula failed. No cell that is not
    blank lies outside `box`. `uncounted` are formulas without a stored result.
    """

    formats: dict[int, dict[int, str]] = field(default_factory=dict)
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Box] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncounted: set[tuple[int, int]] = field(default_factory=set)
    box: Box = Box(1 << 30, 1 << 30, -1, -1)  # noqa: RUF009  a tuple is no trap

    def take(self, row: int, column: int) -> None:
        """Widen the box to a cell."""
        top, left, bottom, right = self.box
        if row > bottom or column > right or row < top or column < left:
            self.box = Box(
                min(row, top), min(column, left), max(row, bottom), max(column, right)
            )

    def form(self, row: int, column: int, code: str) -> None:
        """Keep the format of a number."""
        self.formats.setdefault(row, {})[column] = code
