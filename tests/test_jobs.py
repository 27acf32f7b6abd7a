"""Several processes: what is written does not depend on how many there are."""

from __future__ import annotations

import os
import select
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from jixiaolint import read
from jixiaolint.bounds.system import FORKS
from jixiaolint.checks import pattern
from jixiaolint.workers.cores import processes
from jixiaolint.workers.pool import pool
from jixiaolint.workers.serve import Lost
from workspace import CLEAN, FAULTY, ONLY

if TYPE_CHECKING:
    from collections.abc import Callable

    from command import Done, Run
    from jixiaolint.source import Source

forking = pytest.mark.skipif(not FORKS, reason="what is patched here is not there")
FOLDER = "in"
FORMS = ("text", "json", "jsonl", "html")


def fill() -> None:
    """Make a folder with all that may become of files."""
    folder = Path(FOLDER)
    folder.mkdir()
    for number in range(40):
        text = (CLEAN, FAULTY)[number % 3 == 0]
        (folder / f"{number}.csv").write_text(text, encoding="utf-8")
    (folder / "0.txt").write_text("今天天气很好。\n", encoding="utf-8")
    (folder / "1.csv").write_bytes(b"PK\x03\x04\x00\x00")
    (folder / "10.csv").write_text("<table><tr><td>" * 99, encoding="utf-8")
    with ZipFile(folder / "2.zip", "w") as archive:
        archive.writestr("a.csv", FAULTY)
        archive.writestr("b.txt", "今天天气很好。\n")


def both(run: Run, *arguments: str) -> Done:
    """Return what one process leaves behind, and two all the same."""
    alone = run(*arguments, "--jobs", "1")
    assert run(*arguments, "--jobs", "2") == alone
    return alone


@pytest.mark.parametrize("form", FORMS)
def test_same_bytes(run: Run, form: str) -> None:
    """Findings, failures, notes and exit code are the same, in every format."""
    fill()
    arguments = ("check", "none.csv", "faulty.csv", FOLDER, *ONLY, "--format", form)
    done = both(run, *arguments)

    assert done.code == 2
    assert "in/1.csv" in done.err
    assert done.out.count("TST101") >= 14


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_same_indicators(run: Run, form: str) -> None:
    """So it is with what `parse` prints."""
    fill()
    done = both(run, "parse", "none.csv", FOLDER, "--format", form)

    assert (done.code, done.out.count("养护里程")) == (2, 39)


def test_same_coverage(run: Run) -> None:
    """So it is with the counts of rules."""
    fill()
    done = both(run, "check", FOLDER, *ONLY, "--coverage", "--format", "jsonl")

    assert "TST101" in done.err.splitlines()[1]


def test_same_returned_files(run: Run) -> None:
    """So it is with the files that are given back."""
    fill()
    both(run, "check", FOLDER, *ONLY, "--output", "xlsx:back")

    assert len(list(Path("back").rglob("*.xlsx"))) == 39


@forking
def test_a_process_that_dies(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that it was at is a failure; all others are checked."""
    fill()
    monkeypatch.setattr(read, "read", at("in/17.csv", lambda: os.kill(os.getpid(), 9)))
    done = run("check", FOLDER, *ONLY, "--format", "jsonl", "--jobs", "2")

    told = "jixiaolint: in/17.csv: 处理它的进程中断了（代码 -9），多半是内存不足。"
    assert (done.code, done.out.count("TST101")) == (2, 15)
    assert told in done.err.splitlines()


def at(path: str, act: Callable[[], object]) -> Callable[[str, bytes], Source]:
    """Return a reader that does something at the file of that path."""
    real = read.read

    def reader(name: str, data: bytes) -> Source:
        """Read a file, or do that."""
        if name == path:
            act()
        return real(name, data)

    return reader


def test_a_rule_that_crashes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told of once, and what is found in a file depends on no other file."""
    fill()

    def crash(*_: object) -> None:
        """Fail as a rule may."""
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(pattern.Check, "find", crash)
    done = both(run, "check", FOLDER, *ONLY, "--format", "json")

    assert done.err.count("ZeroDivisionError: no reason") == 1


def test_a_stop_by_hand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done is printed, files stay as they were, and what is left is told."""
    fill()
    Path("old.json").write_text("old", encoding="utf-8")

    def stop() -> None:
        """Do what Ctrl-C does."""
        raise KeyboardInterrupt

    monkeypatch.setattr(read, "read", at("in/12.csv", stop))
    saved = ("--output", "json:old.json", "--output", "jsonl:new.jsonl")
    for form in ("jsonl", "json"):
        done = run("check", FOLDER, *ONLY, "--format", form, *saved)

        assert done.code == 2
        assert done.err.splitlines()[-1] == ("jixiaolint: 已中断，还有 37 个没有检查。")
        assert done.out.count('"code": "TST101"') == 1
    assert Path("old.json").read_text(encoding="utf-8") == "old"
    assert not Path("new.jsonl").exists()


def test_a_stop_of_parse(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done is a whole list."""
    fill()
    monkeypatch.setattr(read, "read", at("in/12.csv", lambda: signal.raise_signal(2)))
    done = run("parse", FOLDER, "--format", "json")

    assert (done.code, done.out[-3:]) == (2, "\n]\n")


def double(number: int) -> int:
    """Return twice the number; 13 ends the process, 17 asks its parent to stop.

    11 ends its parent. 11, 17 and 99 never end by themselves.
    """
    if number == 13:
        sys.exit(5)
    if number == 17:
        os.kill(os.getppid(), signal.SIGINT)
    if number == 11:
        os.kill(os.getppid(), signal.SIGKILL)
    while number in {11, 17, 99}:
        pass
    if number == 19:
        raise ZeroDivisionError("no\nreason")
    return 2 * number


def doubling() -> Callable[[int], int]:
    """Return the work."""
    return double


def lost(number: int, why: Lost) -> int | str:
    """Return a number that nothing came of, and why."""
    return f"{number}: {why.said.en.removesuffix('.')}"


def test_results_in_order() -> None:
    """They come in the order of the jobs, whichever process does them, time and again."""
    jobs = [range(at, at + at % 3) for at in range(20, 60)]
    with pool(doubling, 3, lost) as done:  # type: ignore[arg-type]
        found = [list(done(jobs)) for _ in range(2)]

    assert found == [[2 * number for chunk in jobs for number in chunk]] * 2


def test_results_that_are_lost() -> None:
    """A job that ends its process, or fails, is told of; those behind it are done."""
    with pool(doubling, 2, lost) as done:  # type: ignore[arg-type]
        found = list(done([range(12, 15), [19, 20]]))

    died = "the process at work on it died with code 5, most often for lack of memory"
    fault = "internal error; please report it: ZeroDivisionError: no reason"
    assert found == [24, f"13: {died}", 28, f"19: {fault}", 40]


def test_results_that_nobody_waits_for() -> None:
    """Who is still at work on them is ended; others do what comes next."""
    with pool(doubling, 2, lost) as done:  # type: ignore[arg-type]
        first = done([[1], [99]])
        assert next(first) == 2
        first.close()  # type: ignore[attr-defined]
        assert list(done([[3], [4]])) == [6, 8]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_stop_ends_all_processes() -> None:
    """Even one that would never end."""
    # What runs in the background is often started to ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with (
            pytest.raises(KeyboardInterrupt),
            pool(doubling, 2, lost) as done,  # type: ignore[arg-type]
        ):
            list(done([[17]]))
    finally:
        signal.signal(signal.SIGINT, before)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform != "linux", reason="no process hears of it")
def test_processes_end_with_their_parent() -> None:
    """Nobody goes on with what nobody waits for."""
    ended, held = os.pipe()
    parent = os.fork()
    if not parent:
        with pool(doubling, 2, lost) as done:  # type: ignore[arg-type]
            list(done([[11]]))
    os.close(held)
    os.waitpid(parent, 0)

    # At its end a pipe is that nobody holds any more.
    assert select.select([ended], [], [], 60)[0]
    assert os.read(ended, 1) == b""
    os.close(ended)


def test_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few small files are not worth a second process, unless one asks for it."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    cases = [(None, 9, 9), (None, 999, 9), (None, 2, 10**7), (4, 2, 9)]
    assert [processes(*case) for case in cases] == [1, 3, 3, 4]
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert processes(4, 999, 10**9) == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--jobs", "0"), "--jobs=0: 应为正整数。"),
        (("--jobs", "x"), "--jobs=x: 应为正整数。"),
    ],
)
def test_wrong_numbers(run: Run, options: tuple[str, ...], sentence: str) -> None:
    """They are refused in a sentence."""
    assert run("check", "clean.csv", *options) == (2, "", f"jixiaolint: {sentence}\n")


def test_who_says_how_many(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option goes before the environment, that before the settings."""
    asked = []
    monkeypatch.setattr(
        "jixiaolint.flow.processes", lambda *given: asked.append(given[0]) or 1
    )
    paths = ("clean.csv", "faulty.csv")
    run("check", *paths)
    Path("jixiaolint.yaml").write_text("jobs: 2\n", encoding="utf-8")
    run("check", *paths)
    monkeypatch.setenv("JIXIAOLINT_JOBS", "3")
    run("check", *paths)
    run("check", *paths, "--jobs", "4")
    monkeypatch.setenv("JIXIAOLINT_JOBS", "-1")

    assert asked == [None, 2, 3, 4]
    assert run("check", *paths).err == (
        "jixiaolint: JIXIAOLINT_JOBS=-1: 应为正整数。\n"
    )
