"""The findings as a table that Excel and WPS open, with the keys of the contract."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from jixiaolint.findings import Finding
from jixiaolint.report.spots import spot
from jixiaolint.width import printable

COLUMNS = (
    "fingerprint",
    "path",
    "place",
    "code",
    "name",
    "severity",
    "problem",
    "project_index",
    "project",
    "seq",
    "field",
    "evidence",
    "message",
    "suggestion",
    "rewrite",
    "basis",
)
"""What the columns hold; `place` and `rewrite` are texts here."""

HEAD = f"\ufeff{','.join(COLUMNS)}\n"
"""The first line, behind the mark by which Excel knows UTF-8."""

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding as one line.

    What a spreadsheet would take for a formula has an apostrophe before it.
    """
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\n")
    for one in findings:
        writer.writerow(map(_cell, _values(one)))
        yield kept.getvalue()
        kept.seek(0)
        kept.truncate()


def _values(finding: Finding) -> Sequence[object]:
    """Return what stands in the columns."""
    own = finding.rewrite
    known = {
        "place": spot(finding.place),
        # Of several fields that change together the suggestion tells.
        "rewrite": own.text if own and not own.also else None,
    }
    return [
        known[name] if name in known else getattr(finding, name) for name in COLUMNS
    ]


def _cell(value: object) -> object:
    """Return a value as a spreadsheet shows it, and does nothing else."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if _FORMULA.match(value) else text
