"""What a command takes as a process of its own: seconds, processor time, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LINTER = Path(__file__).resolve().parents[2] / "linter"
_EVERY = 0.1
"""So many seconds pass between two looks at the memory of a command's processes."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took: wall seconds, processor seconds, peak memory in MiB.

    The processor time of the processes that it starts counts in, and so does their
    memory on Linux; elsewhere it is that of the greatest of them.
    """

    wall: float
    cpu: float
    peak: float


class FailedError(Exception):
    """A command that ended in another way than the ones that are fine."""


def middle(runs: Sequence[Figures]) -> Figures:
    """Return the medians of several runs."""
    return Figures(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        median(run.peak for run in runs),
    )


@contextmanager
def _watched(process: int) -> Iterator[list[float]]:
    """Give the list in which the memory of a process and all below it is noted."""
    seen, over = [0.0], Event()

    def watch() -> None:
        """Note the memory of all processes together, shared pages counted once."""
        while not over.wait(_EVERY):
            seen.append(sum(map(_memory, _below(process))))

    watcher = Thread(target=watch)
    watcher.start()
    yield seen
    over.set()
    watcher.join()


def _below(process: int) -> Iterator[int]:
    """Yield a process and those that it started, where the system tells of them."""
    yield process
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _below(int(child))


def _memory(process: int) -> float:
    """Return the MiB that a process holds, its part of what is shared with others."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def timed(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Figures:
    """Return what a command takes; exit code 1 means findings and is fine.

    It runs in a folder, with the program beside this file ahead of an installed one.
    Raises FailedError with the last line that it said.
    """
    found = filter(None, [str(LINTER), os.environ.get("PYTHONPATH")])
    path = {"PYTHONPATH": os.pathsep.join(found)}
    said = folder / "said.tmp"
    with said.open("wb") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **path, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        with _watched(process.pid) as seen:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        last = said.read_text(encoding="utf-8").splitlines()[-1:]
        raise FailedError(f"exit code {process.returncode}: {''.join(last)}")
    own = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)
    return Figures(wall, usage.ru_utime + usage.ru_stime, max(own, *seen))
