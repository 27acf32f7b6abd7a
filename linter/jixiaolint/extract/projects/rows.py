"""Rows of a list of projects sorted into projects, units that sum them, and totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, count, pairwise, takewhile

from jixiaolint.columns.column import Odd
from jixiaolint.columns.indicators import Indicators, columns_held
from jixiaolint.extract.heading import Heading
from jixiaolint.extract.items import Items, Way
from jixiaolint.extract.items.flat import Draft
from jixiaolint.labels.marks import is_total
from jixiaolint.model import Amount, Project, Table, Total
from jixiaolint.text import Text
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern, words_of

_TERM = pattern(
    r"(20\d\d){form-word=year}?(?:[-—–~～]|{form-word=to})(20\d\d){form-word=year}"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list of projects as written; `code` is that of its unit."""

    name: Text | None
    amounts: tuple[Amount, ...] = ()
    goal: Text | None = None
    content: Text | None = None
    cycle_goal: Text | None = None
    items: Items = Items()  # noqa: RUF009 - frozen
    unit: Text | None = None
    code: str = ""

    def is_bare(self) -> bool:
        """Tell whether the row holds nothing beside its name and sums."""
        described = self.goal or self.content or self.cycle_goal
        return not described and not self.items.drafts


@dataclass(frozen=True, slots=True)
class Around:
    """What the whole of a list tells of some of its rows.

    The kind of each, the fields of all, and the unit and the number of projects above.
    """

    kinds: Sequence[str]
    columns: frozenset[str]
    unit: Text | None
    before: int


def kinds_of(rows: Sequence[Row], heading: Heading) -> list[str]:
    """Return for each row of a list whether it is a project, a unit or a total.

    A bare row named 合计 is a total; one that names a public body, or whose sum is that
    of the rows after it, is the unit of the projects that follow.
    """
    return [_kind(rows, i, heading) for i in range(len(rows))]


def columns_in(rows: Iterable[Row]) -> frozenset[str]:
    """Return the fields for which rows have a place."""
    return frozenset(c for row in rows for c in row.items.columns)


def make_table(rows: Sequence[Row], heading: Heading, way: Way) -> Table:
    """Return the table whose rows, in order, are these."""
    kinds = kinds_of(rows, heading)
    around = Around(kinds, columns_in(rows), heading.unit, 0)
    table = make_part(rows, heading, way, around)
    numbers = (project.index for project in table.projects)
    indexes = {i: next(numbers) for i, kind in enumerate(kinds) if kind == "project"}
    return replace(table, totals=totals_of(rows, kinds, indexes))


def make_part(rows: Sequence[Row], heading: Heading, way: Way, around: Around) -> Table:
    """Return the table as if it had no rows but these, and no totals."""
    columns = around.columns
    if single := "cycle" in columns and "annual" not in columns:
        # A form that only ever gives one value fills it, whatever its head says.
        columns = columns - {"cycle"} | {"annual"}
    return Table(
        title=heading.title,
        unit=heading.unit,
        year=heading.year,
        layout=way.layout,
        columns=columns,
        projects=tuple(_projects(rows, around, way.odd, single=single)),
        money_unit=heading.money_unit,
    )


def totals_of(
    rows: Sequence[Row], kinds: Sequence[str], indexes: Mapping[int, int]
) -> tuple[Total, ...]:
    """Return the rows that sum others; `indexes` are those of projects by row."""
    return tuple(
        _total(rows, kinds, i, indexes)
        for i, kind in enumerate(kinds)
        if kind == "total" or (kind == "unit" and rows[i].amounts)
    )


def _kind(rows: Sequence[Row], i: int, heading: Heading) -> str:
    row = rows[i]
    name = row.name.value if row.name else ""
    if is_total(name):
        return "total"
    if not row.is_bare() or not name:
        return "project"
    if heading.unit and fold(name) == fold(heading.unit.value):
        return "unit"
    followed = i + 1 < len(rows)
    if not row.amounts:
        return "unit" if followed else "project"
    bare = re.sub(r"[(（][^()（）]*[)）]$", "", name)
    unit = bare.endswith(words_of("body-suffix")) or _adds_up(rows, i)
    return "unit" if followed and unit else "project"


def _adds_up(rows: Sequence[Row], i: int) -> bool:
    """Tell whether the sum of a bare row is that of those up to the next bare one, or all.

    A bare row right after it means that it sums units, and so everything after it that
    adds up to its sum.
    """
    after = rows[i + 1 :]
    near = list(takewhile(lambda row: not row.is_bare(), after))
    covered = near or [row for row in after if not row.is_bare()]
    numbers = [row.amounts[0].number for row in covered if row.amounts]
    return len(covered) > 1 and sum(numbers) == rows[i].amounts[0].number


def _projects(
    rows: Sequence[Row], around: Around, odd: Odd, *, single: bool
) -> Iterator[Project]:
    """Yield the projects; each belongs to the last unit above it, or its code's."""
    kinds = around.kinds
    found = [r for r, kind in zip(rows, kinds, strict=True) if kind == "project"]
    drafts = [_drafts(row, single=single) for row in found]
    every = list(chain.from_iterable(drafts))
    made = Indicators(columns_held(every, odd), len(every))
    bounds = pairwise(accumulate(map(len, drafts), initial=0))
    numbers = count(around.before + 1)
    unit = around.unit
    by_code: dict[str, Text] = {}
    for row, kind in zip(rows, kinds, strict=True):
        if kind == "unit" and row.name:
            unit = row.name
            by_code[row.code] = row.name
        if kind != "project":
            continue
        owner = row.unit or (by_code.get(row.code) if row.code else None) or unit
        start, end = _term(row.name)
        yield Project(
            index=next(numbers),
            name=row.name,
            indicators=made.part(*next(bounds)),
            unit=owner,
            amounts=row.amounts,
            goal=row.goal,
            cycle_goal=row.cycle_goal,
            content=row.content,
            start_year=start,
            end_year=end,
        )


def _drafts(row: Row, *, single: bool) -> list[Draft]:
    """Return the indicators of a row; the value of a form with a `single` one is annual."""
    if not single:
        return list(row.items.drafts)
    return [
        {"annual" if key == "cycle" else key: text for key, text in draft.items()}
        for draft in row.items.drafts
    ]


def _term(name: Text | None) -> tuple[int | None, int | None]:
    """Return first and last year of a project that its name states (2024-2025年)."""
    match = _TERM.search(fold(name.value)) if name else None
    return (int(match[1]), int(match[2])) if match else (None, None)


def _total(
    rows: Sequence[Row], kinds: Sequence[str], i: int, indexes: Mapping[int, int]
) -> Total:
    """Return a total row with the projects that it sums."""
    row = rows[i]
    assert row.name is not None
    level = 1 if kinds[i] == "unit" or row.name.value.endswith("小计") else 0
    summed = (indexes[j] for j in _summed(kinds, i, level) if j in indexes)
    return Total(row.name, level, row.amounts, tuple(summed))


def _summed(kinds: Sequence[str], i: int, level: int) -> Sequence[int]:
    """Return the rows that a total at row `i` sums.

    A total above projects sums those below it, as far as the next of its kind; at the
    end of the list it sums those above it.
    """
    alike = [j for j, kind in enumerate(kinds) if kind == kinds[i]]
    if "project" not in kinds[i:] or (kinds[i] == "total" and level):
        before = [j for j in alike if j < i]
        return range(before[-1] + 1 if before and level else 0, i)
    stop = next((j for j in alike if j > i), len(kinds))
    if kinds[i] == "unit" and stop == i + 1:
        stop = len(kinds)
    return range(i + 1, stop)
