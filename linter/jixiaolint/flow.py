"""From what the paths stand for to what comes of each, over the processes it is worth."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from jixiaolint.blocks.document import outcome, planned
from jixiaolint.find.document import Document, Found
from jixiaolint.find.unpack import is_archive
from jixiaolint.reading import Asked, Job, jobs
from jixiaolint.results.outcome import Step
from jixiaolint.settings.run import Settings
from jixiaolint.work.apart import may_crash
from jixiaolint.work.doing import doing
from jixiaolint.work.task import Done, Task, Work
from jixiaolint.workers.cores import processes

if TYPE_CHECKING:
    from jixiaolint.blocks.plan import Plan
    from jixiaolint.blocks.whole import Put

_MOST = 16
"""So many small files go to a process at once."""

_BYTES = 2**17
"""So many bytes do not; a file of more goes alone."""

Tick = Callable[[int], object]
"""Is told of bytes that are done."""


def size_of(found: Iterable[Found]) -> int:
    """Return how many bytes there are in what the paths stand for."""
    return sum(one.size() for one in found if isinstance(one, Document))


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
    plan_of = cache(lambda one: planned(one) if whole is not None else None)
    left: list[tuple[int, Found]] = []
    number = _processes(listed, settings, plan_of)
    apart = may_crash(one for _, one in listed)
    with doing(make, number, settings, apart=apart) as done:
        for plan, group in groupby(listed, lambda ranked: plan_of(ranked[1])):
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
    part = size_of([origin]) // len(plan.blocks)
    with whole(plan, _ticking(done, tick, part)) as made:
        if made is not None:
            yield Step(rank, origin, outcome(plan, made))
        return made is not None


def _each(
    found: Iterable[tuple[int, Found]], settings: Settings, done: Done, tick: Tick
) -> Iterator[Step]:
    """Yield what comes of each document."""
    under_way: deque[tuple[int, Found, int]] = deque()
    for made in done(_chunks(found, settings, under_way)):
        rank, origin, size = under_way.popleft()
        tick(size)
        yield Step(rank, origin, made)


def _ticking(done: Done, tick: Tick, size: int) -> Done:
    """Return what has tasks done, each of so many bytes."""

    def ticked(chunks: Iterable[Sequence[Task]]) -> Iterator[object]:
        """Have them done, and tell of it."""
        for made in done(chunks):
            tick(size)
            yield made

    return ticked


def _processes(
    found: Sequence[tuple[int, Found]],
    settings: Settings,
    plan_of: Callable[[Found], Plan | None],
) -> int:
    """Return how many processes to work with; one file alone mostly needs no second."""
    documents = [one for _, one in found if isinstance(one, Document)]
    many = (
        len(documents) > 1
        or any(is_archive(one.path) for one in documents)
        or any(plan_of(one) for _, one in found)
    )
    if not many or settings.debug:
        # An internal error is to be raised where it can be looked at.
        return 1
    sizes = [one.size() for one in documents]
    return processes(settings.jobs, len(documents), sum(sizes))


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
    return job.document.size() if job.data is None else len(job.data)
