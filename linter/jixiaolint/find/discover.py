"""From the paths on the command line to the documents to read, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.errors import nearest_path
from jixiaolint.find.document import STDIN, Document, Failure, Found, Skipped
from jixiaolint.find.folders import walk
from jixiaolint.find.identity import Identity, identity
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.find.pick import Pick

_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""How the names of open streams begin, such as that of ``<(command)`` in a shell."""


def discover(
    paths: Iterable[str],
    pick: Pick,
    stdin_name: str = "<stdin>",
    written: frozenset[Identity] = frozenset(),
) -> Iterator[Found]:
    """Yield the documents that the paths stand for, each once, and what is none.

    A file stands for itself whatever its name, a folder for the files in it, however
    deep, that `pick` lets count. A pattern (``*.csv``) stands for what it matches, ``-``
    for standard input, which passes for a file called `stdin_name`. Any other path is a
    failure. In folders, what is `written` in this run is passed over; links to folders
    and what is no file are told of and never opened.
    """
    seen: set[object] = set()
    look = _Look(pick, written, stdin_name)
    for path in paths:
        for item in look.expand(path):
            key = _key(item)
            if key not in seen:
                seen.add(key)
                yield item


def _key(item: Found) -> object:
    """Return what two findings of one thing have in common."""
    if not isinstance(item, Document):
        return type(item), os.path.normpath(item.path)
    return STDIN if item.origin == STDIN else identity(item.origin)


@dataclass(frozen=True, slots=True)
class _Look:
    """How paths are looked at in one run."""

    pick: Pick
    written: frozenset[Identity]
    stdin_name: str

    def expand(self, name: str) -> Iterator[Found]:
        """Yield what one path stands for."""
        path = Path(name)
        try:
            if name == STDIN:
                yield Document(self.stdin_name, STDIN)
            elif path.is_dir():
                yield from self._folder(name)
            elif path.is_file() or (name.startswith(_STREAMS) and path.exists()):
                if not self.pick.bars(name, folder=False):
                    yield Document(name, name)
            elif path.exists():
                yield Failure(
                    name,
                    Said(
                        "是管道、套接字或设备，不是文件或目录，请先把内容存成文件，或用 - 从标准输入读。",
                        "a pipe, socket or device, neither a file nor a folder; save what it gives as a file, or pass it to -.",
                    ).at(name),
                )
            elif has_magic(name):
                yield from self._pattern(name)
            else:
                yield Failure(
                    name,
                    (
                        Said("没有这个文件或目录。", "no such file or folder.")
                        + nearest_path(path)
                    ).at(name),
                )
        except OSError as error:
            yield Failure(
                name,
                Said(
                    f"打不开：{error.strerror}。",
                    f"cannot be opened: {error.strerror}.",
                ).at(name),
            )

    def _pattern(self, name: str) -> Iterator[Found]:
        """Yield what the matches of a pattern stand for."""
        matches = sorted(glob(name, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
        if not matches:
            yield Failure(
                name, Said("没有匹配的文件。", "no file matches the pattern.").at(name)
            )
        for match in matches:
            yield from self.expand(match)

    def _folder(self, name: str) -> Iterator[Found]:
        """Yield what is in a folder named outright; a failure if that is nothing."""
        if self.pick.bars(name, folder=True):
            return
        empty = True
        for item in walk(name, self.pick, self.written):
            empty = empty and isinstance(item, Skipped)
            yield item
        if empty:
            known = ", ".join(sorted((*self.pick.extensions, *self.pick.archives)))
            picky = self.pick.exclude or self.pick.include
            none = Said(
                f"目录里没有可读的文件（{known}）{'，或者都被 exclude、include 略去了' if picky else ''}。",
                f"no file that can be read: {known}"
                f"{', or all are left out by exclude or include' if picky else ''}.",
            )
            yield Failure(name, none.at(name))
