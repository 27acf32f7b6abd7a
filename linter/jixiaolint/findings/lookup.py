"""From a finding back to the indicator, the project and the text that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

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
    """The projects of one file by index."""

    projects: dict[int, Project]

    @classmethod
    def of(cls, tables: Iterable[Table]) -> Lookup:
        """Return the lookup over all tables of a file."""
        return cls({p.index: p for table in tables for p in table.projects})

    def indicator(self, finding: Finding) -> Indicator | None:
        """Return the indicator that a finding is on, if it is on one."""
        project, seq = self.projects.get(finding.project_index or 0), finding.seq
        if project is None or seq is None:
            return None
        rows = project.indicators
        # Where a file does not number them itself, they count from one.
        usual = rows[seq - 1 : seq] if seq > 0 else ()
        return next((one for one in chain(usual, rows) if one.seq == seq), None)

    def text(self, finding: Finding) -> Text | None:
        """Return the text that a finding marks, if it stands in the file as one."""
        owner: object = self.indicator(finding)
        if owner is None and finding.seq is None and finding.project_index is not None:
            owner = self.projects.get(finding.project_index)
        text = getattr(owner, finding.field or "", None)
        return text if isinstance(text, Text) and text.value else None

    def passage(self, finding: Finding) -> Passage | None:
        """Return the text that a finding is about, or nothing where there is none."""
        if text := self.text(finding):
            span = finding.span
            return Passage(text.value, span if span and span[0] < span[1] else None)
        return Passage(finding.evidence, None) if finding.evidence else None
