"""The packages of Python that go into the page: our own wheel, and what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from zipfile import ZipFile

from build_onefile.places import BUILD, CHECKOUT, ONEFILE, WORKER

WHEELS = BUILD / "wheels"
_PLATFORM = (
    "--platform=manylinux_2_17_x86_64",
    "--platform=manylinux2014_x86_64",
    "--platform=any",
    "--python-version=3.14",
    "--implementation=cp",
    "--abi=cp314",
)
_OURS = "jixiaolint"
_LEFT_OUT = (".so", ".pyi", ".typed", ".txt")
"""What Pyodide cannot use, and what only tells of types."""


def unpack_packages(target: Path) -> None:
    """Unpack all packages into a folder, without compiled parts, and our session."""
    for wheel in (*_downloaded(), _built()):
        with ZipFile(wheel) as archive:
            for name in archive.namelist():
                if _wanted(name):
                    archive.extract(name, target)
    for path in (WORKER / "session").glob("*.py"):
        home = target / "session" / path.name
        home.parent.mkdir(exist_ok=True)
        home.write_bytes(path.read_bytes())


def _wanted(name: str) -> bool:
    package = name.partition("/")[0]
    if package == _OURS:
        return not name.endswith("/")
    return not package.endswith((".dist-info", ".data")) and not name.endswith(
        _LEFT_OUT
    )


def _downloaded() -> list[Path]:
    """Return the wheels of other people, each known by its hash."""
    rmtree(WHEELS, ignore_errors=True)
    wanted = ("--require-hashes", "-r", str(ONEFILE / "requirements.txt"))
    _pip("download", "--no-deps", "--only-binary=:all:", *_PLATFORM, *wanted, WHEELS)
    return sorted(WHEELS.glob("*.whl"))


def _built() -> Path:
    """Return our own wheel, built from the checkout."""
    folder = BUILD / "ours"
    rmtree(folder, ignore_errors=True)
    _pip("wheel", "--no-deps", CHECKOUT, folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _pip(command: str, *arguments: object) -> None:
    *options, folder = map(str, arguments)
    place = "--dest" if command == "download" else "--wheel-dir"
    pip = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, command, *options, place, folder], check=True)
