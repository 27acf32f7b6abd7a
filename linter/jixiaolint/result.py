"""What a run gives: files as read, findings, failures, notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiaolint.engine.rule import Rule
from jixiaolint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE
from jixiaolint.extract.unread import Unread
from jixiaolint.find.document import Document, Failure
from jixiaolint.findings import Finding, Kind
from jixiaolint.model import Extraction, Indicator, Project, Table
from jixiaolint.place import Place
from jixiaolint.settings.letterhead import NOTHING_SAID, Letterhead
from jixiaolint.settings.level_names import AS_EVER, LevelNames
from jixiaolint.source import Source

if TYPE_CHECKING:
    from jixiaolint.answers.answer import Answer
    from jixiaolint.answers.standing import Standing
    from jixiaolint.baseline.counts import Counts
    from jixiaolint.engine.coverage import Coverage
    from jixiaolint.remarks.remark import Remark
    from jixiaolint.report.earlier import Earlier
    from jixiaolint.shares.stretches import Stretches
    from jixiaolint.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: its source, what was extracted from it, and what nobody claimed.

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
        """The tables of the file, the values in them parsed."""
        return self.extraction.tables

    def projects(self) -> Iterator[tuple[Table, Project]]:
        """Yield every project in document order, with its table."""
        return _projects(self.tables)

    def indicators(self) -> Iterator[tuple[Table, Project, Indicator]]:
        """Yield every indicator in document order, with its project and table."""
        return _indicators(self.tables)

    def answers(self) -> tuple[Answer, ...]:
        """Return what a unit says to the remarks that a returned file lists."""
        from jixiaolint.answers.listed import listed

        return tuple(listed(self.path, self.source.blocks))

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


class Numbers(NamedTuple):
    """How many of what a file holds."""

    tables: int = 0
    projects: int = 0
    indicators: int = 0


NOTHING = Numbers()


@dataclass(frozen=True, slots=True)
class FileReport:
    """What is told of a file; `tables` are there where a report shows what they say.

    `layouts` are those of its tables, each once; `unread` the passages that nobody
    claimed, each with its place. `sheets` are pictures of projects that there is something
    to say of, by their index. `answers` are those in a file that came back from us.
    `document` gives its bytes again, to those who write it
    back with remarks.
    """

    path: str
    reader: str
    encoding: str | None = None
    notices: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    numbers: Numbers = NOTHING
    unread: tuple[tuple[Place, str], ...] = ()
    tables: tuple[Table, ...] = ()
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    document: Document | None = None

    def indicators(self) -> Iterator[tuple[Table, Project, Indicator]]:
        """Yield every indicator in document order, with its project and table."""
        return _indicators(self.tables)


def _projects(tables: Iterable[Table]) -> Iterator[tuple[Table, Project]]:
    for table in tables:
        for project in table.projects:
            yield table, project


def _indicators(tables: Iterable[Table]) -> Iterator[tuple[Table, Project, Indicator]]:
    for table, project in _projects(tables):
        for indicator in project.indicators:
            yield table, project, indicator


class Counted(NamedTuple):
    """How many files were checked, and what was found in them."""

    files: int
    findings: int


NOTHING_COUNTED = Counted(0, 0)


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: files in the order given, findings sorted, failures.

    `remarks` tell the findings to a person, in the order of files and tables.
    `rules` are those that were applied; `coverage` counts, where asked for, how often.
    `answers` are what units say to remarks that they were sent, and how that stands.
    `letterhead` is what letters say at their head, `levels` what the office calls the
    levels of remarks; `notes` are sentences about what was passed over in folders.
    `earlier` is a report to compare with. `baseline` counts what one knows that was used,
    `silenced` findings that somebody gave a reason not to tell; neither is among `findings`.
    Some of the findings `fails` the run, told or not; one that is `stopped` is not whole.
    So many findings are `hidden`, for they are not grave enough to be told; `statistics`
    count, where asked for, findings of each kind. If `quiet`, reports tell findings and
    nothing else. `counted` holds where files and findings are not kept. Going through a
    result yields its findings.
    """

    version: str
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    rules: tuple[Rule, ...] = ()
    coverage: tuple[Coverage, ...] | None = None
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    letterhead: Letterhead = NOTHING_SAID
    levels: LevelNames = AS_EVER
    answers: tuple[Standing, ...] = ()
    earlier: Earlier | None = None
    baseline: Counts | None = None
    silenced: int = 0
    hidden: int = 0
    statistics: Mapping[Kind, int] | None = None
    quiet: bool = False
    fails: bool = False
    stopped: bool = False
    counted: Counted = NOTHING_COUNTED

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def exit_code(self) -> int:
        """The exit code of the run: 0, 1 for findings that fail, 2 for failures."""
        if self.failures or self.stopped:
            return EXIT_TROUBLE
        return EXIT_FINDINGS if self.fails else EXIT_CLEAN

    @property
    def summary(self) -> dict[str, object]:
        """The numbers that sum it up, by the keys of ``check --format json``."""
        from jixiaolint.report.counts import summary

        return summary(self)

    def to_json(self) -> str:
        """Return what ``check --format json`` prints."""
        from jixiaolint.report.json import render

        return "".join(render(self, "zh"))

    def as_dict(self) -> dict[str, Any]:
        """Return the object that ``check --format json`` prints."""
        from json import loads

        made: dict[str, Any] = loads(self.to_json())
        return made

    def by_file(self) -> Iterator[tuple[str, Sequence[Finding]]]:
        """Yield the path of each file, in the order given, with the findings in it."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for one in self.findings:
            found[one.path].append(one)
        for file in self.files:
            yield file.path, found[file.path]

    def remarks_by_file(self) -> Iterator[tuple[FileReport, Sequence[Remark]]]:
        """Yield each file, in the order given, with the remarks on it."""
        told: dict[str, list[Remark]] = defaultdict(list)
        for one in self.remarks:
            told[one.path].append(one)
        for file in self.files:
            yield file, told[file.path]
