"""Which characters of a source an extraction accounts for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiaolint.model import INDICATOR_TEXTS, texts
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.model import Extraction, Indicator, Table


def claimed(extraction: Extraction) -> Iterator[Span]:
    """Yield the ranges of the source that a field holds or that are mere frame."""
    yield from extraction.frame
    for table in extraction.tables:
        for text in texts(_without_indicators(table)):
            yield from text.spans()
        for project in table.projects:
            for indicator in project.indicators:
                yield from _fields(indicator)


def _without_indicators(table: Table) -> Table:
    """Return the table without what there may be a million of."""
    projects = (replace(project, indicators=()) for project in table.projects)
    return replace(table, projects=tuple(projects))


def _fields(indicator: Indicator) -> Iterator[Span]:
    """Yield the ranges of an indicator's texts, the unbroken ones at once."""
    for name in INDICATOR_TEXTS:
        text = getattr(indicator, name)
        if text is None:
            continue
        if len(text.runs) == 1:
            start = text.runs[0][1]
            yield Span(start, start + len(text.value))
        else:
            yield from text.spans()
