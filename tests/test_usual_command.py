"""``jixiaolint 表.xlsx`` means ``jixiaolint check 表.xlsx``; a command's name goes first."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import workspace
from workspace import ONLY

if TYPE_CHECKING:
    from command import Run


@pytest.mark.parametrize(
    "arguments",
    [
        ("faulty.csv", *ONLY),
        ("./faulty.csv", *ONLY),
        (*ONLY, "faulty.csv"),
        ("--format=json", "faulty.csv", *ONLY),
        ("-q", "faulty.csv", *ONLY),
        ("--", "faulty.csv"),
        (".", *ONLY),
        ("rules/", *ONLY),
        ("gone.xlsx",),
        ("gone/",),
        ("clean.csv", "faulty.csv", *ONLY),
        ("--show-config",),
        ("--formt", "json", "faulty.csv"),
    ],
)
def test_paths_and_options_of_check(run: Run, arguments: tuple[str, ...]) -> None:
    """What is a path, is written like one, or is no option of ours is checked."""
    assert run(*arguments) == run("check", *arguments)


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input."""
    for words in (("-", *ONLY), ("check", "-", *ONLY)):
        data = io.BytesIO(workspace.FAULTY.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
        assert run(*words).code == 1


def test_a_command_goes_before_a_file_of_its_name(run: Run) -> None:
    """A folder that is called like a command is checked as ./rules."""
    assert Path("rules").is_dir()
    assert "no-yardstick" not in run("rules").out
    assert run("rules").code == 0
    assert run("./rules", *ONLY).code == 2


@pytest.mark.parametrize(
    ("word", "nearest"), [("chek", "check"), ("explan", "explain"), ("rule", "rules")]
)
def test_other_words_are_answered_as_ever(run: Run, word: str, nearest: str) -> None:
    """The nearest command is named for what is no path."""
    assert run(word).err.endswith(f"是不是“{nearest}”？\n")


@pytest.mark.parametrize("arguments", [(), ("-h",), ("--help",)])
def test_help_is_of_all_commands(run: Run, arguments: tuple[str, ...]) -> None:
    """Without words, and when help is asked for, all commands are shown."""
    assert "test-rules" in run(*arguments).out


def test_the_version(run: Run) -> None:
    """Options of our own stay ours."""
    assert run("--version").out.startswith("jixiaolint ")
