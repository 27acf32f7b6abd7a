"""A picture of the rows of one project: what a person has before them."""

from __future__ import annotations

from dataclasses import dataclass

from jixiaolint.place import Place

Of = tuple[int | None, str]
"""What stands in a cell: a field of the row of a number, or of the project."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that reaches so many rows down and columns across.

    `of` are the fields that stand in it, or would if it were not blank. A head of our own
    has a `key` in place of a text.
    """

    text: str
    of: tuple[Of, ...] = ()
    down: int = 1
    across: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number where it has one, its place, and the cells that begin in it.

    Rows that share a place are told apart as items.
    """

    number: int | None
    place: Place | None
    cells: tuple[SheetCell, ...]
    item: int | None = None


@dataclass(frozen=True, slots=True)
class SheetFact:
    """What is stated of a project above its rows, and the name of the cell."""

    field: str
    label: str
    text: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a project under their heads; `letters` name the columns of a sheet."""

    title: str | None
    letters: tuple[str, ...]
    facts: tuple[SheetFact, ...]
    heads: tuple[SheetRow, ...]
    rows: tuple[SheetRow, ...]

    def by_seq(self) -> dict[int | None, SheetRow]:
        """Return the rows in which the names of indicators stand, by their numbers."""
        return {
            seq: row
            for row in self.rows
            for cell in row.cells
            for seq, field in cell.of
            if field == "name"
        }
