"""Give indicators their structured targets, names and explanations."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from jixiaolint.model import INDICATOR_TEXTS, Indicator, Table, Target
from jixiaolint.parse.explanation import parse_explanation
from jixiaolint.parse.name import parse_name
from jixiaolint.parse.target import parse_target
from jixiaolint.text import Text

_AS_READ = attrgetter(*Indicator.__slots__[: len(INDICATOR_TEXTS) + 1])


def structured(table: Table) -> Table:
    """Return the table with the texts of all its indicators parsed."""
    projects = (
        replace(
            project, indicators=tuple(map(structured_indicator, project.indicators))
        )
        for project in table.projects
    )
    return replace(table, projects=tuple(projects))


def structured_indicator(indicator: Indicator) -> Indicator:
    """Return the indicator with its texts parsed; a unit column lends its unit."""
    unit, name, description = map(
        _plain, (indicator.measure_unit, indicator.name, indicator.description)
    )
    value = _plain(indicator.annual) or _plain(indicator.cycle)
    return Indicator(
        *_AS_READ(indicator),  # type: ignore[call-arg]  # seq and the texts
        _target(indicator.cycle, unit),
        _target(indicator.annual, unit),
        parse_name(name) if name else None,
        parse_explanation(description, name, value) if description else None,
    )


def _plain(text: Text | None) -> str | None:
    return None if text is None else text.value


def _target(value: Text | None, unit: str | None) -> Target | None:
    """Return what a value demands, or nothing where the form gives none."""
    return None if value is None else parse_target(value.value, unit)
