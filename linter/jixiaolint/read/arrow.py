"""A file of columns (Parquet, Arrow): one grid, the names of the columns its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING

from jixiaolint.bounds.beyond import HARMLESS, check_cells, check_ratio
from jixiaolint.read.archive import damaged
from jixiaolint.read.columns import BESIDE, STRUCTURED, Given, source_of, told
from jixiaolint.read.library import library
from jixiaolint.source import Source

if TYPE_CHECKING:
    import pyarrow as pa

_EXTRA = "arrow"


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
        one.name for one in schema if not one.type.num_fields and one.name not in BESIDE
    ]


def of_table(path: str, table: pa.Table) -> Source:
    """Return a table that a program hands over as one grid, places with its keys."""
    with _sound(path):
        read = table.select(_read(table.schema))
        return _source(path, "arrow", table.schema, read, keyed=True)


def _source(
    path: str, reader: str, schema: pa.Schema, table: pa.Table, *, keyed: bool = False
) -> Source:
    """Return a table as a source.

    The output of ``parse`` has all columns that there can be: those are none of its form
    that no row fills.
    """
    # It may be mapped as it lies: what a damaged file points to could be anywhere.
    table.validate(full=True)
    ours = STRUCTURED.issubset(schema.names)
    columns = [
        Given(name, schema.names.index(name) + 1, _said(path, table[name]))
        for name in table.column_names
        if not ours or table[name].null_count < table.num_rows
    ]
    nested = [one.name for one in schema if one.type.num_fields]
    return source_of(path, reader, columns, told(nested), keyed=keyed)


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
