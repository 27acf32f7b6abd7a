"""An output is written whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from command import Done, Run
from jixiaolint.report import html
from process import process
from snapshot import whole
from workspace import ONLY

OLD = "<p>旧报告</p>"
HTML = ("--output", "html:report.html")
TEXT = ("--output", "text:other/report.txt")
SAVED = "已写入 {}（1 个文件，{} 条意见）\n".format
TEXT_SAVED = SAVED(Path("other/report.txt"), 1)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")


def breaking(error: BaseException) -> Callable[..., Iterator[str]]:
    """Return a renderer that breaks off with an error."""

    def render(*_: Any) -> Iterator[str]:
        yield "<!DOCTYPE html>"
        raise error

    return render


@pytest.mark.parametrize("old", [None, OLD])
def test_a_renderer_that_crashes(
    run: Run, monkeypatch: pytest.MonkeyPatch, old: str | None
) -> None:
    """The old report stays, or none; the other outputs are written all the same."""
    if old:
        Path("report.html").write_text(old, encoding="utf-8")
    before = whole(Path())
    monkeypatch.setattr(html, "render", breaking(ZeroDivisionError("x")))
    done = run("check", "faulty.csv", *ONLY, *HTML, *TEXT)

    after = whole(Path())
    assert (done.code, done.err) == (
        2,
        (
            f"jixiaolint: html:report.html: 程序内部错误，请报告：ZeroDivisionError: x。\n{TEXT_SAVED}"
        ),
    )
    assert after.pop("other/report.txt")[1] == done.out.encode()
    assert after.pop("other")
    assert after == before


@pytest.mark.parametrize("old", [None, OLD])
@pytest.mark.parametrize("broken", ["render", "replace"])
def test_ctrl_c(
    run: Run, monkeypatch: pytest.MonkeyPatch, old: str | None, broken: str
) -> None:
    """Wherever it comes, the old report stays, or none, and nothing beside it."""
    if old:
        Path("report.html").write_text(old, encoding="utf-8")
    before = whole(Path())

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    if broken == "render":
        monkeypatch.setattr(html, "render", breaking(KeyboardInterrupt()))
    else:
        monkeypatch.setattr(Path, "replace", stop)
    done = run("check", "clean.csv", *ONLY, *HTML, *TEXT)

    assert (done.code, done.err.splitlines()[-1]) == (2, "jixiaolint: 已中断。")
    assert whole(Path()) == before


@POSIX
@pytest.mark.parametrize("old", [None, OLD])
@pytest.mark.usefixtures("run")
def test_a_full_disk(old: str | None) -> None:
    """What there is no room for is one sentence; what there is room for is written."""
    import resource

    if old:
        Path("report.html").write_text(old, encoding="utf-8")
    before = whole(Path())
    done = process(
        *("check", "faulty.csv", *ONLY, *HTML, "--output", "xlsx:back", *TEXT),
        environment={"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)),
    )

    after = whole(Path())
    assert (done.returncode, done.stderr.decode()) == (
        2,
        (
            f"jixiaolint: report.html: 写不进去：File too large。\njixiaolint: back/faulty.csv.xlsx: 写不进去：File too large。\n{TEXT_SAVED}"
        ),
    )
    assert after.pop("other/report.txt")[1] == done.stdout
    assert {*after} - {*before} == {"other", "back"}
    assert {path: after[path] for path in before} == before


def test_folders_are_made(run: Run) -> None:
    """A folder that is missing is made, with those above it."""
    made = ("--output", "html:a/b/r.html", "--output", "xlsx:c/d")
    done = run("check", "clean.csv", *ONLY, *made)

    assert (done.code, done.err) == (
        0,
        f"{SAVED(Path('a/b/r.html'), 0)}已写入 {Path('c/d')}/（1 份，0 条意见）\n",
    )
    assert [*whole(Path("a")), *whole(Path("c"))] == [
        *("b", "b/r.html"),
        *("d", "d/clean.csv.xlsx"),
    ]


@POSIX
def test_permissions(run: Run) -> None:
    """A new file gets what the system gives, an old one keeps what it had."""
    Path("report.html").write_text(OLD, encoding="utf-8")
    Path("report.html").chmod(0o604)
    mask = os.umask(0o027)
    try:
        run("check", "clean.csv", *ONLY, *HTML, *TEXT)
    finally:
        os.umask(mask)

    after = whole(Path())
    assert after["report.html"][0] == "0o100604"
    assert after["other/report.txt"][0] == "0o100640"


@POSIX
def test_a_link_is_written_through(run: Run) -> None:
    """A link stays a link, and the file that it leads to is replaced or made."""
    Path("old.html").write_text(OLD, encoding="utf-8")
    Path("report.html").symlink_to("old.html")
    Path("other").mkdir()
    Path("other/report.txt").symlink_to("../new/report.txt")
    done = run("check", "clean.csv", *ONLY, *HTML, *TEXT)

    after = whole(Path())
    assert (done.code, done.err) == (
        0,
        SAVED("report.html", 0) + SAVED(Path("other/report.txt"), 0),
    )
    assert after["report.html"][1] == "old.html"
    assert after["old.html"][1] != OLD.encode()
    assert after["other/report.txt"][1] == "../new/report.txt"
    assert after["new/report.txt"][1] == done.out.encode()


@POSIX
@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write all")
def test_a_protected_report(run: Run) -> None:
    """A file that is protected from writing stays as it is."""
    Path("report.html").write_text(OLD, encoding="utf-8")
    Path("report.html").chmod(0o400)
    before = whole(Path())
    done = run("check", "clean.csv", *ONLY, *HTML)

    assert (done.code, done.err) == (
        2,
        "jixiaolint: report.html: 写不进去：Permission denied。\n",
    )
    assert whole(Path()) == before


@POSIX
def test_a_pipe_by_name(run: Run) -> None:
    """A named pipe takes the report as it comes, and stays a pipe."""
    os.mkfifo("report.html")
    reader = os.open("report.html", os.O_RDONLY | os.O_NONBLOCK)
    done = run("check", "clean.csv", *ONLY, "--output", "text:report.html")
    with os.fdopen(reader, "rb") as got:
        assert got.read() == done.out.encode()

    assert Path("report.html").is_fifo()


@POSIX
@pytest.mark.usefixtures("run")
def test_a_pipe_that_nobody_reads() -> None:
    """A report does not wait for a reader that may never come."""
    os.mkfifo("report.html")

    done = process("check", "faulty.csv", "--output", "html:report.html", timeout=60)

    assert done.returncode == 2
    assert done.stderr.decode().startswith("jixiaolint: report.html: 写不进去：")


@POSIX
@pytest.mark.usefixtures("run")
def test_standard_output_by_name() -> None:
    """Standard output takes a report behind what it has, a file included."""
    text = ("--output", "text:/dev/stdout")
    piped = process("check", "clean.csv", *ONLY, *text)
    with Path("out.txt").open("wb") as file:
        process("check", "clean.csv", *ONLY, *text, stdout=file)
    half = piped.stdout[: len(piped.stdout) // 2]

    assert piped.stdout == half + half
    assert Path("out.txt").read_bytes() == half + half


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_full_device(run: Run) -> None:
    """A device is written to directly, and says itself that it is full."""
    done = run("check", "clean.csv", *ONLY, "--output", "text:/dev/full", *HTML)

    assert (done.code, done.err) == (
        2,
        (
            f"jixiaolint: /dev/full: 写不进去：No space left on device。\n{SAVED('report.html', 0)}"
        ),
    )
    assert Path("report.html").is_file()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "html:rules",
            "这是目录，请写文件名。",
        ),
        (
            "html:clean.csv/r.html",
            "clean.csv 不是目录，请换一个。",
        ),
        (
            "xlsx:clean.csv",
            "clean.csv 不是目录，请换一个。",
        ),
        (
            "xlsx:clean.csv/x",
            "clean.csv 不是目录，请换一个。",
        ),
    ],
)
def test_places_that_cannot_be(run: Run, output: str, sentence: str) -> None:
    """What can never be written is said before anything is checked."""
    before = whole(Path())
    done = run("check", "faulty.csv", *ONLY, "--output", output)

    assert done == Done(2, "", f"jixiaolint: --output {output}: {sentence}\n")
    assert whole(Path()) == before
