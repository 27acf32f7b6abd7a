"""Try targets with made-up inputs for a while, and print what that came to.

usage: python tests/fuzz/run.py [--seconds 20] [--jobs N] [--corpus DIR] [--seed N] [TARGET …]

Without targets, all are tried. An input that is a finding is saved in
``tests/fuzz/found``, what is wrong with it printed, and the exit code is 1. Inputs that
reached something new are forgotten, unless a folder is named that keeps them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing import get_context, get_start_method
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time_ns
from typing import TYPE_CHECKING

from engines import CORPUS, FOUND, MIB, prepare, tally

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_TOLD = 30
"""How many lines of what is wrong are printed."""


def main() -> int:
    """Try the targets, each in a process of its own; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--seed", type=int, help="the same inputs at every run")
    options = parser.parse_args()
    # Nothing of the program is imported before this, so that all of it is watched.
    engine = prepare()
    from targets import TARGETS

    names = options.targets or [*TARGETS]
    for name in names:
        if name not in TARGETS:
            parser.error(f"no target '{name}': use {', '.join(TARGETS)}")
    # What is prepared is taken along where processes fork.
    forks = get_context("fork" if hasattr(os, "fork") else get_start_method())
    with TemporaryDirectory() as scratch:
        kept, logs = options.corpus or Path(scratch), Path(scratch)
        waiting = [
            forks.Process(
                target=_attempt,
                args=(
                    partial(engine, name, options.seconds, options.seed or time_ns()),
                    name,
                    kept / name,
                    logs / f"{name}.log",
                ),
                name=name,
            )
            for name in names
        ]
        return max([_told(one, logs) for one in _ended(waiting, options.jobs)])


def _attempt(
    attempt: Callable[[Sequence[Path]], None], name: str, kept: Path, log: Path
) -> None:
    """Try one target; this process says all it has to say to the log."""
    from jixiaolint.bounds.memory import capped

    for folder in (kept, FOUND / name):
        folder.mkdir(parents=True, exist_ok=True)
    with log.open("w") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
        os.dup2(file.fileno(), sys.stdout.fileno())
    with capped(MIB):
        attempt([kept, CORPUS / name, FOUND / name])


def _ended(waiting: list[BaseProcess], jobs: int) -> Iterator[BaseProcess]:
    """Start the processes, so many at once, and yield each when it has ended."""
    running: list[BaseProcess] = []
    while waiting or running:
        while waiting and len(running) < jobs:
            running.append(waiting.pop(0))
            running[-1].start()
        wait([process.sentinel for process in running])
        for process in [one for one in running if not one.is_alive()]:
            running.remove(process)
            yield process


def _told(process: BaseProcess, logs: Path) -> int:
    """Print what a target came to; return 1 if there is a finding, else 0."""
    said = (logs / f"{process.name}.log").read_text("utf-8", "replace")
    inputs, seconds, edges = tally(said)
    speed = f"{inputs / seconds:,.0f} a second" if seconds else "ended early"
    reached = "" if edges is None else f", {edges:,} edges"
    found = 1 if process.exitcode else 0
    print(f"{process.name}: {inputs:,} inputs, {speed}{reached}, findings: {found}")
    if found:
        lines = said.splitlines()
        first = next((n for n, x in enumerate(lines) if "exception" in x), 0)
        print(*lines[first:][:_TOLD], *lines[first:][_TOLD:][-4:], sep="\n")
    sys.stdout.flush()
    return found


if __name__ == "__main__":
    sys.exit(main())
