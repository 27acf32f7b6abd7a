"""Blocks without a name of which nothing was read: which are a table, and its caption."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.labels.levels import is_level
from jixiaolint.source import Grid, Lines
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.source import Block, Source
    from jixiaolint.text import Span

_INDICATOR = pattern(r"{form-word=indicator}$")
_COLON = re.compile(r"[:：]")
_BOUND = re.compile(r"\s*[≥≤＞＜><≧≦]=?\s*\d")

_FIGURE = re.compile(r"[\d≥≤＞＜><≧≦：:。；]")
_HEAD = 12
_FEWEST, _WIDE = 2, 3
"""So many cells has a row of a table, and so many its head."""


class Strange(NamedTuple):
    """A block of which nothing was read, and the line above it that may name it."""

    block: Block
    spans: list[Span]
    caption: str


def parts_of(
    source: Source, blocks: Sequence[Strange]
) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Yield the kind, the name and the passages of each table among adjacent blocks.

    What stands above a table goes with it; what stands below the last one, too.
    """
    grids = [at for at, one in enumerate(blocks) if isinstance(one.block, Grid)]
    begins = [at + 1 for at, after in pairwise(grids) if after > at + 1]
    for start, end in pairwise((0, *begins, len(blocks))):
        part = blocks[start:end]
        spans = tuple(span for one in part for span in one.spans)
        if not spans:
            continue
        tables = [one for one in part if isinstance(one.block, Grid)]
        foreign = tables and not may_be_indicators(source, spans)
        kind = "table" if foreign else "block" if spans[1:] else "passage"
        caption = tables[0].caption if foreign else ""
        yield kind, caption or source.text[slice(*spans[0])], spans


def caption_in(above: Block | None) -> str:
    """Return what a block calls the table below it: its last line without a colon."""
    lines = above.lines if isinstance(above, Lines) else ()
    said = (line.squeeze().value for line in reversed(lines))
    return next((words for words in said if words and not _COLON.search(words)), "")


def may_be_indicators(source: Source, spans: Iterable[Span]) -> bool:
    """Return whether a bound (≥5) or labels of levels stand among the passages.

    A single word such as 数量 is none: lists of goods and staff have it, too.
    """
    texts = {source.text[slice(*span)] for span in spans}
    levels = {text for text in texts if is_level(text)}
    written = any(map(_INDICATOR.search, levels))
    return written or len(levels) > 1 or any(map(_BOUND.match, texts))


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are a head of their own with rows below, a caption above or not.

    A head has several short words, all different, and no figure.
    """
    table = rows[1:] if len(rows[0]) == 1 else rows
    head = table[0] if table else ()
    short = all(len(word) <= _HEAD and not _FIGURE.search(word) for word in head)
    told = short and len(set(head)) == len(head) >= _WIDE
    return told and sum(len(row) >= _FEWEST for row in table[1:]) * 2 > len(table) - 1
