"""Files are written beside their place and moved into it: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from typing import BinaryIO
from uuid import uuid4

from jixiaolint.errors import UsageError
from jixiaolint.said import Said

_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")


def write(path: Path, data: bytes) -> None:
    """Write a file at once; raises UsageError."""
    with opened(path) as file:
        file.write(data)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to be written, with the folders that it needs; raises UsageError.

    Whatever goes wrong inside, the file that was there stays as it was. One that is
    replaced hands on its permissions; a link stays a link. A pipe or device takes the
    bytes as they come, if anybody reads them.
    """
    try:
        if is_stream(path):
            with open(path, "ab", opener=_at_once) as stream:
                yield stream
        else:
            yield from _beside(Path(os.path.realpath(path)))
    except OSError as error:
        raise UsageError(
            Said(
                f"写不进去：{error.strerror or error}。",
                f"it cannot be written: {error.strerror or error}.",
            ).at(path)
        ) from error


def is_stream(path: Path) -> bool:
    """Tell whether a path is a pipe, a device or a stream of this process."""
    if path.absolute().as_posix().startswith(_STREAMS):
        return True
    return os.path.exists(path) and not (path.is_file() or path.is_dir())  # noqa: PTH110  it never raises


def _at_once(path: str, flags: int) -> int:
    """Open a stream: a pipe that nobody reads is an error, not a wait without end."""
    if not hasattr(os, "O_NONBLOCK"):
        return os.open(path, flags)
    found = os.open(path, flags | os.O_NONBLOCK)
    os.set_blocking(found, True)
    return found


def _beside(target: Path) -> Iterator[BinaryIO]:
    """Yield a file beside its place; when it is whole, it is moved there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = None
    if target.exists():
        # One that is protected from writing is not to be replaced either.
        with target.open("r+b"):
            mode = S_IMODE(target.stat().st_mode)
    beside = target.with_name(f".{uuid4().hex}.tmp")
    try:
        with beside.open("xb") as file:
            yield file
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
