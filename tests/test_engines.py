"""The examples with Spark and DuckDB find what a check of the same rows finds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("jixiaolint.arrow", reason="needs jixiaolint[arrow]")

import pyarrow.parquet as pq
from rows import HEAD, rows

import jixiaolint
from columns import as_csv, table
from jixiaolint.run import lint
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from jixiaolint.findings import Finding

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
HEADS = [*HEAD, "单位名称", "序号"]
ROWS = [
    [*row, f"柳溪县{'城' if at < 48 else '河'}建局", f"{at:03}"]
    for at, row in enumerate(rows(96))
]
"""Twelve projects of two units."""


def run(folder: Path, example: str, *arguments: str) -> str:
    """Return what an example prints; its workers run the program of this process."""
    linter = str(Path(jixiaolint.__file__).parents[1])
    spark = "--master local[2] --conf spark.sql.adaptive.enabled=false"
    quiet = "--conf spark.sql.shuffle.partitions=2 --conf spark.ui.enabled=false"
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / example), *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": linter,
            "PYSPARK_PYTHON": sys.executable,
            "PYSPARK_SUBMIT_ARGS": f"{spark} {quiet} pyspark-shell",
            "SPARK_LOCAL_IP": "127.0.0.1",
        },
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def findings(tmp_path: Path) -> tuple[Finding, ...]:
    """Return what a check of the rows as CSV finds; they lie in the folder as Parquet."""
    pq.write_table(table(HEADS, ROWS), tmp_path / "rows.parquet")
    (tmp_path / "rows.csv").write_bytes(as_csv(HEADS, ROWS))
    found = lint([str(tmp_path / "rows.csv")], Settings()).findings
    assert len(found) > len(ROWS) / 8
    return found


def test_spark_finds_the_same_in_two_partitions(
    tmp_path: Path, findings: tuple[Finding, ...]
) -> None:
    """Two workers, each with whole projects, find what one process finds in all rows."""
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    run(tmp_path, "with_spark.py", "rows.parquet", "found.parquet")
    parts = sorted((tmp_path / "found.parquet").glob("*.parquet"))
    found = [one for part in parts for one in pq.read_table(part).to_pylist()]
    assert len(parts) == 2
    told = ("project", "seq", "code", "field", "message", "evidence", "fingerprint")
    assert Counter(tuple(one[key] for key in told) for one in found) == Counter(
        tuple(getattr(one, key) for key in told) for one in findings
    )


def test_duckdb_counts_the_same(tmp_path: Path, findings: tuple[Finding, ...]) -> None:
    """What a query gives has the findings of the file, and SQL can ask for them."""
    pytest.importorskip("duckdb", reason="DuckDB is not installed")
    said = run(tmp_path, "with_duckdb.py", "rows.parquet")
    counts = re.findall(r"([A-Z]{3}\d{3}) *│ *(\d+) *│ *2 ", said)
    assert counts == [
        (code, str(number))
        for code, number in sorted(Counter(one.code for one in findings).items())
    ]
