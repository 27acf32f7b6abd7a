"""Parquet out of the command line: findings and indicators, to files and streams."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("jixiaolint.arrow", reason="needs jixiaolint[arrow]")

import pyarrow as pa
import pyarrow.parquet as pq

from columns import CHINESE, as_csv, checked
from jixiaolint.arrow import findings_schema
from jixiaolint.report.parquet.indicators import INDICATORS
from process import process

if TYPE_CHECKING:
    from command import Run


def printed(folder: Path, command: str, form: str, *options: str) -> bytes:
    """Return what a command prints of the table in a folder."""
    done = process(command, "--format", form, "a.csv", *options, cwd=folder)
    assert done.returncode < 2, done.stderr
    out: bytes = done.stdout
    return out


def rows(data: bytes) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file."""
    found: list[dict[str, Any]] = pq.read_table(io.BytesIO(data)).to_pylist()
    return found


def filled(value: Any) -> Any:
    """Return a value without the keys that say nothing, as deep as it goes."""
    if isinstance(value, dict):
        return {k: filled(v) for k, v in value.items() if v not in (None, [])}
    return [filled(one) for one in value] if isinstance(value, list) else value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a table."""
    (tmp_path / "a.csv").write_bytes(as_csv(CHINESE))
    return tmp_path


def test_findings_are_written_as_json_lines_are(folder: Path) -> None:
    """Every key of a line is a column; a span is its start and its end."""
    data = printed(folder, "check", "parquet", "--output", "parquet:b.parquet")
    found = rows(data)
    for row in found:
        row["span"] = row["span"] and [*row["span"].values()]
    lines = printed(folder, "check", "jsonl").decode().splitlines()
    assert filled(found) == filled([json.loads(line) for line in lines])
    assert pq.read_schema(pa.BufferReader(data)) == findings_schema()
    assert (folder / "b.parquet").read_bytes() == data


def test_indicators_are_written_as_json_lines_are(folder: Path) -> None:
    """Structured values are structs, those of several parts lists of such."""
    data = printed(folder, "parse", "parquet")
    lines = printed(folder, "parse", "jsonl").decode().splitlines()
    assert filled(rows(data)) == filled([json.loads(line) for line in lines])
    assert pq.read_schema(pa.BufferReader(data)) == INDICATORS


def test_indicators_are_checked_as_json_lines_are(folder: Path) -> None:
    """What `parse` writes is read back alike, whichever way it was written."""
    assert checked(folder, "b.parquet", printed(folder, "parse", "parquet")) == (
        checked(folder, "b.jsonl", printed(folder, "parse", "jsonl"))
    )


def test_no_indicators_are_a_table_without_rows(folder: Path) -> None:
    """The columns are there all the same."""
    (folder / "a.csv").write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    done = process("parse", "--format", "parquet", "a.csv", cwd=folder)
    assert pq.read_table(io.BytesIO(done.stdout)) == INDICATORS.empty_table()
    assert done.returncode == 2


def test_findings_are_no_table_to_check(folder: Path) -> None:
    """Beside the tables of a folder, our own findings are passed over."""
    printed(folder, "check", "text", "--output", "parquet:b.parquet")
    done = process("check", "--format", "json", ".", cwd=folder)
    assert [one["path"] for one in json.loads(done.stdout)["files"]] == ["a.csv"]


@pytest.mark.parametrize("command", ["check", "parse"])
def test_without_the_library_the_extra_is_named(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """A program installed without it says how to install it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run(command, "--format", "parquet", str(folder / "a.csv"))
    assert (done.code, done.out) == (2, "")
    assert "pip install 'jixiaolint[arrow]'" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_a_terminal_is_spared(folder: Path) -> None:
    """Nobody can read Parquet; a sentence says where to send it."""
    import pty

    ours, theirs = pty.openpty()
    done = process("parse", "--format", "parquet", "a.csv", cwd=folder, stdout=theirs)
    os.close(theirs)
    os.close(ours)
    assert "> 文件" in done.stderr.decode()
    assert done.returncode == 2
