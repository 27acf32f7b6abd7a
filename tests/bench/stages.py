"""Print what each stage of a check takes, in processor seconds, as JSON.

usage: python tests/bench/stages.py FILE [OPTION…]

``check`` with its findings as JSON lines runs in this process, warmed by a small table
first; whatever passes through ``bounds.stage`` is timed, and *writing* is all the rest.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiaolint.bounds import stage as bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WARM = "项目名称,三级指标,指标值\n道路养护,培训人次,≥50人次\n"


def check(*arguments: str) -> float:
    """Return the processor seconds of a check in this process, what it prints dropped.

    Raises SystemExit if anything could not be checked.
    """
    from jixiaolint.cli import main

    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
    ):
        start = time.process_time()
        try:
            main(["check", "--format", "jsonl", *arguments])
        except SystemExit as end:
            if end.code not in (0, 1):
                raise
    return time.process_time() - start


def warm(*options: str) -> None:
    """Check a small table, so that all is loaded that a check needs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warm.csv"
        path.write_text(WARM, encoding="utf-8")
        check(str(path), *options)


def _watch(taken: Counter[str]) -> None:
    """Put a clock around what a stage of the work on a file is made with."""
    plain: Callable[..., Any] = bounds.stage

    @contextlib.contextmanager
    def stage(doing: str, *others: Any) -> Iterator[None]:
        """Time what is done inside."""
        start = time.process_time()
        try:
            with plain(doing, *others):
                yield
        finally:
            taken[doing.split()[0]] += time.process_time() - start

    bounds.stage = stage


if __name__ == "__main__":
    taken: Counter[str] = Counter()
    # Before the modules are loaded that take it from there.
    _watch(taken)
    warm(*sys.argv[2:])
    taken.clear()
    whole = check(*sys.argv[1:])
    print(json.dumps({**taken, "writing": whole - taken.total()}))
