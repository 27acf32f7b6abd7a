"""Give indicators their structured targets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiaolint.parse.target import parse_target

if TYPE_CHECKING:
    from jixiaolint.model import Indicator, Table, Target
    from jixiaolint.text import Text


def with_targets(table: Table) -> Table:
    """Return the table with the values of all its indicators parsed into targets."""
    projects = (
        replace(
            project, indicators=tuple(map(indicator_with_targets, project.indicators))
        )
        for project in table.projects
    )
    return replace(table, projects=tuple(projects))


def indicator_with_targets(indicator: Indicator) -> Indicator:
    """Return the indicator with its values parsed; a unit column lends its unit."""
    unit = indicator.measure_unit.value if indicator.measure_unit else None
    return replace(
        indicator,
        cycle_target=_target(indicator.cycle, unit),
        annual_target=_target(indicator.annual, unit),
    )


def _target(value: Text | None, unit: str | None) -> Target | None:
    """Return what a value demands, or nothing where the form gives none."""
    return None if value is None else parse_target(value.value, unit)
