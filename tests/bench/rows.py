"""Time whole runs over a big table, as a starting point for later work.

usage: python tests/bench/rows.py [--rows 100000] [--runs 1] [--keep FILE]

Writes a CSV file of invented indicators, half of them distinct and half repeated, runs
``jixiaolint check`` (JSON) and ``jixiaolint parse`` (JSON lines) on it, each as a
process of its own, and prints rows per second and the peak memory of that process. It
runs the program of the Python that it is started with: an installed one or, in a
checkout, the one beside it. Peak memory is known on Linux and macOS.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = ["项目名称", "一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值"]
ROWS = (
    ("产出指标", "数量指标", "{}养护里程", "≥{}公里", "≥{}公里"),
    ("产出指标", "数量指标", "{}培训人次", "≥{}人次", "≥{}人次"),
    ("产出指标", "质量指标", "{}验收合格率", "≥9{}.5%", "≥9{}.5%"),
    ("产出指标", "时效指标", "{}完成时间", "2026年12月底前", "2026年12月底前"),
    ("产出指标", "成本指标", "{}支出总成本", "≤{}万元", "≤{}万元"),
    ("效益指标", "社会效益指标", "{}群众出行条件", "有效改善", "有效改善"),
    ("效益指标", "生态效益指标", "{}绿化覆盖率", "95%", "95%"),
    ("满意度指标", "服务对象满意度指标", "{}群众满意度", "≥9{}%", "≥9{}%"),
)
PLACES = ("城东", "城西", "河口", "南岭", "柳溪", "石桥", "新塘", "北坪")
ROWS_PER_PROJECT = 8


def rows(number: int) -> Iterator[list[str]]:
    """Yield the rows of the table, the same ones at every call."""
    for index in range(number):
        project, kind = divmod(index, ROWS_PER_PROJECT)
        level1, level2, name, cycle, annual = ROWS[kind]
        place = PLACES[project % len(PLACES)]
        # Every second project is like many others; the rest have figures of their own.
        figure = 1 + (project % 9 if project % 2 else project)
        digit = figure % 9
        yield [
            f"{place}片区第{project + 1}号项目",
            level1,
            level2,
            name.format(place if project % 2 else f"{place}{project}号路段"),
            cycle.format(digit if "9{}" in cycle else figure),
            annual.format(digit if "9{}" in annual else figure),
        ]


def write(path: Path, number: int) -> None:
    """Write a table of so many indicators as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows(number))


def run(arguments: list[str]) -> tuple[float, int | None]:
    """Return the seconds that a run takes and its peak memory in MiB.

    Exit code 1 means findings and is fine; anything above ends the benchmark.
    """
    linter = Path(__file__).resolve().parents[2] / "linter"
    path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(linter)]))
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "jixiaolint", *arguments],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        unit = 1024 if sys.platform != "darwin" else 1024 * 1024
        memory = int(usage.ru_maxrss // unit)
    else:
        code, memory = process.wait(), None
    if code > 1:
        sys.exit(f"jixiaolint {arguments[0]} ended with exit code {code}.")
    return time.perf_counter() - start, memory


def main() -> None:
    """Write the table, run both commands and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = options.keep or Path(folder) / "rows.csv"
        write(table, options.rows)
        size = table.stat().st_size / 2**20
        print(f"{options.rows} rows, {size:.1f} MiB")
        for command, form in (("check", "json"), ("parse", "jsonl")):
            for _ in range(options.runs):
                seconds, memory = run([command, str(table), "--format", form])
                speed = options.rows / seconds
                peak = "unknown" if memory is None else f"{memory} MiB"
                print(
                    f"{command}: {seconds:.1f} s, {speed:,.0f} rows/s, peak memory {peak}"
                )


if __name__ == "__main__":
    main()
