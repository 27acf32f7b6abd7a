"""The upper two levels of rows: what each states, and what blanks below a label mean."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.labels.levels import (
    Level,
    is_bare_level,
    is_first,
    is_level,
    peel,
    read_level,
    stands_below,
)
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.form import Draft
    from jixiaolint.extract.grid.cells import Cells, Side

LEVELS = ("level1", "level2")
_CLASS = pattern(r"{form-word=indicator}$")


def own_levels(cells: dict[str, Cells], count: int) -> list[Draft]:
    """Return for each row the levels that it states itself."""
    found: list[Draft] = [{} for _ in range(count)]
    for role in LEVELS:
        codes = cells.get(f"code{role[-1]}")
        for at, cell in enumerate(cells.get(role, ())):
            if cell is None:
                continue
            if is_bare_level(cell.value):
                found[at][role] = cell
            else:
                found[at] |= level_fields(read_level(cell), role)
            code = codes[at] if codes else None
            if code is not None:
                found[at].setdefault(f"{role}_code", code.squeeze())
    return found


def level_fields(levels: Sequence[Level], role: str = "level1") -> Draft:
    """Return levels as fields, a single one under the role given."""
    roles = LEVELS if len(levels) > 1 else (role,)
    found: Draft = {}
    for key, level in zip(roles, levels, strict=False):
        found[key] = level.label
        if level.code is not None:
            found[f"{key}_code"] = level.code
    return found


def peeled(name: Text) -> tuple[Draft, Text]:
    """Return the levels that a name begins with, as fields, and the rest of it."""
    levels, rest = peel(name)
    if not levels:
        return {}, name
    first = is_first(levels[0].label.value)
    return level_fields(levels, "level1" if first else "level2"), rest


def holds_outline(name: Text, side: dict[str, int], held: Draft) -> bool:
    """Return whether a name is a level for the rows below, and hold it if so.

    A form without columns of levels has them as rows: 一、产出指标, （一）数量指标.
    """
    if not side.keys().isdisjoint(LEVELS):
        return False
    level = read_level(name)[0]
    written = level.number or _CLASS.search(level.label.value)
    if not written or not is_level(level.label.value):
        return False
    inner = level.number is not None and level.number.value[0] in "(（"
    second = inner and "level1" in held
    if is_first(level.label.value) and not second:
        held.clear()
    else:
        held.pop("level2_code", None)
        second = True
    held |= level_fields((level,), "level2" if second else "level1")
    return True


def is_known(own: Draft) -> bool:
    """Return whether one of the levels that a row states is known as such."""
    return any(is_level(own[role].value) for role in LEVELS if role in own)


def filled(own: Draft, held: Draft, fills: dict[str, bool]) -> Draft:
    """Return the levels that hold for a row: its own, else those filled down.

    `fills` tells for each level whether blanks mean the label above; another first
    level ends the second. A second level tells by itself that it goes on under the first.
    """
    first, above = own.get("level1"), held.get("level1")
    levels = own
    if first is None and (fills["level1"] or _goes_on(own, above)):
        levels = _only(held, "level1_code", "level1") | levels
    same = first is None or (above is not None and above.value == first.value)
    if "level2" not in own and fills["level2"] and same:
        levels = levels | _only(held, "level2_code", "level2")
    return levels


def _goes_on(own: Draft, above: Text | None) -> bool:
    """Return whether the second level of a row is known as one below the first above."""
    second = own.get("level2")
    if second is None or above is None:
        return False
    return stands_below(second.value, above.value)


def _only(draft: Draft, *names: str) -> Draft:
    """Return those parts of a draft that it has."""
    return {name: draft[name] for name in names if name in draft}


def heads_group(side: Side, at: int, rows: int) -> bool:
    """Return whether one of some rows holds levels only, for the rows below it."""
    stated = [role for role in LEVELS if side.at(role, at) is not None]
    if at + 1 == rows or not stated or not side.fills[stated[-1]]:
        return False
    blank = all(side.at(role, at + 1) is None for role in stated)
    return blank and any(side.at(role, at + 1) for role in ("level2", "name"))


def _habits(cells: Cells) -> tuple[int, int]:
    """Return how many cells of a column are blank, and how many are written again."""
    repeats = sum(
        one is not two and one.value.strip() == two.value.strip()
        for one, two in pairwise(cells)
        if one is not None and two is not None
    )
    return cells.count(None), repeats


def fills_of(first_cells: Cells, second_cells: Cells) -> dict[str, bool]:
    """Return for each level whether a blank in its column means the label above.

    It does unless labels are written again on every row there, for then a blank is a
    blank. Merged cells tell nothing: often some are merged and some left empty. Where
    the first level repeats its labels, the second is taken to do so as well.
    """
    return fills_by(_habits(first_cells), _habits(second_cells))


def fills_by(first: tuple[int, int], second: tuple[int, int]) -> dict[str, bool]:
    """Return what `fills_of` does for how many cells are blank and written again."""
    repeating = first[1] > first[0] and second[1] > 0
    return {
        "level1": first[0] >= first[1],
        "level2": second[0] >= second[1] + repeating,
    }
