"""Tables that are drawn in text with the characters of frames (│ ├ ┼): lines in, grids out."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from jixiaolint.source import Grid, Lines
from jixiaolint.text import EMPTY, Text, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.source import Block, Source

_EDGE = re.compile(r"\s*[\u2500-\u257f]")
_BAR = re.compile("[\u2502\u2503\u2505-\u2507\u250a\u250b\u250c-\u254b\u2551-\u256c]")
_RULE = re.compile("[\u2500\u2501\u2550]")
_FEWEST = 3
"""So many lines and rules make a table, and so many rules part rows of several lines."""


def with_drawn(source: Source) -> Source:
    """Return a source with each run of lines between the bars of a frame as a grid."""
    if not any(map(_is_framed, _lines(source.blocks))):
        return source
    return replace(source, blocks=tuple(_blocks(source.blocks)))


def _lines(blocks: Iterable[Block]) -> Iterator[Text]:
    return chain.from_iterable(one.lines for one in blocks if isinstance(one, Lines))


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Grid):
            yield block
            continue
        for inside, run in groupby(block.lines, key=_is_framed):
            lines = tuple(run)
            rows = _rows(lines) if inside and len(lines) >= _FEWEST else []
            yield Grid(tuple(rows)) if rows else Lines(lines)


def _is_framed(line: Text) -> bool:
    return bool(_EDGE.match(line.value))


def _rows(lines: Sequence[Text]) -> list[tuple[Text, ...]]:
    """Return the rows between rules; one to a line where hardly a rule parts them."""
    cells = [_cells(line) for line in lines]
    width = max(map(len, cells))
    parts: list[list[list[Text]]] = [[]]
    for line, row in zip(lines, cells, strict=True):
        if _RULE.search(line.value):
            parts.append([])
        if any(cell.value for cell in row):
            parts[-1].append([*row, *(EMPTY,) * (width - len(row))])
    filled = [part for part in parts if part]
    if len(filled) < _FEWEST:
        return [tuple(row) for part in filled for row in part]
    return [tuple(map(_whole, zip(*part, strict=True))) for part in filled]


def _cells(line: Text) -> list[Text]:
    """Return what stands between the bars of a line; a rule there is nothing."""
    bars = [match.start() for match in _BAR.finditer(line.value)]
    edges = zip(bars, [*bars[1:], len(line)], strict=True)
    found = [line.slice(left + 1, right).strip() for left, right in edges]
    return [EMPTY if _RULE.search(cell.value) else cell for cell in found]


def _whole(cells: Sequence[Text]) -> Text:
    return join_lines([cell for cell in cells if cell.value])
