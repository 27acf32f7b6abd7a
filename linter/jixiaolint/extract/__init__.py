"""A source in, the tables in it and the ranges that are mere frame out.

Each stretch of running text and each grid is given to the module of its layout, which
is told by what it holds; tables that only go on over pages are joined first.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from jixiaolint.columns.indicators import Indicators
from jixiaolint.extract.heading import named_in
from jixiaolint.model import Extraction, texts
from jixiaolint.review_sheet import is_review_sheet
from jixiaolint.source import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.extract.continued import Piece
    from jixiaolint.model import Table
    from jixiaolint.source import Block, Source
    from jixiaolint.text import Span


def extract(source: Source) -> Extraction:
    """Return all tables of a source, their projects numbered through it.

    The list of remarks in a returned workbook is frame, and no table.
    """
    if source.tables is not None:
        return Extraction(source.tables, tuple(held(source.tables)))
    kept, remarks = _parted(source.blocks)
    return _numbered([*map(_extract, pieces_of(kept)), remarks])


def pieces_of(blocks: Sequence[Block]) -> list[Piece]:
    """Return the pieces of a source, what was torn apart put together again."""
    from jixiaolint.extract.broken import mend
    from jixiaolint.extract.pieces import cut_pieces
    from jixiaolint.extract.projects.codes import join_codes

    return cut_pieces(join_codes(mend(blocks)))


def _parted(blocks: Iterable[Block]) -> tuple[list[Block], Extraction]:
    """Return the blocks without our own lists of remarks, and the frame of those."""
    kept: list[Block] = []
    frame: list[Span] = []
    for block in blocks:
        if isinstance(block, Grid) and is_review_sheet(block):
            for row in block.rows:
                for cell in row:
                    frame.extend(cell.spans())
        else:
            kept.append(block)
    return kept, Extraction((), tuple(frame))


def _extract(piece: Piece) -> Extraction:
    """Return what the module of its layout finds in a piece."""
    match piece.layout:
        case "projects":
            from jixiaolint.extract.projects import cells as projects_grid

            found = projects_grid.extract(piece.grid, piece.heading)
        case "grid":
            from jixiaolint.extract import grid

            found = grid.extract(piece.grid, piece.heading)
        case "ledger":
            from jixiaolint.extract.projects import ledger

            found = ledger.extract(piece.lines, piece.heading)
        case "flattened":
            from jixiaolint.extract import lines

            found = lines.extract(piece.lines, piece.heading)
        case _:
            return Extraction((), piece.frame)
    listed = piece.layout in {"projects", "ledger"}
    fields = held(found.tables, rows=piece.layout == "projects") if listed else ()
    return replace(found, read=(*stated(piece), *fields, *found.read))


def stated(piece: Piece) -> Iterator[Span]:
    """Yield the ranges of the headings of a piece."""
    yield from piece.frame
    # What a heading states is read, even where the table itself says it again.
    for text in piece.heading.texts():
        yield from text.spans()


def held(tables: Iterable[Table], *, rows: bool = True) -> Iterator[Span]:
    """Yield the ranges that the fields of tables hold, those of indicators if asked for."""
    for table in tables:
        bare = [replace(project, indicators=()) for project in table.projects]
        inside = (Indicators.of(one.indicators).texts() for one in table.projects)
        outside = texts(replace(table, projects=tuple(bare)))
        for text in chain(outside, *(inside if rows else ())):
            yield from text.spans()


def _numbered(parts: Iterable[Extraction]) -> Extraction:
    """Return the parts as one, each project with its place in the whole file."""
    tables: list[Table] = []
    read: list[tuple[int, int]] = []
    before = 0
    for part in parts:
        # The numbers of a part count from one through all its tables.
        found = [shifted(table, before) for table in part.tables]
        last = (project.index for table in found for project in table.projects[-1:])
        before = max([before, *last])
        tables += found
        read.extend(part.read)
    return Extraction(tuple(_titled(tables)), tuple(read))


def _titled(tables: Sequence[Table]) -> Sequence[Table]:
    """Return tables of a project each, none of them named, with the names in their titles.

    They are names only where each title has another.
    """
    nameless = all(len(t.projects) == 1 and not t.projects[0].name for t in tables)
    if len(tables) < 2 or not nameless:
        return tables
    names = [named_in(table.title) if table.title else None for table in tables]
    if len({name.value for name in names if name}) < len(tables):
        return tables
    pairs = zip(tables, names, strict=True)
    return [
        replace(t, projects=(replace(t.projects[0], name=name),)) for t, name in pairs
    ]


def shifted(table: Table, by: int) -> Table:
    """Return a table with the numbers of its projects raised."""
    if not by:
        return table
    projects = (replace(one, index=one.index + by) for one in table.projects)
    totals = (
        replace(total, projects=tuple(index + by for index in total.projects))
        for total in table.totals
    )
    return replace(table, projects=tuple(projects), totals=tuple(totals))
