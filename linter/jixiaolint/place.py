"""Where something stands, in words that a person can follow to the spot."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a source; only the coordinates that its format has are set.

    Text files have `line` and `column`, workbooks `sheet` and `cell`, PDF and Word
    files `page`, `table`, `row` (and `paragraph`). All numbers count from one.
    """

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    paragraph: int | None = None

    def as_dict(self) -> dict[str, int | str]:
        """Return the coordinates that are set, in the order of the contract."""
        pairs = zip(self.__slots__, _COORDINATES(self), strict=True)
        return {name: value for name, value in pairs if value is not None}


_COORDINATES = attrgetter(*Place.__slots__)
