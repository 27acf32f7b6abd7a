"""Rows that a program has in hand, dicts or a DataFrame, as columns of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from math import isfinite
from typing import Any, Protocol

from jixiaolint.errors import UnreadableError, UsageError, nearest, shown
from jixiaolint.read.columns import BESIDE, HEADS, STRUCTURED, Given, source_of, told
from jixiaolint.said import Said
from jixiaolint.source import Source


class Frame(Protocol):
    """A DataFrame, or what passes for one: it has columns."""

    @property
    def columns(self) -> Any:
        """The names of its columns, or the columns themselves."""


Rows = Iterable[Mapping[str, object]] | Frame
Columns = list[tuple[str, list[object]]]
"""Columns in order, each with its name, which need not be its alone."""

_NOTHING = ("NaTType", "NAType")
"""What a value is that pandas has none for, in a dict too."""

_NESTED = (Mapping, list, tuple, set, frozenset)


def columns_of(rows: Rows) -> Columns:
    """Return rows by column; raises UsageError for what is no rows.

    What polars has not computed yet is computed.
    """
    lazy: Any = rows
    if hasattr(lazy, "collect") and hasattr(lazy, "collect_schema"):
        rows = lazy.collect()
    return list(_framed(rows) if hasattr(rows, "columns") else _gathered(rows))


@contextmanager
def told_keys(columns: Columns) -> Iterator[None]:
    """Let who hands over rows without an indicator know which keys were looked at."""
    try:
        yield
    except UnreadableError as error:
        raise UnreadableError(error.said + _keys(columns)) from None


def _keys(columns: Columns) -> Said:
    """Return what is said of columns that make no table, with the names they may mean."""
    if not any(values for _, values in columns):
        return Said("一行也没有。", " There are no rows.")
    names = [name for name, _ in columns]
    known = [*HEADS, *HEADS.values()]
    said = Said(
        f"给出的键是 {shown('、'.join(names))}，应有 三级指标（name）、年度指标值（annual）等。",
        f" The keys are {shown(', '.join(names))}; expected 三级指标 (name), 年度指标值"
        " (annual) and so on.",
    )
    unknown = [name for name in names if name not in known]
    return sum((nearest(name, known) for name in unknown), said)


def source(path: str, columns: Columns) -> Source:
    """Return columns as a source whose places have rows and keys; raises UsageError.

    Columns of nested values are not read, which its notices tell.
    """
    ours = STRUCTURED.issubset(name for name, _ in columns)
    given, nested = list[Given](), list[str]()
    for number, (name, values) in enumerate(columns, 1):
        if name in BESIDE:
            continue
        if _is_nested(values):
            nested.append(name)
            continue
        texts = [_text(at, name, value) for at, value in enumerate(values)]
        # The output of `parse` has all columns that there can be, filled or not.
        if not ours or any(texts):
            given.append(Given(name, number, texts))
    return source_of(path, "rows", given, told(nested), keyed=True)


def _framed(frame: Any) -> Iterable[tuple[str, list[object]]]:
    """Return the columns of a DataFrame: of pandas, polars, or a table of pyarrow."""
    if hasattr(frame, "to_pydict"):
        columns = (one.to_pylist() for one in frame.columns)
        return zip(frame.schema.names, columns, strict=True)
    if hasattr(frame, "iter_columns"):
        return ((one.name, one.to_list()) for one in frame.iter_columns())
    if hasattr(frame, "items"):
        named = ((_flat(name), one) for name, one in frame.items())
        return (
            (name, one.astype(object).where(one.notna(), None).tolist())
            for name, one in named
        )
    raise UsageError(
        Said(
            f"{type(frame).__name__} 不是能读的数据表，请先转成 dict 的列表。",
            f"{type(frame).__name__} is no DataFrame that can be read; make it a list of"
            " dicts.",
        )
    )


def _flat(name: object) -> str:
    """Return the name of a column; of one below others, the last that says something."""
    if isinstance(name, tuple):
        return next((str(one) for one in reversed(name) if str(one)), "")
    return str(name)


def _gathered(
    rows: Iterable[Mapping[str, object]],
) -> Iterable[tuple[str, list[object]]]:
    """Return the values of dicts by key, in the order in which keys come."""
    listed = list(_checked(rows))
    keys = dict.fromkeys(chain.from_iterable(listed))
    return ((key, [row.get(key) for row in listed]) for key in keys)


def _checked(rows: Any) -> Iterator[Mapping[str, object]]:
    """Yield the rows; raises UsageError for what is none."""
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise UsageError(
            Said(
                f"行应为 dict 的列表或 DataFrame，给出的是 {type(rows).__name__}；文件请用 check()。",
                f"Rows are a list of dicts or a DataFrame, not {type(rows).__name__};"
                " check() takes files.",
            )
        )
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping) or not all(isinstance(key, str) for key in row):
            raise UsageError(
                Said(
                    f"rows[{number}] 应为键是文字的 dict，给出的是“{shown(row)}”。",
                    f"rows[{number}] is '{shown(row)}', expected a dict with str keys.",
                )
            )
        yield row


def _is_nested(values: Sequence[object]) -> bool:
    """Tell whether a column holds lists and mappings, and nothing else."""
    said = [value for value in values if value is not None]
    return bool(said) and all(isinstance(value, _NESTED) for value in said)


def _text(at: int, key: str, value: Any) -> str:
    """Return a value as it is written: 10.0 is 10, midnight a date, nothing blank."""
    if value is None or type(value).__name__ in _NOTHING:
        return ""
    match value:
        case str():
            return value.replace("\r\n", "\n")
        case bool():
            return str(value).lower()
        case float() | Decimal() if value != value:
            return ""
        case float() if isfinite(value):
            return f"{Decimal(str(value)):f}".removesuffix(".0")
        case Decimal() if value.is_finite():
            return f"{value:f}"
        case int() | float() | Decimal() | time():
            return str(value)
        case datetime():
            return str(value.date() if value.time() == time() else value)
        case date():
            return value.isoformat()
    if hasattr(value, "item"):
        return _text(at, key, value.item())
    raise UsageError(
        Said(
            f"rows[{at}][{key!r}] 是 {type(value).__name__}，应为文字、数字或日期。",
            f"rows[{at}][{key!r}] is {type(value).__name__}, expected a text, number or"
            " date.",
        )
    )
