"""From paths to files as read: what each stands for, and what is found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

from jixiaolint.bounds.stage import InternalError, stage
from jixiaolint.config import Settings
from jixiaolint.errors import ForeignError, JixiaolintError, UnreadableError
from jixiaolint.find.discover import discover
from jixiaolint.find.document import Document, Failure, Found, Skipped
from jixiaolint.find.identity import written_to
from jixiaolint.find.notes import KINDS
from jixiaolint.find.pick import Pick
from jixiaolint.find.products import product
from jixiaolint.model import Extraction
from jixiaolint.rests import rests
from jixiaolint.result import FileReport
from jixiaolint.source import Source
from jixiaolint.unread import unread


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


def sorted_out(
    found: Iterable[FileReport | Failure | Skipped],
    failures: list[Failure],
    skipped: list[Skipped],
) -> Iterator[FileReport]:
    """Yield the files that were read; put the rest, and what is foreign, on the lists."""
    for file in found:
        if isinstance(file, Failure):
            failures.append(file)
        elif isinstance(file, Skipped):
            skipped.append(file)
        else:
            if not file.tables:
                skipped.append(Skipped(file.path, "foreign"))
            yield file


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
        return failure(document.path, error, settings)


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


def failure(path: str, error: JixiaolintError, settings: Settings) -> Failure:
    """Return an error as a failure; with `debug`, raise what is behind a fault."""
    if settings.debug and isinstance(error, InternalError) and error.__cause__:
        raise error.__cause__
    message = str(error)
    return Failure(path, message if path in message else f"{path}: {message}")
