"""From a file as read to the pictures of its projects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from jixiaolint.model import JUDGED_TEXTS, Indicator, Project, Table
from jixiaolint.place import letters, position
from jixiaolint.remarks.cells import Whereabouts
from jixiaolint.sheets.cells import Cells
from jixiaolint.sheets.sheet import Sheet, SheetCell, SheetFact, SheetRow
from jixiaolint.sheets.submitted import Grids, Submitted, cell, reaching
from jixiaolint.source import Source
from jixiaolint.text import Text

_FACTS = ("cycle_goal", "goal")
_ALWAYS = ("name", "annual")
_CODES = ("level1_code", "level2_code")


def drawn(
    source: Source, tables: Iterable[Table], indexes: Collection[int | None]
) -> dict[int, Sheet]:
    """Return the pictures of the projects of some indexes.

    A project that has rows of its own in a grid is shown as it stands there, any other
    by the fields that were read.
    """
    tables = tuple(tables)
    where = Whereabouts.of(source, tables)
    grids = Grids(Cells.of(source), where)
    return {
        project.index: _sheet(project, table, grids, where)
        for table in tables
        for project in table.projects
        if project.index in indexes
    }


def _sheet(project: Project, table: Table, grids: Grids, where: Whereabouts) -> Sheet:
    facts = tuple(_facts(project, where))
    found = grids.submitted(project)
    if found is None:
        return _as_read(project, table, facts, where)
    name = project.indicators[0].name
    known = position(where.name(name)) if name else None
    down = known[0] - found.first.row if known else 1
    across = known[1] - found.first.column if known else 0
    return Sheet(
        grids.cells.titles[found.first.grid],
        tuple(letters(at + across) for at in found.columns) if known else (),
        facts,
        tuple(_rows(found, found.heads, grids.cells, where, down)),
        tuple(_rows(found, found.body, grids.cells, where, down)),
    )


def _rows(
    found: Submitted,
    lines: Sequence[int],
    cells: Cells,
    where: Whereabouts,
    down: int,
) -> Iterator[SheetRow]:
    """Yield rows of a grid; their numbers are so much further `down` in the sheet."""
    begun: dict[int, list[SheetCell]] = {line: [] for line in lines}
    for at in reaching(found.rows, lines, found.columns):
        begun[at[0]].append(cell(found, cells, at))
    for line, made in begun.items():
        texts = (found.rows.text(line, at) for at in found.columns)
        first = next((text for text in texts if text.runs), None)
        place = where.place(first.offset(0)) if first else None
        number = place.row if place and place.row else line + down
        yield SheetRow(number, place, tuple(made))


def _facts(project: Project, where: Whereabouts) -> Iterator[SheetFact]:
    for amount in project.amounts:
        name = where.name(amount.text)
        yield SheetFact("amounts", amount.label, amount.text.value, name)
    for key in _FACTS:
        text: Text | None = getattr(project, key)
        if text:
            yield SheetFact(key, "", text.value, where.name(text))


def _as_read(
    project: Project,
    table: Table,
    facts: tuple[SheetFact, ...],
    where: Whereabouts,
) -> Sheet:
    """Return the picture of a project by its fields, levels once for all their rows."""
    rows = tuple(project.indicators)
    keys = [
        key
        for key in JUDGED_TEXTS
        if key not in _CODES
        and (
            any(getattr(one, key) for one in rows)
            or key in _ALWAYS
            or (key == "cycle" and key in table.columns)
        )
    ]
    places = [where.place(one.name.offset(0)) if one.name else None for one in rows]
    lines = {(spot.line, spot.page, spot.row) for spot in places if spot}
    shared = len(lines) < len(rows)
    head = tuple(SheetCell("", key=key) for key in keys)
    body = tuple(
        SheetRow(
            None,
            places[at],
            tuple(_cells(rows, at, keys)),
            one.seq if shared else None,
        )
        for at, one in enumerate(rows)
    )
    return Sheet(None, (), facts, (SheetRow(None, None, head),), body)


def _cells(
    rows: Sequence[Indicator], at: int, keys: Sequence[str]
) -> Iterator[SheetCell]:
    """Yield the cells that begin in a row: one that it shares with the row above does not."""
    for key in keys:
        text: Text | None = getattr(rows[at], key)
        if at and _shared(text, getattr(rows[at - 1], key)):
            continue
        down = 1
        while at + down < len(rows) and _shared(text, getattr(rows[at + down], key)):
            down += 1
        of = tuple((one.seq, key) for one in rows[at : at + down])
        yield SheetCell(text.value if text else "", of, down)


def _shared(one: Text | None, other: Text | None) -> bool:
    """Tell whether two texts are one, which stands once in the source."""
    if not one or not other or not one.runs or not other.runs:
        return False
    return one.runs == other.runs and one.value == other.value
