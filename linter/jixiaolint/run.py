"""From paths to findings: the only place that knows the whole flow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from jixiaolint import __version__
from jixiaolint.config import Settings, check_words, choose
from jixiaolint.errors import ForeignError, JixiaolintError, UnreadableError
from jixiaolint.find.discover import discover
from jixiaolint.find.document import Document, Failure, Found, Skipped
from jixiaolint.find.identity import written_to
from jixiaolint.find.notes import KINDS, sentences
from jixiaolint.find.pick import Pick
from jixiaolint.find.products import product
from jixiaolint.findings import Finding, order
from jixiaolint.fingerprint import stamp
from jixiaolint.model import Extraction
from jixiaolint.rests import rests
from jixiaolint.result import FileReport, Result
from jixiaolint.source import Source
from jixiaolint.stage import InternalError, stage
from jixiaolint.unread import unread

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Counting
    from jixiaolint.engine.rulebook import Rulebook


def lint(paths: Iterable[str], settings: Settings) -> Result:
    """Return what the rules find in the files that the paths stand for.

    A file that cannot be read, makes the program fail, or was named and holds no
    indicator becomes a failure; the others are checked all the same. Raises UsageError
    for wrong settings.
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
    skipped: list[Skipped] = []
    for file in read_all(paths, settings):
        if isinstance(file, Failure):
            failures.append(file)
            continue
        if isinstance(file, Skipped):
            skipped.append(file)
            continue
        try:
            findings.extend(_judge(book, file, counting) if file.tables else ())
            files.append(file)
        except JixiaolintError as error:
            failures.append(_failure(file.path, error, settings))
    crashed = {c: e for judge in book.judges.values() for c, e in judge.crashed.items()}
    failures.extend(map(_crash, sorted(crashed.items())))
    findings.sort(key=order)
    coverage = counting.result() if counting else None
    skipped += [Skipped(file.path, "foreign") for file in files if not file.tables]
    return Result(
        __version__,
        tuple(files),
        tuple(findings),
        tuple(failures),
        rules,
        coverage,
        sentences(skipped),
    )


def read_all(
    paths: Iterable[str], settings: Settings
) -> Iterator[FileReport | Failure | Skipped]:
    """Yield each file that the paths stand for as read, or why there is none.

    A folder or archive of which no file holds an indicator is a failure at the end.
    """
    filled: dict[str, bool] = {}
    for document in documents(paths, settings):
        if not isinstance(document, Document):
            yield _strictly(document) if settings.strict else document
            continue
        file = _tried(document, settings)
        if document.given is not None:
            filled.setdefault(document.given, False)
            filled[document.given] |= isinstance(file, Failure) or _holds(file)
        yield file
    for given in (given for given, full in filled.items() if not full):
        yield Failure(
            given,
            f"{given}: 里面没有一个文件有绩效指标，什么也没有检查 (no file in it holds a performance"
            " indicator: nothing was checked).",
        )


def _strictly(found: Failure | Skipped) -> Failure | Skipped:
    """Return an archive in which nothing counts as a failure."""
    if isinstance(found, Failure) or found.kind != "foreign":
        return found
    chinese, english = KINDS["foreign"]
    return Failure(found.path, f"{found.path}: {chinese} ({english}).")


def _holds(file: FileReport | Skipped) -> bool:
    return isinstance(file, FileReport) and bool(file.tables)


def documents(paths: Iterable[str], settings: Settings) -> Iterator[Found]:
    """Yield the documents that the paths stand for, those inside archives one by one."""
    from jixiaolint.find.unpack import unpacked

    for document in found(paths, settings, settings.outputs):
        if isinstance(document, Document):
            yield from unpacked(document, _pick(settings))
        else:
            yield document


def found(
    paths: Iterable[str], settings: Settings, outputs: Iterable[Path] = ()
) -> Iterator[Found]:
    """Yield what the paths stand for, archives unopened; in folders, no `outputs`."""
    written = written_to(outputs)
    return discover(paths, _pick(settings), settings.stdin_filename, written)


def _pick(settings: Settings) -> Pick:
    from jixiaolint.find.unpack import ARCHIVES
    from jixiaolint.read import READERS

    return Pick(
        READERS, ARCHIVES, settings.exclude, settings.include, settings.force_exclude
    )


def _tried(document: Document, settings: Settings) -> FileReport | Failure | Skipped:
    """Return a document as read, or why it is not; nothing of it is held then."""
    try:
        return _read(document, settings)
    except JixiaolintError as error:
        return _failure(document.path, error, settings)


def _read(document: Document, settings: Settings) -> FileReport | Skipped:
    """Return a document as read; raises JixiaolintError.

    In a folder, our own products are skipped, and a file without an indicator is a
    report without tables, which says so.
    """
    with stage("reading", document.path):
        data = document.load()
    kind = product(data)
    if kind and document.given is not None:
        return Skipped(document.path, "product")
    if kind == "report":
        raise UnreadableError(
            f"{document.path}: 这是 jixiaolint 写出的检查报告，不是绩效目标表，请给出被检查的原文件 (a"
            " report of jixiaolint, not a table; give the file that it is about)."
        )
    try:
        return _extracted(document, data)
    except ForeignError as error:
        if document.given is None or settings.strict:
            raise
        said = str(error).removeprefix(f"{document.path}: ")
        source = Source(document.path, "none", "", (), notices=(said,))
        return FileReport(source, Extraction(()))


def _extracted(document: Document, data: bytes) -> FileReport:
    """Return what is found in a document; raises ForeignError if that is nothing."""
    from jixiaolint.extract import extract
    from jixiaolint.read import read

    start = monotonic()
    with stage("reading", document.path):
        source = read(document.path, data)
    with stage("extracting the indicators of", document.path, monotonic() - start):
        found = extract(source)
        gaps = (*unread(source, found.read), *rests(found.tables))
    if not any(
        project.indicators for table in found.tables for project in table.projects
    ):
        raise ForeignError(
            f"{document.path}: 没有找到绩效指标，应有绩效目标表或绩效目标申报表"
            " (no performance indicator found; a table of them was expected)."
        )
    return FileReport(source, found, gaps, document, monotonic() - start)


def _judge(
    book: Rulebook, file: FileReport, counting: Counting | None
) -> list[Finding]:
    """Return the findings in one file, sorted and fingerprinted."""
    from jixiaolint.engine.judge import file_view

    source = file.source
    with stage("checking", file.path, file.spent):
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
