"""A limit on memory, where the system knows one: Linux, and in part macOS."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from jixiaolint.bounds.limits import MIB

try:
    import resource
except ImportError:  # Windows, Pyodide
    resource = None  # type: ignore[assignment]


_LEAST = 128
"""So many MiB the program itself takes: with less no file could be checked at all."""


@contextmanager
def capped(megabytes: int) -> Iterator[None]:
    """Let this process have no more memory inside: more raises MemoryError.

    What it holds itself counts, not the libraries or address space that it has mapped;
    what the program needs for any file it has in any case.
    """
    # Arrow's own allocator reserves gigabytes at a time, which count as held.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    with _data(max(megabytes, _LEAST) * MIB):
        yield


def peak() -> int:
    """Return how many MiB this process has had at most; nought where nobody knows."""
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // MIB


@contextmanager
def uncapped() -> Iterator[None]:
    """Lift the limit: a program that is started inside has none of ours."""
    with _data(None):
        yield


@contextmanager
def _data(most: int | None) -> Iterator[None]:
    """Set the limit to `most` bytes or lift it, and put it back in the end."""
    if resource is None:
        yield
        return
    before = soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = hard if most is None else most
    if most is not None and soft != resource.RLIM_INFINITY:
        wanted = min(most, soft)
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
    except (OSError, ValueError, OverflowError):
        # What the system cannot do or count to has no limit.
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
