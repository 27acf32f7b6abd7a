"""What has work done, by this process or by several that share what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from jixiaolint.bounds.system import is_single
from jixiaolint.find.document import Document, Failure
from jixiaolint.reading import Job
from jixiaolint.results.outcome import Outcome
from jixiaolint.settings.run import Settings
from jixiaolint.work.task import Done, Task, Work, path_of
from jixiaolint.workers.cores import helping

if TYPE_CHECKING:
    from jixiaolint.workers.serve import Lost

_SAMPLE = """\
项目名称,绩效目标,一级指标,二级指标,三级指标,指标解释,年度指标值
村道养护,全年养护村道12公里,产出指标,数量指标,养护里程,养护里程÷应养护里程×100%,≥12公里
"""
"""A table that takes all the words and grammars there are to be checked."""


@contextmanager
def doing(
    make: Callable[[int], Work], number: int, settings: Settings, *, apart: bool
) -> Iterator[Done]:
    """Yield what has jobs done: by so many processes, or by this one.

    Another one is for what had better be done `apart`, unless a single one was asked for,
    or there can be no other.
    """
    apart = apart and settings.jobs != 1 and not (settings.debug or is_single())
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
