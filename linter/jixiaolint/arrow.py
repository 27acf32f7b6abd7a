"""Record batches of indicators in, record batches of findings out: for Spark and others.

Needs ``pip install 'jixiaolint[arrow]'``; nothing else loads it. The columns of a batch
are named as ``parse`` names what an indicator says (``project``, ``level1``, ``name``,
``annual`` …, all in ``read.arrow.HEADS``), or as the heads of a table are (三级指标,
年度指标值 …).
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path

import pyarrow as pa

from jixiaolint.bounds.limits import LIMITS, within
from jixiaolint.config import Settings
from jixiaolint.errors import UnreadableError
from jixiaolint.findings import Finding, Fix
from jixiaolint.place import Place
from jixiaolint.run import lint

_ROWS = 10_000
"""So many findings a batch has at most."""

_UNBOUNDED = dict.fromkeys(LIMITS, 10**9)
"""What a program hands over itself is no stranger's file."""

_NUMBERS = ("project_index", "seq")
_STRUCTS = {
    "place": pa.struct(
        [
            (name, pa.string() if name in ("sheet", "cell") else pa.int32())
            for name in Place.__slots__
        ]
    ),
    "span": pa.struct([("start", pa.int32()), ("end", pa.int32())]),
    "fix": pa.struct([(field.name, pa.string()) for field in fields(Fix)]),
}


def findings_schema(
    rows: pa.Schema | None = None, keep: Sequence[str] = ()
) -> pa.Schema:
    """Return the columns of findings: the keys of the contract, nested ones as structs.

    What `check_batches` shall `keep` of rows of such a schema comes last, as ``row``.
    """
    made = [
        pa.field(
            key,
            _STRUCTS.get(key, pa.int32() if key in _NUMBERS else pa.string()),
        )
        for key in (field.name for field in fields(Finding))
    ]
    if rows is not None and keep:
        made.append(pa.field("row", pa.struct([rows.field(name) for name in keep])))
    return pa.schema(made)


def check_batches(
    batches: Iterable[pa.RecordBatch],
    settings: Settings | None = None,
    *,
    keep: Sequence[str] = (),
    path: str = "",
) -> Iterator[pa.RecordBatch]:
    """Yield the findings in the indicators that the batches hold, one to a row.

    All batches of a call are one table, which is held in memory: rows of a project must
    be in one call, one after the other, so partition by what tells projects apart and
    sort within. Rules on a project see all of it; rules on a whole table (copied
    projects, totals) see the rows of the call. No batches give none.

    `keep` names columns of the rows that a finding shall bring along, to tell which row
    it is about: ``place.row`` counts within the call. `path` is what findings say that
    the table is called. Raises UnreadableError where no column or row says an
    indicator; a rule that fails is a warning.
    """
    batches = iter(batches)
    first = next(batches, None)
    if first is None:
        return
    table = pa.Table.from_batches(chain([first], batches))
    if table.num_rows:
        found = _findings(table, settings or Settings())
        yield from _written(found, table, keep, path).to_batches(_ROWS)


def _findings(table: pa.Table, settings: Settings) -> Sequence[Finding]:
    """Return what the rules find in a table."""
    with tempfile.TemporaryDirectory() as folder, within(_UNBOUNDED):
        file = Path(folder) / "batches.arrow"
        with pa.ipc.new_file(str(file), table.schema) as sink:
            sink.write_table(table)
        result = lint([str(file)], settings)
    for failure in result.failures:
        if failure.path == str(file):
            raise UnreadableError(failure.message.removeprefix(f"{file}: "))
        warnings.warn(failure.message, stacklevel=3)
    return result.findings


def _written(
    found: Sequence[Finding], table: pa.Table, keep: Sequence[str], path: str
) -> pa.Table:
    """Return findings as a table, with what is kept of the rows that they are about."""
    made = pa.Table.from_pylist([_row(one, path) for one in found], findings_schema())
    if not keep:
        return made
    # What is found in a whole table is about no row of it.
    rows = [
        one.place.row - 1 if one.place.row and one.project_index else None
        for one in found
    ]
    kept = table.select(list(keep)).take(pa.array(rows, pa.int64()))
    field = findings_schema(table.schema, keep).field("row")
    return made.append_column(field, kept.to_struct_array().cast(field.type))


def _row(finding: Finding, path: str) -> dict[str, object]:
    """Return a finding as a row."""
    span = finding.span
    return {
        **finding.as_dict(),
        "path": path,
        "span": span and {"start": span.start, "end": span.end},
    }
