"""Judge a file by shares: its projects apart from one another, its tables as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.rulebook import Rulebook
from jixiaolint.engine.verdicts import in_projects, on_file, on_table
from jixiaolint.file_read import Reading
from jixiaolint.findings import Finding
from jixiaolint.report.written import WrittenFindings
from jixiaolint.rule.subject import FileView
from jixiaolint.shares.cut import Share, shares, tables_of
from jixiaolint.shares.found import joined, told
from jixiaolint.shares.spread import spread


def judged(
    book: Rulebook, file: Reading, forms: tuple[str, ...], processes: int
) -> WrittenFindings | None:
    """Return the findings in a file; nothing if it is to be judged by one process."""
    cut = shares(file.tables, processes)
    if not cut:
        return None
    view = file_view(file.extraction, file.gaps)
    judges = tuple(map(book.judge_of, view.tables))
    work = _Judging(book, file, view, judges, forms)
    # What looks at all of the file comes early: nobody waits for it alone in the end.
    made = spread(work, [cut[0], None, *cut[1:]], processes)
    return None if made is None else joined(made, forms)


@dataclass(frozen=True, slots=True)
class _Judging:
    """A file, its rulebook, the judge of each table, and the formats."""

    book: Rulebook
    file: Reading
    view: FileView
    judges: Sequence[Judge]
    forms: tuple[str, ...]

    def __call__(self, share: Share | None) -> WrittenFindings | None:
        """Return the findings in a share, or on file and tables as a whole.

        Nothing if a rule crashed, for it is asked no more then, wherever that was.
        """
        tables = self.file.tables
        if share is None:
            found = told(self._on_tables(), tables, self.forms, self.book.kind_of)
        else:
            inside = self._in_projects(share)
            part = tables_of(tables, share)
            found = told(inside, part, self.forms, self.book.kind_of)
        crashed = self.book.general().crashed or any(
            judge.crashed for judge in self.judges
        )
        return None if crashed else found

    def _on_tables(self) -> Iterator[Finding]:
        source = self.file.source
        yield from on_file(self.book.general(), self.view, source)
        for judge, table in zip(self.judges, self.view.tables, strict=True):
            yield from on_table(judge, table, source)

    def _in_projects(self, share: Share) -> Iterator[Finding]:
        for at, start, end in share:
            table = self.view.tables[at]
            part = replace(table, projects=table.projects[start:end])
            yield from in_projects(self.judges[at], part, self.file.source)
