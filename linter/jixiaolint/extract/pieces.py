"""The blocks of a source as pieces to extract from: grids, and sections of text.

Text right before a grid is its heading. A grid that goes on over pages is one piece. A
grid that is none (lines of running text that happen to hold tabs) is text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiaolint.extract.continued import Piece, is_headed, is_next_page, join
from jixiaolint.extract.grid.beside import parted, whole
from jixiaolint.extract.grid.stated import is_stated, unwrapped
from jixiaolint.extract.grid.upright import upright
from jixiaolint.extract.heading import Heading, read_heading
from jixiaolint.extract.items import layout_of
from jixiaolint.extract.projects.heads import find_columns, may_hold_indicators
from jixiaolint.extract.sections import cut_sections
from jixiaolint.labels.levels import read_level
from jixiaolint.labels.marks import is_caption, is_page_mark
from jixiaolint.source import Block, Grid, Lines
from jixiaolint.text import Span, Text
from jixiaolint.words.match import pattern

_OF_FORM = pattern(r"{form-word=performance|indicator|table}|^[A-Za-z]*\d*$")
"""What the name of a sheet holds that names no project: Sheet1, 绩效目标表."""


def cut_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return the pieces of a source in order."""
    found = [_read(b) if isinstance(b, Grid) else (b, None) for b in blocks]
    pieces = join(join(_pieces(_as_text(found)), is_next_page), is_headed)
    return [side for piece in _named(list(pieces)) for side in _sides(piece)]


def _named(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces; of several sheets each names the project that it does not state."""
    names = [p.grid.title if p.layout == "grid" else None for p in pieces]
    several = len(names) - names.count(None) > 1
    for piece, name in zip(pieces, names, strict=True):
        heading = piece.heading
        if several and name and not heading.project and not _OF_FORM.search(name):
            heading = replace(heading, project=Text(name, ()))
        yield replace(piece, heading=heading)


def _sides(piece: Piece) -> Iterator[Piece]:
    """Yield the tables that stand side by side in a piece, or the piece itself."""
    if piece.layout != "grid":
        yield piece
        return
    for grid in parted(whole(piece.grid)):
        yield replace(piece, grid=grid)


def _read(grid: Grid) -> tuple[Grid, str | None]:
    """Return a grid as it is to be read, and which module reads it, if any does."""
    kind = _grid_layout(grid)
    if kind is None and grid.rows and grid.rows[0]:
        other = upright(grid)
        return other, None if other is grid else _grid_layout(other)
    return grid, kind


def _grid_layout(grid: Grid) -> str | None:
    """Return which module reads a grid, if any does."""
    from jixiaolint.extract.grid.roles import measures

    if not grid.rows or not grid.rows[0]:
        return None
    if find_columns(grid) is not None:
        return "projects"
    return "grid" if measures(grid.cells) else None


def _as_text(
    blocks: Sequence[tuple[Block, str | None]],
) -> Iterator[tuple[Block, str | None]]:
    """Yield the blocks, a grid of no known layout as lines if it is one text, or amid some."""
    texts = [
        text.value
        for block, _ in blocks
        if isinstance(block, Lines)
        for text in block.lines
    ]
    amid = layout_of(["\n".join(texts)]) == "coded"
    held: list[Text] = []
    for block, kind in blocks:
        if isinstance(block, Lines):
            held.extend(block.lines)
        elif (
            kind is None
            and block.rows
            and (amid or _is_lone(block) or may_hold_indicators(block))
        ):
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
    frame: list[Span] = []
    parted = False
    facts: list[Text] = []
    caption: Text | None = None
    for block, kind in blocks:
        if isinstance(block, Grid):
            if caption is not None and (kind or not block.rows):
                frame.extend(caption.spans())
            caption = None
            # A grid without a title stands under that of the grid before it.
            if not heading.title:
                heading = heading.over(replace(above, title=None, project=None))
            above = heading
            grid = block
            if facts and kind == "grid":
                grid = replace(block, rows=(*((line,) for line in facts), *block.rows))
            yield Piece(kind, above, tuple(frame), grid=grid, parted=parted)
            heading, frame, parted, facts = Heading(), [], False, []
            continue
        for section in cut_sections(block.lines):
            lines = section.lines
            caption = None if section.layout else _caption(lines)
            if section.layout is not None:
                spans = (*frame, *section.frame)
                yield Piece(section.layout, section.heading, spans, lines=lines)
                heading, frame, parted, facts = Heading(), [], False, []
                continue
            heading, known, left = _headed(lines, heading)
            frame.extend(known)
            facts += filter(_states, left)
            parted = parted or not all(map(_states, left))
    if frame:
        yield Piece(None, heading, tuple(frame))


def _headed(
    lines: Sequence[Text], heading: Heading
) -> tuple[Heading, list[Span], list[Text]]:
    """Return the heading with what lines state, their ranges, and the lines left.

    The heading that counts is the last one above the grid.
    """
    found, stated = read_heading(lines)
    marks = [line for line in lines if is_page_mark(line.value)]
    if found.title is not None or heading.title is None:
        heading = heading.over(found) if found.title is None else found
    known = [*stated, *(s for m in marks for s in m.strip().spans())]
    left = list(_left(lines, known))
    named = [line for line in left if _names(line, found)]
    known += [span for line in named for span in line.spans()]
    return heading, known, [line for line in left if line not in named]


def _caption(lines: Sequence[Text]) -> Text | None:
    """Return the last line if it may be the caption of what follows."""
    filled = [line.strip() for line in lines if line.value.strip()]
    return filled[-1] if filled and is_caption(filled[-1].value) else None


def _is_lone(grid: Grid) -> bool:
    """Return whether a grid is one text: no table, but what stands above one."""
    return len({id(cell) for row in grid.rows for cell in row if cell.value}) == 1


def _names(line: Text, heading: Heading) -> bool:
    """Return whether a line only names the project that the heading states: 一、管网疏通."""
    project = heading.project
    return project is not None and read_level(line)[0].label.value == project.value


def _states(line: Text) -> bool:
    """Return whether a line says a fact of a form, such as 年度绩效目标."""
    return is_stated(unwrapped(line).value)


def _left(lines: Sequence[Text], frame: Sequence[Span]) -> Iterator[Text]:
    """Yield the lines of which no part is recognised."""
    starts = {span.start for span in frame}
    for line in lines:
        if line.value.strip() and line.strip().offset(0) not in starts:
            yield line.strip()
