"""The option that names an earlier report to compare with."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.errors import UsageError
from jixiaolint.report import COMPARING
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.results.earlier import Earlier

COMPARE = click.option(
    "--compare",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Earlier report, written by --format json: the office page tells what has been"
    " fixed since, what is new. 与上次的 JSON 结果比较。",
)


def compared(path: Path | None, forms: Set[str]) -> Earlier | None:
    """Return the report to compare with; raises UsageError for a file that is none.

    Of the formats asked for, one must show what has changed.
    """
    if path is None:
        return None
    if forms.isdisjoint(COMPARING):
        raise UsageError(
            Said(
                "只有总览页显示变化，请加 --output office:FILE。",
                "only the office page tells what has changed; add --output office:FILE.",
            ).at(f"--compare {path}")
        )
    from jixiaolint.results.earlier import earlier

    return earlier(path)
