"""What nobody read of a source, told as a person would: a sheet, a column, a block.

A reviewer who is told of each cell of a staff list reads none of it. So what belongs
together is one part: blocks one after the other of which nothing was read, a column
without a known head, rows or lines that follow one another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, starmap
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.columns.rows import Rows
from jixiaolint.extract.strange import (
    Strange,
    caption_in,
    is_table,
    may_be_indicators,
    parts_of,
)
from jixiaolint.source import Grid, unclaimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.place import Place
    from jixiaolint.source import Block, Source
    from jixiaolint.text import Span, Text

_Gaps = tuple["Block", list["Span"]]
"""A block and what nobody read of it."""

_FEWEST = 2
"""So many unread cells in rows that were read are a column."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a source that nobody read.

    `kind` is ``table`` (a sheet of which nothing was read, or rows below a head of their
    own, in which nothing looks like an indicator), ``column``, ``block``, ``passage``, or ``rest`` (what a text
    holds beyond what is judged of it); `title` is the name of the sheet, the line
    above the table or the head of the column, or else how the part begins, or the text of which it is the rest. `spans`
    are its passages, each a cell or a stretch of a line.
    """

    kind: str
    title: str
    spans: tuple[Span, ...]

    def place(self, source: Source) -> Place:
        """Return where the part begins; a whole sheet is named, and no cell of it."""
        place = source.place(self.spans[0].start)
        whole = self.kind == "table" and place.sheet == self.title
        return replace(place, cell=None) if whole else place

    def text(self, source: Source) -> str:
        """Return its passages, parted by blanks."""
        return " ".join(source.text[slice(*span)] for span in self.spans)


class _Gap(NamedTuple):
    """A passage and the row and column of the cell that it stands in; a line is a row."""

    span: Span
    row: int
    column: int


def unread(source: Source, read: Iterable[tuple[int, int]]) -> tuple[Unread, ...]:
    """Return the parts of a source outside the ranges that were read, in order."""
    gaps = unclaimed(source, read)
    if all(_first(block) is None for block in source.blocks):
        return tuple(Unread("passage", _text(source, gap), (gap,)) for gap in gaps)
    found: list[Unread] = []
    foreign: list[Strange] = []
    held = [*_by_block(source.blocks, gaps), None]
    before: Block | None = None
    for one, after in pairwise(held):
        assert one is not None
        block, spans = one
        above, before = before, block
        if _is_strange(block, spans) or _is_caption(one, after):
            foreign.append(Strange(block, spans, caption_in(above)))
            continue
        found.extend(starmap(Unread, parts_of(source, foreign)))
        foreign = []
        if isinstance(block, Grid) and _is_whole(block, spans):
            kind = "block" if may_be_indicators(source, spans) else "table"
            found.append(Unread(kind, block.title or "", tuple(spans)))
        elif isinstance(block, Grid):
            found.extend(_of_grid(source, block, _placed(block, spans)))
        else:
            found.extend(_of_rows(source, _blocks(_placed(block, spans))))
    return (*found, *starmap(Unread, parts_of(source, foreign)))


def _is_strange(block: Block, spans: Sequence[Span]) -> bool:
    """Return whether nothing was read of a block, and it has no name."""
    return getattr(block, "title", None) is None and _is_whole(block, spans)


def _is_caption(one: _Gaps, after: _Gaps | None) -> bool:
    """Return whether text of which something was left stands above a strange table."""
    block, spans = one
    below = after is not None and isinstance(after[0], Grid) and _is_strange(*after)
    return bool(spans) and below and not isinstance(block, Grid)


def _by_block(blocks: Sequence[Block], gaps: Sequence[Span]) -> Iterator[_Gaps]:
    """Yield the blocks that say something with the gaps in each."""
    filled = [block for block in blocks if _first(block) is not None]
    starts = [_first(block) for block in filled]
    ends = [bisect_left(gaps, (start,)) for start in starts[1:]]
    for block, (begin, end) in zip(
        filled, pairwise([0, *ends, len(gaps)]), strict=True
    ):
        yield block, list(gaps[begin:end])


def _cells(block: Block) -> Rows:
    return (
        block.cells
        if isinstance(block, Grid)
        else Rows.of([(line,) for line in block.lines])
    )


def _rows(block: Block) -> Iterable[Sequence[Text]]:
    if isinstance(block, Grid):
        return block.rows
    return ((line,) for line in block.lines)


def _first(block: Block) -> int | None:
    """Return where the text of a block begins, if it has any."""
    cells = (cell for row in _rows(block) for cell in row)
    return next((cell.offset(0) for cell in cells if cell.value.strip()), None)


def _placed(block: Block, spans: Sequence[Span]) -> list[_Gap]:
    """Return the gaps of a block with the first row and column of their cells."""
    if not spans:
        return []
    owners = _cells(block).owners()
    starts = sorted(owners)
    cells = (starts[max(bisect_right(starts, span.start) - 1, 0)] for span in spans)
    return [
        _Gap(span, *owners[start]) for span, start in zip(spans, cells, strict=True)
    ]


def _is_whole(block: Block, spans: Sequence[Span]) -> bool:
    """Return whether nothing of a block was read."""
    if not spans:
        return False
    columns = _cells(block).columns
    values = {
        mark: v
        for each in columns
        for mark, v in zip(each.marks, each.values, strict=True)
    }
    said = sum(len("".join((value or "").split())) for value in values.values())
    return sum(end - start for start, end in spans) >= said


def _of_grid(source: Source, grid: Grid, gaps: Sequence[_Gap]) -> Iterator[Unread]:
    """Yield the columns that nobody read beside others, and blocks of whole rows."""
    inside = Counter(gap.row for gap in gaps)
    filled = {row: len(grid.cells.cells(row)) for row in inside}
    beside: dict[int, list[_Gap]] = {}
    for gap in gaps:
        if inside[gap.row] < filled[gap.row]:
            beside.setdefault(gap.column, []).append(gap)
    columns = {column: part for column, part in beside.items() if len(part) >= _FEWEST}
    for part in columns.values():
        spans = tuple(gap.span for gap in part)
        yield Unread("column", _text(source, spans[0]), spans)
    taken = {gap for part in columns.values() for gap in part}
    for block in _blocks([gap for gap in gaps if gap not in taken]):
        rows = groupby(block, key=lambda gap: gap.row)
        texts = [[_text(source, gap.span) for gap in row] for _, row in rows]
        cells = tuple(gap.span for gap in block)
        if is_table(texts) and not may_be_indicators(source, cells):
            yield Unread("table", texts[0][0], cells)
        else:
            yield from _of_rows(source, [block])


def _blocks(gaps: Sequence[_Gap]) -> list[list[_Gap]]:
    """Return the gaps of rows (or lines) that follow one another together."""
    rows = sorted({gap.row for gap in gaps})
    begins = {row: row - number for number, row in enumerate(rows)}
    groups = groupby(gaps, key=lambda gap: begins[gap.row])
    return [list(group) for _, group in groups]


def _of_rows(source: Source, blocks: Iterable[Sequence[_Gap]]) -> Iterator[Unread]:
    """Yield each block as a part; a lone passage is one."""
    for block in blocks:
        spans = tuple(gap.span for gap in block)
        kind = "passage" if len(spans) == 1 else "block"
        yield Unread(kind, _text(source, spans[0]), spans)


def _text(source: Source, span: Span) -> str:
    return source.text[slice(*span)]
