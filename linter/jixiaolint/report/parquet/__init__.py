"""Findings and indicators as a Parquet file, for programs that read by columns."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from jixiaolint.errors import UsageError
from jixiaolint.find.products import FINDINGS
from jixiaolint.results.result import Result
from jixiaolint.said import Language, Said

if TYPE_CHECKING:
    import pyarrow as pa


def pack(result: Result, lang: Language) -> bytes:  # noqa: ARG001  one signature for all
    """Return the findings, marked as ours; raises UsageError without the library."""
    _need()
    from jixiaolint.report.parquet.findings import findings_table

    made = findings_table(result.findings)
    return _packed(made.replace_schema_metadata({FINDINGS: result.version}))


def pack_indicators(lines: Iterable[str]) -> bytes:
    """Return what ``parse`` prints as JSON lines; raises UsageError likewise."""
    _need()
    from jixiaolint.report.parquet.indicators import indicators_table

    return _packed(indicators_table(lines))


def _need() -> None:
    if find_spec("pyarrow") is None:
        raise UsageError(
            Said(
                "写 Parquet 需要 pyarrow，请运行 pip install 'jixiaolint[arrow]'。",
                "Parquet files need pyarrow: pip install 'jixiaolint[arrow]'.",
            )
        )


def _packed(table: pa.Table) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data
