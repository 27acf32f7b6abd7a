"""The folder of a user in which things are kept, if it is there and nobody else's."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

VARIABLE = "JIXIAOLINT_CACHE"
"""The variable that names another folder, or says ``off``: then nothing is kept."""

_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_MOST = 16
"""So many files of a kind stay: as many settings as one goes back and forth between."""


def read(file: str) -> bytes | None:
    """Return what a file holds; None if it is absent or another could have written it."""
    place = folder()
    if place is None:
        return None
    try:
        with (place / file).open("rb") as opened:
            return opened.read() if _ours(os.fstat(opened.fileno())) else None
    except OSError:
        return None


def write(file: str, data: bytes) -> None:
    """Write a file beside its place and move it there, or do nothing; drop old ones."""
    place = folder()
    if place is None:
        return
    beside = place / f"{file}.{os.getpid()}"
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with suppress(OSError):
        try:
            with os.fdopen(os.open(beside, flags, 0o600), "wb") as opened:
                opened.write(data)
            beside.replace(place / file)
        except OSError:
            beside.unlink(missing_ok=True)
        _prune(place, file.partition("-")[0])


def _prune(place: Path, kind: str) -> None:
    """Drop the oldest files of a kind, and what a broken-off run has left."""
    files = [(path.stat().st_mtime_ns, path) for path in place.glob(f"{kind}-*")]
    for _, path in sorted(files, reverse=True)[_MOST:]:
        path.unlink(missing_ok=True)


def folder() -> Path | None:
    """Return the folder, made if need be; None if it is off or not only ours."""
    named = os.environ.get(VARIABLE)
    path = Path(named) if named else usual()
    if named == "off" or not path.is_absolute():
        return None
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
    except OSError:
        return None
    return path if _ours(found) else None


def usual() -> Path:
    """Return where this system keeps what programs can make anew."""
    home = os.path.expanduser("~")  # noqa: PTH111  without a home it stays as it is
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if base.startswith("/") else f"{home}/.cache"
    return Path(base, "jixiaolint")


def _ours(found: os.stat_result) -> bool:
    """Say whether a file or folder is this user's and no other's to write.

    Windows keeps the folder of a user from others by itself.
    """
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS
