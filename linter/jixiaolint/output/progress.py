"""How far a run has come, for a person who watches and waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic

import click

_PATIENCE = 1.0
"""So many seconds nobody asks how far it is."""


@contextmanager
def progress(
    total: int, *, shows: bool, quiet: bool = False
) -> Iterator[Callable[[int], None]]:
    """Yield what is to be told how many bytes of a total are done, time and again.

    A bar is shown of it, but not where standard error is no terminal, nor where a run
    `shows` its output there while it goes on, nor to the machines that set ``CI``, nor
    where it shall be `quiet`.
    """
    begun, done = monotonic(), 0
    watched = not quiet and _has_watcher(shows=shows)
    with ExitStack() as held:
        bar = None

        def tick(size: int) -> None:
            """Move the bar, if it is time for one."""
            nonlocal bar, done
            done = min(done + size, total)
            if watched and bar is None and monotonic() - begun > _PATIENCE:
                shown = click.progressbar(length=total, file=sys.stderr)
                bar = held.enter_context(shown)
            if bar is not None:
                bar.update(done - bar.pos)

        yield tick


def _has_watcher(*, shows: bool) -> bool:
    """Tell whether a person sees standard error, and nothing else on it."""
    mixed = shows and sys.stdout.isatty()
    return sys.stderr.isatty() and not mixed and not os.environ.get("CI")
