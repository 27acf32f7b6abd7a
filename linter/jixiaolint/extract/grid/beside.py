"""What stands beside the indicators of a grid: unit, year, goals, amounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiaolint.model import Amount
from jixiaolint.parse.fold import fold

if TYPE_CHECKING:
    from jixiaolint.extract.form import Facts
    from jixiaolint.extract.grid.heads import Row
    from jixiaolint.extract.grid.roles import Columns
    from jixiaolint.extract.grid.rows import Reader
    from jixiaolint.text import Text


def read_beside(
    row: Row, columns: Columns, reader: Reader, facts: Facts, unit: Text | None
) -> None:
    """Take what stands beside the indicators: unit, year, goals, amounts."""
    shared = columns.shared
    if not columns.amounts and shared.keys() <= {"project"}:
        return
    for role, name in (
        ("goal", "goal"),
        ("cycle", "cycle_goal"),
        ("content", "content"),
    ):
        cell = reader.cell(row, shared, role)
        if cell is not None and getattr(facts, name) is None:
            setattr(facts, name, cell.squeeze())
        elif cell is not None:
            reader.frame.extend(cell.spans())
    if unit is not None:
        facts.unit = facts.unit or unit.squeeze()
        reader.frame.extend(unit.spans())
    year = reader.cell(row, shared, "year")
    if year is not None:
        stated = re.search(r"20\d\d", fold(year.value))
        facts.year = facts.year or (int(stated[0]) if stated else None)
        reader.frame.extend(year.spans())
    _sums(row, columns, reader, facts)


def _sums(row: Row, columns: Columns, reader: Reader, facts: Facts) -> None:
    """Take the amounts beside the first indicator of a project."""
    if not columns.amounts:
        return
    from jixiaolint.parse.amount import parse_amount

    labels = {amount.label for amount in facts.amounts}
    for at, label in columns.amounts:
        cell = row[at]
        if not cell.value.strip():
            continue
        number = parse_amount(cell.value)
        if number is not None and label not in labels:
            facts.amounts.append(Amount(label, cell.squeeze(), number))
        reader.frame.extend(cell.spans())
