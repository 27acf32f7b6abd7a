"""What counts in folders and archives."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiaolint.find.globs import Glob
from jixiaolint.find.pick import Pick


def pick(*exclude: str, include: tuple[str, ...] = (), force: bool = False) -> Pick:
    """Return what counts among files .csv and archives .zip under some patterns."""
    globs = tuple(Glob(one, Path()) for one in exclude)
    more = tuple(Glob(one, Path()) for one in include)
    return Pick((".csv",), (".zip",), globs, more, force)


def test_folders_that_nobody_means() -> None:
    """Folders of tools, and hidden ones, are not looked into; their likes are."""
    names = "data .git .hg .svn .venv .tox venv node_modules dist build __pycache__"

    assert [name for name in names.split() if pick().folder(name)] == ["data"]


def test_files_that_nobody_means() -> None:
    """Locks, temporary files and files about a folder do not count, nor other kinds."""
    names = (
        "a.csv", "a.zip", "dist.csv", "a.png", ".a.csv", "~$a.csv", ".~lock.a.csv#",
        "~WRL0001.csv", "a.csv.tmp", "README.csv", "Licence.csv",
    )  # fmt: skip

    assert [name for name in names if pick().file(name)] == [
        "a.csv",
        "a.zip",
        "dist.csv",
    ]


def test_defaults_are_taken_back() -> None:
    """An exclamation mark before a pattern of ours takes it back."""
    chosen = pick("!build/", "!readme*")

    assert chosen.folder("build")
    assert chosen.file("README.csv")
    assert not chosen.folder("dist")


def test_include_takes_the_place_of_extensions() -> None:
    """Where `include` is given only such files count, of any kind, but archives too."""
    chosen = pick("旧*", include=("绩效*", "*.dat"))
    names = ("绩效1.csv", "旧绩效.csv", "a.csv", "a.dat", ".b.dat", "a.zip")

    assert [name for name in names if chosen.file(name)] == [
        "绩效1.csv",
        "a.dat",
        "a.zip",
    ]


def test_inside_archives() -> None:
    """An archive is a folder to patterns; what lies below an excluded folder is too."""
    chosen = pick("in.zip/old")

    assert chosen.member("in.zip", "new/a.csv")
    assert not chosen.member("in.zip", "old/a.csv")
    assert not chosen.member("in.zip", "new/node_modules/x/a.csv")


@pytest.mark.parametrize(
    ("path", "barred"),
    [
        ("old/a.csv", True),
        ("./old/deep/a.csv", True),
        ("new/a.csv", False),
        ("build/a.csv", True),
        ("../a.csv", False),
    ],
)
def test_named_outright(path: str, barred: bool) -> None:
    """Only by force are paths excluded that were named outright, and what is below."""
    assert not pick("old/").bars(path, folder=False)
    assert pick("old/", force=True).bars(path, folder=False) is barred


def test_here_is_never_barred() -> None:
    """The working folder and the one above are not hidden, though they are dots."""
    assert not pick(force=True).bars(".", folder=True)
    assert not pick(force=True).bars("..", folder=True)
