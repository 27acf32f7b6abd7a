"""The findings as JSON, one to a line, for programs that read as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiaolint.findings import Finding
from jixiaolint.output.json_text import dump

HEAD = ""


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding as one line."""
    for finding in findings:
        yield f"{dump(finding.as_dict())}\n"
