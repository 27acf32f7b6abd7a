"""Rows under the heads of a grid: which are no indicators, and which end the form."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.facts import is_fact, is_note, is_stated
from jixiaolint.extract.grid.levels import is_level
from jixiaolint.extract.heading import is_title
from jixiaolint.parse.fold import fold
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jixiaolint.extract.grid.roles import Columns
    from jixiaolint.text import Text

    Cells = Sequence[tuple[int, Text]]

_TOTAL = pattern(r"(?:{form-word=sum}|{ledger-total})(?:[(（].*[)）])?")
_NUMBER = pattern(r"[(（]?(\d{1,2}|[①-⑳])[)）]?|{form-word=line}")


def ends_form(cells: Cells, columns: Columns) -> bool:
    """Return whether a row begins the next form or what stands below this one."""
    if not cells:
        return False
    at, cell = cells[0]
    if is_level(cell.value):
        return False
    if len(cells) == 1 and is_title(cell.value):
        return True
    if len(cells) == 1 and is_stated(cell.value):
        return True
    name = columns.first_name
    aside = at < name or len(cells) == 1 or name == 0
    return aside and is_fact(cell.squeeze().value)


def is_frame(cells: Cells, columns: Columns) -> bool:
    """Return whether a row is blank, a total, a note, or the numbers of the columns."""
    if not cells:
        return True
    at, cell = cells[0]
    if _is_total(cell.value):
        return True
    if at in columns.notes:
        own = (pair for pair in cells if pair[0] not in columns.notes)
        at, cell = next(own, cells[0])
        if _is_total(cell.value):
            return True
    aside = len(cells) == 1 or at < columns.first_name
    if aside and is_note(cell.value):
        return True
    if len(cells) < 3 or not _number(cells[-1][1].value):
        return False
    return _counts([cell.value for _, cell in cells])


@lru_cache(maxsize=65536)
def _is_total(cell: str) -> bool:
    """Return whether a cell says that its row sums others."""
    return bool(_TOTAL.fullmatch("".join(cell.split())))


@lru_cache(maxsize=65536)
def _number(cell: str) -> re.Match[str] | None:
    """Return the match of a cell that may number its column."""
    return _NUMBER.fullmatch(fold(cell.strip()))


def _counts(values: list[str]) -> bool:
    """Return whether the cells count up from one."""
    found = list(map(_number, values))
    if not all(found):
        return False
    numbers = [int(match[1]) for match in found if match and (match[1] or "").isdigit()]
    return all(after == before + 1 for before, after in pairwise(numbers))
