"""Lay an invented table out as the lines that a PDF tool makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Row:
    """One row: its levels, its name, its other cells in column order."""

    level1: str
    level2: str
    name: str
    cells: tuple[str, ...]


def wrap(value: str, width: int) -> list[str]:
    """Return a text in lines of at most so many characters."""
    return [value[at : at + width] for at in range(0, len(value), width)] or [""]


def stream(rows: list[Row], width: int, narrow: int, blank: bool = False) -> list[str]:
    """Return the rows cell by cell, as a tool does that follows the drawing order.

    A row whose cells all fit takes one line; otherwise each cell's lines stand alone.
    Labels stand on lines of their own above their first row.
    """
    lines: list[str] = []
    one = two = ""
    for row in rows:
        if row.level1 != one:
            lines.append(row.level1)
            one, two = row.level1, ""
        if row.level2 != two:
            lines.append(row.level2)
            two = row.level2
        if len(row.name) <= width and all(len(cell) <= narrow for cell in row.cells):
            lines.append(" ".join([row.name, *filter(None, row.cells)]))
            continue
        lines.extend(wrap(row.name, width))
        if all(len(cell) <= narrow for cell in row.cells):
            lines.append(" ".join(filter(None, row.cells)))
        else:
            for cell in row.cells:
                if blank:
                    lines.append("")
                lines.extend(wrap(cell, narrow))
    return lines


def page(
    rows: list[Row],
    width: int,
    narrow: int,
    *,
    gap: str = " ",
    centred: bool = True,
    label_width: int = 12,
) -> list[str]:
    """Return the rows line by line as they stand on the page.

    Cells are centred upright in their rows. Labels are broken at `label_width` and stand
    in the middle of their groups, or at the top where not `centred`.
    """
    blocks = [_block(row, width, narrow) for row in rows]
    for key in (_second, _first):
        for group in _groups(rows, key):
            label = wrap(key(rows[group[0]])[-1], label_width)
            missing = len(label) - sum(len(blocks[at]) for at in group)
            blocks[group[-1]] = _taller(blocks[group[-1]], max(0, missing))
    columns: list[list[str]] = []
    for key in (_first, _second):
        column: list[str] = []
        for group in _groups(rows, key):
            label = wrap(key(rows[group[0]])[-1], label_width)
            height = sum(len(blocks[at]) for at in group)
            column.extend(_upright(label, height, centred))
        columns.append(column)
    cells = [line for block in blocks for line in block]
    merged = zip(*columns, cells, strict=True)
    return [gap.join(filter(None, (one, two, *line))) for one, two, line in merged]


def _first(row: Row) -> tuple[str, ...]:
    return (row.level1,)


def _second(row: Row) -> tuple[str, ...]:
    return (row.level1, row.level2)


def _groups(rows: list[Row], key: Callable[[Row], tuple[str, ...]]) -> list[list[int]]:
    """Return the places of the rows that share a label."""
    places = groupby(range(len(rows)), lambda at: key(rows[at]))
    return [list(group) for _, group in places]


def _taller(block: list[list[str]], more: int) -> list[list[str]]:
    """Return a row with blank lines above and below its cells."""
    blank = [""] * len(block[0])
    return [blank] * (more // 2) + block + [blank] * (more - more // 2)


def _block(row: Row, width: int, narrow: int) -> list[list[str]]:
    """Return the lines of a row, each a list of the pieces of its cells."""
    cells = [wrap(row.name, width), *(wrap(cell, narrow) for cell in row.cells)]
    height = max(map(len, cells))
    upright = [_upright(cell, height, centred=True) for cell in cells]
    return [list(line) for line in zip(*upright, strict=True)]


def _upright(lines: list[str], height: int, centred: bool) -> list[str]:
    """Return lines with blank ones above and below, up to a height."""
    space = max(0, height - len(lines))
    above = space // 2 if centred else 0
    return [""] * above + lines[:height] + [""] * (space - above)
