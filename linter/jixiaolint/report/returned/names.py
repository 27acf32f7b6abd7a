"""What a returned file is called and where it goes."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from jixiaolint.errors import UsageError

_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]|!(?=/)')


def homes(paths: Sequence[str]) -> dict[str, Path]:
    """Return where below the folder each file goes: as they lie beside one another.

    A file alone, and files of one folder, go right into it; members of an archive go
    into a folder of its name.
    """
    whole = {path: Path(os.path.abspath(_NOT_IN_NAMES.sub("", path))) for path in paths}  # noqa: PTH100  no link is followed
    try:
        top = os.path.commonpath([one.parent for one in whole.values()])
    except ValueError:  # on several drives
        return {path: Path(*one.parts[1:]) for path, one in whole.items()}
    return {path: one.relative_to(top) for path, one in whole.items()}


def save(target: Path, data: bytes, originals: Sequence[str]) -> None:
    """Write a returned file; raises UsageError, also rather than replace an original."""
    for path in originals:
        if Path(path).exists() and target.exists() and target.samefile(path):
            raise UsageError(
                f"{target}: 不能覆盖被检查的文件，请换一个目录 (this is a file that was"
                " checked and would be overwritten; name another folder)."
            )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise UsageError(f"Cannot write '{target}': {error.strerror}.") from error
