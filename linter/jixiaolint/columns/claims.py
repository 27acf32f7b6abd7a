"""The rows that hold indicators in, the ranges of the source that were read of them out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, compress, count, pairwise
from operator import lt, ne

from jixiaolint.columns.column import Column
from jixiaolint.columns.rows import Rows

Range = tuple[int, int]


def claims(rows: Rows, known: Collection[int]) -> Iterator[Range]:
    """Yield the ranges of the cells of known columns.

    Where it is known where each row stands, they are the whole rows without the cells of
    the other columns.
    """
    read = [rows.columns[at] for at in known]
    if rows.starts is None or rows.ends is None:
        yield from chain.from_iterable(map(_spans, read))
        return
    taken: set[int] = set()
    if rows.merged:
        taken.update(chain.from_iterable(column.marks for column in read))
        for column in read:
            above = list(compress(count(), map(lt, column.marks, rows.starts)))
            yield from _spans(column.pick(above))
    other = [each for at, each in enumerate(rows.columns) if at not in known]
    gaps = sorted(span for column in other for span in _spans(column, taken))
    edges = [0, *compress(count(1), map(ne, rows.starts[1:], rows.ends)), len(rows)]
    runs = [(rows.starts[a], rows.ends[b - 1]) for a, b in pairwise(edges) if a < b]
    yield from _without(runs, gaps)


def _spans(column: Column, gone: Collection[int] = ()) -> Iterator[Range]:
    """Yield the ranges of the cells of a column that are not `gone`."""
    for at, value in enumerate(column.values):
        if value and column.marks[at] not in gone:
            text = column.text(at)
            yield from text.spans() if text else ()


def _without(ranges: Iterable[Range], gaps: Iterable[Range]) -> Iterator[Range]:
    """Yield what is left of ranges without others; both ascend."""
    left = iter(gaps)
    gap = next(left, None)
    for start, end in ranges:
        while gap is not None and gap[0] < end:
            if gap[1] > start:
                yield start, gap[0]
                start = gap[1]
            gap = next(left, None)
        yield start, end
