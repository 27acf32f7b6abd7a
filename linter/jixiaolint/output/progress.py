"""How far a run has come, for a person who watches and waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from time import monotonic
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jixiaolint.outcome import Step

_PATIENCE = 1.0
"""So many seconds nobody asks how far it is."""


def watched(steps: Iterator[Step], total: int, *, shows: bool) -> Iterator[Step]:
    """Yield the steps; show on a terminal how many of all paths they have come to.

    Nothing is shown where standard error is no terminal, where a run `shows` its output
    there while it goes on, and to the machines that set ``CI``.
    """
    if not _has_watcher(shows=shows):
        yield from steps
        return
    begun, done = monotonic(), 0
    with ExitStack() as held:
        bar = None
        for step in steps:
            done += 1
            if bar is None and monotonic() - begun > _PATIENCE:
                bar = held.enter_context(
                    click.progressbar(length=total, file=sys.stderr)
                )
            if bar is not None:
                bar.update(min(done, total) - bar.pos)
            yield step


def _has_watcher(*, shows: bool) -> bool:
    """Tell whether a person sees standard error, and nothing else on it."""
    mixed = shows and sys.stdout.isatty()
    return sys.stderr.isatty() and not mixed and not os.environ.get("CI")
