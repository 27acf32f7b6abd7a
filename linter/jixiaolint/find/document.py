"""What there is to check, and what of the paths given is not checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.bounds.beyond import check_size
from jixiaolint.bounds.limits import MIB
from jixiaolint.errors import UnreadableError
from jixiaolint.said import Said

if TYPE_CHECKING:
    from typing import BinaryIO
    from zipfile import ZipFile

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be checked, and why: one whole sentence."""

    path: str
    said: Said
    language: str = "zh"

    @property
    def message(self) -> str:
        """The sentence in the language of the run."""
        return self.said.of(self.language)


def unreadable(failures: Sequence[Failure]) -> UnreadableError:
    """Return what to raise for failures, which says all of them as the run would."""
    said = [one.said for one in failures]
    error = UnreadableError(
        Said("\n".join(one.zh for one in said), "\n".join(one.en for one in said))
    )
    error.language = failures[0].language
    return error


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is not checked; `kind` is one of ``notes.KINDS``, or ``passed``."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive; its bytes are unpacked when they are asked for."""

    archive: ZipFile
    name: str

    def load(self, path: str) -> bytes:
        """Return the bytes; raises UnreadableError, which names `path`."""
        from jixiaolint.read.archive import read_part

        check_size(path, self.archive.getinfo(self.name).file_size)
        return read_part(path, self.archive, self.name)


@dataclass(frozen=True, slots=True)
class Document:
    """Something to check: the path to report it by, and where its bytes come from.

    `origin` is a path, or ``-`` for standard input; `member` is set for a file that lies
    in an archive there. `given` is the folder or archive on the command line in which it
    was found; None if it was named itself.
    """

    path: str
    origin: str
    member: Member | None = None
    given: str | None = None

    def size(self) -> int:
        """Return how many bytes there are at its origin; none where nobody can tell."""
        with suppress(OSError, ValueError):
            if self.origin != STDIN:
                return os.path.getsize(self.origin)  # noqa: PTH202  as it was written
        return 0

    def load(self) -> bytes:
        """Return the bytes, once it is known that they are not too many.

        Raises OSError, UnreadableError for a file beyond a limit or a broken archive.
        """
        if self.member is not None:
            return self.member.load(self.path)
        if self.origin == STDIN and sys.stdin is None:
            raise UnreadableError(
                Said("标准输入是关闭的。", "standard input is closed.").at(self.path)
            )
        if self.origin == STDIN:
            return _streamed(self.path, sys.stdin.buffer)
        with Path(self.origin).open("rb") as file:
            check_size(self.path, os.fstat(file.fileno()).st_size)
            return _streamed(self.path, file)


def _streamed(path: str, stream: BinaryIO) -> bytes:
    """Return what a stream holds; raises UnreadableError as soon as it is too much."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(MIB):
        parts.append(part)
        size += len(part)
        check_size(path, size)
    return b"".join(parts)


Found = Document | Failure | Skipped
"""What a path may stand for."""
