"""From a finding back to the indicator, the project and the text that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.findings import Finding
from jixiaolint.model import Indicator, Project, Table
from jixiaolint.text import Span, Text


@dataclass(frozen=True, slots=True)
class Passage:
    """The text that a finding is about and the characters in it that offend.

    `span` is None where the finding concerns the text as a whole.
    """

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Lookup:
    """The projects of one file by index, its indicators by index and number."""

    projects: dict[int, Project]
    indicators: dict[tuple[int, int], Indicator]

    @classmethod
    def of(cls, tables: Iterable[Table]) -> Lookup:
        """Return the lookup over all tables of a file."""
        projects = {p.index: p for table in tables for p in table.projects}
        indicators = {
            (p.index, indicator.seq): indicator
            for p in projects.values()
            for indicator in p.indicators
        }
        return cls(projects, indicators)

    def indicator(self, finding: Finding) -> Indicator | None:
        """Return the indicator that a finding is on, if it is on one."""
        if finding.project_index is None or finding.seq is None:
            return None
        return self.indicators.get((finding.project_index, finding.seq))

    def passage(self, finding: Finding) -> Passage | None:
        """Return the text that a finding is about, or nothing where there is none."""
        owner: object = self.indicator(finding)
        if owner is None and finding.seq is None and finding.project_index is not None:
            owner = self.projects.get(finding.project_index)
        text = getattr(owner, finding.field or "", None)
        if isinstance(text, Text) and text.value:
            span = finding.span
            return Passage(text.value, span if span and span[0] < span[1] else None)
        return Passage(finding.evidence, None) if finding.evidence else None
