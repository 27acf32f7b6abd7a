"""Which documents the paths on the command line stand for."""

import os
import socket
import sys
from pathlib import Path

import pytest

from jixiaolint.errors import UnreadableError
from jixiaolint.find.discover import discover
from jixiaolint.find.document import Document, Failure, Skipped
from jixiaolint.find.identity import written_to
from jixiaolint.find.pick import Pick

KNOWN = Pick((".csv", ".txt"))
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


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
    """Return what the paths stand for, failures as their sentences, the rest by kind."""
    return [
        found.message
        if isinstance(found, Failure)
        else f"{found.kind}: {found.path}"
        if isinstance(found, Skipped)
        else found.path
        for found in discover(paths, KNOWN)
    ]


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
        "*.xls: 没有匹配的文件。",
    ]


def test_a_missing_file() -> None:
    """A missing file is a sentence with the nearest name that exists."""
    assert _paths("b.cvs", "zzz") == [
        "b.cvs: 没有这个文件或目录。是不是“b.csv”？",
        "zzz: 没有这个文件或目录。",
    ]


def test_a_folder_without_files() -> None:
    """A folder in which there is nothing to check is not passed over."""
    assert _paths("none") == ["none: 目录里没有可读的文件（.csv, .txt）。"]


def test_standard_input() -> None:
    """A dash is standard input, which passes for a file of the name given."""
    assert list(discover(["-", "-"], KNOWN, "x.csv")) == [Document("x.csv", "-")]


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input that is closed is a sentence."""
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(UnreadableError, match=r"^x\.csv: 标准输入是关闭的"):
        Document("x.csv", "-").load()


def test_impossible_names() -> None:
    """A name that the system refuses is a failure like any other."""
    found = list(discover(["x" * 5000], KNOWN))

    assert [type(item) for item in found] == [Failure]


@posix
def test_links_do_not_go_round() -> None:
    """A link to the folder above is told of and not followed, nor one to itself."""
    Path("deep/up").symlink_to(Path.cwd())
    Path("deep/self.csv").symlink_to("self.csv")
    Path("deep/gone.csv").symlink_to("nowhere")

    assert _paths("deep") == [
        "deep/2026/c.csv",
        "broken: deep/gone.csv",
        "broken: deep/self.csv",
        "link: deep/up",
    ]


@posix
def test_files_of_many_names_once() -> None:
    """Links to a file, of whatever sort, are the file: the first name is the one used."""
    Path("deep/hard.csv").hardlink_to("b.csv")
    Path("deep/soft.csv").symlink_to(Path("b.csv").absolute())

    assert _paths("deep", "b.csv", str(Path("b.csv").absolute())) == [
        "deep/2026/c.csv",
        "deep/hard.csv",
    ]


@posix
def test_what_is_no_file_is_never_opened() -> None:
    """A pipe or a socket in a folder is told of; named itself it is a failure."""
    os.mkfifo("none/pipe.csv")
    os.mkfifo("none/.hidden.csv")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("none/talk.csv")

    assert _paths("none") == [
        "special: none/pipe.csv",
        "special: none/talk.csv",
        "none: 目录里没有可读的文件（.csv, .txt）。",
    ]
    assert _paths("none/pipe.csv", "/dev/null") == [
        f"{name}: 是管道、套接字或设备，不是文件或目录，请先把内容存成文件，或用 - 从标准输入读。"
        for name in ("none/pipe.csv", "/dev/null")
    ]


@posix
def test_streams_of_the_shell_are_read() -> None:
    """A stream that the shell has opened, as <(command) does, is a file to us."""
    ours, theirs = os.pipe()
    os.write(theirs, b"table")
    os.close(theirs)
    (found,) = discover([f"/dev/fd/{ours}"], KNOWN)

    assert isinstance(found, Document)
    assert found.load() == b"table"
    os.close(ours)


def test_a_folder_deeper_than_the_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may be nested deeper than functions may call each other."""
    top = Path.cwd()
    depth = 100 if sys.platform == "win32" else 1200
    for _ in range(depth):
        Path("d").mkdir()
        monkeypatch.chdir("d")
    Path("deepest.csv").touch()
    monkeypatch.chdir(top)
    deepest = Path(*["d"] * depth, "deepest.csv")

    found = _paths("d")

    # What clears up after the tests does call itself.
    deepest.unlink()
    for folder in [*deepest.parents][:-1]:
        folder.rmdir()
    assert found == [str(deepest)]


def test_what_is_written_is_not_read() -> None:
    """In folders, outputs of this run are passed over, folders of them too."""
    Path("deep/2026/report.txt").touch()
    written = written_to([Path("deep/2026"), Path("a.TXT"), Path("to-come.csv")])

    found = discover(["."], KNOWN, written=written)

    assert [item.path for item in found] == ["b.csv"]
    assert [item.path for item in discover(["a.TXT"], KNOWN, written=written)] == [
        "a.TXT"
    ]


def test_where_a_file_was_found() -> None:
    """A document knows the folder that was given for it; one named itself has none."""
    found = discover(["b.csv", "*.TXT", "deep"], KNOWN)

    assert [item.given for item in found if isinstance(item, Document)] == [
        None,
        None,
        "deep",
    ]
