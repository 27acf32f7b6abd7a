"""The rows under a head in, their indicators out: read column by column.

A column is read at once, so that what its cells have in common (no list numbers, no
merges, no label at its side) is found out once and not for each row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import is_
from typing import TYPE_CHECKING

from jixiaolint.extract.labels.levels import (
    Level,
    is_bare_level,
    is_first,
    is_level,
    peel,
    read_level,
)
from jixiaolint.extract.labels.looks import content, is_filler
from jixiaolint.parse.fold import fold
from jixiaolint.text import Text, layout
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from jixiaolint.extract.form import Draft
    from jixiaolint.extract.grid.heads import Head, Row

Cells = list[Text | None]

_ORDINAL = pattern(
    r"(?:{form-word=indicator}\s*\d{1,2}\s*[:：、.．]|\d{1,2}(?:[、.．](?!\d)|[)）])|[（(]\d{1,2}[)）]"
    r"|[①-⑳])\s*(?=\S)"
)
_CLASS = pattern(r"{form-word=indicator}$")
_SIGN = re.compile(r"[≥≤=><≧≦⩾⩽]")
_ENDS = "。；;"
_OVER = ("level1", "level2", "name")
_PLAIN = ("description", "score", "rating", "nature", "actual", "points", "reason")
_REPEATED = frozenset(("score", "points"))
"""What each row has of its own: a cell merged over several is none of theirs."""

_OPEN = frozenset(
    ("nature", "unit", "annual_unit", "cycle_unit", "annual_sign", "cycle_sign")
)
"""Columns in which 无 or / only says that there is nothing to say."""

_VALUES = ("cycle", "annual")
_LEVELS = frozenset(("level1", "level2", "level1_code", "level2_code"))
_VALUED = frozenset(_VALUES)


@dataclass(frozen=True, slots=True)
class _Side:
    """The cells of an indicator's parts, by role; of a row, those at its number."""

    cells: dict[str, Cells]
    levels: list[Draft]
    fills: dict[str, bool]
    same: frozenset[int]

    def at(self, role: str, row: int) -> Text | None:
        """Return the cell of a role in a row, nothing if it is blank."""
        cells = self.cells.get(role)
        return cells[row] if cells else None


def read_side(
    rows: Sequence[Row],
    head: Head,
    side: dict[str, int],
    begins: Collection[int] = (),
    held: Draft | None = None,
) -> tuple[list[Draft | None], Draft]:
    """Return the parts of the indicator in each row, and the levels that hold below.

    There are none in a row that heads others, and nothing for one that is not understood.
    `side` maps the parts to columns; `held` are the levels of the rows above, which end
    at the rows that `begins` names.
    """
    held = held or {}
    if not rows:
        return [], held
    read = _side(rows, head, side)
    names = read.cells.get("name") or [None] * len(rows)
    drafts = zip(_parts(read, len(rows)), read.levels, names, strict=True)
    found: list[Draft | None] = []
    for at, (draft, own, name) in enumerate(drafts):
        if at in begins:
            held = {}
        if at in read.same:
            found.append({})
            continue
        if name is not None:
            if not own and not _VALUED & draft.keys() and _outline(name, side, held):
                found.append({})
                continue
            if not own:
                own, name = _peeled(name)
            draft["name"] = _bare(name)
        elif not _VALUED & draft.keys() and not _is_known(own):
            found.append(None)
            continue
        held = _fill(own, held, read.fills)
        heads = own and not draft and _heads_group(read, at)
        found.append({} if heads else held | draft)
    return found, held


def _side(rows: Sequence[Row], head: Head, side: dict[str, int]) -> _Side:
    """Return the cells of a side; one merged with a column more to the left is none."""
    raw = {role: [row[at] for row in rows] for role, at in side.items()}
    cells = {
        role: _filled(column, head.label(side[role])) for role, column in raw.items()
    }
    for role in cells.keys() & _OPEN:
        cells[role] = [
            cell if cell and not is_filler(cell.value) else None for cell in cells[role]
        ]
    for role in cells.keys() & _REPEATED:
        cells[role] = _single(cells[role], raw.get("name", []))
    fills = {role: _habits(cells.get(role, ())) for role in _OVER[:2]}
    left: list[list[Text]] = []
    for role in (*_OVER, *(role for role in side if role not in _OVER)):
        if role in side:
            for column in left:
                cells[role] = _unmerged(cells[role], column)
            if role in _OVER:
                left.append(raw[role])
    same = _same(raw) if "name" in raw else frozenset()
    return _Side(cells, _levels(cells, len(rows)), _fills(fills), same)


def _filled(cells: list[Text], label: Text | None) -> Cells:
    """Return the cells of a column, none where one is blank or the label at its side."""
    found: Cells = [
        cell if cell.value and not cell.value.isspace() else None for cell in cells
    ]
    if label is not None and cells[0] is label:
        return [None if cell is label else cell for cell in found]
    return found


def _unmerged(cells: Cells, left: list[Text]) -> Cells:
    """Return the cells of a column without those merged with another to the left."""
    if not any(map(is_, cells, left)):
        return cells
    return [
        None if cell is other else cell for cell, other in zip(cells, left, strict=True)
    ]


def _single(cells: Cells, names: Sequence[Text]) -> Cells:
    """Return the cells of a column without those merged over rows of different names."""
    wide = {
        id(one)
        for (one, two), (name, after) in zip(
            pairwise(cells), pairwise(names), strict=False
        )
        if one is two and name is not after
    }
    return [None if id(cell) in wide else cell for cell in cells] if wide else cells


def _same(raw: dict[str, list[Text]]) -> frozenset[int]:
    """Return the rows whose cells are all those of the row above, merged with it."""
    names = raw["name"]
    again = [at for at, pair in enumerate(pairwise(names), 1) if pair[0] is pair[1]]
    return frozenset(
        at
        for at in again
        if all(column[at] is column[at - 1] for column in raw.values())
        and any(column[at].value for column in raw.values())
    )


def _levels(cells: dict[str, Cells], count: int) -> list[Draft]:
    """Return for each row the levels that it states itself."""
    found: list[Draft] = [{} for _ in range(count)]
    for role in _OVER[:2]:
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
    roles = ("level1", "level2") if len(levels) > 1 else (role,)
    found: Draft = {}
    for key, level in zip(roles, levels, strict=False):
        found[key] = level.label
        if level.code is not None:
            found[f"{key}_code"] = level.code
    return found


def _peeled(name: Text) -> tuple[Draft, Text]:
    """Return the levels that a name begins with, as fields, and the rest of it."""
    levels, rest = peel(name)
    if not levels:
        return {}, name
    first = is_first(levels[0].label.value)
    return level_fields(levels, "level1" if first else "level2"), rest


def _outline(name: Text, side: dict[str, int], held: Draft) -> bool:
    """Return whether a name is a level for the rows below, and hold it if so.

    A form without columns of levels has them as rows: 一、产出指标, （一）数量指标.
    """
    if side.keys() & {"level1", "level2"}:
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


def _is_known(own: Draft) -> bool:
    """Return whether one of the levels that a row states is known as such."""
    return any(is_level(own[role].value) for role in _OVER[:2] if role in own)


def is_unused(draft: Draft) -> bool:
    """Return whether a row has levels and nothing else, or 不适用 throughout."""
    if "name" in draft and not is_filler(draft["name"].value):
        return False
    parts = [text.value for role, text in draft.items() if role not in _LEVELS]
    return not parts or (len(parts) > 1 and all(map(is_filler, parts)))


def lowest(draft: Draft) -> Text:
    """Return the lowest level of a row that has no more."""
    return draft.get("level2") or draft.get("level1") or next(iter(draft.values()))


def _fill(own: Draft, held: Draft, fills: dict[str, bool]) -> Draft:
    """Return the levels that hold for a row: its own, else those filled down.

    `fills` tells for each level whether blanks mean the label above; another first
    level ends the second.
    """
    first = own.get("level1")
    levels = own
    if first is None and fills["level1"]:
        levels = _only(held, "level1_code", "level1") | levels
    same = first is None or ("level1" in held and held["level1"].value == first.value)
    if "level2" not in own and fills["level2"] and same:
        levels = levels | _only(held, "level2_code", "level2")
    return levels


def _only(draft: Draft, *names: str) -> Draft:
    """Return those parts of a draft that it has."""
    return {name: draft[name] for name in names if name in draft}


def _heads_group(side: _Side, at: int) -> bool:
    """Return whether a row holds levels only, for the rows below it."""
    stated = [role for role in _OVER[:2] if side.at(role, at) is not None]
    if at + 1 == len(side.levels) or not stated or not side.fills[stated[-1]]:
        return False
    blank = all(side.at(role, at + 1) is None for role in stated)
    return blank and any(side.at(role, at + 1) for role in ("level2", "name"))


def _habits(cells: Iterable[Text | None]) -> tuple[int, int]:
    """Return how many cells of a column are blank, and how many are written again."""
    found = list(cells)
    repeats = sum(
        one is not two and one.value.strip() == two.value.strip()
        for one, two in pairwise(found)
        if one is not None and two is not None
    )
    return found.count(None), repeats


def _fills(habits: dict[str, tuple[int, int]]) -> dict[str, bool]:
    """Return for each level whether a blank in its column means the label above.

    It does unless labels are written again on every row there, for then a blank is a
    blank. Merged cells tell nothing: often some are merged and some left empty. Where
    the first level repeats its labels, the second is taken to do so as well.
    """
    first, second = habits["level1"], habits["level2"]
    repeating = first[1] > first[0] and second[1] > 0
    return {
        "level1": first[0] >= first[1],
        "level2": second[0] >= second[1] + repeating,
    }


def _parts(side: _Side, count: int) -> list[Draft]:
    """Return the parts of the indicators beside their levels and names."""
    drafts: list[Draft] = [{} for _ in range(count)]
    for role in _PLAIN:
        for draft, cell in zip(drafts, side.cells.get(role, ()), strict=False):
            if cell is not None:
                draft[role] = cell.squeeze()
    for role in ("unit", "annual_unit"):
        for draft, cell in zip(drafts, side.cells.get(role, ()), strict=False):
            if cell is not None:
                draft["measure_unit"] = cell.squeeze()
    for role in _VALUES:
        signs = side.cells.get(f"{role}_sign") or [None] * count
        for draft, cell, sign in zip(
            drafts, side.cells.get(role, ()), signs, strict=False
        ):
            value = None if cell is None else _bare(cell)
            if sign is not None and sign is not cell:
                value = _signed(value, sign, draft)
            if value is not None:
                draft[role] = value
    return drafts


def _signed(value: Text | None, sign: Text, draft: Draft) -> Text | None:
    """Return a value with the sign from the column of operators; 定性 is its nature."""
    if content(sign.value) == "nature":
        draft.setdefault("nature", sign.squeeze())
        return value
    if value is None or _SIGN.match(fold(value.value)):
        return value
    return Text.join((sign.squeeze(), value))


def _bare(cell: Text) -> Text:
    """Return a text without its list number and the mark that ends it."""
    if _is_bare(cell.value):
        return cell
    text = cell.squeeze()
    return text.slice(*_kept(text.value))


@lru_cache(maxsize=65536)
def _is_bare(value: str) -> bool:
    """Return whether a text is as bare as can be, as most are."""
    return not layout(value) and _kept(value) == (0, len(value))


def _kept(value: str) -> tuple[int, int]:
    """Return the range of a text without its list number and the mark that ends it."""
    match = _ORDINAL.match(value)
    start = match.end() if match else 0
    end = len(value.rstrip(_ENDS))
    return (start, end) if start < end else (0, len(value))
