"""What a folder holds, to be compared before and after."""

from __future__ import annotations

import os
from stat import S_ISLNK, S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return every path below a folder with what is in it; folders hold None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file()
        else None
        for path in sorted(folder.rglob("*"))
    }


def whole(folder: Path) -> dict[str, tuple[str, bytes | str]]:
    """Return every path below a folder: its kind and mode, its bytes or where it leads."""
    found: dict[str, tuple[str, bytes | str]] = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        held: bytes | str = os.readlink(path) if S_ISLNK(mode) else ""  # noqa: PTH115  as it was written
        if S_ISREG(mode):
            held = path.read_bytes()
        found[path.relative_to(folder).as_posix()] = (oct(mode), held)
    return found
