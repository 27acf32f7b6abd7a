"""Time the reading and checking of a big workbook beside openpyxl's plain reading.

usage: python tests/bench/workbook.py [--rows 20000] [--keep FILE]

Writes the table of ``rows.py`` as .xlsx, with scores as numbers and weights as formatted
percentages, and reads it three times, each in a process of its own: row by row with
openpyxl (read-only, values alone), as ``jixiaolint check`` reads it, and with the whole
``jixiaolint check``. Prints rows per second and peak memory. Needs openpyxl.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rows import HEAD, ROWS_PER_PROJECT, rows, run

_TIMED = """
import resource, sys, time
path = sys.argv[1]
{}
start = time.perf_counter()
{}
seconds = time.perf_counter() - start
unit = 1024 if sys.platform != "darwin" else 1024 * 1024
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
print(seconds, memory)
"""
OPENPYXL = _TIMED.format(
    "from openpyxl import load_workbook",
    "for row in load_workbook(path, read_only=True).active.iter_rows(values_only=True):"
    " pass",
)
READ = _TIMED.format(
    "from jixiaolint.read import read",
    "with open(path, 'rb') as file: read(path, file.read())",
)


def write(path: Path, number: int) -> None:
    """Write a table of so many indicators as .xlsx."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("目标表")
    sheet.append([*HEAD, "分值", "权重"])
    for at, row in enumerate(rows(number)):
        weight = WriteOnlyCell(sheet, value=(1 + at % ROWS_PER_PROJECT) / 100)
        weight.number_format = "0%"
        sheet.append([*row, 10, weight])
    book.save(path)


def timed(program: str, path: Path) -> tuple[float, int]:
    """Return the seconds and the peak memory in MiB that a program says it took."""
    linter = Path(__file__).resolve().parents[2] / "linter"
    found = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(linter)]))
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": found},
    )
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def main() -> None:
    """Write the workbook, read it in each way and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = options.keep or Path(folder) / "rows.xlsx"
        write(book, options.rows)
        print(f"{options.rows} rows, {book.stat().st_size / 2**20:.1f} MiB")
        for name, (seconds, memory) in (
            ("openpyxl, values alone", timed(OPENPYXL, book)),
            ("jixiaolint, reading", timed(READ, book)),
            ("jixiaolint check", run(["check", str(book), "--format", "json"])),
        ):
            speed = options.rows / seconds
            print(
                f"{name}: {seconds:.1f} s, {speed:,.0f} rows/s, peak memory {memory} MiB"
            )


if __name__ == "__main__":
    main()
