"""A file of columns (Parquet, Arrow): one grid, the names of the columns its head."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate, chain, compress, count
from types import ModuleType
from typing import TYPE_CHECKING

from jixiaolint.bounds.beyond import HARMLESS, check_cells, check_ratio
from jixiaolint.columns.column import Column, marked, new_odd
from jixiaolint.columns.rows import Rows
from jixiaolint.place import Place, Places
from jixiaolint.read.archive import damaged
from jixiaolint.read.fragment import cell
from jixiaolint.read.library import library
from jixiaolint.source import Grid, Source
from jixiaolint.text import Span, Text

if TYPE_CHECKING:
    import pyarrow as pa

_EXTRA = "arrow"

HEADS = {
    "unit": "单位名称",
    "year": "年度",
    "project": "项目名称",
    "goal": "绩效目标",
    "cycle_goal": "实施周期总目标",
    "content": "项目内容",
    "level1_code": "一级指标代码",
    "level1": "一级指标",
    "level2_code": "二级指标代码",
    "level2": "二级指标",
    "name": "三级指标",
    "description": "指标解释",
    "cycle": "实施周期指标值",
    "annual": "年度指标值",
    "measure_unit": "计量单位",
    "score": "分值",
    "nature": "指标性质",
    "rating": "评分标准",
    "actual": "实际完成值",
    "points": "得分",
    "reason": "偏差原因",
}
"""The names that ``parse`` gives to what an indicator says -> the heads they stand for."""

STRUCTURED = frozenset(
    ("cycle_target", "annual_target", "measure", "explanation", "place")
)
"""What ``parse`` reads out of the texts; it is read out of them anew."""

_BESIDE = frozenset(("path", "table", "project_index", "seq"))
"""What ``parse`` says besides; where a table has it, it is numbered and named anew."""


def read_parquet(path: str, data: bytes) -> Source:
    """Return a Parquet file as one grid; raises UnreadableError for a damaged one."""
    parquet = library(path, "pyarrow.parquet", _EXTRA)
    with _sound(path) as arrow:
        file = parquet.ParquetFile(arrow.py_buffer(data))
        _check(path, file.metadata.num_rows, file.metadata.num_columns)
        schema = file.schema_arrow
        return _source(path, "parquet", schema, file.read(_read(schema)))


def read_arrow(path: str, data: bytes) -> Source:
    """Return a file of Arrow (Feather) as one grid; raises UnreadableError likewise."""
    ipc = library(path, "pyarrow.ipc", _EXTRA)
    with _sound(path) as arrow:
        table = ipc.open_file(arrow.py_buffer(data)).read_all()
        _check(path, table.num_rows, table.num_columns)
        return _source(path, "arrow", table.schema, table.select(_read(table.schema)))


@contextmanager
def _sound(path: str) -> Iterator[ModuleType]:
    """Give the library; what it cannot read inside is told as a damaged file."""
    arrow = library(path, "pyarrow", _EXTRA)
    try:
        yield arrow
    except (ValueError, NotImplementedError, OSError) as error:
        raise damaged(path, error) from error


def _check(path: str, rows: int, columns: int) -> None:
    cells = (rows + 1) * columns
    check_cells(path, cells, cells)


def _read(schema: pa.Schema) -> list[str]:
    """Return the names of the columns that hold texts, numbers or dates."""
    return [
        one.name
        for one in schema
        if not one.type.num_fields and one.name not in _BESIDE
    ]


def _source(path: str, reader: str, schema: pa.Schema, table: pa.Table) -> Source:
    """Return a table as a source: its cells row by row, a line feed behind each.

    The output of ``parse`` has all columns that there can be: those are none of its form
    that no row fills.
    """
    # It may be mapped as it lies: what a damaged file points to could be anywhere.
    table.validate(full=True)
    ours = STRUCTURED.issubset(schema.names)
    names = [
        name
        for name in table.column_names
        if not ours or table[name].null_count < table.num_rows
    ]
    columns = [(HEADS.get(name, name), *_said(path, table[name])) for name in names]
    values = list(chain.from_iterable(zip(*columns, strict=True)))
    lengths = (len(value) + 1 for value in values)
    starts = array("q", accumulate(lengths, initial=0))
    text, markup = "\n".join(values), list[Span]()
    grids = [Grid(_rows(values, starts, len(names), markup))] if names else []
    return Source(
        path,
        reader,
        text,
        tuple(grids),
        markup=tuple(markup),
        anchors=_places(starts[:-1], [schema.names.index(name) + 1 for name in names]),
        notices=tuple(_told(schema)),
    )


def _rows(
    values: list[str], starts: array[int], width: int, markup: list[Span]
) -> Rows:
    """Return cells as rows; what is no word of a cell joins the markup."""
    edges, marks, odd = starts[::width], starts[:], new_odd()
    strange = {v for v in set(values) if not v or cell(Text.at(v, 0), []).value != v}
    for at in compress(count(), map(strange.__contains__, values)):
        text = cell(Text.at(values[at], starts[at]), markup)
        values[at], marks[at] = text.value, marked(text, odd)
    columns = tuple(
        Column(list(values[one::width]), marks[one:-1:width], odd)
        for one in range(width)
    )
    return Rows(columns, len(edges) - 1, edges[:-1], edges[1:], merged=False)


def _said(path: str, column: pa.ChunkedArray) -> Iterable[str]:
    """Return the cells of a column, those that read the same as the same string.

    Raises UnreadableError where few long texts are repeated beyond measure.
    """
    import pyarrow as pa

    coded = _dated(column).cast(pa.string()).dictionary_encode().combine_chunks()
    words = [word.replace("\r\n", "\n") for word in coded.dictionary.to_pylist()]
    chosen = [-1 if at is None else at for at in coded.indices.to_pylist()]
    words.append("")
    lengths = list(map(len, words))
    made = sum(map(lengths.__getitem__, chosen))
    if made > HARMLESS:
        given = sum(lengths) + len(chosen)
        check_ratio(path, made, given, "单元格的文字", "the texts of cells")
    return map(words.__getitem__, chosen)


def _dated(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return moments as dates, or to the second, where they say no more."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        for kind in (pa.date32(), pa.timestamp("s")):
            with suppress(pa.ArrowInvalid):
                return column.cast(kind)
    return column


def _told(schema: pa.Schema) -> Iterator[str]:
    """Yield the sentence that names the columns that are no texts."""
    nested = [one.name for one in schema if one.type.num_fields]
    names = "、".join(name for name in nested if name not in STRUCTURED)
    if names:
        yield (
            f"有的列是嵌套结构，没有读：{names} (columns of nested values are not read)."
        )


def _places(starts: Sequence[int], columns: Sequence[int]) -> Places:
    """Return the row and column of each cell by its start; a head has no row."""

    def at(index: int) -> tuple[int, Place]:
        """Return the start of a cell and its place."""
        row, column = divmod(index, len(columns))
        return starts[index], Place(row=row or None, column=columns[column])

    return Places(len(starts), at)
