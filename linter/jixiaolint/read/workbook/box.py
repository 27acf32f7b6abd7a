"""Rectangles of cells: merged ranges, and all that a sheet holds."""

from __future__ import annotations

from typing import NamedTuple

from jixiaolint.read.archive import damaged
from jixiaolint.read.limits import limit, over
from jixiaolint.read.workbook.places import COLUMNS, ROWS, cell_name


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


def check_box(path: str, sheet: str, box: Box) -> None:
    """Raise UnreadableError if a sheet's cells lie outside it or too far apart."""
    if box.bottom >= ROWS or box.right >= COLUMNS:
        raise damaged(path, ValueError(f"a cell beyond the end of the sheet '{sheet}'"))
    area = box.height * box.width
    if area > limit("cells"):
        corner = cell_name(box.bottom, box.right)
        raise over(
            path,
            "cells",
            f"工作表“{sheet}”的内容一直到 {corner}，共 {area} 格（请先删去右侧和下方多余的内容）",
            f"the sheet '{sheet}' reaches to {corner}, {area} cells; delete what is not"
            " part of the table",
        )
