"""The benchmarks of record: their tables hold what they say, and every section runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("openpyxl", reason="writes one of the tables")

import invented
import sections
from corpora import CORPORA
from record import written

from jixiaolint.run import lint
from jixiaolint.settings.run import Settings

BENCH = Path(sections.__file__).parent
ROWS = 30


@pytest.mark.parametrize("corpus", ["mirrored", "half", "distinct", "coded", "xlsx"])
def test_a_corpus_holds_as_many_indicators_as_asked(
    tmp_path: Path, corpus: str
) -> None:
    """Every row that is written is read as an indicator."""
    extension, write = CORPORA[corpus]
    path = tmp_path / f"table{extension}"
    write(path, ROWS)
    (file,) = lint([str(path)], Settings()).files
    assert len(list(file.indicators())) == ROWS


def test_invented_indicators_all_differ() -> None:
    """No two names, explanations or values are the same, however many there are."""
    some = [invented.indicator(at) for at in range(0, invented.MOST, 97)]
    for texts in zip(*(one[2:] for one in some), strict=True):
        assert len(set(texts)) == len(some)
    assert len({re.sub(r"\d", "", one.name) for one in some}) == len(some)


def run(folder: Path, program: str, *arguments: str) -> str:
    """Return what a program of the benchmarks prints."""
    path = os.pathsep.join([str(sections.LINTER), str(BENCH)])
    return subprocess.run(
        [sys.executable, str(BENCH / program), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system tells no figures")
def test_the_record_names_every_tool(tmp_path: Path) -> None:
    """A tool has a row with figures, or one that says that it is not installed."""
    asked = ("--most=30", "--runs=1", "--only=tools", "--only=files")
    lines = run(tmp_path, "record.py", *asked).splitlines()
    rows = [line.split(" | ") for line in lines if line.startswith("| 30 |")]
    assert [row[1] for row in rows] == [tool.name for tool in sections.TOOLS]
    shown = [row[2] == "not installed" or float(row[5]) > 0 for row in rows]
    assert all(shown)
    assert "## Many small files" in lines


def test_stages_are_told_apart(tmp_path: Path) -> None:
    """The processor time of a check is that of its stages, writing being the rest."""
    sections_of = json.loads(run(tmp_path, "stages.py", *table(tmp_path)))
    assert {"reading", "extracting", "checking", "writing"} <= set(sections_of)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="checks are split off by forking")
def test_rules_are_left_out_one_by_one(tmp_path: Path) -> None:
    """What a rule and its family add is told beside the whole and the noise."""
    said = run(tmp_path, "leaving_out.py", *table(tmp_path), "1", "NAM103")
    assert list(json.loads(said)) == ["all", "noise", "NAM", "NAM103"]


def table(folder: Path) -> tuple[str]:
    """Return the path of a small table."""
    CORPORA["half"][1](folder / "table.csv", ROWS)
    return (str(folder / "table.csv"),)


def test_sections_that_ran_take_the_place_of_older_ones() -> None:
    """The results keep what was not measured again, in the order of the sections."""
    old = written("", {"Start-up": "old", "Many small files": "kept"})
    new = written(old, {"Start-up": "new", "Beside other tools": "first"})
    _, *parts = new.split("\n## ")
    assert parts == [
        "Beside other tools\n\nfirst\n",
        "Start-up\n\nnew\n",
        "Many small files\n\nkept\n",
    ]
