"""What a start does without: modules that this run has no use for are not imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import workspace
from process import LINTER

NEVER = {
    "jinja2", "lark", "logging", "openpyxl", "pyarrow", "rich", "tempfile",
    "tomllib", "wcwidth", "xml", "yaml", "zipfile",
}  # fmt: skip
"""What no check of a small table asks for that finds rules and words as they were kept."""

TELLING = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from jixiaolint.__main__ import main
main()
"""


def imported(*arguments: str) -> set[str]:
    """Return the modules that a command has imported in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", TELLING, *arguments],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(LINTER)},
    )
    assert done.stdout
    return set(done.stderr.decode().split())


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.fill(tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("command", ["check", "parse"])
def test_a_small_table(command: str) -> None:
    """A second check asks neither Lark nor YAML, nor any library of other formats."""
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    imported(command, "faulty.csv")
    found = imported(command, "faulty.csv")
    assert "jixiaolint.read.delimited" in found
    assert {name.partition(".")[0] for name in found} & NEVER == set()
    assert {
        name for name in found if name.startswith("jixiaolint.report.html")
    } == set()


@pytest.mark.usefixtures("_folder")
def test_a_small_table_with_rules_and_settings_of_its_own() -> None:
    """Rules of a user are kept like ours; settings alone are read as they are written."""
    Path("jixiaolint.yaml").write_text("rules: [rules]\nlang: en\n", encoding="utf-8")
    imported("check", "faulty.csv")
    found = imported("check", "faulty.csv")
    assert {name.partition(".")[0] for name in found} & NEVER == {"yaml"}
    assert "jixiaolint.rule_files.load" not in found


def test_the_version() -> None:
    """To say its version the program needs nothing but Python."""
    found = imported("--version")
    assert found & {"click", "dataclasses", "pathlib", "jixiaolint.cli"} == set()
