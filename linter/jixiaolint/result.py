"""What a run gives: files as read, findings, failures, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.engine.rule import Rule
from jixiaolint.find.document import Document, Failure
from jixiaolint.findings import Finding
from jixiaolint.model import Extraction, Indicator, Project, Table
from jixiaolint.place import Place
from jixiaolint.source import Source
from jixiaolint.unread import Unread

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Coverage


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file as read: its source, what was extracted from it, and what nobody claimed.

    `document` gives its bytes again, to those who write it back with remarks; `spent`
    are the seconds that all this took.
    """

    source: Source
    extraction: Extraction
    gaps: tuple[Unread, ...] = ()
    document: Document | None = None
    spent: float = 0.0

    @property
    def path(self) -> str:
        """The path by which the file is reported."""
        return self.source.path

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the file, the values in them parsed."""
        return self.extraction.tables

    @property
    def layouts(self) -> tuple[str, ...]:
        """The layouts of its tables, each once."""
        return tuple(dict.fromkeys(table.layout for table in self.tables))

    @property
    def unread(self) -> tuple[tuple[Place, str], ...]:
        """The passages that nobody claimed, each with its place."""
        source = self.source
        return tuple((part.place(source), part.text(source)) for part in self.gaps)

    def projects(self) -> Iterator[tuple[Table, Project]]:
        """Yield every project in document order, with its table."""
        for table in self.tables:
            for project in table.projects:
                yield table, project

    def indicators(self) -> Iterator[tuple[Table, Project, Indicator]]:
        """Yield every indicator in document order, with its project and table."""
        for table, project in self.projects():
            for indicator in project.indicators:
                yield table, project, indicator


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: files in the order given, findings sorted, failures.

    `rules` are those that were applied; `coverage` counts, where asked for, how often.
    `notes` are sentences about what was passed over in folders.
    """

    version: str
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    rules: tuple[Rule, ...] = ()
    coverage: tuple[Coverage, ...] | None = None
    notes: tuple[str, ...] = ()
