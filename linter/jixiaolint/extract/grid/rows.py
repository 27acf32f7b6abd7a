"""The rows below a head in, indicators out: levels filled down, values put together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.extract.drafts import fills_down, level_fields
from jixiaolint.extract.grid.columns import content
from jixiaolint.extract.grid.levels import (
    is_bare_level,
    is_first,
    is_level,
    peel,
    read_level,
)
from jixiaolint.parse.fold import fold
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.drafts import Draft, Drafts
    from jixiaolint.extract.grid.heads import Head, Row
    from jixiaolint.extract.grid.roles import Columns
    from jixiaolint.text import Span

_ORDINAL = pattern(
    r"(?:{form-word=indicator}\s*\d{1,2}\s*[:：、.．]|\d{1,2}(?:[、.．](?!\d)|[)）])|[（(]\d{1,2}[)）]"
    r"|[①-⑳])\s*(?=\S)"
)
_SIGN = re.compile(r"[≥≤=><≧≦⩾⩽]")
_ENDS = "。；;"
_OVER = ("level1", "level2", "name")
_PLAIN = frozenset(("description", "score", "rating", "nature"))
_UNITS = frozenset(("annual_unit", "cycle_unit", "unit"))
_LEVELS = frozenset(("level1", "level2", "level1_code", "level2_code"))
_SIGNS = {"cycle": "cycle_sign", "annual": "annual_sign"}


class Reader:
    """Reads rows under one head; `frame` collects what is no part of an indicator."""

    def __init__(self, head: Head, columns: Columns, rows: Sequence[Row]) -> None:
        self.columns = columns
        self.frame: list[Span] = []
        self._labels = head.cells
        self._fills = [fills_down(rows, side, head) for side in columns.sides]

    def read(self, row: Row, below: Row | None, drafts: Drafts) -> bool:
        """Add the indicators of a row to the drafts; return whether it is understood."""
        understood = False
        for index, side in enumerate(self.columns.sides):
            draft = self._draft(row, side, index, drafts)
            if draft is None:
                continue
            understood = True
            if draft and not self._heads_group(row, below, side, draft, index):
                self.frame.extend(drafts.add(draft, len(self.columns.sides) > 1))
        if understood or self._only_notes(row):
            for at in self.columns.notes:
                self.frame.extend(row[at].spans())
            return True
        return False

    def cell(self, row: Row, side: dict[str, int], role: str) -> Text | None:
        """Return the cell of a role, or None if it is blank or a label at the side."""
        at = side.get(role)
        if at is None:
            return None
        cell = row[at]
        value = cell.value
        if not value or value.isspace() or id(cell) in self._labels:
            return None
        return cell

    def _draft(
        self, row: Row, side: dict[str, int], index: int, drafts: Drafts
    ) -> Draft | None:
        """Return the parts of the indicator in a row, or None if there is none."""
        if self._same(row, drafts.last.get(index), side):
            return None
        drafts.last[index] = row
        own = self._own_levels(row, side)
        name = self._name(row, side)
        taken = {id(row[side[role]]) for role in _OVER if role in side}
        draft = self._parts(row, side, taken)
        if name is not None and not own and not draft.keys() & {"cycle", "annual"}:
            outline = self._outline(name, side, drafts.levels.setdefault(index, {}))
            if outline:
                return {}
        if name is not None:
            levels, name = peel(name) if not own else ((), name)
            if levels:
                self._claim(row, side, "name")
            first = levels and is_first(levels[0].label.value)
            own |= level_fields(levels, "level1" if first else "level2")
            draft["name"] = self._bare(name)
        told = "name" in draft or "cycle" in draft or "annual" in draft
        if not told and not any(
            is_level(own[role].value) for role in ("level1", "level2") if role in own
        ):
            return None
        return drafts.fill(own, index, self._fills[index]) | draft

    def _outline(self, name: Text, side: dict[str, int], held: Draft) -> bool:
        """Return whether a name is a level for the rows below, and hold it if so.

        A form without columns of levels has them as rows: 一、产出指标, （一）数量指标.
        """
        level = read_level(name)[0]
        if side.keys() & {"level1", "level2"} or not is_level(level.label.value):
            return False
        inner = level.number is not None and level.number.value[0] in "(（"
        second = inner and "level1" in held
        if is_first(level.label.value) and not second:
            held.clear()
        else:
            held.pop("level2_code", None)
            second = True
        held |= level_fields((level,), "level2" if second else "level1")
        self.frame.extend(name.spans())
        return True

    def _same(self, row: Row, before: Row | None, side: dict[str, int]) -> bool:
        """Return whether a row's cells are those of the row above, merged with it."""
        at = side.get("name", 0)
        if before is None or row[at] is not before[at]:
            return False
        cells = [(row[at], before[at]) for at in side.values()]
        filled = [pair for pair in cells if pair[0].value or pair[1].value]
        return bool(filled) and all(here is above for here, above in filled)

    def _own_levels(self, row: Row, side: dict[str, int]) -> Draft:
        """Return the levels that the row itself states."""
        own: Draft = {}
        for role, code in (("level1", "code1"), ("level2", "code2")):
            cell = self.cell(row, side, role)
            if cell is None or (role == "level2" and self._reaches(row, side)):
                continue
            if is_bare_level(cell.value):
                own[role] = cell
            else:
                levels = read_level(cell)
                if sum(len(each.label) for each in levels) < len(cell):
                    self._claim(row, side, role)
                own |= level_fields(levels, role)
            coded = self.cell(row, side, code) if code in side else None
            if coded is not None:
                own.setdefault(f"{role}_code", coded.squeeze())
        return own

    def _reaches(self, row: Row, side: dict[str, int]) -> bool:
        """Return whether the first level's cell is merged with the second's."""
        return "level1" in side and row[side["level1"]] is row[side["level2"]]

    def _name(self, row: Row, side: dict[str, int]) -> Text | None:
        """Return the name in a row, unless its cell is that of a level reaching over."""
        cell = self.cell(row, side, "name")
        for role in ("level1", "level2"):
            if cell is not None and role in side and row[side[role]] is cell:
                return None
        return cell

    def _parts(self, row: Row, side: dict[str, int], taken: set[int]) -> Draft:
        """Return the parts of an indicator beside its levels and name.

        A cell merged with one of those that are taken is no value.
        """
        draft: Draft = {}
        for role in side.keys() & _PLAIN:
            cell = self.cell(row, side, role)
            if cell is not None and id(cell) not in taken:
                draft[role] = cell.squeeze()
        if not _UNITS.isdisjoint(side):
            unit = self.cell(row, side, "annual_unit") or self.cell(row, side, "unit")
            if unit is not None and id(unit) not in taken:
                draft["measure_unit"] = unit.squeeze()
            if side.get("cycle_unit") != side.get("annual_unit"):
                self._claim(row, side, "cycle_unit")
        for role, operator in _SIGNS.items():
            if role in side:
                value = self._value(row, side, role, operator, draft)
                if value is not None and id(row[side[role]]) not in taken:
                    draft[role] = value
        return draft

    def _value(
        self, row: Row, side: dict[str, int], role: str, operator: str, draft: Draft
    ) -> Text | None:
        """Return a value with the sign from the column of operators, if any."""
        value = self.cell(row, side, role)
        sign = self.cell(row, side, operator) if operator in side else None
        bare = None if value is None else self._bare(value)
        if sign is None or sign is value:
            return bare
        if content(sign.value) == "nature":
            if draft.setdefault("nature", sign.squeeze()) is not sign:
                self.frame.extend(sign.spans())
            return bare
        if bare is None or _SIGN.match(fold(bare.value)):
            self.frame.extend(sign.spans())
            return bare
        return Text.join((sign.squeeze(), bare))

    def _bare(self, cell: Text) -> Text:
        """Return a text without its list number and the mark that ends it."""
        text = cell.squeeze()
        start, end = _kept(text.value)
        if end - start == len(text.value):
            return text
        self.frame.extend(text.slice(0, start).spans())
        self.frame.extend(text.slice(end).spans())
        return text.slice(start, end)

    def _claim(self, row: Row, side: dict[str, int], role: str) -> None:
        """Count the whole cell of a role as read."""
        cell = self.cell(row, side, role)
        if cell is not None:
            self.frame.extend(cell.spans())

    def _heads_group(
        self,
        row: Row,
        below: Row | None,
        side: dict[str, int],
        draft: Draft,
        index: int,
    ) -> bool:
        """Return whether a row holds levels only, for the rows below it."""
        if below is None or not _LEVELS.issuperset(draft):
            return False
        stated = [
            role
            for role in ("level1", "level2")
            if self.cell(row, side, role) is not None
        ]
        if not stated or not self._fills[index][stated[-1]]:
            return False
        blank = all(self.cell(below, side, role) is None for role in stated)
        return blank and any(
            self.cell(below, side, role) is not None for role in ("level2", "name")
        )

    def _only_notes(self, row: Row) -> bool:
        """Return whether nothing stands in a row but notes."""
        filled = {
            at
            for at, cell in enumerate(row)
            if cell.value.strip() and id(cell) not in self._labels
        }
        return filled <= self.columns.notes


@lru_cache(maxsize=65536)
def _kept(value: str) -> tuple[int, int]:
    """Return the range of a text without its list number and the mark that ends it."""
    match = _ORDINAL.match(value)
    start = match.end() if match else 0
    end = len(value.rstrip(_ENDS))
    return (start, end) if start < end else (0, len(value))
