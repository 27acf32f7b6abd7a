"""Edits of a delimited file: what a cell cannot hold as it is makes it one in quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiaolint.fixes.edit import Edit
from jixiaolint.read.delimited import FIELDS, dialect
from jixiaolint.source import Grid, Source
from jixiaolint.text import Span

_QUOTED = ('"', '="')
_BARE = r"([^{0}\r\n]*)({0}|\r?\n|\Z)"
"""A cell and what ends it, where quotes are mere characters."""


def quoted(text: str, source: Source, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits with quotes doubled in a cell that has them, or that needs them now.

    A cell without quotes that is to hold a delimiter is written anew between quotes.
    """
    shape = dialect(source.path, source.text)
    pattern = FIELDS if shape.quoting else _BARE
    fields = re.compile(pattern.format(re.escape(shape.delimiter)))

    def cell_of(edit: Edit) -> Span:
        """Return the cell in which an edit is made, its quotes included."""
        at = _record(source, edit.start)
        while (found := fields.match(source.text, at)) and found.end(1) < edit.end:
            at = found.end()
        assert found is not None
        return Span(*found.span(1))

    needs = (shape.delimiter, '"')
    for cell, group in groupby(edits, cell_of):
        made = list(group)
        if text.startswith(_QUOTED, cell.start) and shape.quoting:
            yield from (one._replace(text=_doubled(one.text)) for one in made)
        elif any(sign in one.text for one in made for sign in needs):
            yield made[0]._replace(
                start=cell.start, end=cell.end, text=_between(text, cell, made)
            )
        else:
            yield from made


def _between(text: str, cell: Span, edits: Sequence[Edit]) -> str:
    """Return a cell with edits in it between quotes."""
    pieces: list[str] = []
    at = cell.start
    for one in edits:
        pieces += [text[at : one.start], one.text]
        at = one.end
    return f'"{_doubled("".join([*pieces, text[at : cell.end]]))}"'


def _doubled(text: str) -> str:
    return text.replace('"', '""')


def _record(source: Source, offset: int) -> int:
    """Return where the record begins that holds an offset."""
    grid = source.blocks[0]
    starts = grid.cells.starts if isinstance(grid, Grid) else None
    if starts is None:
        return source.text.rfind("\n", 0, offset) + 1
    at = starts[bisect_right(starts, offset) - 1]
    # The words of a first cell in quotes begin behind its quote.
    return at - source.text.startswith('"', at - 1) if at else at
