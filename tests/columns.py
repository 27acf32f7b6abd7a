"""The same rows as CSV and as columns, and what a check says of them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import varied

from jixiaolint.read.columns import HEADS
from jixiaolint.run import lint
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

CHINESE = ["项目名称", "绩效目标", *varied.HEADS.values()]
ENGLISH = ["project", "goal", *varied.HEADS]
MEANT = [HEADS[name] for name in ENGLISH]
SOME = list(varied.rows(150))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]] = SOME) -> pa.Table:
    """Return rows as columns, blank cells as nulls."""
    columns = zip(heads, zip(*rows, strict=True), strict=True)
    return pa.table(
        {head: [cell or None for cell in column] for head, column in columns}
    )


def as_csv(heads: Sequence[str], rows: Sequence[Sequence[str]] = SOME) -> bytes:
    """Return rows as CSV."""
    file = io.StringIO()
    csv.writer(file).writerows([heads, *rows])
    return file.getvalue().encode()


def as_parquet(made: pa.Table) -> bytes:
    """Return a table as the bytes of a Parquet file."""
    sink = pa.BufferOutputStream()
    pq.write_table(made, sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def as_arrow(made: pa.Table) -> bytes:
    """Return a table as the bytes of a file of Arrow."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, made.schema) as file:
        file.write_table(made)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def checked(folder: Path, name: str, data: bytes) -> list[dict[str, Any]]:
    """Return the findings in a file, those of a row in no order."""
    (folder / name).write_bytes(data)
    result = lint([str(folder / name)], Settings())
    assert result.failures == ()
    return bare(finding.as_dict() for finding in result.findings)


def bare(findings: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return findings without what tells one file from another: path, place and order."""
    found = (
        {key: value for key, value in finding.items() if key not in ("path", "place")}
        for finding in findings
    )
    return sorted(found, key=repr)
