"""From what the paths stand for to what comes of each, over the processes it is worth."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from jixiaolint.find.document import STDIN, Document, Failure, Found
from jixiaolint.find.unpack import is_archive
from jixiaolint.reading import Asked, Job, jobs
from jixiaolint.result import FileReport, Numbers
from jixiaolint.settings.run import Settings
from jixiaolint.system import FORKS
from jixiaolint.work.apart import may_crash
from jixiaolint.work.outcome import Done, Outcome, Step, Task, Work, path_of
from jixiaolint.workers.cores import helping, processes

if TYPE_CHECKING:
    from jixiaolint.blocks.plan import Plan
    from jixiaolint.blocks.whole import Put, Whole
    from jixiaolint.workers.serve import Lost

_MOST = 16
"""So many small files go to a process at once."""

_BYTES = 2**17
"""So many bytes do not; a file of more goes alone."""

_SAMPLE = """\
项目名称,绩效目标,一级指标,二级指标,三级指标,指标解释,年度指标值
村道养护,全年养护村道12公里,产出指标,数量指标,养护里程,养护里程÷应养护里程×100%,≥12公里
"""
"""A table that takes all the words and grammars there are to be checked."""

_DELIMITED = frozenset((".csv", ".tsv", ".tab"))
_BIG = 2**18
"""A table of so many bytes may be worth to be read by blocks."""


Tick = Callable[[int], object]
"""Is told of bytes that are done."""


def size_of(found: Iterable[Found]) -> int:
    """Return how many bytes there are in what the paths stand for."""
    return sum(_size(one.origin) for one in found if isinstance(one, Document))


def flow(
    make: Callable[[int], Work],
    found: Iterable[tuple[int, Found]],
    settings: Settings,
    whole: Callable[[Plan, Done], Put] | None = None,
    tick: Tick = int,
) -> Generator[Step]:
    """Yield what the work that `make` returns makes of what was found, in its order.

    `found` numbers what the paths stand for; `make` is told how many processes a file may
    be shared out among. The bytes do not depend on the number of processes. Where `whole`
    can put a big table together again, it is read by blocks. `tick` is told of the bytes
    that are done.
    """
    listed = list(found)
    known: dict[int, Plan | None] = {}

    def planned(ranked: tuple[int, Found]) -> Plan | None:
        """Return how something is read by blocks, if it is."""
        rank, one = ranked
        if rank not in known:
            known[rank] = _plan(one) if whole is not None else None
        return known[rank]

    left: list[tuple[int, Found]] = []
    number = _processes(listed, settings, planned)
    with _doing(
        make, number, settings, apart=may_crash(one for _, one in listed)
    ) as done:
        for plan, group in groupby(listed, planned):
            if plan is None or whole is None:
                yield from _each(group, settings, done, tick)
                continue
            for ranked in group:
                came = yield from _by_blocks(ranked, plan, whole, done, tick)
                if not came and listed[1:]:
                    yield from _each([ranked], settings, done, tick)
                elif not came:
                    left = [ranked]
    if left:
        yield from flow(make, left, settings, tick=tick)


def _by_blocks(
    ranked: tuple[int, Found],
    plan: Plan,
    whole: Callable[[Plan, Done], Put],
    done: Done,
    tick: Tick,
) -> Generator[Step, None, bool]:
    """Yield what comes of a big table; return whether it is as plain as it looked."""
    rank, origin = ranked
    part = _size(origin.path) // len(plan.blocks)
    with whole(plan, _ticking(done, tick, part)) as made:
        if made is not None:
            yield Step(rank, origin, _outcome(plan, made))
        return made is not None


def _each(
    found: Iterable[tuple[int, Found]], settings: Settings, done: Done, tick: Tick
) -> Iterator[Step]:
    """Yield what comes of each document."""
    under_way: deque[tuple[int, Found, int]] = deque()
    for outcome in done(_chunks(found, settings, under_way)):
        rank, origin, size = under_way.popleft()
        tick(size)
        yield Step(rank, origin, outcome)


def _ticking(done: Done, tick: Tick, size: int) -> Done:
    """Return what has tasks done, each of so many bytes."""

    def ticked(chunks: Iterable[Sequence[Task]]) -> Iterator[object]:
        """Have them done, and tell of it."""
        for made in done(chunks):
            tick(size)
            yield made

    return ticked


def _plan(found: Found) -> Plan | None:
    if not isinstance(found, Document) or not _may_be_big(found):
        return None
    from jixiaolint.blocks.plan import plan

    return plan(found.path, found.origin)


def _may_be_big(document: Document) -> bool:
    """Tell whether a document may be a table that can be read by blocks."""
    suffix = PurePath(document.path).suffix.lower()
    return suffix in _DELIMITED and _size(document.origin) >= _BIG


def _outcome(plan: Plan, made: Whole | Outcome) -> Outcome:
    """Return what came of a big table."""
    if isinstance(made, Outcome):
        return made
    rows = sum(block.rows for block in plan.blocks)
    projects = sum(block.projects for block in plan.blocks)
    encoding, layout = plan.outline.written.encoding, plan.outline.table.layout
    report = FileReport(
        path=plan.outline.path,
        reader="csv",
        encoding=encoding,
        layouts=(layout,),
        numbers=Numbers(1, projects, rows),
    )
    return Outcome(report, written=made.written, kinds=made.kinds)


def _processes(
    found: Sequence[tuple[int, Found]],
    settings: Settings,
    planned: Callable[[tuple[int, Found]], Plan | None],
) -> int:
    """Return how many processes to work with; one file alone mostly needs no second."""
    documents = [one for _, one in found if isinstance(one, Document)]
    many = (
        len(documents) > 1
        or any(is_archive(one.path) for one in documents)
        or any(map(planned, found))
    )
    if not many or settings.debug:
        # An internal error is to be raised where it can be looked at.
        return 1
    sizes = [_size(one.origin) for one in documents]
    return processes(settings.jobs, len(documents), sum(sizes))


def _size(path: str) -> int:
    with suppress(OSError, ValueError):
        if path == STDIN:
            return 0
        return os.path.getsize(path)  # noqa: PTH202  a path as it was written
    return 0


def _chunks(
    found: Iterable[tuple[int, Found]],
    settings: Settings,
    under_way: deque[tuple[int, Found, int]],
) -> Iterator[list[Asked]]:
    """Yield the jobs, small ones together; note of each whose it is."""
    chunk: list[Asked] = []
    size = 0
    for rank, one in found:
        for origin, job in jobs(one, settings):
            weight = _weight(job)
            under_way.append((rank, origin, weight))
            chunk.append(job)
            size += weight
            if len(chunk) == _MOST or size >= _BYTES:
                yield chunk
                chunk, size = [], 0
    yield chunk


def _weight(job: Asked) -> int:
    """Return how many bytes a job is about."""
    if not isinstance(job, Job):
        return 0
    return _size(job.document.origin) if job.data is None else len(job.data)


@contextmanager
def _doing(
    make: Callable[[int], Work], number: int, settings: Settings, *, apart: bool
) -> Iterator[Done]:
    """Yield what has jobs done: by so many processes, or by this one.

    Where a process is split off in no time, one is for what had better be done `apart`,
    unless a single one was asked for.
    """
    apart = apart and FORKS and settings.jobs != 1 and not settings.debug
    if number > 1 or apart:
        from jixiaolint.workers.pool import pool

        split = partial(_warm, make) if number > 1 else partial(make, 1)
        with pool(split, number, _lost) as done:
            yield done
    else:
        work = make(1 if settings.debug else helping(settings.jobs))
        yield lambda chunks: map(work, chain.from_iterable(chunks))


def _warm(make: Callable[[int], Work]) -> Work:
    """Return the work with all that it needs loaded, for processes to share it."""
    work = make(1)
    work(Job(Document("warm.csv", ""), _SAMPLE.encode()))
    return work


def _lost(job: Task, why: Lost) -> Outcome:
    """Return what is told of a document whose process died."""
    path = path_of(job)
    return Outcome(Failure(path, why.said.at(path)))
