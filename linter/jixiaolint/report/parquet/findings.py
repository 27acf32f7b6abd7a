"""Findings as columns: the keys of the contract, nested ones as structs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from jixiaolint.findings import KEYS, Finding, Fix
from jixiaolint.place import Place

_WORDS = ("sheet", "cell", "key")
_NUMBERS = ("project_index", "seq")

PLACE = pa.struct(
    [(name, pa.string() if name in _WORDS else pa.int32()) for name in Place.__slots__]
)
"""A place; only the coordinates that its format has are not null."""

_REWRITE = pa.struct(
    [("field", pa.string()), ("text", pa.string()), ("blanks", pa.int32())]
)
_STRUCTS = {
    "place": PLACE,
    "span": pa.struct([("start", pa.int32()), ("end", pa.int32())]),
    "fix": pa.struct([(name, pa.string()) for name in Fix._fields]),
    "rewrite": _REWRITE,
    "together": pa.list_(_REWRITE),
}


def findings_schema(
    rows: pa.Schema | None = None, keep: Sequence[str] = ()
) -> pa.Schema:
    """Return the columns of findings, in the order of the contract.

    What a finding shall `keep` of its row, in a table of such `rows`, comes last, as the
    struct ``row``.
    """
    made = [(key, _STRUCTS.get(key, _plain(key))) for key in KEYS]
    if rows is not None and keep:
        made.append(("row", pa.struct([rows.field(name) for name in keep])))
    return pa.schema(made)


def _plain(key: str) -> pa.DataType:
    return pa.int32() if key in _NUMBERS else pa.string()


def findings_table(found: Iterable[Finding]) -> pa.Table:
    """Return findings as a table, one to a row."""
    return pa.Table.from_pylist([_row(one) for one in found], findings_schema())


def _row(finding: Finding) -> dict[str, object]:
    span = finding.span
    said = span and {"start": span.start, "end": span.end}
    return {**finding.as_dict(), "span": said}
