"""From what the paths stand for to what comes of each, over the processes it is worth."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.config import Settings
from jixiaolint.find.document import Document, Failure, Found, Skipped
from jixiaolint.find.unpack import is_archive
from jixiaolint.findings import Finding
from jixiaolint.reading import Asked, Job, jobs
from jixiaolint.result import FileReport
from jixiaolint.workers.cores import processes

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Counts
    from jixiaolint.workers.pool import Lost

_MOST = 16
"""So many small files go to a process at once."""

_BYTES = 2**17
"""So many bytes do not; a file of more goes alone."""

_SAMPLE = """\
项目名称,绩效目标,一级指标,二级指标,三级指标,指标解释,年度指标值
村道养护,全年养护村道12公里,产出指标,数量指标,养护里程,养护里程÷应养护里程×100%,≥12公里
"""
"""A table that takes all the words and grammars there are to be checked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: what is told of it, or why there is nothing.

    `findings` are sorted, `text` is the document as `parse` prints it, `crashed` are the
    rules that failed, by code, with the fault.
    """

    found: FileReport | Failure | Skipped
    findings: tuple[Finding, ...] = ()
    text: str = ""
    counts: Counts | None = None
    crashed: Mapping[str, str] = field(default_factory=dict)


Work = Callable[[Asked], Outcome]
"""What is done with one document."""


class Step(NamedTuple):
    """An outcome, whose it is, and the place of that among all that the paths stand for."""

    rank: int
    origin: Found
    outcome: Outcome


def flow(
    make: Callable[[], Work], found: Iterable[tuple[int, Found]], settings: Settings
) -> Generator[Step]:
    """Yield what the work that `make` returns makes of what was found, in its order.

    `found` numbers what the paths stand for. The bytes do not depend on the number of
    processes.
    """
    listed = list(found)
    number = _processes(listed, settings)
    under_way: deque[tuple[int, Found]] = deque()
    chunks = _chunks(listed, settings, under_way)
    for outcome in _done(make, chunks, number):
        yield Step(*under_way.popleft(), outcome)


def _processes(found: Sequence[tuple[int, Found]], settings: Settings) -> int:
    """Return how many processes to work with; one file alone needs no second."""
    documents = [one for _, one in found if isinstance(one, Document)]
    if len(documents) < 2 and not any(is_archive(one.path) for one in documents):
        return 1
    sizes = [_size(one.origin) for one in documents]
    # An internal error is to be raised where it can be looked at.
    asked = 1 if settings.debug else settings.jobs
    return processes(asked, len(documents), sum(sizes))


def _size(path: str) -> int:
    with suppress(OSError, ValueError):
        return os.path.getsize(path)  # noqa: PTH202  a path as it was written
    return 0


def _chunks(
    found: Iterable[tuple[int, Found]],
    settings: Settings,
    under_way: deque[tuple[int, Found]],
) -> Iterator[list[Asked]]:
    """Yield the jobs, small ones together; note of each whose it is."""
    chunk: list[Asked] = []
    size = 0
    for rank, one in found:
        for origin, job in jobs(one, settings):
            under_way.append((rank, origin))
            chunk.append(job)
            size += _weight(job)
            if len(chunk) == _MOST or size >= _BYTES:
                yield chunk
                chunk, size = [], 0
    yield chunk


def _weight(job: Asked) -> int:
    """Return how many bytes a job is about."""
    if not isinstance(job, Job):
        return 0
    return _size(job.document.origin) if job.data is None else len(job.data)


def _done(
    make: Callable[[], Work],
    chunks: Iterable[Sequence[Asked]],
    number: int,
) -> Iterator[Outcome]:
    """Yield the outcome of each job, in order."""
    if number > 1:
        from jixiaolint.workers.pool import in_order

        yield from in_order(partial(_warm, make), chunks, number, _lost)
        return
    work = make()
    for chunk in chunks:
        yield from map(work, chunk)


def _warm(make: Callable[[], Work]) -> Work:
    """Return the work with all that it needs loaded, for processes to share it."""
    work = make()
    work(Job(Document("warm.csv", ""), _SAMPLE.encode()))
    return work


def _lost(job: Asked, why: Lost) -> Outcome:
    """Return what is told of a document whose process died."""
    path = job.document.path if isinstance(job, Job) else job.path
    return Outcome(Failure(path, f"{path}: {why.chinese} ({why.english})."))
