"""The places that findings are about, both sides of a contradiction included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from jixiaolint.findings import Finding
from jixiaolint.model import (
    INDICATOR_TEXTS,
    LEVEL_TEXTS,
    Amount,
    Indicator,
    Project,
    Table,
)
from jixiaolint.place import Place, letters, position
from jixiaolint.remarks.cell_names import Namer, namer
from jixiaolint.remarks.remark import Cell
from jixiaolint.remarks.ways import problem
from jixiaolint.rule.reads import reads
from jixiaolint.rule.rule import Rule
from jixiaolint.source import Source
from jixiaolint.text import Span, Text

_VALUES = {"annual": "cycle", "cycle": "annual"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a remark is on, with what is above it: row, project."""

    project: Project | None
    indicator: Indicator | None

    def owner(self, seq: int | None) -> object:
        """Return the row of a number, or the project."""
        if seq is None or self.indicator is None or seq != self.indicator.seq:
            return self._row(seq) if seq else self.project
        return self.indicator

    def _row(self, seq: int) -> Indicator | None:
        rows = self.project.indicators if self.project else ()
        # Rows are made as they are looked at: most stand at their number.
        near = rows[seq - 1 : seq]
        return next((row for row in chain(near, rows) if row.seq == seq), None)

    def texts(self, seq: int | None, field: str) -> Iterator[Text]:
        """Yield the texts of a field: of the row, else of the project."""
        for owner in (self.owner(seq), self.project):
            found = getattr(owner, field, None)
            if isinstance(found, Text) and found.value:
                yield found
                return
            if field == "amounts" and found:
                yield from (one.text for one in found if isinstance(one, Amount))
                return


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where things stand in a source: its places, and the names of its cells."""

    place: Callable[[int], Place]
    named: Namer
    tables: Mapping[int, Table]
    _columns: dict[int, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source, tables: Iterable[Table]) -> Whereabouts:
        """Return where things stand in a source, in which there are some tables."""
        known = {one.index: table for table in tables for one in table.projects}
        return cls(source.place, namer(source), known)

    def column(self, project: Project, key: str) -> int | None:
        """Return the column that a field has in a project, else in all of its table."""
        found = self._of(project.index, (project,)).get(key)
        table = self.tables.get(project.index)
        if found is None and table is not None:
            return self._of(-table.projects[0].index, table.projects).get(key)
        return found

    def _of(self, number: int, projects: Iterable[Project]) -> Mapping[str, int]:
        """Return the columns of the fields, found once for a project or table."""
        if number not in self._columns:
            made = self._columns[number] = {}
            rows = (row for one in projects for row in one.indicators)
            for row in rows:
                for key in INDICATOR_TEXTS:
                    text = None if key in made else getattr(row, key)
                    spot = position(self.name(text)) if text else None
                    if spot:
                        made[key] = spot[1]
        return self._columns[number]

    def name(self, text: Text) -> str | None:
        """Return the name of the cell in which a text begins."""
        offset = text.offset(0)
        return self.named(offset, self.place(offset))

    def cell(self, seq: int | None, field: str, text: Text, span: Span | None) -> Cell:
        """Return the cell of a text, of which only `span` is meant if there is one."""
        meant = span or Span(0, len(text))
        offset = text.offset(meant.start)
        place = self.place(offset)
        evidence = text.value[slice(*meant)]
        return Cell(seq, field, place, self.named(offset, place), meant, evidence)


def cells(
    findings: Iterable[Finding],
    subject: Subject,
    rules: Mapping[str, Rule],
    where: Whereabouts,
    changed: Iterable[str] = (),
) -> tuple[Cell, ...]:
    """Return the places that findings on one subject are about, each once.

    What a rewrite has `changed` is concerned too, but for levels: a row is moved, and the
    cell that names its level may be that of other rows.
    """
    made: dict[tuple[int | None, str | None, Place], Cell] = {}
    found = (
        cell
        for finding in findings
        for cell in _cells(finding, subject, rules.get(finding.code), where)
    )
    for cell in (*found, *_changed(changed, subject, where)):
        made.setdefault((cell.seq, cell.field, _of(cell)), cell)
    return tuple(made.values())


def _changed(
    fields: Iterable[str], subject: Subject, where: Whereabouts
) -> Iterator[Cell]:
    """Yield the cells of a row that a rewrite changes."""
    row = subject.indicator
    for key in fields:
        if row is None or key in LEVEL_TEXTS:
            continue
        text: Text | None = getattr(row, key)
        if text:
            yield where.cell(row.seq, key, text, None)
        elif row.name and (named := _blank(subject, key, where)):
            yield Cell(row.seq, key, where.place(row.name.offset(0)), named)


def _of(cell: Cell) -> Place:
    """Return what tells one cell of a field from another: nothing, within one row."""
    return Place() if cell.seq or cell.name is None else Place(cell=cell.name)


def _cells(
    finding: Finding, subject: Subject, rule: Rule | None, where: Whereabouts
) -> Iterator[Cell]:
    seq, field = finding.seq, finding.field
    own = next(subject.texts(seq, field), None) if field else None
    if own is None or field is None:
        named = _blank(subject, field, where) if seq and field else None
        yield Cell(seq, field, finding.place, named, finding.span, finding.evidence)
    else:
        yield where.cell(seq, field, own, finding.span)
    for side in _sides(finding, rule):
        for text in subject.texts(seq, side):
            yield where.cell(seq, side, text, None)
    yield from _twins(finding, own, subject, where)
    for beside in finding.beside:
        row = beside.seq or seq
        for text in subject.texts(row, beside.field):
            yield where.cell(row, beside.field, text, beside.span)


def _twins(
    finding: Finding, own: Text | None, subject: Subject, where: Whereabouts
) -> Iterator[Cell]:
    """Yield the other value of a row where it says the same, and so is wrong as well."""
    twin, seq = _VALUES.get(finding.field or ""), finding.seq
    if twin is None or seq is None:
        return
    other = next(subject.texts(seq, twin), None)
    if own is not None and other is not None and other.judged == own.judged:
        yield where.cell(seq, twin, other, finding.span)
    if own is None and other is None and (named := _blank(subject, twin, where)):
        yield Cell(seq, twin, finding.place, named)


def _blank(subject: Subject, key: str, where: Whereabouts) -> str | None:
    """Return the name of a cell in which nothing stands: its column is that of others."""
    project, row = subject.project, subject.indicator
    if project is None or row is None or row.name is None:
        return None
    column, line = where.column(project, key), position(where.name(row.name))
    return f"{letters(column)}{line[0]}" if column and line else None


def _sides(finding: Finding, rule: Rule | None) -> Iterator[str]:
    """Yield the other fields that contradict the one that a finding is on.

    Of those that the problem names, a rule on a row means the ones that it looks at.
    """
    sides = problem(finding).sides
    if sides and rule is not None and rule.scope == "indicator":
        looked = reads(rule.when) | (reads(rule.where) if rule.where else frozenset())
        sides = tuple(side for side in sides if side in looked)
    for side in sides:
        if side == "value":
            side = "cycle" if finding.field == "cycle" else "annual"
        yield side
