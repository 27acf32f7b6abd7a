"""What can be saved of a check: files as the command line writes them, or a zip of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jixiaolint.errors import UnreadableError
from jixiaolint.find.inputs import Inputs
from jixiaolint.output.console import in_bytes
from jixiaolint.report import render, write
from jixiaolint.said import Said
from session.checked import Checked

Files = tuple[Mapping[str, bytes], list[str]]
"""Files by their names, and sentences on what could not be made."""

_TYPES = {
    ".html": "text/html",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".zip": "application/zip",
}
_OTHER = "application/octet-stream"
_NOTHING = Said("没有可以写的文件。", "there is nothing to be written.")
_NAMES = {"letter": "意见书", "returned": "批注", "all": "检查结果"}


def saved(what: str, made: Files) -> dict[str, Any]:
    """Return one file as it is, several as a zip, with its name and type.

    Raises UnreadableError if none could be made.
    """
    files, said = made
    if not files:
        told = "\n".join(said)
        raise UnreadableError(Said(told, told) if told else _NOTHING)
    if len(files) == 1 and what != "all":
        ((path, data),) = files.items()
        name = PurePosixPath(path).name
    else:
        name, data = f"{_NAMES[what]}.zip", _zipped(files)
    media = _TYPES.get(PurePosixPath(name).suffix.lower(), _OTHER)
    return {"name": name, "type": media, "bytes": data, "said": "\n".join(said)}


def _json(found: Checked, _: Path) -> Files:
    return {"结果.json": found.result.to_json().encode()}, []


def _office(found: Checked, _: Path) -> Files:
    return {"总览.html": in_bytes(render("office", found.result, found.lang))}, []


def _letters(found: Checked, folder: Path) -> Files:
    return _written("letter", found, folder)


def _returned(found: Checked, folder: Path) -> Files:
    return _written("xlsx", found, folder)


def _all(found: Checked, folder: Path) -> Files:
    """Make all of it: letters and returned files in folders of their own."""
    letters, unwritten = _letters(found, folder)
    returned, unreturned = _returned(found, folder)
    files = {
        **_below(_NAMES["letter"], letters),
        **_below(_NAMES["returned"], returned),
        **_office(found, folder)[0],
        **_json(found, folder)[0],
    }
    return files, unwritten + unreturned


MAKERS: Mapping[str, Callable[[Checked, Path], Files]] = {
    "json": _json,
    "office": _office,
    "letter": _letters,
    "returned": _returned,
    "all": _all,
}
"""What a page may ask for, and what makes it with a folder for its own."""


def _written(form: str, found: Checked, folder: Path) -> Files:
    """Return what a format writes into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # Nothing is read in that folder, so nothing in it can be written onto.
    told = write(form, folder, found.result, found.lang, Inputs({}, {}))
    said = [one.sentence for one in told if one.sentence]
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in files]
    return {
        name: path.read_bytes() for name, path in zip(names, files, strict=True)
    }, said


def _below(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files, the same for the same."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return made.getvalue()
