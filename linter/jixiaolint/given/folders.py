"""What lies in a folder that anybody may have sent along, and of what kind it is."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from jixiaolint.errors import UsageError
from jixiaolint.said import Said

MOST_FILES = 200_000
"""How many files may lie in a folder of rules and below it."""


def check_links(folder: Path, paths: Iterable[Path]) -> None:
    """Raise UsageError for a link among the paths that leads out of the folder."""
    for path in paths:
        if path.is_symlink() and not _leads_into(path, folder):
            raise UsageError(
                Said(
                    f"链接指向目录“{folder}”之外，不予读取，请复制文件。",
                    f"the link leads out of the folder '{folder}' and is not followed;"
                    " copy the file.",
                ).at(path)
            )


def _leads_into(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        # A link that leads to itself leads nowhere; it is told when it is read.
        return True


def below(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder and below it; links to folders are not followed.

    Raises UsageError where there is more than anybody writes rules.
    """
    number, waiting = 0, [folder]
    while waiting:
        for path in _entries(waiting.pop()):
            yield path
            number += 1
            if number > MOST_FILES:
                raise UsageError(
                    Said(
                        f"目录下超过 {MOST_FILES} 个文件，请指明规则所在的目录。",
                        f"more than {MOST_FILES} files below it; name the folder of rules.",
                    ).at(folder)
                )
            if is_folder(path) and not path.is_symlink():
                waiting.append(path)


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise UsageError(
            Said(
                f"无法读取：{error.strerror}。", f"cannot be read: {error.strerror}."
            ).at(folder)
        ) from error


def is_folder(path: Path) -> bool:
    """Say whether a folder is there; a path that none can have is no folder."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Say whether a plain file is there; a path that none can have is no file."""
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
