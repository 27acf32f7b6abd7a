"""The hook under the real pre-commit, on throw-away repositories of CSV tables."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import jixiaolint
import workspace

HOOKS = Path(__file__).resolve().parents[1] / ".pre-commit-hooks.yaml"

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None, reason="pre-commit works on git, which is not here"
)


def _hook() -> dict[str, Any]:
    """Return the hook as other repositories get it."""
    hook: dict[str, Any]
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    return hook


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a git repository with the tables of the workspace and our hook.

    The hook is the published one but for its language: ``system`` runs the program of
    these tests, where ``python`` would install one from the network.
    """
    for name in [
        name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))
    ]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    linter = Path(jixiaolint.__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", str(linter))
    folder = tmp_path / "tables"
    folder.mkdir()
    workspace.fill(folder)
    command, _, rest = _hook()["entry"].partition(" ")
    assert command == "jixiaolint"
    entry = f'"{Path(sys.executable).as_posix()}" -m jixiaolint {rest}'
    hook = {**_hook(), "language": "system", "entry": entry, "args": [*workspace.ONLY]}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    text = yaml.safe_dump(config, allow_unicode=True)
    (folder / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    _call(folder, "git", "init", "--quiet")
    return folder


def _call(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8"
    )


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what pre-commit says of all the files of a repository."""
    _call(folder, "git", "add", "--all")
    return _call(folder, sys.executable, "-m", "pre_commit", "run", "--all-files")


def test_hook() -> None:
    """The published hook installs the program and checks text tables."""
    hook = _hook()

    assert (hook["id"], hook["entry"], hook["language"]) == (
        "jixiaolint",
        "jixiaolint check --force-exclude",
        "python",
    )


def test_clean_tables_pass(repository: Path) -> None:
    """A commit of clean tables goes through."""
    (repository / "faulty.csv").unlink()

    done = _run(repository)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("Passed")


def test_faulty_tables_fail(repository: Path) -> None:
    """A commit of a faulty table is stopped, with the finding shown."""
    done = _run(repository)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "- exit code: 1" in done.stdout
    assert "faulty.csv  表格式 · UTF-8 · 指标 2 条\n" in done.stdout
    assert "TST101 no-yardstick" in done.stdout


def test_other_files_are_left_alone(repository: Path) -> None:
    """Where no table is committed the hook does not run."""
    for name in ("clean.csv", "faulty.csv"):
        (repository / name).unlink()

    done = _run(repository)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "(no files to check)Skipped" in done.stdout
