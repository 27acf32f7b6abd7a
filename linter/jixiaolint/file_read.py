"""A file as read: its source, what was extracted from it, and what nobody claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.file_report import FileReport, Numbers
from jixiaolint.model import Extraction, Project, Table
from jixiaolint.source import Source
from jixiaolint.unread import Unread

if TYPE_CHECKING:
    from jixiaolint.stretches.stretches import Stretches


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read; `gaps` are what nobody claimed.

    `spent` are the seconds that all this took. Of a long `text` only the beginning was
    extracted.
    """

    source: Source
    extraction: Extraction
    gaps: tuple[Unread, ...] = ()
    spent: float = 0.0
    text: Stretches | None = None

    @property
    def path(self) -> str:
        """The path by which the file is reported."""
        return self.source.path

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the file."""
        return self.extraction.tables

    def projects(self) -> Iterator[tuple[Table, Project]]:
        """Yield every project in document order, with its table."""
        for table in self.tables:
            for project in table.projects:
                yield table, project

    def report(self, language: str, *, shown: bool = True) -> FileReport:
        """Return what is told of the file; only if it is `shown`, with its tables."""
        source, projects = self.source, [p for t in self.tables for p in t.projects]
        rows = sum(len(project.indicators) for project in projects)
        return FileReport(
            path=source.path,
            reader=source.reader,
            encoding=source.encoding,
            notices=tuple(notice.of(language) for notice in source.notices),
            layouts=tuple(dict.fromkeys(table.layout for table in self.tables)),
            numbers=Numbers(len(self.tables), len(projects), rows),
            unread=tuple((part.place(source), part.text(source)) for part in self.gaps),
            tables=self.tables if shown else (),
        )
