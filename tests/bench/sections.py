"""The sections of the record: each measures one thing and gives its lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contenders import CHECK, LIMITS, PARSE, PROGRAM, TOOLS, Tool, known
from timed import LINTER, FailedError, Figures, middle, timed

HERE = Path(__file__).resolve().parent
SUFFIXES = {"coded": ".txt", "xlsx": ".xlsx", "yaml": ".yaml"}
CORPORA = ("mirrored", "half", "distinct", "long", "varied", "coded", "xlsx")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
_SMALL = 30
_OTHERS = 100_000
_STAGED = 20_000
_RULED = 2_000
_FILES, _ROWS_PER_FILE = 2_000, 16
_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Bench:
    """What is asked: how often each is run, on how many rows at most, how long one run.

    `folder` is where the tables lie, each made once.
    """

    folder: Path
    runs: int
    most: int
    patience: float
    taken: dict[str, tuple[int, float]] = field(default_factory=dict)

    def table(self, corpus: str, rows: int) -> str:
        """Return the name of the file that holds so many rows of a corpus."""
        name = f"{corpus}-{rows}{SUFFIXES.get(corpus, '.csv')}"
        if not (self.folder / name).exists():
            # In a process of its own, or what it takes would count as its children's.
            program = [sys.executable, str(HERE / "corpora.py")]
            subprocess.run(
                [*program, corpus, str(rows), name], cwd=self.folder, check=True
            )
        return name

    def run(self, *command: str) -> Figures:
        """Return the medians of several runs of a command."""
        return middle([timed(command, self.folder) for _ in range(self.runs)])

    def sizes(self) -> list[int]:
        """Return the numbers of rows to try."""
        return [rows for rows in SIZES if rows <= self.most] or [self.most]

    def least(self, rows: int) -> int:
        """Return a number of rows, not more than is asked."""
        return min(rows, self.most)


Lines = Iterator[str]
_HEAD = (
    "| rows | | rows/s | MB/s | µs CPU a row | CPU s | wall s | peak MiB |",
    "|--:|---|--:|--:|--:|--:|--:|--:|",
)


def _line(bench: Bench, rows: int, name: str, file: str, found: Figures) -> str:
    """Return the figures of a command on a file as a row of a table."""
    size = (bench.folder / file).stat().st_size / 1e6
    return (
        f"| {rows:,} | {name} | {rows / found.wall:,.0f} | {size / found.wall:,.1f} |"
        f" {found.cpu / rows * 1e6:,.0f} | {found.cpu:.2f} | {found.wall:.2f} |"
        f" {found.peak:,.0f} |"
    )


def beside_others(bench: Bench) -> Lines:
    """Time ours and other tools on the same rows, more and more of them."""
    yield from _HEAD
    for rows in bench.sizes():
        for tool in TOOLS:
            yield _tried(bench, tool, rows)


def _tried(bench: Bench, tool: Tool, rows: int) -> str:
    """Return what a tool takes, or why that is not known."""
    lead = f"| {rows:,} | {tool.name} |"
    if not tool.there:
        return f"{lead} not installed | | | | | |"
    before = bench.taken.get(tool.name)
    if before and before[1] * rows / before[0] > bench.patience:
        minutes = before[1] * rows / before[0] / 60
        return f"{lead} left out: about {minutes:,.0f} minutes a run | | | | | |"
    file = bench.table(tool.corpus, rows)
    try:
        found = bench.run(*tool.command, file)
    except FailedError as error:
        return f"{lead} {error} | | | | | |"
    bench.taken[tool.name] = rows, found.wall
    return _line(bench, rows, tool.name, file, found)


def corpora(bench: Bench) -> Lines:
    """Time both commands on tables of other kinds."""
    yield from _HEAD
    rows = bench.least(_OTHERS)
    for corpus in CORPORA:
        file = bench.table(corpus, rows)
        for name, command in (("check", CHECK), ("parse", PARSE)):
            yield _line(
                bench, rows, f"{name}, {corpus}", file, bench.run(*command, file)
            )


def stages(bench: Bench) -> Lines:
    """Time what each stage of a check takes."""
    rows = bench.least(_STAGED)
    options = (*LIMITS, *(("--jobs=1",) if known("--jobs") else ()))
    found = {
        corpus: _told(bench, "stages.py", bench.table(corpus, rows), *options)
        for corpus in CORPORA
    }
    names = list(dict.fromkeys(name for stages in found.values() for name in stages))
    yield f"| µs of CPU a row, {rows:,} rows | {' | '.join(names)} | all |"
    yield f"|---|{'--:|' * (len(names) + 1)}"
    for corpus, taken in found.items():
        figures = [taken.get(name, 0.0) for name in names]
        each = (f"{seconds / rows * 1e6:.0f}" for seconds in (*figures, sum(figures)))
        yield f"| {corpus} | {' | '.join(each)} |"


def rules(bench: Bench) -> Lines:
    """Time what each rule adds, as far as it can be told."""
    rows = bench.least(_RULED)
    file = bench.table("varied", rows)
    found = _told(bench, "leaving_out.py", file, str(bench.runs), "all")
    micros = {name: seconds / rows * 1e6 for name, seconds in found.items()}
    whole, noise = micros.pop("all"), micros.pop("noise")
    told = {name: cost for name, cost in micros.items() if cost > noise}
    yield (
        f"Of {whole:,.0f} µs that a row of `varied` takes, so much is saved by leaving out"
        f" a rule or family; {len(micros) - len(told)} others save less than the noise"
        f" of {noise:,.0f} µs."
    )
    yield ""
    yield "| rule | µs a row |"
    yield "|---|--:|"
    for name in sorted(told, key=lambda name: -told[name])[:_SHOWN]:
        yield f"| {name} | {told[name]:,.0f} |"


def _told(bench: Bench, program: str, *arguments: str) -> dict[str, float]:
    """Return what a program beside this one says."""
    path = os.pathsep.join([str(LINTER), str(HERE)])
    said = subprocess.run(
        [sys.executable, str(HERE / program), *arguments],
        cwd=bench.folder,
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
        text=True,
    )
    taken: dict[str, float] = json.loads(said.stdout)
    return taken


def start(bench: Bench) -> Lines:
    """Time how long each takes to be ready."""
    yield "| | CPU s | wall s | peak MiB |"
    yield "|---|--:|--:|--:|"
    small = bench.table("half", _SMALL)
    check = (*PROGRAM, "check", "--format=jsonl", small)
    for name, runs in (
        ("Python alone", _several(bench, sys.executable, "-c", "pass")),
        ("`jixiaolint --version`", _several(bench, *PROGRAM, "--version")),
        (f"`check`, {_SMALL} rows, warm cache", _several(bench, *check)),
        (
            f"`check`, {_SMALL} rows, no cache",
            [_cold(bench, check) for _ in range(bench.runs)],
        ),
    ):
        yield _short(name, middle(runs))
    for tool in TOOLS:
        if tool.there:
            file = bench.table(tool.corpus, _SMALL)
            yield _short(f"{tool.name}, {_SMALL} rows", bench.run(*tool.command, file))


def _several(bench: Bench, *command: str) -> Sequence[Figures]:
    timed(command, bench.folder)
    return [timed(command, bench.folder) for _ in range(bench.runs)]


def _cold(bench: Bench, command: Sequence[str]) -> Figures:
    """Return what a run takes that finds nothing kept."""
    with tempfile.TemporaryDirectory() as empty:
        return timed(command, bench.folder, {"JIXIAOLINT_CACHE": empty})


def _short(name: str, found: Figures) -> str:
    return f"| {name} | {found.cpu:.2f} | {found.wall:.2f} | {found.peak:,.0f} |"


def files(bench: Bench) -> Lines:
    """Time many small files, in one process and in two."""
    number = max(1, bench.least(_FILES * _ROWS_PER_FILE) // _ROWS_PER_FILE)
    folder = bench.folder / f"{number}-files"
    if not folder.exists():
        folder.mkdir()
        text = (bench.folder / bench.table("half", number * _ROWS_PER_FILE)).read_text()
        head, *lines = text.splitlines(keepends=True)
        for at in range(number):
            own = lines[at * _ROWS_PER_FILE : (at + 1) * _ROWS_PER_FILE]
            (folder / f"{at}.csv").write_text(head + "".join(own))
    yield f"| {number:,} files of {_ROWS_PER_FILE} rows | CPU s | wall s | peak MiB |"
    yield "|---|--:|--:|--:|"
    ways = ("--jobs=1", "--jobs=2") if known("--jobs") else ()
    for options in [(way,) for way in ways] or [()]:
        name = " ".join(("`check", *options)) + "`"
        yield _short(name, bench.run(*CHECK, *options, folder.name))


SECTIONS: dict[str, tuple[str, Callable[[Bench], Lines]]] = {
    "tools": ("Beside other tools", beside_others),
    "corpora": ("Tables of other kinds", corpora),
    "stages": ("Stage by stage", stages),
    "rules": ("Rule by rule", rules),
    "start": ("Start-up", start),
    "files": ("Many small files", files),
}
"""What ``--only`` calls a section -> its title, and what measures it."""
