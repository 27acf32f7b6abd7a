"""Measure the linter in one file in headless Chromium and Firefox.

usage: python tests/bench/onefile.py [FILE] [--runs 3]

FILE is what ``python -m build_onefile`` wrote (onefile/dist/jixiaolint.html). Each run
opens it anew and drops, as soon as it stands, a workbook of 30 rows, then another, then
3,000 rows. Printed are the size of FILE and the middle one of the runs: seconds from
opening to the first findings, for the other files, and the memory (PSS) of all processes
of the browser beyond what they take with an empty page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from corpora import CORPORA

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/onefile")]
from browsers import COMMANDS, Browser, lacking, running  # noqa: E402
from window import Window  # noqa: E402

MADE = {
    "first findings, 30 rows .xlsx": ("xlsx", 30),
    "another 30 rows .xlsx": ("xlsx", 31),
    "3,000 rows .xlsx": ("xlsx", 3000),
    "3,000 rows .csv, every text distinct": ("distinct", 3000),
}
"""What is dropped one after the other: the corpus, and how many rows of it."""

_EMPTY = "data:text/html,"


def main() -> None:
    """Print a table for each browser that is here."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "file", nargs="?", type=Path, default=ROOT / "onefile/dist/jixiaolint.html"
    )
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"{options.file.name}: {options.file.stat().st_size / 1e6:.1f} MB\n")
    for kind in COMMANDS:
        if lacking(kind):
            print(f"{kind}: {lacking(kind)}\n")
            continue
        runs = [dict(measured(kind, options.file)) for _ in range(options.runs)]
        print(f"| {kind} | middle of {len(runs)} | all |\n|---|--:|---|")
        for what in runs[0]:
            found = [run[what] for run in runs]
            each = ", ".join(f"{one:.2f}" for one in found)
            print(f"| {what} | {median(found):.2f} | {each} |")
        print()


def measured(kind: str, file: Path) -> Iterator[tuple[str, float]]:
    """Yield what is measured, and how much it is, in a browser of its own."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        tables = {what: _written(folder, *table) for what, table in MADE.items()}
        with running(kind, folder) as browser:
            browser.ask("open", url=_EMPTY)
            before = _memory(browser)
            begun = monotonic()
            window = Window(browser, browser.ask("open", url=file.resolve().as_uri()))
            for what, table in tables.items():
                window.give(table)
                yield what, monotonic() - begun
                window.fresh()
                begun = monotonic()
            yield "memory, MB", (_memory(browser) - before) / 1e3


def _written(folder: Path, corpus: str, number: int) -> Path:
    """Return a table of so many rows."""
    suffix, write = CORPORA[corpus]
    path = folder / f"{corpus}{number}{suffix}"
    write(path, number)
    return path


def _memory(browser: Browser) -> int:
    """Return what all processes of a browser hold, in kB, what they share once."""
    held, waiting = 0, [int(browser.about["pid"])]
    while waiting:
        process = Path(f"/proc/{waiting.pop()}")
        try:
            rollup = (process / "smaps_rollup").read_text(encoding="ascii")
            threads = (process / "task").glob("*/children")
            children = " ".join(one.read_text(encoding="ascii") for one in threads)
        except OSError:  # It has ended.
            continue
        held += int(rollup.split("Pss:")[1].split()[0])
        waiting += map(int, children.split())
    return held


if __name__ == "__main__":
    main()
