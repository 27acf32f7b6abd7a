"""The recipes for servers that build: what they run works, and leaves what they hand on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from process import LINTER
from readme import ROOT

EXAMPLES = ROOT / "examples"
INSTALL = 'pip install "jixiaolint[fast,office,pdf] @ $SOURCE"'
FINDINGS = 10
"""So many things are wrong with the table that is checked."""

pytestmark = pytest.mark.skipif(
    shutil.which("bash") is None, reason="servers run the steps by bash"
)


def recipe(name: str) -> dict[str, Any]:
    """Return what a recipe says."""
    found: dict[str, Any] = yaml.safe_load((EXAMPLES / name).read_text("utf-8"))
    return found


@pytest.fixture
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a faulty table, where jixiaolint is a command."""
    shutil.copy(EXAMPLES / "faulty/grid.csv", tmp_path)
    shell = tmp_path / "bin/jixiaolint"
    shell.parent.mkdir()
    shell.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m jixiaolint "$@"\n', "utf-8"
    )
    shell.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shell.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(LINTER))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.chdir(tmp_path)


def steps(*commands: str) -> list[subprocess.CompletedProcess[str]]:
    """Return what comes of commands, those behind a failed one too, as ``always()`` asks.

    What is installed is what is tested, so that nothing needs the network.
    """
    assert commands[0] == INSTALL
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    return [
        subprocess.run([*shell, one], check=False, capture_output=True, text=True)
        for one in commands[1:]
    ]


@pytest.mark.usefixtures("_repository")
def test_github() -> None:
    """Findings stand at the lines of the change, in SARIF and in the summary."""
    job = recipe("github-actions.yml")["jobs"]["check"]["steps"]
    check, summary = steps(*(one["run"] for one in job if "run" in one))
    assert (check.returncode, summary.returncode) == (1, 0)
    lines = check.stdout.splitlines()
    assert all(line.startswith("::") for line in lines)
    (upload,) = (one["with"] for one in job if "upload-sarif" in one.get("uses", ""))
    report = json.loads(Path(upload["sarif_file"]).read_text("utf-8"))
    assert len(report["runs"][0]["results"]) == len(lines) >= FINDINGS
    assert Path("summary").read_text("utf-8") == Path("jixiaolint.md").read_text(
        "utf-8"
    )
    # A step that fails must not hide what it found from those behind it.
    assert [one.get("if") for one in job[-2:]] == ["always()", "always()"]


@pytest.mark.usefixtures("_repository")
def test_gitlab() -> None:
    """Every artifact that is handed on is there, and holds the findings."""
    job = recipe("gitlab-ci.yml")["jixiaolint"]
    (check,) = steps(*job["script"])
    assert check.returncode == 1
    reports = job["artifacts"]["reports"]
    quality = json.loads(Path(reports["codequality"]).read_text("utf-8"))
    cases = Path(reports["junit"]).read_text("utf-8").count("<failure")
    assert len(check.stdout.splitlines()) == len(quality) == cases >= FINDINGS
    assert job["artifacts"]["when"] == "always"


@pytest.mark.usefixtures("_repository")
def test_a_clean_repository_passes() -> None:
    """Where nothing is wrong the job succeeds, its reports say so."""
    shutil.copy(EXAMPLES / "clean/grid.csv", "grid.csv")
    (check,) = steps(*recipe("gitlab-ci.yml")["jixiaolint"]["script"])
    assert (check.returncode, check.stdout) == (0, "")
    assert json.loads(Path("gl-code-quality-report.json").read_text("utf-8")) == []
