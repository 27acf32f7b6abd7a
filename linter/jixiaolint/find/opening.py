"""How the report for a person begins: with a file and how it was read, or with the count."""

from __future__ import annotations

import re
from functools import cache

OPENING = {
    "read": ("{} · 指标 {} 条", "{} · indicators: {}"),
    "checked": ("检查了 {} 个文件、{} 条指标", "Checked files: {}, indicators: {}"),
}
"""The words of such lines."""


def opens(line: str) -> bool:
    """Tell whether a line is one that such a report begins with."""
    return any(re.match(pattern, line) for pattern in _openings())


@cache
def _openings() -> tuple[str, ...]:
    """Return patterns of the first line: a file and how it was read, or the count."""
    pairs = zip(*OPENING.values(), strict=True)
    number = r"\d+".join
    return tuple(
        pattern
        for read, checked in pairs
        for pattern in (
            f".+  .*{number(map(re.escape, read.removeprefix('{} · ').split('{}')))}",
            number(map(re.escape, checked.split("{}"))),
        )
    )
