"""Which characters of a source an extraction accounts for."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from jixiaolint.model import INDICATOR_TEXTS, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.model import Extraction, Table

_TEXTS = attrgetter(*INDICATOR_TEXTS)


def claimed(extraction: Extraction) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the source that a field holds or that are mere frame."""
    yield from extraction.frame
    for table in extraction.tables:
        for text in texts(_without_indicators(table)):
            yield from text.spans()
        for project in table.projects:
            for indicator in project.indicators:
                for text in _TEXTS(indicator):
                    if text is None:
                        continue
                    if len(text.runs) == 1:
                        start = text.runs[0][1]
                        yield start, start + len(text.value)
                    else:
                        yield from text.spans()


def _without_indicators(table: Table) -> Table:
    """Return the table without what there may be a million of."""
    projects = (replace(project, indicators=()) for project in table.projects)
    return replace(table, projects=tuple(projects))
