"""How much a file may ask of the machine: what holds, and who may say otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from jixiaolint.errors import UsageError, nearest
from jixiaolint.said import Said

MIB = 2**20
_DIGITS = 19
"""A number with fewer fits into the eight bytes in which systems hold their limits."""

_PREFIX = "JIXIAOLINT_LIMIT_"
LIMITS = {
    "size-mb": 100,  # a file as it lies on the disk
    "unpacked-mb": 1024,  # all that a zip archive holds, unpacked
    "ratio": 400,  # what parts, cells or texts come to against what is written
    "members": 10_000,  # parts of one archive
    "cells": 10_000_000,  # the rectangle that holds all cells of a sheet
    "pages": 500,  # of a PDF file
    "nesting": 50,  # tables inside cells of tables, elements inside elements
    "archives": 3,  # archives inside archives
    "seconds": 60,  # for all the work on one file
    "memory-mb": 4096,  # of the process, where the system can limit it
}
"""Name of a limit -> its value unless somebody gives another."""

_SETTLED: ContextVar[Mapping[str, int] | None] = ContextVar("limits", default=None)


def limit(name: str) -> int:
    """Return a limit of this run; outside of a run, that of the environment."""
    settled = _SETTLED.get()
    if settled is not None:
        return settled[name]
    key = variable(name)
    written = os.environ.get(key, "").strip()
    return stated(name, written, key)[1] if written else LIMITS[name]


def settled() -> dict[str, int] | None:
    """Return the limits of this run, as another process can take them; None outside."""
    limits = _SETTLED.get()
    return None if limits is None else dict(limits)


def settle(
    settings: Mapping[str, int] = MappingProxyType({}),
    options: Mapping[str, int] = MappingProxyType({}),
) -> Mapping[str, int]:
    """Return all limits: an option goes before the environment, that before settings.

    ``JIXIAOLINT_LIMIT_SIZE_MB`` changes ``size-mb``. Raises UsageError for a variable
    that names no limit or holds anything but a whole number above zero.
    """
    environment = dict(
        stated(key.removeprefix(_PREFIX).lower().replace("_", "-"), written, key)
        for key, written in os.environ.items()
        if key.startswith(_PREFIX) and written.strip()
    )
    return MappingProxyType({**LIMITS, **settings, **environment, **options})


@contextmanager
def within(limits: Mapping[str, int]) -> Iterator[None]:
    """Let these limits hold inside; what held before holds again behind."""
    before = _SETTLED.set(limits)
    try:
        yield
    finally:
        _SETTLED.reset(before)


def stated(name: str, written: str, where: str) -> tuple[str, int]:
    """Return a limit and what it is set to at a place that the user knows.

    Raises UsageError for a name that is none, and for what is no whole number.
    """
    if name not in LIMITS:
        raise UsageError(
            (
                Said(
                    f"没有上限“{name}”，有 {'、'.join(LIMITS)}。",
                    f"no limit is called '{name}'; there are {', '.join(LIMITS)}.",
                )
                + nearest(name, LIMITS)
            ).at(where)
        )
    return name, above_zero(written, where)


def above_zero(written: str, where: str) -> int:
    """Return a whole number that is set at a place that the user knows.

    Raises UsageError for zero, and for what is no whole number.
    """
    digits = written.strip()
    whole = digits.isascii() and digits.isdecimal() and len(digits) < _DIGITS
    if not whole or not int(digits):
        raise UsageError(
            Said("应为正整数。", "must be a whole number above zero.").at(
                f"{where}={written}"
            )
        )
    return int(digits)


def variable(name: str) -> str:
    """Return the environment variable that changes a limit."""
    return _PREFIX + name.upper().replace("-", "_")
