"""The rows under a head in, their indicators out: read column by column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from jixiaolint.columns.column import Column
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.form import Draft, Drafts
from jixiaolint.extract.grid.cells import Side, heads_group, joined, side_of
from jixiaolint.extract.grid.filling import (
    LEVEL_FIELDS,
    LEVELS,
    Levels,
    goes_on,
    is_known,
    outlined,
    own_levels,
    peeled,
    put_fields,
    stands_for_name,
)
from jixiaolint.extract.grid.heads import Head
from jixiaolint.labels.bare import bared, is_bare
from jixiaolint.labels.looks import content
from jixiaolint.parsing.target import parse_target
from jixiaolint.text import Text, is_squeezed
from jixiaolint.words.fold import fold

_SIGN = re.compile(r"[≥≤=><≧≦⩾⩽]")
_PLAIN = ("description", "score", "rating", "nature", "actual", "points", "reason")
_UNITS = ("unit", "annual_unit")
_VALUES = ("cycle", "annual")

_POINTS = frozenset(("score", "points"))
"""What a level may have of its own."""

HOLDS, HEADS = 1, 2
"""The kinds of rows: one that holds an indicator, one that heads others."""


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of the indicator in each row, by field, and what the rows are.

    `kinds` has for each row `HOLDS`, `HEADS`, or zero if it is not understood; `below`
    are the levels that hold for the rows after the last one.
    """

    parts: Drafts
    kinds: bytearray
    below: Draft


def read_side(
    rows: Rows,
    head: Head,
    side: dict[str, int],
    begins: Collection[int],
    held: Draft | None,
) -> Body:
    """Return what the rows hold under the columns to which `side` maps the parts.

    `held` are the levels of the rows above, which end at the rows that `begins` names.
    """
    read = side_of(rows, head, side)
    parts = _parts(read)
    _take_units(
        parts, {role: head.unit(side[role]) for role in _VALUES if role in parts}
    )
    parts["name"] = read.column("name", rows).copy()
    levels = own_levels(read.cells, rows)
    put_fields(levels, len(rows), held or {})
    kinds, firsts, seconds = _walked(read, parts, levels, begins)
    below: Draft = {}
    for name in LEVEL_FIELDS:
        places = firsts if name.startswith("level1") else seconds
        if text := levels[name].text(places[-1]):
            below[name] = text
        if any(levels[name].values):
            parts[name] = levels[name].pick(places[:-1])
    parts["name"] = parts["name"].through(bared, is_bare)
    return Body(parts, kinds, below)


def _walked(
    read: Side, parts: Drafts, levels: Levels, begins: Collection[int]
) -> tuple[bytearray, list[int], list[int]]:
    """Return the kinds of the rows, and for each the rows whose levels hold for it.

    The last of these are those that hold below the last row. A name that begins with
    levels loses them to its row; one that is a level heads the rows below.
    """
    names, ones, twos = parts["name"], levels["level1"].values, levels["level2"].values
    count, nothing = len(names), len(names) + 1
    kinds, firsts, seconds = bytearray(count), [nothing] * count, [nothing] * count
    lone = read.cells.keys().isdisjoint(LEVELS)
    first = second = count
    for at, name in enumerate(names.values):
        if at in begins:
            first = second = nothing
        if at in read.same:
            kinds[at] = HEADS
            continue
        if name is None:
            if not is_known(ones[at], twos[at]) and not _states(parts, _VALUES, at):
                continue
            if twos[at] is None and stands_for_name(ones[at]):
                _name_by_level(names, levels["level1"], at)
                first, second, kinds[at] = nothing, nothing, HOLDS
                continue
        elif twos[at] is None and _may_state(read, name, ones[at]):
            above = ones[at] or ones[first]
            fields, rest = _levels_in(names, at, above, parts if lone else {})
            put_fields(levels, at, fields)
            if rest is None:
                first, second = (at, nothing) if ones[at] else (first, at)
                kinds[at] = HEADS
                continue
            names.put(at, rest)
        first, second = _holding(read, levels, at, first, second)
        firsts[at], seconds[at] = first, second
        bare = name is None and not _states(parts, parts.keys() - _POINTS, at)
        kinds[at] = HEADS if bare and heads_group(read, at, count) else HOLDS
    return kinds, [*firsts, first], [*seconds, second]


def _name_by_level(names: Column, level: Column, at: int) -> None:
    """Make of what stands under a level the name of its row."""
    names.put(at, level.text(at))
    level.put(at, None)


def _may_state(read: Side, name: str, first: str | None) -> bool:
    """Tell whether a name may state levels: those that no column of its row is for."""
    if read.cells.keys().isdisjoint(LEVELS):
        return True
    return _may_peel(name) and (first is None or "level2" not in read.cells)


def _holding(
    read: Side, levels: Levels, at: int, first: int, second: int
) -> tuple[int, int]:
    """Return the rows whose levels hold for a row, after those that held above it."""
    ones, twos = levels["level1"].values, levels["level2"].values
    one, two, nothing = ones[at], twos[at], len(ones) - 1
    if two is not None:
        second = at
    elif not read.fills["level2"] or one not in (None, ones[first]):
        second = nothing
    if one is not None:
        first = at
    elif not read.fills["level1"] and not goes_on(two, ones[first]):
        first = nothing
    return first, second


def _levels_in(
    names: Column, at: int, above: str | None, parts: Drafts
) -> tuple[Draft, Text | None]:
    """Return the levels that a name states and the rest of it, if it is not all level.

    It may be that in a form without columns of levels, whose `parts` are given.
    """
    name = names.text(at)
    assert name is not None
    if parts and not _states(parts, _VALUES, at):
        fields = outlined(name, below=above is not None)
        if fields:
            return fields, None
    return peeled(name, above)


def _states(parts: Drafts, names: Iterable[str], at: int) -> bool:
    """Tell whether a row has one of some parts."""
    return any(name in parts and parts[name].values[at] is not None for name in names)


@lru_cache(maxsize=65536)
def _may_peel(name: str) -> bool:
    """Tell whether a name begins with a level."""
    return bool(peeled(Text.at(name, 0))[0])


def draft_of(parts: Drafts, row: int) -> Draft:
    """Return the parts of the indicator in a row."""
    names = [name for name in (*LEVEL_FIELDS, *parts) if name in parts]
    found = ((name, parts[name].text(row)) for name in names)
    return {name: text for name, text in found if text is not None}


def _parts(side: Side) -> Drafts:
    """Return the parts of the indicators beside their levels and names."""
    drafts: Drafts = {}
    for role in (*_PLAIN, *_UNITS):
        if role in side.cells:
            found = side.cells[role].through(Text.squeeze, is_squeezed)
            name = "measure_unit" if role in _UNITS else role
            drafts[name] = found.over(drafts[name]) if name in drafts else found
    for role in _VALUES:
        if role in side.cells:
            cells = side.cells[role]
            if f"{role}_else" in side.cells:
                cells = joined(cells, side.cells[f"{role}_else"])
            drafts[role] = cells.through(bared, is_bare)
            if f"{role}_sign" in side.cells:
                _sign(drafts, role, side.cells[role], side.cells[f"{role}_sign"])
    return drafts


def _take_units(parts: Drafts, units: dict[str, Text | None]) -> None:
    """Give bare numbers the unit that the head of their column states, if it does."""
    for role, unit in units.items():
        if unit is None:
            continue
        taken = Column.blank(len(parts[role]), parts[role].odd)
        for at, value in enumerate(parts[role].values):
            if value is not None and parse_target(value) != parse_target(value, "%"):
                taken.put(at, unit)
        known = parts.get("measure_unit")
        parts["measure_unit"] = known.over(taken) if known else taken


def _sign(drafts: Drafts, role: str, cells: Column, signs: Column) -> None:
    """Give values the signs from the column of operators; 定性 is the nature."""
    values = drafts[role] = drafts[role].copy()
    natures = Column.blank(len(values), values.odd)
    for at, sign in enumerate(signs.values):
        value = values.values[at]
        if sign is None or (value is not None and signs.marks[at] == cells.marks[at]):
            continue
        said = signs.text(at)
        assert said is not None
        if content(sign) == "nature":
            natures.put(at, said.squeeze())
        elif (text := values.text(at)) and not _has_own(fold(text.value), fold(sign)):
            values.put(at, Text.join((said.squeeze(), text)))
    known = drafts.get("nature")
    drafts["nature"] = known.over(natures) if known else natures


def _has_own(value: str, sign: str) -> bool:
    """Tell whether a value has its sign; another one beside it (= and ≥2万) is a fault."""
    own = _SIGN.match(value)
    return own is not None and (value.startswith(sign) or not _SIGN.match(sign))
