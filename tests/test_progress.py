"""How far a run has come: shown to a person who watches, and to nobody else."""

from __future__ import annotations

import io
import sys
from itertools import count
from typing import TYPE_CHECKING

from jixiaolint.output import progress as module
from jixiaolint.output.progress import progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """A stream that a person sees."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def shown(
    monkeypatch: pytest.MonkeyPatch,
    *,
    seconds: int = 2,
    shows: bool = False,
    quiet: bool = False,
) -> str:
    """Return what a person sees of a run of three steps, each of so many seconds."""
    error, clock = Terminal(), count(0, seconds)
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(module, "monotonic", lambda: next(clock))
    with progress(40, shows=shows, quiet=quiet) as tick:
        for size in (10, 10, 99):
            tick(size)
    return error.getvalue()


def test_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """It moves with the bytes that are done, and ends where all are."""
    monkeypatch.delenv("CI", raising=False)
    seen = shown(monkeypatch)

    assert [share in seen for share in ("25%", "50%", "100%")] == [True, True, True]
    assert seen.endswith("\n")


def test_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in a second, not amid the output of the run, not to machines, not if unwanted."""
    monkeypatch.delenv("CI", raising=False)
    assert shown(monkeypatch, seconds=0) == ""
    assert shown(monkeypatch, shows=True) == ""
    assert shown(monkeypatch, quiet=True) == ""
    monkeypatch.setattr(Terminal, "isatty", lambda _: False)
    assert shown(monkeypatch) == ""
    monkeypatch.undo()
    monkeypatch.setenv("CI", "true")
    assert shown(monkeypatch) == ""
