"""Whole lines of a flattened form are whole rows, whatever their values say."""

import pytest

from flat_free_values import HEADS, lines, mixed
from flat_layout import Row
from flat_reading import filled, read


def _rows(source: str) -> list[dict[str, str]]:
    found, unread = read(source)
    assert unread == []
    return [filled(row) for row in found.tables[0].projects[0].indicators]


def _form(columns: int, body: list[str]) -> str:
    return "\n".join(["项目支出绩效目标表", "项目名称 试点", HEADS[columns], *body])


def _wanted(row: Row) -> dict[str, str]:
    roles = ("annual",) if len(row.cells) == 1 else ("cycle", "annual")
    values = dict(zip(roles, row.cells, strict=False))
    found = {"level1": row.level1, "level2": row.level2, "name": row.name, **values}
    return {field: value for field, value in found.items() if value}


@pytest.mark.parametrize("columns", HEADS)
@pytest.mark.parametrize("seed", range(8))
def test_values_in_free_text(columns: int, seed: int) -> None:
    """A line with a text for the name and for each value column is one row."""
    rows = mixed(seed, columns)

    assert _rows(_form(columns, lines(rows, seed))) == [_wanted(row) for row in rows]


@pytest.mark.parametrize("columns", HEADS)
@pytest.mark.parametrize("seed", range(8))
def test_names_without_values(columns: int, seed: int) -> None:
    """A name without a value is a row without one, and not part of its neighbours."""
    rows = mixed(seed, columns, gaps=True)

    assert _rows(_form(columns, lines(rows, seed))) == [_wanted(row) for row in rows]
