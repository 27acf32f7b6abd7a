"""What comments in a file speak of: a row, the project that begins with it, the whole file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jixiaolint.model import Indicator, Project, Table
from jixiaolint.source import Block, Comment, Grid, Source
from jixiaolint.text import Text

Row = tuple[int, int | None]
"""The index of a project and the number of a row in it; none for the project itself."""


class Reach(NamedTuple):
    """What a comment speaks of: some rows and projects, or with `whole` everything."""

    rows: frozenset[Row] = frozenset()
    whole: bool = False


def reaches(source: Source, tables: Iterable[Table]) -> Iterator[Reach]:
    """Yield what each comment of a source speaks of, in their order."""
    begin = next(filter(None, map(_first, source.blocks)), None)
    starts = _Starts.of(tables)
    for comment in source.comments:
        if comment.spans:
            yield Reach(frozenset(starts.inside(comment)))
        elif begin is None or comment.end <= begin.offset(0):
            yield Reach(whole=True)
        else:
            yield Reach(frozenset(starts.behind(comment.end)))


class _Starts(NamedTuple):
    """Where rows and projects begin in a source, ascending, and what each is."""

    offsets: Sequence[int]
    things: Sequence[Row]

    @classmethod
    def of(cls, tables: Iterable[Table]) -> _Starts:
        """Return where what is in tables begins."""
        pairs = sorted(
            (text.offset(0), thing)
            for table in tables
            for project in table.projects
            for thing, text in _things(project)
            if text
        )
        return cls([at for at, _ in pairs], [thing for _, thing in pairs])

    def inside(self, comment: Comment) -> Iterator[Row]:
        """Yield what begins in the row that a comment stands in.

        A project whose name reaches over many rows begins in the first of them.
        """
        things, found = self.things, set[int]()
        for start, end in comment.spans:
            first, last = (bisect_left(self.offsets, one) for one in (start, end))
            found.update(range(first, last))
        rows = {at for at in found if things[at][1] is not None}
        for at in found:
            if at in rows or not rows or at + 1 in rows:
                yield things[at]

    def behind(self, end: int) -> Iterator[Row]:
        """Yield the next row, and the project if that begins before it."""
        for at in range(bisect_left(self.offsets, end), len(self.things)):
            yield self.things[at]
            if self.things[at][1] is not None:
                return


def _things(project: Project) -> Iterator[tuple[Row, Text | None]]:
    yield (project.index, None), project.name
    for row in project.indicators:
        yield (project.index, row.seq), _own(row)


def _own(row: Indicator) -> Text | None:
    """Return the first text of a row that is its own, and not that of rows above."""
    return row.name or row.annual or row.cycle


def _first(block: Block) -> Text | None:
    """Return the first text of a block."""
    rows = block.rows if isinstance(block, Grid) else [block.lines]
    return next((text for row in rows for text in row if text.value.strip()), None)
