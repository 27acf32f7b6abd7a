"""The core of the program, with nothing compiled, says the same as all of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from process import LINTER

ROOT = Path(__file__).resolve().parents[1]
HIDING = ROOT / "tests/alone"

SCRIPT = """
import sys
from jixiaolint.cli import main
try:
    main(["check", "examples", "--isolated", "--format", "json"])
finally:
    print(sorted({"_yaml", "pyarrow", "pypdfium2", "re2"} & set(sys.modules)))
"""


def said(*places: Path) -> tuple[list[str], str]:
    """Return what a run on the examples prints with these on its path, and what it loads."""
    path = os.pathsep.join(map(str, (*places, LINTER)))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (1, "")
    *report, loaded = done.stdout.splitlines()
    return report, loaded


def test_core_says_the_same() -> None:
    """Its report on the examples is the same to the last byte, and nothing else is loaded."""
    core, loaded = said(HIDING)
    assert core == said()[0]
    assert (len(core) > 0, loaded) == (True, "[]")
