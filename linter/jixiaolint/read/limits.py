"""How much a file may ask of the machine, and the sentence for one that asks more."""

from __future__ import annotations

import os

from jixiaolint.errors import UnreadableError, UsageError

_MIB = 2**20
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
    "seconds": 60,  # for one file
    "memory-mb": 4096,  # of the process as it works on a file
}
"""Name of a limit -> its value unless the environment gives another."""


def limit(name: str) -> int:
    """Return a limit: ``JIXIAOLINT_LIMIT_SIZE_MB`` changes ``size-mb``.

    Raises UsageError if the variable holds anything but a whole number above zero.
    """
    variable = _variable(name)
    written = os.environ.get(variable, "").strip()
    if not written:
        return LIMITS[name]
    if not written.isascii() or not written.isdecimal() or int(written) < 1:
        raise UsageError(
            f"{variable}={written}: 应为正整数 (must be a whole number above zero)."
        )
    return int(written)


def over(path: str, name: str, chinese: str, english: str) -> UnreadableError:
    """Return the error for a file beyond a limit: what was found, limit, remedy."""
    most, variable = limit(name), _variable(name)
    return UnreadableError(
        f"{path}: {chinese}，超过上限 {most}，确需读取请设环境变量 {variable} ({english},"
        f" more than the limit of {most}; set the environment variable {variable} to"
        " read it all the same)."
    )


def check_size(path: str, size: int) -> None:
    """Raise UnreadableError if a file of `size` bytes is larger than ``size-mb``."""
    if size > limit("size-mb") * _MIB:
        megabytes = size // _MIB
        raise over(
            path, "size-mb", f"文件有 {megabytes} MiB", f"the file has {megabytes} MiB"
        )


def _variable(name: str) -> str:
    """Return the environment variable that changes a limit."""
    return _PREFIX + name.upper().replace("-", "_")
