"""The projects of a file shared out: runs of them that can be worked on apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jixiaolint.model import Table
from jixiaolint.workers.cores import SHARES

WORTH = 1000
"""So many indicators are worth another process."""

_LEAST = 100
"""A share has not fewer indicators, but for the last one and the first."""

_FIRST = 50
"""The first has so many, which take all the words and grammars that there are."""


class Run(NamedTuple):
    """Projects that follow one another in a table: its place, that of the first, the end."""

    table: int
    start: int
    end: int


Share = tuple[Run, ...]
"""Projects that follow one another in a file."""


def shares(tables: Sequence[Table], processes: int) -> list[Share]:
    """Return all projects as shares for so many processes, in order; else nothing.

    One share is nothing either.
    """
    rows = sum(len(one.indicators) for table in tables for one in table.projects)
    if processes == 1 or rows < WORTH:
        return []
    found = list(_cut(tables, max(_LEAST, rows // (processes * SHARES))))
    return found if len(found) > 1 else []


def _cut(tables: Sequence[Table], most: int) -> Iterator[Share]:
    """Yield a small share, and others of so many rows and the rest of a project."""
    runs: list[Run] = []
    rows, wanted = 0, _FIRST
    for at, table in enumerate(tables):
        start = 0
        for end, project in enumerate(table.projects, 1):
            rows += len(project.indicators)
            if rows >= wanted:
                yield (*runs, Run(at, start, end))
                runs, rows, start, wanted = [], 0, end, most
        if start < len(table.projects):
            runs.append(Run(at, start, len(table.projects)))
    if runs:
        yield tuple(runs)


def tables_of(tables: Sequence[Table], share: Share) -> tuple[Table, ...]:
    """Return the tables as if they had no projects but those of a share."""
    return tuple(
        replace(tables[at], projects=tables[at].projects[start:end])
        for at, start, end in share
    )
