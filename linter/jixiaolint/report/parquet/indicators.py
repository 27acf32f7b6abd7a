"""Indicators as columns: what ``parse`` prints, structured values as structs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa
from pyarrow import json

from jixiaolint.report.indicators import PRINTED
from jixiaolint.report.parquet.findings import PLACE

_BLOCK = 2**24
"""So many bytes are read at a time, unless a line is longer."""


def _words(*keys: str) -> dict[str, pa.DataType]:
    return dict.fromkeys(keys, pa.string())


def _struct(keys: Mapping[str, pa.DataType]) -> pa.StructType:
    return pa.struct(list(keys.items()))


_PART = {
    **_words("kind", "op", "value", "high"),
    "scale": pa.int64(),
    "unit": pa.string(),
    "percent": pa.bool_(),
    **_words("per", "basis"),
}
_TARGET = _struct({**_PART, "parts": pa.list_(_struct(_PART))})
_MEASURE = {
    **_words("kind", "head", "unit", "polarity", "group"),
    "limit": _TARGET,
    "parts": pa.list_(pa.string()),
}
INDICATORS = pa.schema(
    {
        **_words("path", "table", "unit"),
        "year": pa.int32(),
        "project_index": pa.int32(),
        "project": pa.string(),
        "seq": pa.int32(),
        **_words(*PRINTED),
        "cycle_target": _TARGET,
        "annual_target": _TARGET,
        "measure": _struct(_MEASURE),
        "explanation": _struct(_words("kind", "of", "numerator", "denominator")),
        "place": PLACE,
    }
)
"""The keys of the contract in its order; a target inside a target has no parts."""


def indicators_table(lines: Iterable[str]) -> pa.Table:
    """Return what ``parse`` prints as JSON lines as a table."""
    data = "".join(lines).encode()
    if not data:
        return INDICATORS.empty_table()
    longest = max(map(len, data.split(b"\n"))) + 1
    return json.read_json(
        pa.BufferReader(data),
        json.ReadOptions(block_size=max(longest, _BLOCK)),
        json.ParseOptions(
            explicit_schema=INDICATORS, unexpected_field_behavior="ignore"
        ),
    )
