"""How many processes a run is worth."""

from __future__ import annotations

import os

from jixiaolint.bounds.system import FORKS, is_single

_LEAST = 2**20
"""So many bytes are worth another process, which takes a while to be ready."""

_EACH = 2**14
"""A file costs as much as so many bytes, however small it is."""


SHARES = 6
"""A process has about so many shares of a file, lest others wait for one that takes long."""


def processes(asked: int | None, files: int, size: int) -> int:
    """Return how many processes shall work on so many files of so many bytes in all.

    What is asked for is given; else there is one for each core, if the work is worth it.
    In a browser there is no other process.
    """
    if is_single():
        return 1
    if asked is not None:
        return asked
    return _cores() if size + files * _EACH >= _LEAST else 1


def helping(asked: int | None) -> int:
    """Return how many processes shall work on what one file holds, if that is much.

    They are split off with it; where none can be, there is one.
    """
    return (_cores() if asked is None else asked) if FORKS else 1


def _cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
