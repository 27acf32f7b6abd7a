"""Where in the grids of a source its characters stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jixiaolint.columns.rows import Rows
from jixiaolint.source import Grid, Source
from jixiaolint.text import Text


class Spot(NamedTuple):
    """A cell: the number of its grid, its first row and column, from zero."""

    grid: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of all grids of a source, by where they begin."""

    grids: Sequence[Rows]
    titles: Sequence[str | None]
    starts: Sequence[int]
    owners: Sequence[Spot]

    @classmethod
    def of(cls, source: Source) -> Cells:
        """Return the cells of a source."""
        grids = [block for block in source.blocks if isinstance(block, Grid)]
        found = sorted(
            (start, Spot(number, *owner))
            for number, grid in enumerate(grids)
            for start, owner in grid.cells.owners().items()
        )
        return cls(
            [grid.cells for grid in grids],
            [grid.title for grid in grids],
            [start for start, _ in found],
            [spot for _, spot in found],
        )

    def spot(self, text: Text) -> Spot | None:
        """Return the cell in which a text begins, if it stands in one."""
        return self._at(text.offset(0)) if text.runs else None

    def spots(self, text: Text) -> list[Spot]:
        """Return all cells from which a text was put together."""
        found = (self._at(span.start) for span in text.spans())
        return list(dict.fromkeys(spot for spot in found if spot))

    def _at(self, offset: int) -> Spot | None:
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return None
        spot = self.owners[at]
        cell = self.grids[spot.grid].text(spot.row, spot.column)
        inside = any(start <= offset < end for start, end in cell.spans())
        return spot if inside else None
