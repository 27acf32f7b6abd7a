"""What `parse` printed, read back: each object an indicator of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiaolint.errors import ForeignError, UnreadableError
from jixiaolint.model import INDICATOR_TEXTS, Indicator, Project, Table
from jixiaolint.read.decode import decode
from jixiaolint.read.json_text import NotJsonError, Value, objects
from jixiaolint.said import Said
from jixiaolint.source import Source
from jixiaolint.text import Span, Text

Row = dict[str, "Value"]

_TEXTS = (*INDICATOR_TEXTS, "table", "unit", "project", "path", "layout", "money_unit")
_TEXTS_OF_PROJECT = ("goal", "cycle_goal", "content")
_VALUES = ("annual", "cycle")
_WHOLE = "整体"


def read_parsed(path: str, data: bytes) -> Source:
    """Return a .json or .jsonl file in the form that ``parse`` prints.

    Structured targets in it do not count: they are parsed anew from the values. What
    that form has no key for (sums of money, totals) is not known; ``nature``,
    ``rating``, ``goal``, ``cycle_goal``, ``content``, ``money_unit``, ``layout`` and
    ``columns`` are read where they are given. Raises ForeignError for other JSON,
    UnreadableError for what is broken behind an indicator.
    """
    text, encoding = decode(path, data)
    source = Source(path, "json", text, (), encoding, (Span(0, len(text)),))
    rows: list[Row] = []
    try:
        for at, row in objects(text):
            rows.append(_checked(source, at, row, _kind(rows)))
    except NotJsonError as error:
        place = source.place(error.offset)
        raise _kind(rows)(
            Said(
                f"第 {place.line} 行第 {place.column} 列{error.chinese}。",
                f"{error.english}: line {place.line}, column {place.column}.",
            ).at(path)
        ) from error
    return Source(
        path, "json", text, (), encoding, source.markup, tables=tuple(_tables(rows))
    )


def _kind(rows: Sequence[Row]) -> type[UnreadableError]:
    """Return what is wrong: behind the first indicator a fault, before it another file."""
    return UnreadableError if rows else ForeignError


def _checked(source: Source, at: int, row: Row, kind: type[UnreadableError]) -> Row:
    """Return an object that is an indicator; raise an error of that kind for another."""
    line = source.place(at).line
    if "name" not in row or not any(key in row for key in _VALUES):
        raise kind(
            Said(
                f"第 {line} 行不是指标，应有 name 与 annual 或 cycle，即 jixiaolint parse --format"
                " jsonl 的输出。",
                f"line {line} is no indicator as parse prints it: name and annual or cycle"
                " were expected.",
            ).at(source.path)
        )
    for key in (*_TEXTS, *_TEXTS_OF_PROJECT):
        if not isinstance(row.get(key), Text | None):
            raise UnreadableError(
                Said(
                    f"第 {line} 行的 {key} 应为文字。",
                    f"line {line}: {key} must be a string or null.",
                ).at(source.path)
            )
    return row


def _tables(rows: Sequence[Row]) -> Iterator[Table]:
    """Yield the tables; a table is what stands together under one title and year."""

    def key(row: Row) -> tuple[object, ...]:
        """Return what the rows of one table share."""
        return tuple(_plain(row, name) for name in ("path", "table", "year"))

    first = 1
    for _, group in groupby(rows, key):
        found = list(group)
        table = _table(found, first)
        first += len(table.projects)
        yield table


def _table(rows: Sequence[Row], first: int) -> Table:
    """Return a table with its projects numbered from `first`."""
    one = rows[0]
    shared = len({_plain(row, "unit") for row in rows}) == 1
    projects = [
        _project(list(group), number, shared)
        for number, (_, group) in enumerate(groupby(rows, _project_key), first)
    ]
    filled = {
        name for row in rows for name in INDICATOR_TEXTS if row.get(name) is not None
    }
    stated = {
        name
        for row in rows
        for name in _listed(row.get("columns"))
        if isinstance(name, str) and name in _KNOWN
    }
    return Table(
        title=_text(one, "table"),
        unit=_text(one, "unit") if shared else None,
        year=_number(one, "year"),
        layout=_plain(one, "layout") or "grid",
        columns=frozenset(filled | stated),
        projects=tuple(projects),
        money_unit=_text(one, "money_unit"),
    )


_KNOWN = frozenset(INDICATOR_TEXTS)


def _project_key(row: Row) -> tuple[object, ...]:
    return tuple(_plain(row, name) for name in ("project_index", "project", "unit"))


def _project(rows: Sequence[Row], index: int, shared: bool) -> Project:
    """Return a project; a department's own table bears the department's name."""
    one = rows[0]
    name, unit = _text(one, "project"), _text(one, "unit")
    named = name is not None and unit is not None and name.value == unit.value
    whole = named and _WHOLE in (_plain(one, "table") or "")
    return Project(
        index=index,
        name=name,
        indicators=tuple(_indicator(row, seq) for seq, row in enumerate(rows, 1)),
        kind="department" if whole else "project",
        unit=None if shared else unit,
        goal=_text(one, "goal"),
        cycle_goal=_text(one, "cycle_goal"),
        content=_text(one, "content"),
    )


def _indicator(row: Row, seq: int) -> Indicator:
    """Return an object as an indicator; it keeps the number that it states."""
    stated = _number(row, "seq")
    number = seq if stated is None else stated
    return Indicator(number, **{name: _text(row, name) for name in INDICATOR_TEXTS})


def _text(row: Row, key: str) -> Text | None:
    """Return a text; blank ones are none."""
    found = row.get(key)
    return found if isinstance(found, Text) and found.value.strip() else None


def _number(row: Row, key: str) -> int | None:
    """Return a whole number that is not too long to be one."""
    digits = _plain(row, key) or ""
    whole = digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS
    return int(digits) if whole else None


_DIGITS = 9


def _plain(row: Row, key: str) -> str | None:
    found = row.get(key)
    return found.value if isinstance(found, Text) else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
