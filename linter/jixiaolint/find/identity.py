"""Which names stand for one file: links, other spellings, what output is going to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

Identity = tuple[int, int] | str
"""What all names of a file have in common: device and number, or else a whole path."""

_WRITTEN = (1, 2)
"""Standard output and error, as the system numbers them."""


def identity(path: str | Path) -> Identity:
    """Return what stands for a file whatever it is called."""
    try:
        status = os.stat(path)  # noqa: PTH116  a path as it was written
    except (OSError, ValueError):
        return os.path.normcase(os.path.abspath(path))  # noqa: PTH100  it is not there
    return _of(status) if status.st_ino else os.path.normcase(os.path.realpath(path))


def marks(path: str | Path) -> set[Identity]:
    """Return what tells a file from others: what it is, and its name in any case."""
    return {identity(path), folded(os.path.realpath(path))}


def folded(path: str) -> str:
    """Return what a path is on a system that tells neither cases nor accents apart."""
    return normalize("NFC", path.casefold())


def written_to(outputs: Iterable[Path]) -> frozenset[Identity]:
    """Return what this run writes to: its outputs, and files behind standard streams."""
    found = {identity(path) for path in outputs}
    for number in _WRITTEN:
        with suppress(OSError):
            status = os.fstat(number)
            if stat.S_ISREG(status.st_mode):
                found.add(_of(status))
    return frozenset(found)


def _of(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino
