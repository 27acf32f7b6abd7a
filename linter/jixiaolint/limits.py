"""How much a file may ask of the machine, and the sentence for one that asks more."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from jixiaolint.errors import UnreadableError, UsageError, nearest

MIB = 2**20
HARMLESS = 10 * MIB
"""So many bytes or characters do no harm, however few they are made of."""

_HARMLESS_CELLS = 10**6
"""So many cells do no harm, however few they are made of."""

_DIGITS = 19
"""A number with fewer fits into the eight bytes in which systems hold their limits."""

_PREFIX = "JIXIAOLINT_LIMIT_"
LIMITS = {
    "size-mb": 100,  # a file as it lies on the disk
    "unpacked-mb": 1024,  # all that a zip archive holds, unpacked
    "ratio": 400,  # a part of an archive against its packed size
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
    variable = _variable(name)
    written = os.environ.get(variable, "").strip()
    return stated(name, written, variable)[1] if written else LIMITS[name]


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
            f"{where}: 没有上限“{name}”，有 {'、'.join(LIMITS)} (no limit is called"
            f" '{name}').{nearest(name, LIMITS)}"
        )
    digits = written.strip()
    whole = digits.isascii() and digits.isdecimal() and len(digits) < _DIGITS
    if not whole or not int(digits):
        raise UsageError(
            f"{where}={written}: 应为正整数 (must be a whole number above zero)."
        )
    return name, int(digits)


def over(path: str, name: str, chinese: str, english: str) -> UnreadableError:
    """Return the error for a file beyond a limit: what was found, limit, remedies."""
    most, (ways, means) = limit(name), remedies(name)
    return UnreadableError(
        f"{path}: {chinese}，超过上限 {most}，确需读取请用{ways}放宽 ({english}, more than the"
        f" limit of {most}; raise it by {means})."
    )


def too_deep(path: str) -> UnreadableError:
    """Return the error for tables, or the elements of them, inside one another."""
    return over(path, "nesting", "表格嵌套过深", "tables are nested too deep")


def remedies(name: str) -> tuple[str, str]:
    """Return the three ways to raise a limit, in Chinese and in English."""
    option, variable = f"--limit {name}=N", _variable(name)
    return (
        f" {option}、环境变量 {variable} 或设置 limits ",
        f"{option}, the variable {variable} or limits in the settings",
    )


def check_size(path: str, size: int) -> None:
    """Raise UnreadableError if a file of `size` bytes is larger than ``size-mb``."""
    if size > limit("size-mb") * MIB:
        megabytes = -(-size // MIB)
        raise over(
            path, "size-mb", f"文件有 {megabytes} MiB", f"the file has {megabytes} MiB"
        )


def check_cells(
    path: str, cells: int, written: int, table: tuple[str, str] = ("表格", "a table")
) -> None:
    """Raise UnreadableError for a table of more cells than the limit.

    Nor may merging and filling up make more of the cells that are `written` than
    unpacking may of a file, beyond what does no harm.
    """
    chinese, english = table
    if cells > limit("cells"):
        raise over(
            path, "cells", f"{chinese}有 {cells} 格", f"{english} has {cells} cells"
        )
    if cells > _HARMLESS_CELLS:
        check_ratio(path, cells, written, f"{chinese}的格数", f"the cells of {english}")


def check_ratio(path: str, made: int, given: int, chinese: str, english: str) -> None:
    """Raise UnreadableError if a file makes more of what it gives than ``ratio``."""
    ratio = made // max(given, 1)
    if ratio > limit("ratio"):
        raise over(
            path,
            "ratio",
            f"{chinese}展开成 {ratio} 倍",
            f"{english} come to {ratio} times what is written",
        )


def _variable(name: str) -> str:
    """Return the environment variable that changes a limit."""
    return _PREFIX + name.upper().replace("-", "_")
