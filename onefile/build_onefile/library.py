"""The library: standard library, packages and what is kept of rules, as one archive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import translate
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePath
from shutil import copytree, rmtree
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from build_onefile.node import run_in_pyodide
from build_onefile.packages import unpack_packages
from build_onefile.places import BUILD, CHECKOUT, PYODIDE, SHOWN

_LEFT_OUT = re.compile(
    "|".join(
        translate(line)
        for line in (Path(__file__).parent / "left-out.txt")
        .read_text("utf-8")
        .splitlines()
        if line and not line.startswith("#")
    )
)

Files = Iterable[tuple[str, bytes]]


def library() -> bytes:
    """Return the archive; what is in it is not packed, for it is as a whole."""
    source, compiled = BUILD / "source", BUILD / "compiled"
    for folder in (source, compiled, BUILD / "cache", BUILD / "samples"):
        rmtree(folder, ignore_errors=True)
    _unpack_stdlib(source / "stdlib")
    unpack_packages(source / "site")
    for folder in source.iterdir():
        _leave_out(folder)
    run_in_pyodide("compiling.py", BUILD)
    stdlib = _zipped(_in(compiled / "stdlib"))
    site = [*_in(compiled / "site", "site/"), *_data(source / "site")]
    site.append(("site/jixiaolint/data/seal.txt", _seal(site)))
    files = [("stdlib.zip", stdlib), *site]
    cold = BUILD / "library.zip"
    cold.write_bytes(_zipped(files))
    copytree(CHECKOUT / "examples" / "faulty", BUILD / "samples")
    run_in_pyodide("warming.py", BUILD, cold)
    sample = ("site/session/sample.xlsx", (SHOWN / "sample.xlsx").read_bytes())
    return _zipped([*files, sample, *_in(BUILD / "cache", "cache/")])


def _unpack_stdlib(target: Path) -> None:
    with ZipFile(PYODIDE / "python_stdlib.zip") as archive:
        archive.extractall(target)


def _leave_out(folder: Path) -> None:
    """Drop the modules that the page does without."""
    for path in folder.rglob("*.py"):
        if is_left_out(path.relative_to(folder).with_suffix("")):
            path.unlink()


def is_left_out(module: PurePath) -> bool:
    """Tell whether a module, or a package that it is in, is left out."""
    named = [module, *module.parents]
    return any(_LEFT_OUT.match(one.as_posix()) for one in named)


def _data(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what is no module."""
    for name, data in _in(folder, "site/"):
        if not name.endswith(".py"):
            yield name, data


def _seal(files: Files) -> bytes:
    """Return what stands for all the files: what is kept holds as long as it is the same."""
    said = sha256()
    for name, data in files:
        said.update(f"{name} {len(data)} ".encode() + data)
    return said.hexdigest().encode()


def _in(folder: Path, before: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file below a folder, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield before + path.relative_to(folder).as_posix(), path.read_bytes()


def _zipped(files: Files) -> bytes:
    """Return an archive that is the same for the same files."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(ZipInfo(name), data)
    return made.getvalue()
