"""The sentences for a file that asks more of the machine than a limit."""

from __future__ import annotations

from jixiaolint.bounds.limits import MIB, limit, variable
from jixiaolint.errors import UnreadableError
from jixiaolint.means import means
from jixiaolint.said import Said

HARMLESS = 10 * MIB
"""So many bytes or characters do no harm, however few they are made of."""

_HARMLESS_CELLS = 10**6
"""So many cells do no harm, however few they are made of."""


def over(path: str, name: str, chinese: str, english: str) -> UnreadableError:
    """Return the error for a file beyond a limit: what was found, limit, remedies."""
    most, ways = limit(name), raising(name)
    return UnreadableError(
        Said(
            f"{chinese}，超过上限 {most}，确需读取请用{ways.zh}放宽。",
            f"{english}, more than the limit of {most}; raise it by {ways.en}.",
        ).at(path)
    )


def too_deep(path: str) -> UnreadableError:
    """Return the error for tables, or the elements of them, inside one another."""
    return over(path, "nesting", "表格嵌套过深", "tables are nested too deep")


def raising(name: str) -> Said:
    """Return the ways to raise a limit."""
    return means("limit", name=name, variable=variable(name))


def starved() -> Said:
    """Return the sentence for a run that has too little memory, whatever file it is at."""
    return Said("内存不够，", "too little memory; ") + means("memory")


def overdue() -> Said:
    """Return the sentence for work that no alarm could break off."""
    most, ways = limit("seconds"), raising("seconds")
    return Said(
        f"用时过长（秒），超过上限 {most}，确需读取请用{ways.zh}放宽。",
        f"it takes too many seconds, more than the limit of {most}; raise it by {ways.en}.",
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
