"""The findings as editors and `grep` follow them: ``path:line:column: CODE message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from jixiaolint.findings import Finding
from jixiaolint.remarks.remark import LEVELS
from jixiaolint.report.spots import spot
from jixiaolint.report.words import COLOUR
from jixiaolint.width import printable

HEAD = ""


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding as one line, with escape codes for colour."""
    for one in findings:
        where = ":".join(filter(None, (one.path, spot(one.place))))
        code = click.style(one.code, fg=COLOUR[LEVELS[one.severity]])
        yield f"{printable(where)}: {code} {printable(one.message)}\n"
