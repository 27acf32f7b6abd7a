"""The findings as JSON, one to a line, for programs that read as they come."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.engine.rule import Language
from jixiaolint.report.json import dump
from jixiaolint.result import Result


def render(result: Result, lang: Language) -> Iterator[str]:  # noqa: ARG001  one signature for all
    """Yield each finding as one line."""
    for finding in result.findings:
        yield f"{dump(finding.as_dict())}\n"
