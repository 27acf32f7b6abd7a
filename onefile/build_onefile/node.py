"""Node, with the packages of package-lock.json: it runs Pyodide at the build."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import which

from build_onefile.places import MODULES, ONEFILE

_LOCKED = MODULES / ".package-lock.json"
"""What npm says that it has installed."""


def prepared() -> None:
    """Have npm install what is locked, unless it is there."""
    if which("node") is None or which("npm") is None:
        raise SystemExit(
            "build_onefile: 需要 Node.js 20 以上（带 npm），请先安装。"
            " Node.js 20 or later with npm is needed; install it first."
        )
    if _installed() != _locked():
        npm = str(which("npm"))
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=ONEFILE,
            check=True,
        )


def run_in_pyodide(script: str, folder: Path, library: Path | None = None) -> None:
    """Run a file of ``in_pyodide`` with a folder as /work, and maybe with a library."""
    here = Path(__file__).parent / "in_pyodide"
    arguments = [folder, *([library] if library else [])]
    done = subprocess.run(
        ["node", str(here / "run.mjs"), str(here / script), *map(str, arguments)],
        cwd=ONEFILE,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"build_onefile: {script} failed in Pyodide, see above.")


def _locked() -> dict[str, str]:
    packages = json.loads((ONEFILE / "package-lock.json").read_text("utf-8"))
    return _hashes(packages)


def _installed() -> dict[str, str]:
    if not _LOCKED.is_file():
        return {}
    return _hashes(json.loads(_LOCKED.read_text("utf-8")))


def _hashes(locked: dict[str, dict[str, dict[str, str]]]) -> dict[str, str]:
    """Return the hash of each package, by its place; our own has none."""
    packages = locked["packages"].items()
    return {place: one["integrity"] for place, one in packages if "integrity" in one}
