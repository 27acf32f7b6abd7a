"""A project in a grid: the heads above it and its rows, as they were submitted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jixiaolint.columns.column import distinct
from jixiaolint.columns.rows import Rows
from jixiaolint.labels.heads import NAMING, role_of
from jixiaolint.model import INDICATOR_TEXTS, Indicator, Project, texts
from jixiaolint.place import position
from jixiaolint.remarks.cells import Whereabouts
from jixiaolint.sheets.cells import Cells, Spot
from jixiaolint.sheets.sheet import Of, SheetCell
from jixiaolint.text import Text

_MOST_HEADS = 3
"""So many rows at most are the heads of a table."""

Heads = dict[tuple[int, int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Submitted:
    """The rows of a project whose indicators have rows of their own in one grid.

    `first` is the cell of the first name; `of` tells which fields stand in a cell.
    """

    first: Spot
    heads: Sequence[int]
    body: Sequence[int]
    columns: Sequence[int]
    rows: Rows
    of: Mapping[Spot, Sequence[Of]]


@dataclass(frozen=True, slots=True)
class Grids:
    """The grids of a source, in which projects are looked for; heads are found once."""

    cells: Cells
    where: Whereabouts
    known: Heads = field(default_factory=dict)

    def submitted(self, project: Project) -> Submitted | None:
        """Return a project as it stands in a grid; nothing if its rows are not of one."""
        # Each look at a row of a table held by columns makes it anew.
        indicators = tuple(project.indicators)
        names = [self.cells.spot(one.name) for one in indicators if one.name]
        spots = [spot for spot in names if spot]
        lines = {(spot.grid, spot.row) for spot in spots}
        grids = {spot.grid for spot in spots}
        if not spots or len(lines) < len(indicators) or len(grids) > 1:
            return None
        rows = self.cells.grids[spots[0].grid]
        first = min(spot.row for spot in spots)
        body = range(first, max(spot.row for spot in spots) + 1)
        column = Counter(spot.column for spot in spots).most_common(1)[0][0]
        heads = self._heads(spots[0].grid, column, first)
        of = _owned(indicators, self.cells, self._column(project, spots[0]))
        stated = {spot for text in _facts(project) if (spot := self.cells.spot(text))}
        columns = list(_columns(self.cells, (spots[0], heads, body), of, stated))
        return Submitted(spots[0], heads, body, columns, rows, of)

    def _column(self, project: Project, spot: Spot) -> Callable[[str], int | None]:
        """Return what tells in which column of the grid a field has its place."""
        text = next((one.name for one in project.indicators if one.name), None)
        known = position(self.where.name(text)) if text else None

        def column(key: str) -> int | None:
            """Return the column of a field, if its cells have names at all."""
            found = self.where.column(project, key) if known else None
            return (
                None
                if found is None or known is None
                else found - known[1] + spot.column
            )

        return column

    def _heads(self, grid: int, column: int, above: int) -> Sequence[int]:
        """Return the rows of heads that are nearest above a row."""
        if (grid, column) not in self.known:
            cells = self.cells.grids[grid].columns[column]
            naming = {v for v in distinct(cells.values) if role_of(v) in NAMING}
            self.known[grid, column] = list(cells.among(naming))
        found = [row for row in self.known[grid, column] if row < above]
        last = found[-_MOST_HEADS:]
        return [
            row for at, row in enumerate(last) if last[-1] - row == len(last) - 1 - at
        ]


def reaching(
    rows: Rows, lines: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield of lines and columns the cells that begin there, with how far they reach."""
    covered: set[tuple[int, int]] = set()
    for at, line in enumerate(lines):
        for beside, column in enumerate(columns):
            if (line, column) in covered:
                continue
            text = rows.text(line, column)
            across = _while(text, (rows.text(line, one) for one in columns[beside:]))
            down = _while(text, (rows.text(one, column) for one in lines[at:]))
            covered.update(
                (one, two)
                for one in lines[at : at + down]
                for two in columns[beside : beside + across]
            )
            yield line, column, down, across


def cell(found: Submitted, cells: Cells, at: tuple[int, int, int, int]) -> SheetCell:
    """Return a cell of the picture, with the fields that stand in it."""
    line, column, down, across = at
    text = found.rows.text(line, column)
    spot = cells.spot(text) or Spot(found.first.grid, line, column)
    return SheetCell(text.value, tuple(found.of.get(spot, ())), down, across)


def _while(text: Text, following: Iterable[Text]) -> int:
    """Return how many texts are the same object: a blank cell reaches no further."""
    number = 0
    for one in following:
        if one is not text or (number and not text.value):
            break
        number += 1
    return number


def _owned(
    indicators: Iterable[Indicator], cells: Cells, column: Callable[[str], int | None]
) -> Mapping[Spot, Sequence[Of]]:
    """Return the fields that stand in each cell, or would where one is blank."""
    found: dict[Spot, list[Of]] = defaultdict(list)
    for one in indicators:
        name = cells.spot(one.name) if one.name else None
        for key in INDICATOR_TEXTS:
            text = getattr(one, key)
            spots = cells.spots(text) if text else []
            if not spots and name and (at := column(key)) is not None:
                spots = [name._replace(column=at)]
            for spot in spots:
                found[spot].append((one.seq, key))
    return found


def _facts(project: Project) -> Iterator[Text]:
    """Yield the texts that state a project itself."""
    whole = (project.name, project.unit, project.goal, project.cycle_goal)
    yield from (text for text in (*whole, project.content) if text)
    yield from texts(project.amounts)


def _columns(
    found: Cells,
    part: tuple[Spot, Sequence[int], Sequence[int]],
    of: Mapping[Spot, object],
    stated: set[Spot],
) -> Iterator[int]:
    """Yield the columns to show: not those that only state the project beside each row."""
    first, heads, body = part
    rows = found.grids[first.grid]
    for at, column in enumerate(rows.columns):
        filled = {found.spot(rows.text(line, at)) for line in body} - {None}
        blank = {Spot(first.grid, line, at) for line in body}
        headed = any((column.values[line] or "").strip() for line in heads)
        if not of.keys().isdisjoint(filled | blank) or (
            filled.isdisjoint(stated) and (filled or headed)
        ):
            yield at
