"""From paths to findings: the only place that knows the whole flow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from jixiaolint import __version__
from jixiaolint.config import Settings, check_words, choose
from jixiaolint.discover import Document, Failure, discover
from jixiaolint.engine.rule import Rule
from jixiaolint.errors import JixiaolintError, UnreadableError
from jixiaolint.findings import Finding, order
from jixiaolint.fingerprint import stamp
from jixiaolint.model import Extraction, Indicator, Project, Table
from jixiaolint.place import Place
from jixiaolint.source import Source
from jixiaolint.unread import Unread, rests, unread

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Counting, Coverage
    from jixiaolint.engine.rulebook import Rulebook


class InternalError(JixiaolintError):
    """A fault of the program; the exception behind it is its cause."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file as read: its source, what was extracted from it, and what nobody claimed.

    `document` gives its bytes again, to those who write it back with remarks.
    """

    source: Source
    extraction: Extraction
    gaps: tuple[Unread, ...] = ()
    document: Document | None = None

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

    def indicators(self) -> Iterator[tuple[Table, Project, Indicator]]:
        """Yield every indicator in document order, with its project and table."""
        for table in self.tables:
            for project in table.projects:
                for indicator in project.indicators:
                    yield table, project, indicator


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: files in the order given, findings sorted, failures.

    `rules` are those that were applied; `coverage` counts, where asked for, how often.
    """

    version: str
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    rules: tuple[Rule, ...] = ()
    coverage: tuple[Coverage, ...] | None = None


def lint(paths: Iterable[str], settings: Settings) -> Result:
    """Return what the rules find in the files that the paths stand for.

    A file that cannot be read, holds no indicator or makes the program fail becomes a
    failure; the others are checked all the same. Raises UsageError for wrong settings.
    """
    from jixiaolint.engine.coverage import Counting
    from jixiaolint.engine.rulebook import Rulebook

    check_words(settings)
    book = Rulebook(
        settings.rules,
        settings.lang,
        partial(choose, settings=settings),
        settings.profile,
        settings.options,
    )
    counting = Counting() if settings.coverage else None
    rules = book.general().rules
    files: list[FileReport] = []
    findings: list[Finding] = []
    failures: list[Failure] = []
    for file in read_all(paths, settings):
        if isinstance(file, Failure):
            failures.append(file)
            continue
        try:
            findings.extend(_judge(book, file, counting))
            files.append(file)
        except JixiaolintError as error:
            failures.append(_failure(file.path, error, settings))
    crashed = {c: e for judge in book.judges.values() for c, e in judge.crashed.items()}
    failures.extend(map(_crash, sorted(crashed.items())))
    findings.sort(key=order)
    coverage = counting.result() if counting else None
    return Result(
        __version__, tuple(files), tuple(findings), tuple(failures), rules, coverage
    )


def read_all(
    paths: Iterable[str], settings: Settings
) -> Iterator[FileReport | Failure]:
    """Yield each file that the paths stand for as read, or why there is none."""
    for document in documents(paths, settings):
        if isinstance(document, Failure):
            yield document
            continue
        try:
            yield _read(document)
        except JixiaolintError as error:
            yield _failure(document.path, error, settings)


def documents(paths: Iterable[str], settings: Settings) -> Iterator[Document | Failure]:
    """Yield the documents that the paths stand for, those inside archives one by one."""
    from jixiaolint.read import READERS
    from jixiaolint.unpack import ARCHIVES, unpacked

    known = (*READERS, *ARCHIVES)
    for document in discover(paths, known, settings.stdin_filename):
        if isinstance(document, Failure):
            yield document
        else:
            yield from unpacked(document, READERS)


def _read(document: Document) -> FileReport:
    """Return a document as read; raises JixiaolintError."""
    from jixiaolint.extract import extract
    from jixiaolint.read import read

    with stage("reading", document.path):
        source = read(document.path, document.load())
    with stage("extracting the indicators of", document.path):
        found = extract(source)
        gaps = (*unread(source, found.read), *rests(found.tables))
    if not any(
        project.indicators for table in found.tables for project in table.projects
    ):
        raise UnreadableError(
            f"{document.path}: 没有找到绩效指标，应有绩效目标表或绩效目标申报表"
            " (no performance indicator found; a table of them was expected)."
        )
    return FileReport(source, found, gaps, document)


def _judge(
    book: Rulebook, file: FileReport, counting: Counting | None
) -> list[Finding]:
    """Return the findings in one file, sorted and fingerprinted."""
    from jixiaolint.engine.judge import file_view

    source = file.source
    with stage("checking", file.path):
        view = file_view(file.extraction, file.gaps)
        found = [*book.general().file(view, source)]
        if counting:
            counting.file(book.general(), view, found)
        for table in view.tables:
            judge = book.judge_of(table)
            inside = [*judge.table(table, source)]
            if counting:
                counting.table(judge, table, inside)
            found += inside
        return list(stamp(sorted(found, key=order), file.tables))


@contextmanager
def stage(doing: str, path: str) -> Iterator[None]:
    """Turn what goes wrong inside into a sentence that names file and stage."""
    try:
        yield
    except JixiaolintError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(
            f"{path}: 文件读不出来 (the file cannot be read): {reason}."
        ) from error
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise InternalError(
            f"{path}: 程序内部错误，请报告 (internal error while {doing} the file; please"
            f" report it; JIXIAOLINT_DEBUG=1 shows where): {what}."
        ) from error


def _crash(crashed: tuple[str, str]) -> Failure:
    """Return a rule that crashed as a failure of the run."""
    code, error = crashed
    return Failure(
        code,
        f"{code}: 规则运行出错，请报告 (internal error in the rule {code}; the other rules "
        f"were applied; please report it): {error}.",
    )


def _failure(path: str, error: JixiaolintError, settings: Settings) -> Failure:
    """Return an error as a failure; with `debug`, raise what is behind a fault."""
    if settings.debug and isinstance(error, InternalError) and error.__cause__:
        raise error.__cause__
    message = str(error)
    return Failure(path, message if path in message else f"{path}: {message}")
