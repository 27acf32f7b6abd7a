"""Which documents the paths on the command line stand for."""

import os
import sys
from pathlib import Path

import pytest

from jixiaolint.discover import Document, Failure, discover

KNOWN = (".csv", ".txt")


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with files of every sort."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.csv",
        "a.TXT",
        "photo.png",
        "deep/2026/c.csv",
        "deep/.hidden/d.csv",
        "deep/.e.csv",
        "deep/README.csv",
        "none/photo.png",
    ):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def _paths(*paths: str) -> list[str]:
    """Return what the paths stand for, failures as their sentences."""
    found = discover(paths, KNOWN)
    return [f.path if isinstance(f, Document) else f.message for f in found]


def test_a_file_stands_for_itself() -> None:
    """A file that is named is read whatever its extension, under the name given."""
    assert _paths("./photo.png", "b.csv") == ["./photo.png", "b.csv"]


def test_a_folder_stands_for_its_files() -> None:
    """Files of known kinds are found at any depth, sorted; hidden and README are not."""
    deep = os.path.join("deep", "2026", "c.csv")  # noqa: PTH118  the system's separator

    assert _paths(".") == ["a.TXT", "b.csv", deep]


def test_each_file_once() -> None:
    """A file that several paths stand for is checked once."""
    assert _paths("b.csv", "./b.csv", "*.csv") == ["b.csv"]


def test_a_pattern_stands_for_its_matches() -> None:
    """Patterns are expanded for consoles that leave them alone."""
    assert _paths("*.csv", "*.xls") == [
        "b.csv",
        "*.xls: 没有匹配的文件 (no file matches the pattern).",
    ]


def test_a_missing_file() -> None:
    """A missing file is a sentence with the nearest name that exists."""
    assert _paths("b.cvs", "zzz") == [
        "b.cvs: 没有这个文件或目录 (no such file or folder). Did you mean 'b.csv'?",
        "zzz: 没有这个文件或目录 (no such file or folder).",
    ]


def test_a_folder_without_files() -> None:
    """A folder in which there is nothing to check is not passed over."""
    assert _paths("none") == [
        "none: 目录里没有可读的文件 (no file that can be read: .csv, .txt)."
    ]


def test_standard_input() -> None:
    """A dash is standard input, which passes for a file of the name given."""
    assert list(discover(["-", "-"], KNOWN, "x.csv")) == [Document("x.csv", "-")]


def test_impossible_names() -> None:
    """A name that the system refuses is a failure like any other."""
    found = list(discover(["x" * 5000], KNOWN))

    assert [type(item) for item in found] == [Failure]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_do_not_go_round() -> None:
    """A link to the folder above is not followed."""
    Path("deep/up").symlink_to(Path.cwd())

    assert _paths("deep") == ["deep/2026/c.csv"]
