"""Print how the time of a check grows with its input, and fail where it outgrows it.

usage: python tests/bench/growth.py [--only WORD] [--runs 1] [--most 1.15] [--write]

Each family of the modules ``families*.py`` is checked at one, two, four and eight times
a size that takes at least 0.3 s of processor time, or whose file is large.
Every check runs in a process of its own, warmed by a small table before it is timed:
``check`` with its text on standard output, JSON and HTML besides. The exponent is the
slope of the least squares line through log time over log size. ``--write`` puts the
figures into GROWTH.md.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import math
import multiprocessing
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "linter")]

from every_family import FAMILIES  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALLEST = 64
_LEAST_SECONDS = 0.3
_LARGE = 4 * 2**20
_GREATEST = 2**22
_FACTORS = (1, 2, 4, 8)
_WARM = "项目名称,三级指标,指标值\n道路养护,培训人次,≥50人次\n".encode()


def check(name: str, file: bytes) -> float:
    """Return the processor seconds that a check of a file takes in this process."""
    from jixiaolint.cli import main

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(file)
        saved = [f"--output={form}:{folder}/report.{form}" for form in ("json", "html")]
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            contextlib.suppress(SystemExit),
        ):
            start = time.process_time()
            main(["check", str(path), *saved])
        return time.process_time() - start


def warm() -> None:
    """Make ready what every run needs: modules, vocabulary, grammars, rules."""
    check("small.csv", _WARM)


def measured(name: str, size: int) -> tuple[float, int]:
    """Return the seconds that a family takes at a size, and the bytes of its file."""
    file, content = FAMILIES[name](size)
    return check(file, content), len(content)


def seconds(name: str, size: int, runs: int) -> tuple[float, int]:
    """Return the least of so many measurements, each in a process of its own."""
    with multiprocessing.Pool(1, warm, maxtasksperchild=1) as pool:
        return min(pool.starmap(measured, [(name, size)] * runs, chunksize=1))


def base_of(name: str) -> int:
    """Return the size that takes long enough to be timed, or whose file is large.

    Where n is a figure in the file, neither may ever be so.
    """
    size = _SMALLEST
    while True:
        taken, length = seconds(name, size, 1)
        if taken >= _LEAST_SECONDS or length >= _LARGE or size >= _GREATEST:
            return size
        size *= 2 if taken > _LEAST_SECONDS / 4 else 4


def exponent(times: list[float]) -> float:
    """Return the slope of log time over log size."""
    points = [(math.log(f), math.log(t)) for f, t in zip(_FACTORS, times, strict=True)]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    rise = sum((a - x) * (b - y) for a, b in points)
    return rise / sum((a - x) ** 2 for a, _ in points)


def rows(only: str, runs: int) -> Iterator[tuple[str, int, list[float], float]]:
    """Yield name, base size, seconds at each size and exponent of the families."""
    for name in (name for name in FAMILIES if only in name):
        base = base_of(name)
        times = [seconds(name, base * factor, runs)[0] for factor in _FACTORS]
        yield name, base, times, exponent(times)


def main() -> None:
    """Print the table; exit code 1 if a family outgrows its input."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", metavar="WORD")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--most", type=float, default=1.15)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    # What other processes do would not be counted.
    os.environ["JIXIAOLINT_JOBS"] = "1"
    warm()
    lines = [
        f"| family | n | {' | '.join(f'{f}n' for f in _FACTORS)} | exponent |",
        f"|---|--:|{'--:|' * len(_FACTORS)}--:|",
    ]
    print(*lines, sep="\n")
    bad = 0
    for name, base, times, slope in rows(options.only, options.runs):
        figures = " | ".join(f"{taken:.2f}" for taken in times)
        lines.append(f"| {name} | {base} | {figures} | {slope:.2f} |")
        print(lines[-1], flush=True)
        bad += slope > options.most
    print(f"{bad} above {options.most}")
    if options.write:
        machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
        head = "# Growth\n\nMade by `growth.py --write`, which says how it is measured"
        text = f"{head} ({machine}).\n\n" + "\n".join(lines) + "\n"
        (HERE / "GROWTH.md").write_text(text, encoding="utf-8")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
