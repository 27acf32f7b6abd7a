"""The page finds, tells and writes what the command line does, byte for byte."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import dropped
import pytest
from dropped import SHARED

from snapshot import tree

if TYPE_CHECKING:
    from window import Window

    from command import Run

OUTPUTS = {
    "意见书": "letter",
    "批注": "xlsx",
    "总览.html": "office",
    "结果.json": "json",
}
"""What the archive of everything holds, and the format of the command line that writes it."""


def members(data: bytes) -> dict[str, bytes]:
    """Return the files in an archive."""
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(run: Run, *paths: str) -> dict[str, bytes]:
    """Return what the command line writes of paths, by the names of the archive."""
    Path("出").mkdir()
    outputs = (f"{kind}:出/{name}" for name, kind in OUTPUTS.items())
    # A folder is one that ends so.
    folders = (f"{one}/" if "." not in one else one for one in outputs)
    run("check", *paths, *(part for one in folders for part in ("--output", one)))
    return {name: data for name, data in tree(Path("出")).items() if data is not None}


def test_every_format(window: Window, run: Run, own: Path) -> None:
    """A folder with every format gives the same result, letters, tables and overview."""
    shutil.copytree(own, "表")
    window.give_folder("表")
    window.checked()

    expected = written(run, "表")
    made = members(window.saved("all")[1])
    assert made["结果.json"].decode() == expected["结果.json"].decode()
    assert sorted(made) == sorted(expected)
    assert [name for name in made if made[name] != expected[name]] == []


@pytest.mark.parametrize("name", ["养护.xlsx", "养护.docx"])
def test_one_file(window: Window, run: Run, own: Path, name: str) -> None:
    """Of one file, each thing is saved as a file of its own, none of them an archive."""
    shutil.copy(own / name, name)
    window.give(name)

    expected = written(run, name)
    made = [window.saved(what) for what in ("letter", "returned", "json")]
    window.click("#view-office")
    made.append(window.saved("office"))
    names = {Path(path).name: data for path, data in expected.items()}
    assert dict(made) == names


@pytest.mark.skipif(not SHARED.is_dir(), reason="no tables lie beside this checkout")
def test_tables_from_elsewhere(window: Window, run: Run) -> None:
    """Published tables, and small ones that go wrong, give the same JSON."""
    dropped.outside(Path("外"))
    window.give_folder("外")
    window.checked()

    assert window.json() == run("check", "外", "--format", "json").out


def test_a_letter_on_the_spot(window: Window, own: Path) -> None:
    """Each time the letter is there to be read, below how much was found in which file."""
    for name, words in (("图表.xlsx", "路面平整程度"), ("清单.md", "养护里程")) * 3:
        window.fresh()
        window.give(own / name)

        assert window.text("#verdict").startswith("1 个文件、")
        assert window.texts("#files b") == [name]
        # What is not drawn has no size.
        window.until_framed("#letter", "document.body.clientHeight > 0")
        assert words in window.framed("#letter", "document.body.innerText")
