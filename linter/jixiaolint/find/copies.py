"""What a mended copy of a file is called, and how it is told from a table of its own."""

from __future__ import annotations

import os
from pathlib import Path

MADE = ".fixed"
"""What the name of a copy has before its extension: 表.fixed.csv beside 表.csv."""


def copy_of(path: Path) -> Path:
    """Return where the mended copy of a file goes: beside it."""
    return path.with_name(f"{path.stem}{MADE}{path.suffix}")


def is_copy(path: str) -> bool:
    """Tell whether a file is called as a copy of one that stands beside it."""
    name = Path(path)
    if not name.stem.endswith(MADE):
        return False
    origin = name.with_name(name.stem.removesuffix(MADE) + name.suffix)
    return os.path.isfile(origin)  # noqa: PTH113  it never raises
