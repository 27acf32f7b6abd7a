"""Rows that a program has in hand, dicts or a DataFrame, as columns of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import Any, Protocol

from jixiaolint.errors import UsageError, shown
from jixiaolint.read.columns import BESIDE, STRUCTURED, Given, source_of, told
from jixiaolint.said import Said
from jixiaolint.source import Source


class Frame(Protocol):
    """A DataFrame, or what passes for one: it has columns."""

    @property
    def columns(self) -> Any:
        """The names of its columns, or the columns themselves."""


Rows = Iterable[Mapping[str, object]] | Frame
Columns = Iterable[tuple[str, list[object]]]
"""Columns in order, each with its name, which need not be its alone."""

_NESTED = (Mapping, list, tuple, set, frozenset)


def source(path: str, rows: Rows) -> Source:
    """Return rows as a source whose places have rows and keys; raises UsageError.

    Columns of nested values are not read, which its notices tell.
    """
    columns = list(_framed(rows) if hasattr(rows, "columns") else _gathered(rows))
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


def _framed(frame: Any) -> Columns:
    """Return the columns of a DataFrame: of pandas, polars, or a table of pyarrow."""
    if hasattr(frame, "to_pydict"):
        columns = (one.to_pylist() for one in frame.columns)
        return zip(frame.schema.names, columns, strict=True)
    if hasattr(frame, "iter_columns"):
        return ((one.name, one.to_list()) for one in frame.iter_columns())
    if hasattr(frame, "items"):
        return (
            (str(name), one.astype(object).where(one.notna(), None).tolist())
            for name, one in frame.items()
        )
    raise UsageError(
        Said(
            f"{type(frame).__name__} 不是能读的数据表，请先转成 dict 的列表。",
            f"{type(frame).__name__} is no DataFrame that can be read; make it a list of"
            " dicts.",
        )
    )


def _gathered(rows: Iterable[Mapping[str, object]]) -> Columns:
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
    match value:
        case str():
            return value.replace("\r\n", "\n")
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return "" if value != value else str(value).removesuffix(".0")
        case int() | Decimal() | time():
            return str(value)
        case datetime():
            midnight = value.time() == time()
            return "" if value != value else str(value.date() if midnight else value)
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
