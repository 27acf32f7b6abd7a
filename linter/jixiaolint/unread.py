"""What nobody read of a source, told as a person would: a sheet, a column, a block.

A reviewer who is told of each cell of a staff list reads none of it. So what belongs
together is one part: blocks one after the other of which nothing was read, a column
without a known head, rows or lines that follow one another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.columns.indicators import Indicators
from jixiaolint.columns.rows import Rows
from jixiaolint.labels.levels import is_level
from jixiaolint.source import Grid, Lines, unclaimed
from jixiaolint.text import JUDGED
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.model import Table
    from jixiaolint.place import Place
    from jixiaolint.source import Block, Source
    from jixiaolint.text import Span, Text

_FEWEST = 2
"""So many unread cells of rows that were read are a column, and so many a row of a table."""

_WIDE, _LONGEST_HEAD = 3, 12
"""So many cells has the head of a table, and each so many letters at most."""

_TITLE = 20
"""So many characters of a text say which it is."""

_INDICATOR = pattern(r"{form-word=indicator}$")
_COLON = re.compile(r"[:：]")
_BOUND = re.compile(r"\s*[≥≤＞＜><≧≦]=?\s*\d")
_FIGURE = re.compile(r"[\d≥≤＞＜><≧≦：:。；]")


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a source that nobody read.

    `kind` is ``table`` (a sheet of which nothing was read, or rows below a head of their
    own, in which nothing looks like an indicator), ``column``, ``block``, ``passage``, or
    ``rest`` (what a text holds beyond what is judged of it); `title` is the name of the
    sheet, the line above the table, or else how the part begins, or the text of which it
    is the rest. `spans` are its passages, each a cell or a stretch of a line.
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


class _Part(NamedTuple):
    """A block that says something, what nobody read of it, and whether that is all.

    It is `strange` if it has no name either, or stands above a table of which that is true.
    """

    block: Block
    spans: Sequence[Span]
    whole: bool
    strange: bool


def unread(source: Source, read: Iterable[tuple[int, int]]) -> tuple[Unread, ...]:
    """Return the parts of a source outside the ranges that were read, in order."""
    gaps = unclaimed(source, read)
    parts = _parts(source.blocks, gaps)
    if not parts:
        return tuple(_told(source, [gap]) for gap in gaps)
    found: list[Unread] = []
    for strange, run in groupby(parts, key=lambda part: part.strange):
        found.extend((_strange if strange else _known)(source, list(run)))
    return tuple(found)


def rests(tables: Iterable[Table]) -> Iterator[Unread]:
    """Yield what the texts of tables hold beyond what is judged, each cell once."""
    held = chain.from_iterable(map(_judged, tables))
    long = [text for text in held if text is not None and len(text.value) > JUDGED]
    for text in {text.offset(0): text for text in long}.values():
        rest = text.slice(JUDGED).strip()
        if rest.runs:
            yield Unread("rest", text.value[:_TITLE], tuple(rest.spans()))


def _judged(table: Table) -> Iterator[Text | None]:
    """Yield the texts of a table that rules judge, of its indicators long ones alone."""
    yield from (table.title, table.unit)
    for one in table.projects:
        yield from (one.name, one.unit, one.goal, one.cycle_goal, one.content)
        indicators = Indicators.of(one.indicators)
        yield from indicators.texts(indicators.long)


def _parts(blocks: Sequence[Block], gaps: Sequence[Span]) -> list[_Part]:
    """Return the blocks that say something with the gaps in each."""
    firsts = ((block, _first(block)) for block in blocks)
    starts = [(block, start) for block, start in firsts if start is not None]
    ends = [bisect_left(gaps, (start,)) for _, start in starts[1:]]
    found: list[_Part] = []
    for (block, _), edges in zip(starts, pairwise([0, *ends, len(gaps)]), strict=False):
        spans = gaps[slice(*edges)]
        whole = bool(spans) and _is_whole(block, spans)
        strange = whole and getattr(block, "title", None) is None
        if strange and found and isinstance(found[-1].block, Lines):
            found[-1] = found[-1]._replace(strange=True)
        found.append(_Part(block, spans, whole, strange))
    return found


def _first(block: Block) -> int | None:
    """Return where the text of a block begins, if it has any."""
    rows = block.rows if isinstance(block, Grid) else [block.lines]
    texts = (cell for row in rows for cell in row if cell.value.strip())
    return next((cell.offset(0) for cell in texts), None)


def _cells(block: Block) -> Rows:
    if isinstance(block, Grid):
        return block.cells
    return Rows.of([(line,) for line in block.lines])


def _is_whole(block: Block, spans: Sequence[Span]) -> bool:
    """Return whether nothing of a block was read."""
    pairs = (
        zip(each.marks, each.values, strict=True) for each in _cells(block).columns
    )
    values = dict(chain.from_iterable(pairs)).values()
    said = sum(len("".join((value or "").split())) for value in values)
    return sum(end - start for start, end in spans) >= said


def _strange(source: Source, parts: Sequence[_Part]) -> Iterator[Unread]:
    """Yield each table among adjacent strange blocks.

    What stands above a table goes with it; what stands below the last one, too.
    """
    grids = [at for at, part in enumerate(parts) if isinstance(part.block, Grid)]
    begins = [at + 1 for at, after in pairwise(grids) if after > at + 1]
    for start, end in pairwise((0, *begins, len(parts))):
        spans = [span for part in parts[start:end] for span in part.spans]
        if not spans:
            continue
        first = parts[start].block
        if grids and not _may_be_indicators(source, spans):
            caption = _last(first) if isinstance(first, Lines) else ""
            yield Unread("table", caption or _text(source, spans[0]), tuple(spans))
        else:
            yield _told(source, spans)


def _last(caption: Lines) -> str:
    """Return what lines call the table below them: the last one without a colon."""
    said = (line.squeeze().value for line in reversed(caption.lines))
    return next((words for words in said if words and not _COLON.search(words)), "")


def _known(source: Source, parts: Iterable[_Part]) -> Iterator[Unread]:
    """Yield what was not read of blocks: all, or columns beside others, or whole rows."""
    for block, spans, whole, _ in parts:
        if whole and isinstance(block, Grid):
            kind = "block" if _may_be_indicators(source, spans) else "table"
            yield Unread(kind, block.title or "", tuple(spans))
        elif spans:
            yield from _gaps(source, _cells(block), spans)


def _gaps(source: Source, cells: Rows, spans: Sequence[Span]) -> Iterator[Unread]:
    """Yield columns that nobody read beside others, then rows that follow one another."""
    owners = cells.owners()
    starts = sorted(owners)
    own = (starts[max(bisect_right(starts, span.start) - 1, 0)] for span in spans)
    gaps = [(*owners[start], span) for start, span in zip(own, spans, strict=True)]
    inside = Counter(row for row, _, _ in gaps)
    filled = {row: len(cells.cells(row)) for row in inside}
    beside: dict[int, list[Span]] = {}
    for row, at, span in gaps:
        if inside[row] < filled[row]:
            beside.setdefault(at, []).append(span)
    columns = [column for column in beside.values() if len(column) >= _FEWEST]
    for column in columns:
        yield _told(source, column, "column")
    taken = set(chain.from_iterable(columns))
    left = [(row, span) for row, _, span in gaps if span not in taken]
    numbers = {
        row: number for number, row in enumerate(sorted({row for row, _ in left}))
    }
    for _, run in groupby(left, key=lambda gap: gap[0] - numbers[gap[0]]):
        rows = [[gap[1] for gap in row] for _, row in groupby(run, lambda gap: gap[0])]
        said = list(chain.from_iterable(rows))
        foreign = _is_table(source, rows) and not _may_be_indicators(source, said)
        yield _told(source, said, "table" if foreign else "")


def _told(source: Source, spans: Sequence[Span], kind: str = "") -> Unread:
    """Return passages as a part that is called as it begins; a lone passage is one."""
    kind = kind or ("block" if spans[1:] else "passage")
    return Unread(kind, _text(source, spans[0]), tuple(spans))


def _text(source: Source, span: Span) -> str:
    return source.text[slice(*span)]


def _may_be_indicators(source: Source, spans: Iterable[Span]) -> bool:
    """Return whether a bound (≥5) or labels of levels stand among the passages.

    A single word such as 数量 is none: lists of goods and staff have it, too.
    """
    texts = {_text(source, span) for span in spans}
    levels = {text for text in texts if is_level(text)}
    written = any(map(_INDICATOR.search, levels))
    return written or len(levels) > 1 or any(map(_BOUND.match, texts))


def _is_table(source: Source, rows: Sequence[Sequence[Span]]) -> bool:
    """Return whether rows are a head of their own with rows below, a caption above or not.

    A head has several short words, all different, and no figure.
    """
    table = rows[1:] if len(rows[0]) == 1 else rows
    head = [_text(source, span) for span in table[0]] if table else []
    short = all(
        len(word) <= _LONGEST_HEAD and not _FIGURE.search(word) for word in head
    )
    told = short and len(set(head)) == len(head) >= _WIDE
    return told and sum(len(row) >= _FEWEST for row in table[1:]) * 2 > len(table) - 1
