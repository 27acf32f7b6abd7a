"""From the paths on the command line to the documents to read, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.errors import nearest_path

if TYPE_CHECKING:
    from jixiaolint.unpack import Member

STDIN = "-"

# Files about a folder, not tables in it; named outright they are read all the same.
_ABOUT = ("readme", "license", "licence", "changelog", "contributing")


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be checked, and why: one whole sentence."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """Something to check: the path to report it by, and where its bytes come from.

    `origin` is a path, or ``-`` for standard input; `member` is set for a file that lies
    in an archive there.
    """

    path: str
    origin: str
    member: Member | None = None

    def load(self) -> bytes:
        """Return the bytes; raises OSError, for a broken archive UnreadableError."""
        if self.member is not None:
            return self.member.load(self.path)
        if self.origin == STDIN:
            return sys.stdin.buffer.read()
        return Path(self.origin).read_bytes()


def discover(
    paths: Iterable[str], extensions: Collection[str], stdin_name: str = "<stdin>"
) -> Iterator[Document | Failure]:
    """Yield the documents that the paths stand for, each once, and the failures.

    A file stands for itself whatever its name, a folder for the files in it, however
    deep, with one of the `extensions` (``.csv``); hidden folders and files in it, and
    files such as README.md, are skipped. A pattern (``*.csv``) stands for what it matches, ``-`` for standard input,
    which passes for a file called `stdin_name`. Any other path is a failure.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _expand(path, extensions):
            name = item.path if isinstance(item, Failure) else item
            key = name if name == STDIN else os.path.normpath(name)
            if key in seen:
                continue
            seen.add(key)
            if isinstance(item, Failure):
                yield item
            else:
                yield Document(stdin_name if item == STDIN else item, item)


def _expand(name: str, extensions: Collection[str]) -> Iterator[str | Failure]:
    """Yield what one path stands for."""
    path = Path(name)
    try:
        if name == STDIN or path.is_file():
            yield name
        elif path.is_dir():
            yield from _folder(path, extensions)
        elif path.exists():
            yield Failure(
                name, f"{name}: 既不是文件也不是目录 (neither a file nor a folder)."
            )
        elif has_magic(name):
            yield from _pattern(name, extensions)
        else:
            yield Failure(
                name,
                f"{name}: 没有这个文件或目录 (no such file or folder).{nearest_path(path)}",
            )
    except OSError as error:
        yield Failure(name, f"{name}: 打不开 (cannot be opened): {error.strerror}.")


def _pattern(name: str, extensions: Collection[str]) -> Iterator[str | Failure]:
    """Yield what the matches of a pattern stand for."""
    matches = sorted(glob(name, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
    if not matches:
        yield Failure(name, f"{name}: 没有匹配的文件 (no file matches the pattern).")
    for match in matches:
        yield from _expand(match, extensions)


def _folder(path: Path, extensions: Collection[str]) -> Iterator[str | Failure]:
    """Yield what is in a folder; a failure if that is nothing."""
    empty = True
    for item in _walk(path, extensions):
        empty = False
        yield item
    if empty:
        known = ", ".join(sorted(extensions))
        sentence = f"{path}: 目录里没有可读的文件 (no file that can be read: {known})."
        yield Failure(str(path), sentence)


def _walk(path: Path, extensions: Collection[str]) -> Iterator[str | Failure]:
    """Yield the files below a folder by name, and a failure for each that is barred."""
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        sentence = f"{path}: 目录打不开 (cannot be listed): {error.strerror}."
        yield Failure(str(path), sentence)
        return
    for entry in entries:
        if is_aside(entry.name):
            continue
        # A link to a folder may lead back up; what it points at is reached without it.
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, extensions)
        elif entry.suffix.lower() in extensions and entry.is_file():
            yield str(entry)


def is_aside(name: str) -> bool:
    """Tell whether a file in a folder is hidden, a lock of Office, or about the folder."""
    return name.startswith((".", "~$")) or name.lower().startswith(_ABOUT)
