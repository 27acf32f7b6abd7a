"""The upper two levels of rows: what each states, and what blanks below a label mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import repeat
from operator import and_, eq, is_not

from jixiaolint.columns.column import Column, distinct
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.form import Draft
from jixiaolint.labels.levels import (
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

LEVELS = ("level1", "level2")
LEVEL_FIELDS = ("level1_code", "level1", "level2_code", "level2")
Levels = dict[str, "Column"]
"""The columns of the `LEVEL_FIELDS`."""

_CLASS = pattern(r"{form-word=indicator}$")


def own_levels(cells: Mapping[str, Column], rows: Rows) -> Levels:
    """Return the levels that the rows state themselves, below them two rows more.

    The one is for the levels that hold from above, the other is blank.
    """
    found = {name: Column.blank(len(rows) + 2, rows.odd) for name in LEVEL_FIELDS}
    for role in LEVELS:
        column, codes = cells.get(role), cells.get(f"code{role[-1]}")
        if column is None:
            continue
        rest = {value for value in distinct(column.values) if not is_bare_level(value)}
        _put_bare(found[role], column, rest)
        for at in column.among(rest):
            cell = column.text(at)
            put_fields(found, at, level_fields(read_level(cell), role) if cell else {})
        for at in _stated(codes, column) if codes else ():
            code, own = codes.text(at) if codes else None, found[f"{role}_code"]
            if code is not None and own.values[at] is None:
                own.put(at, code.squeeze())
    return found


def put_fields(levels: Levels, at: int, fields: Draft) -> None:
    """Put the fields of levels into a row."""
    for name, text in fields.items():
        levels[name].put(at, text)


def _put_bare(own: Column, cells: Column, rest: Collection[str]) -> None:
    """Put the cells that are a known label and nothing else into the rows."""
    if not rest and own.values.count(None) == len(own):
        own.values[:-2], own.marks[:-2] = cells.values, cells.marks
        return
    pairs = zip(cells.values, cells.marks, strict=True)
    for at, (value, mark) in enumerate(pairs):
        if value is not None and value not in rest:
            own.values[at], own.marks[at] = value, mark


def _stated(codes: Column, labels: Column) -> Iterator[int]:
    """Yield the rows that state both a code and a label."""
    pairs = zip(codes.values, labels.values, strict=True)
    return (at for at, pair in enumerate(pairs) if None not in pair)


def level_fields(levels: Sequence[Level], role: str) -> Draft:
    """Return levels as fields, a single one under the role given."""
    roles = LEVELS if len(levels) > 1 else (role,)
    found: Draft = {}
    for key, level in zip(roles, levels, strict=False):
        found[key] = level.label
        if level.code is not None:
            found[f"{key}_code"] = level.code
    return found


def peeled(name: Text, above: str | None = None) -> tuple[Draft, Text]:
    """Return the levels that a name begins with, as fields, and the rest of it.

    A single one that is known below the first level `above` is a second one.
    """
    levels, rest = peel(name)
    if not levels:
        return {}, name
    label = levels[0].label.value
    first = is_first(label) and not goes_on(label, above)
    return level_fields(levels, "level1" if first else "level2"), rest


def outlined(name: Text, *, below: bool) -> Draft:
    """Return the level for the rows below that a name is, as fields, if it is one.

    A form without columns of levels has them as rows: 一、产出指标, （一）数量指标. `below`
    tells that it stands below a first level.
    """
    level = read_level(name)[0]
    written = level.number or _CLASS.search(level.label.value)
    if not written or not is_level(level.label.value):
        return {}
    inner = level.number is not None and level.number.value[0] in "(（"
    first = is_first(level.label.value) and not (inner and below)
    return level_fields((level,), "level1" if first else "level2")


def is_known(*labels: str | None) -> bool:
    """Return whether one of the levels that a row states is known as such."""
    return any(label is not None and is_level(label) for label in labels)


def stands_for_name(label: str | None) -> bool:
    """Return whether what stands for the first level alone beside a value is no level."""
    return label is not None and not is_level(label) and not _CLASS.search(label)


def goes_on(second: str | None, above: str | None) -> bool:
    """Return whether the second level of a row is known as one below the first above."""
    return second is not None and above is not None and stands_below(second, above)


def _habits(cells: Column | None) -> tuple[int, int]:
    """Return how many cells of a column are blank, and how many are written again."""
    if cells is None:
        return 0, 0
    bare = {value: value.strip() for value in distinct(cells.values)}
    values = [value and bare[value] for value in cells.values]
    again = list(map(eq, values, values[1:]))
    if None in values:
        again = list(map(and_, again, map(is_not, values, repeat(None))))
    merged = map(eq, cells.marks, cells.marks[1:])
    return values.count(None), sum(again) - sum(map(and_, again, merged))


def fills_of(
    first_cells: Column | None, second_cells: Column | None
) -> dict[str, bool]:
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
