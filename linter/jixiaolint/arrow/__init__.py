"""Record batches of indicators in, record batches of findings out: for Spark and others.

Needs ``pip install 'jixiaolint[arrow]'``; nothing else loads it. The columns of a batch
are named as ``parse`` names what an indicator says (``project``, ``level1``, ``name``,
``annual`` …, all in ``read.arrow.HEADS``), or as the heads of a table are (三级指标,
年度指标值 …).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pyarrow as pa

from jixiaolint.arrow.findings import findings_schema, findings_table
from jixiaolint.bounds.limits import LIMITS, within
from jixiaolint.config import Settings
from jixiaolint.errors import UnreadableError
from jixiaolint.find.document import Document, Failure
from jixiaolint.findings import Finding
from jixiaolint.outcome import Outcome, Wanted
from jixiaolint.reading import Job
from jixiaolint.run import checking
from jixiaolint.tally import crash

__all__ = ("check_batches", "findings_schema")

_ROWS = 10_000
"""So many findings a batch has at most."""

_UNBOUNDED = dict.fromkeys(LIMITS, 10**9)
"""What a program hands over itself is no stranger's file."""


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
    """Return what the rules find in a table, which is handed over as a file would be."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)
    job = Job(Document(path, ""), sink.getvalue().to_pybytes())
    with within(_UNBOUNDED):
        outcome = checking(
            settings, Wanted(tables=False, remarks=False, sheets=False), ()
        )(job)
    assert isinstance(outcome, Outcome)
    for failed in map(crash, outcome.crashed.items()):
        warnings.warn(failed.message, stacklevel=3)
    if isinstance(outcome.found, Failure):
        raise UnreadableError(outcome.found.message)
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
