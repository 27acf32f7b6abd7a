"""Standard streams that are full, closed or read no more: a sentence, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from process import process
from workspace import ONLY

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix"),
    pytest.mark.usefixtures("run"),
]

COMMANDS = [
    ("check", "faulty.csv", *ONLY, "--format", "html"),
    ("parse", "faulty.csv"),
    ("check", "--help"),
]
REFUSED = "jixiaolint: 标准输出写不进去：{}。\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_standard_output(command: tuple[str, ...]) -> None:
    """One sentence says so, with exit code 2."""
    with Path("/dev/full").open("wb") as full:
        done = process(*command, stdout=full)

    sentence = REFUSED.format("No space left on device")
    assert (done.returncode, done.stderr.decode()) == (2, sentence)


@pytest.mark.parametrize("command", COMMANDS)
def test_standard_output_that_is_closed(command: tuple[str, ...]) -> None:
    """One sentence says so, with exit code 2."""
    done = process(*command, preexec_fn=lambda: os.close(1))

    sentence = REFUSED.format("Bad file descriptor")
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", sentence)


@pytest.mark.parametrize(("command", "code"), [*zip(COMMANDS, (1, 0, 0), strict=True)])
def test_a_reader_that_stops(command: tuple[str, ...], code: int) -> None:
    """Nothing is said, and the exit code is what it is for all others."""
    reader, writer = os.pipe()
    os.close(reader)
    done = process(*command, stdout=writer)
    os.close(writer)

    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize("closed", [(2,), (1, 2), (0, 1, 2)])
def test_standard_error_that_is_closed(closed: tuple[int, ...]) -> None:
    """Nobody can be told, but the exit code is right and nothing goes elsewhere."""
    done = process(
        *("check", "gone.csv", "faulty.csv", *ONLY, "--output", "text:report.txt"),
        preexec_fn=lambda: [os.close(number) for number in closed],
    )

    assert (done.returncode, done.stderr) == (2, b"")
    assert ("路面平整程度" in done.stdout.decode()) == (1 not in closed)
    assert Path("report.txt").read_text(encoding="utf-8").count("路面平整程度") == 1
    assert b"gone.csv" not in Path("faulty.csv").read_bytes()


def test_other_outputs_of_a_full_disk() -> None:
    """Reports that go elsewhere are written all the same."""
    saved = ("--output", "json:report.json")
    done = process("check", "faulty.csv", *ONLY, *saved, preexec_fn=lambda: os.close(1))
    plain = process("check", "faulty.csv", *ONLY, "--format", "json")

    assert done.returncode == 2
    assert Path("report.json").read_bytes() == plain.stdout


def test_standard_input_that_is_closed() -> None:
    """It is a file that cannot be read."""
    done = process(
        "check", "-", *ONLY, stdin=subprocess.DEVNULL, preexec_fn=lambda: os.close(0)
    )

    assert (done.returncode, done.stderr.decode()) == (
        2,
        "jixiaolint: <stdin>: 文件读不出来：Bad file descriptor。\n",
    )
