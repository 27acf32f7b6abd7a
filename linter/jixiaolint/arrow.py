"""Record batches of indicators in, record batches of findings out: for Spark and others.

Needs ``pip install 'jixiaolint[arrow]'``; nothing else loads it. The columns of a batch
are named as ``parse`` names what an indicator says (``project``, ``level1``, ``name``,
``annual`` …, all in ``read.columns.HEADS``), or as the heads of a table are (三级指标,
年度指标值 …).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

import pyarrow as pa

from jixiaolint.findings import Finding
from jixiaolint.read.arrow import of_table
from jixiaolint.report.parquet.findings import findings_schema, findings_table
from jixiaolint.results.outcome import Wanted
from jixiaolint.run import checking
from jixiaolint.settings.run import Settings
from jixiaolint.work.handed import handed
from jixiaolint.work.tally import crash

__all__ = ("check_batches", "findings_schema")

_ROWS = 10_000
"""So many findings a batch has at most."""


def check_batches(
    batches: Iterable[pa.RecordBatch],
    settings: Settings | None = None,
    *,
    keep: Sequence[str] = (),
    path: str = "batches",
) -> Iterator[pa.RecordBatch]:
    """Yield the findings in the indicators that the batches hold, one to a row.

    All batches of a call are one table, which is held in memory: rows of a project must
    be in one call, one after the other, so partition by what tells projects apart and
    sort within. Rules on a project see all of it; rules on a whole table (copied
    projects, totals) see the rows of the call. No rows give none.

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
    if not table.num_rows:
        return
    found = _found(table, settings or Settings(), path)
    made = findings_table(found)
    if keep:
        made = made.append_column(*_kept(table, keep, found))
    yield from made.to_batches(_ROWS)


def _found(table: pa.Table, settings: Settings, path: str) -> Sequence[Finding]:
    """Return what the rules find in a table."""
    nothing_else = Wanted(tables=False, remarks=False, sheets=False)
    work = checking(settings, nothing_else, ())
    outcome = handed(partial(of_table, path, table), work)
    for failed in map(crash, outcome.crashed.items()):
        warnings.warn(failed.message, stacklevel=3)
    return outcome.findings


def _kept(
    table: pa.Table, keep: Sequence[str], found: Sequence[Finding]
) -> tuple[pa.Field, pa.ChunkedArray]:
    """Return what is kept of the rows that findings are about, as a column.

    What is found in a whole table is about no row of it.
    """
    rows = [
        one.place.row - 1 if one.place.row and one.project_index else None
        for one in found
    ]
    taken = table.select(list(keep)).take(pa.array(rows, pa.int64()))
    field = findings_schema(table.schema, keep).field("row")
    return field, taken.to_struct_array().cast(field.type)
