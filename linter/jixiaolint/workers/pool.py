"""Work on many things by several processes: what comes of each, in the order given.

It is a pool of our own, for one that dies takes with it only what it was working on,
there is no thread, and all of it can be ended at once.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Generic, TypeVar

from jixiaolint.bounds.beyond import overdue
from jixiaolint.bounds.limits import limit, settled
from jixiaolint.bounds.system import FORKS
from jixiaolint.said import Said
from jixiaolint.workers.serve import Lost, serve

Job = TypeVar("Job")
Made = TypeVar("Made")

_AHEAD = 1000
"""So many things may be done before one that takes long; they wait for it in memory."""

_HEARTBEAT = 0.5
"""So many seconds a wait for results lasts before a signal is looked for."""

_OVERDUE = 2
"""A process that takes so many times the limit on seconds is where no alarm reaches it."""

_PATIENCE = 1.0
"""So many seconds a process has to end by itself."""


@contextmanager
def pool(
    make: Callable[[], Callable[[Job], Made]],
    processes: int,
    lost: Callable[[Job, Lost], Made],
) -> Iterator[Callable[[Iterable[Sequence[Job]]], Iterator[Made]]]:
    """Have so many processes inside, to do what the function does that `make` returns.

    What is yielded takes jobs in chunks and yields what is made of each, in their order.
    Where a process dies, `lost` says what comes of the job that it was at.
    """
    workers = _Pool(make, lost)
    try:
        yield lambda chunks: _in_order(workers, chunks, processes)
    finally:
        workers.end([*workers.busy, *workers.idle])


def _in_order(
    workers: _Pool[Job, Made], chunks: Iterable[Sequence[Job]], processes: int
) -> Iterator[Made]:
    """Yield the results of jobs in order; whoever is still at work in the end is ended."""
    done: dict[int, Made] = {}
    told = given = 0
    waiting = iter(chunks)
    try:
        while True:
            while given - told < _AHEAD and len(workers.busy) < processes:
                chunk = next(waiting, None)
                if chunk is None:
                    break
                jobs = deque(enumerate(chunk, given))
                given += len(chunk)
                try:
                    workers.give(jobs)
                except OSError:  # No process is to be had.
                    done.update(workers.here(jobs))
            if workers.busy:
                done.update(workers.results())
            elif told == given:
                workers.let_go()
                return
            while told in done:
                yield done.pop(told)
                told += 1
    finally:
        workers.end(workers.busy)
        workers.busy.clear()


class _Worker(Generic[Job]):
    """A process, the pipe to it, and the jobs that it has still to do."""

    def __init__(
        self, make: Callable[[], object], others: Iterable[Connection]
    ) -> None:
        get = multiprocessing.get_context
        context = get("fork") if FORKS else get("spawn")
        self.pipe, there = context.Pipe()
        inherited = [self.pipe, *others] if FORKS else []
        self.process = context.Process(
            target=serve,
            args=(there, make, settled(), gc.get_threshold(), inherited),
            daemon=True,
        )
        with _uninterrupted():
            self.process.start()
        there.close()
        self.jobs: deque[tuple[int, Job]] = deque()
        self.since = monotonic()
        self._is_overdue = False

    def stop_if_overdue(self, most: float) -> None:
        """Kill the process if it has been at one job for more than so many seconds."""
        if monotonic() - self.since > most:
            self._is_overdue = True
            self.process.kill()

    def end(self) -> Lost:
        """End the process, if it has not ended; return how it did."""
        self.pipe.close()
        self.process.join(_PATIENCE)
        code = self.process.exitcode
        if self._is_overdue:
            return Lost(overdue())
        return Lost(
            Said(
                f"处理它的进程中断了（代码 {code}），多半是内存不足。",
                f"the process at work on it died with code {code}, most often for lack of"
                " memory.",
            )
        )


class _Pool(Generic[Job, Made]):
    """The processes: those that are at work and those that wait for it."""

    def __init__(
        self,
        make: Callable[[], Callable[[Job], Made]],
        lost: Callable[[Job, Lost], Made],
    ) -> None:
        self.busy: list[_Worker[Job]] = []
        self.idle: list[_Worker[Job]] = []
        self._lost = lost
        self._make = make
        if FORKS:  # It is split off with all that it holds.
            work = make()
            self._make = lambda: work

    def give(self, jobs: deque[tuple[int, Job]]) -> None:
        """Have the jobs done by a process that is idle, or by a new one."""
        if not jobs:
            return
        pipes = [worker.pipe for worker in (*self.busy, *self.idle)]
        worker = self.idle.pop() if self.idle else _Worker[Job](self._make, pipes)
        self.busy.append(worker)
        worker.jobs, worker.since = jobs, monotonic()
        with suppress(OSError):  # One that has died is found out where it is read from.
            worker.pipe.send([job for _, job in jobs])

    def here(self, jobs: Iterable[tuple[int, Job]]) -> Iterator[tuple[int, Made]]:
        """Yield the results of jobs that are done by this process."""
        work = self._make()
        for number, job in jobs:
            yield number, work(job)

    def results(self) -> Iterator[tuple[int, Made]]:
        """Wait for results, and yield them with the numbers of their jobs."""
        pipes = [worker.pipe for worker in self.busy]
        # A signal may reach another thread, such as one of Arrow's: then nothing wakes us.
        while not (ready := wait(pipes, _HEARTBEAT)):
            for worker in self.busy:
                worker.stop_if_overdue(_OVERDUE * limit("seconds"))
        for worker in [one for one in self.busy if one.pipe in ready]:
            number, job = worker.jobs.popleft()
            worker.since = monotonic()
            try:
                made = worker.pipe.recv()
                if not worker.jobs:
                    self._rest(worker, grown=worker.pipe.recv())
            except (EOFError, OSError):
                self.busy.remove(worker)
                made = worker.end()
                self.give(worker.jobs)
            yield number, self._lost(job, made) if isinstance(made, Lost) else made

    def _rest(self, worker: _Worker[Job], *, grown: bool) -> None:
        """Let a process wait for more jobs, or end if it has grown."""
        self.busy.remove(worker)
        if grown:
            worker.end()
        else:
            self.idle.append(worker)

    def let_go(self) -> None:
        """End processes that have nothing to do, with all that they remember.

        Where one can be split off in no time, none need wait for what may come.
        """
        if FORKS:
            self.end(self.idle)
            self.idle.clear()

    def end(self, workers: Sequence[_Worker[Job]]) -> None:
        """End processes at once, whatever they are at."""
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.end()
            worker.process.kill()
            worker.process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C inside; a process that is started there never hears of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
