"""The blocks of a source as pieces to extract from: grids, and sections of text.

Text right before a grid is its heading. A grid that goes on over pages is one piece. A
grid that is none (lines of running text that happen to hold tabs) is text again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.beside import parted
from jixiaolint.extract.grid.facts import read_facts
from jixiaolint.extract.grid.heads import fits, has_head
from jixiaolint.extract.heading import Heading, read_heading
from jixiaolint.extract.items import layout_of
from jixiaolint.extract.labels.marks import is_page_mark
from jixiaolint.extract.projects.heads import (
    find_columns,
    is_head,
    is_list,
    may_hold_indicators,
)
from jixiaolint.extract.sections import cut_sections, same_table
from jixiaolint.source import Grid, Lines
from jixiaolint.text import EMPTY, Text
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.source import Block
    from jixiaolint.text import Span

_NO_GRID = Grid(())
_LONGEST_CAPTION = 16
_SENTENCE = re.compile(r"[，,。；;：:]")
_OF_FORM = pattern(r"{form-word=performance|indicator|table}|^[A-Za-z]*\d*$")
"""What the name of a sheet holds that names no project: Sheet1, 绩效目标表."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A grid, or lines of running text, with the heading that stands above.

    `layout` is ``projects`` or ``grid`` for a grid, ``ledger`` or ``flattened`` for
    lines, nothing if neither is recognised. `frame` are the ranges of the headings.
    `parted` tells that text of no known meaning stands before it.
    """

    layout: str | None
    heading: Heading
    frame: tuple[Span, ...] = ()
    grid: Grid = _NO_GRID
    lines: tuple[Text, ...] = ()
    parted: bool = False


def cut_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return the pieces of a source in order."""
    kinds = [_grid_layout(b) if isinstance(b, Grid) else None for b in blocks]
    pieces = _with_facts(_join_pages(_pieces(_as_text(blocks, kinds))))
    return [side for piece in _named(list(pieces)) for side in _sides(piece)]


def _named(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces; of several sheets each names the project that it does not state."""
    sheets = [piece for piece in pieces if piece.layout == "grid" and piece.grid.title]
    for piece in pieces:
        name = piece.grid.title or ""
        if piece in sheets and len(sheets) > 1 and not _OF_FORM.search(name):
            project = piece.heading.project or Text(name, ())
            yield replace(piece, heading=replace(piece.heading, project=project))
        else:
            yield piece


def _sides(piece: Piece) -> Iterator[Piece]:
    """Yield the tables that stand side by side in a piece, or the piece itself."""
    if piece.layout != "grid":
        yield piece
        return
    for grid in parted(piece.grid):
        yield replace(piece, grid=grid)


def _grid_layout(grid: Grid) -> str | None:
    """Return which module reads a grid, if any does."""
    from jixiaolint.extract import grid as indicators

    if not grid.rows or not grid.rows[0]:
        return None
    if find_columns(grid) is not None:
        return "projects"
    return "grid" if indicators.recognise(grid) else None


def _as_text(
    blocks: Sequence[Block], kinds: Sequence[str | None]
) -> Iterator[tuple[Block, str | None]]:
    """Yield the blocks, each grid of no known layout amid indicators as lines again."""
    texts = [
        text.value
        for block in blocks
        if isinstance(block, Lines)
        for text in block.lines
    ]
    amid = layout_of(["\n".join(texts)]) == "coded"
    held: list[Text] = []
    for block, kind in zip(blocks, kinds, strict=True):
        if isinstance(block, Lines):
            held.extend(block.lines)
        elif kind is None and block.rows and (amid or may_hold_indicators(block)):
            held.extend(map(_line, block.rows))
        else:
            if held:
                yield Lines(tuple(held)), None
            held = []
            yield block, kind
    if held:
        yield Lines(tuple(held)), None


def _line(row: Sequence[Text]) -> Text:
    """Return the cells of a row as one line, parted by tabs, a merged cell once."""
    cells = {id(cell): cell for cell in row if cell.value}
    parts: list[Text] = []
    for cell in cells.values():
        if parts:
            parts.append(Text.at("\t", parts[-1].offset(len(parts[-1]))))
        parts.append(cell)
    return Text.join(parts)


def _pieces(blocks: Iterable[tuple[Block, str | None]]) -> Iterator[Piece]:
    """Yield grids and sections; a section that is only heading belongs to the grid."""
    heading = above = Heading()
    frame: tuple[Span, ...] = ()
    parted = False
    caption: Text | None = None
    for block, kind in blocks:
        if isinstance(block, Grid):
            if caption is not None and (kind or not block.rows):
                frame = (*frame, *caption.spans())
            if not block.rows:
                continue
            # A grid without a title stands under that of the grid before it.
            above = (
                heading
                if heading.title
                else heading.over(replace(above, title=None, project=None))
            )
            yield Piece(kind, above, frame, grid=block, parted=parted)
            heading, frame, parted, caption = Heading(), (), False, None
            continue
        caption = _caption(block.lines)
        for section in cut_sections(block.lines):
            lines = section.lines
            if section.layout is not None:
                spans = [*frame, *section.frame]
                yield Piece(section.layout, section.heading, tuple(spans), lines=lines)
                heading, frame, parted = Heading(), (), False
                continue
            # The heading that counts is the last one above the grid.
            found, spans = read_heading(lines)
            marks = [line for line in lines if is_page_mark(line.value)]
            if found.title is not None or heading.title is None:
                heading = heading.over(found) if found.title is None else found
            frame = (*frame, *spans, *(s for m in marks for s in m.strip().spans()))
            parted = parted or _has_prose(lines, frame)
    if frame:
        yield Piece(None, heading, frame)


def _caption(lines: Sequence[Text]) -> Text | None:
    """Return the last line if it may be the caption of what follows: short, no sentence."""
    filled = [line.strip() for line in lines if line.value.strip()]
    if not filled or len(filled[-1]) > _LONGEST_CAPTION:
        return None
    return None if _SENTENCE.search(filled[-1].value) else filled[-1]


def _has_prose(lines: Sequence[Text], frame: Sequence[Span]) -> bool:
    """Tell whether a line stands there of which no part is recognised."""
    starts = {span.start for span in frame}
    return any(
        line.value.strip() and line.strip().offset(0) not in starts for line in lines
    )


def _join_pages(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, a grid that goes on over pages or sheets as one."""
    held: list[Piece] = []
    for piece in pieces:
        if held and not _goes_on(held, piece):
            yield _joined(held)
            held = []
        held.append(piece)
    if held:
        yield _joined(held)


def _joined(parts: Sequence[Piece]) -> Piece:
    """Return the first of some pieces with the rows of all."""
    first, *more = parts
    if not more:
        return first
    repeated = [text for part in more for text in part.heading.texts()]
    spans = [span for text in repeated for span in text.spans()]
    rows = tuple(row for part in parts for row in part.grid.rows)
    frame = (*(span for part in parts for span in part.frame), *spans)
    return replace(first, grid=Grid(rows, first.grid.title), frame=frame)


def _with_facts(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, a grid of facts as the top of the indicators that follow it.

    Such a grid is of no layout of its own, but states the project or its goal; nothing
    stands between the two.
    """
    held: Piece | None = None
    for piece in pieces:
        top, held = held, None
        if top is not None and _heads(top, piece):
            width = max(len(grid.rows[0]) for grid in (top.grid, piece.grid))
            rows = (*top.grid.rows, *piece.grid.rows)
            padded = tuple((*row, *(EMPTY,) * (width - len(row))) for row in rows)
            frame = (*top.frame, *piece.frame)
            yield replace(top, layout="grid", grid=Grid(padded), frame=frame)
        elif piece.layout is None and piece.grid.rows:
            if top is not None:
                yield top
            held = piece
        else:
            yield from (top, piece) if top is not None else (piece,)
    if held is not None:
        yield held


def _heads(top: Piece, piece: Piece) -> bool:
    """Tell whether a grid states the facts of the indicators in the next one."""
    if piece.layout != "grid" or piece.parted or piece.heading.title is not None:
        return False
    if is_list(top.grid):
        return False
    facts = read_facts(top.grid.rows)
    return facts.project is not None or facts.goal is not None


def _goes_on(parts: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a grid only goes on with those before it, under the same heading.

    A page does if it repeats the head, or has none and rows that fit below it; a sheet
    with a head is a table of its own.
    """
    last, grid = parts[-1].grid, piece.grid
    if not parts[0].layout or not last.rows or not grid.rows or piece.parted:
        return False
    if len(last.rows[0]) != len(grid.rows[0]):
        return False
    if not same_table(parts[0].heading, piece.heading):
        return False
    if piece.layout is None or (piece.layout == "grid" and not has_head(grid.rows)):
        rows = parts[0].grid.rows
        fit = parts[0].layout != "grid" or fits(rows, grid.rows)
        return fit and not is_head(grid.rows[0])
    again = _words(grid.rows[0]) in map(_words, parts[0].grid.rows[:_TOP])
    return piece.layout == parts[0].layout and again and grid.title is None


# So many rows may stand in a grid before its heads end: titles, facts, two or three heads.
_TOP = 8


def _words(row: Sequence[Text]) -> list[str]:
    """Return the words of a row without white space."""
    return ["".join(cell.value.split()) for cell in row]
