"""From paths to files as read: what each stands for, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from jixiaolint.bounds.stage import InternalError, stage
from jixiaolint.errors import ForeignError, JixiaolintError, UnreadableError
from jixiaolint.file_read import Reading
from jixiaolint.find.discover import discover
from jixiaolint.find.document import STDIN, Document, Failure, Found, Skipped
from jixiaolint.find.identity import written_to
from jixiaolint.find.notes import KINDS
from jixiaolint.find.pick import Pick
from jixiaolint.find.products import is_letter, product
from jixiaolint.means import means
from jixiaolint.model import Extraction
from jixiaolint.said import Said
from jixiaolint.settings.run import Settings
from jixiaolint.source import Source
from jixiaolint.unread import rests, unread


class Job(NamedTuple):
    """A document to work on; its bytes are there where only this process can have them."""

    document: Document
    data: bytes | None = None


Asked = Job | Failure | Skipped
"""What is to be done, or why there is nothing to do."""

Take = Callable[[Source], Reading]
"""Returns what is found in a source."""


def jobs(found: Found, settings: Settings) -> Iterator[tuple[Found, Asked]]:
    """Yield what a path stands for with the work on it; inside an archive, one by one."""
    from jixiaolint.find.unpack import unpacked

    for one in (
        unpacked(found, _pick(settings)) if isinstance(found, Document) else (found,)
    ):
        if isinstance(one, Document):
            yield one, _job(one, settings)
        else:
            yield one, _strictly(one) if settings.strict else one


def _job(document: Document, settings: Settings) -> Job | Failure:
    """Return the work on a document; this process alone has archives and its input."""
    if document.member is None and document.origin != STDIN:
        return Job(document)
    try:
        with stage("reading", document.path):
            return Job(replace(document, member=None), document.load())
    except JixiaolintError as error:
        return failure(document.path, error, settings)


def _strictly(found: Failure | Skipped) -> Failure | Skipped:
    """Return an archive in which nothing counts as a failure."""
    if isinstance(found, Failure) or found.kind != "foreign":
        return found
    chinese, english = KINDS["foreign"]
    return Failure(found.path, Said(f"{chinese}。", f"{english}.").at(found.path))


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


def read_one(
    job: Asked | Source, settings: Settings, take: Take | None = None
) -> Reading | Failure | Skipped:
    """Return a document as read, or why it is not; nothing of it is held then.

    What is found in it is `taken`, unless another function shall `take` it. Rows that a
    program hands over are a source already.
    """
    if not isinstance(job, Job | Source):
        return job
    path = job.path if isinstance(job, Source) else job.document.path
    try:
        if isinstance(job, Source):
            return _found_in(job, take or taken, monotonic())
        return _read(*job, settings, take or taken)
    except JixiaolintError as error:
        return failure(path, error, settings)


def _read(
    document: Document, data: bytes | None, settings: Settings, take: Take
) -> Reading | Skipped:
    """Return a document as read; raises JixiaolintError.

    In a folder, our own products are skipped, and a file without an indicator is a
    report without tables, which says so; where such a file may pass by, nothing does.
    """
    given = document.given
    passes = settings.pass_by and not settings.strict and given is None
    if data is None:
        with stage("reading", document.path):
            data = document.load()
    kind = product(data)
    if kind and (passes or given is not None):
        return Skipped(document.path, "passed" if passes else "product")
    if kind == "report":
        raise _report(document.path, data)
    try:
        return extracted(document, data, take)
    except ForeignError as error:
        if passes:
            return Skipped(document.path, "passed")
        if given is None or settings.strict:
            raise
        said = error.said.behind(document.path)
        source = Source(document.path, "none", "", (), notices=(said,))
        return Reading(source, Extraction(()))


def _report(path: str, data: bytes) -> UnreadableError:
    """Return what to say of a report of ours that was given in place of a table."""
    if is_letter(data):
        letter = Said("这是修改意见，不是绩效目标表；", "a letter, not a table; ")
        return UnreadableError((letter + means("answers", path=path)).at(path))
    return UnreadableError(
        Said(
            "这是 jixiaolint 写出的检查报告，不是绩效目标表，请给出被检查的原文件。",
            "a report of jixiaolint, not a table; give the file that it is about.",
        ).at(path)
    )


def extracted(document: Document, data: bytes, take: Take) -> Reading:
    """Return what is found in a document; raises ForeignError if that is nothing."""
    from jixiaolint.read import read

    start = monotonic()
    with stage("reading", document.path):
        source = read(document.path, data)
    return _found_in(source, take, start)


def _found_in(source: Source, take: Take, start: float) -> Reading:
    """Return what is found in a source; raises ForeignError if that is nothing.

    The work on it began at the `start`.
    """
    with stage("extracting the indicators of", source.path, monotonic() - start):
        found = take(source)
    if not any(
        project.indicators for table in found.tables for project in table.projects
    ):
        raise ForeignError(
            Said(
                "没有找到绩效指标，应有绩效目标表或绩效目标申报表。",
                "no performance indicator found; a table of them was expected.",
            ).at(source.path)
        )
    return replace(found, spent=monotonic() - start)


def beginning_taken(source: Source, processes: int) -> Reading:
    """Return what is found in a source, of a long text only the beginning."""
    from jixiaolint.stretches.stretches import begun

    found = begun(source, processes)
    if found is None:
        return taken(source)
    text, first = found
    return Reading(source, Extraction((first,)), text=text)


def take_by(processes: int) -> Take | None:
    """Return how to take what is in a file that many processes can work on."""
    if processes == 1:
        return None
    return partial(beginning_taken, processes=processes)


def rest_taken(file: Reading) -> Reading:
    """Return a file of which only the beginning was taken as a whole."""
    start = monotonic()
    with stage("extracting the indicators of", file.path, file.spent):
        found = taken(file.source)
    return replace(found, spent=file.spent + monotonic() - start)


def taken(source: Source) -> Reading:
    """Return what is found in a source, and what nobody claims."""
    from jixiaolint.extract import extract

    found = extract(source)
    gaps = (*unread(source, found.read), *rests(found.tables))
    return Reading(source, found, gaps)


def failure(path: str, error: JixiaolintError, settings: Settings) -> Failure:
    """Return an error as a failure; with `debug`, raise what is behind a fault."""
    if settings.debug and isinstance(error, InternalError) and error.__cause__:
        raise error.__cause__
    said = error.said if path in error.said.zh else error.said.at(path)
    return Failure(path, said)
