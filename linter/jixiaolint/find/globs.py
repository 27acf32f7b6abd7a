"""Patterns such as ``.gitignore`` has, each with the folder that it is seen from.

Case does not count. A name stands for what is called so at any depth; a pattern with a
slash in it begins at its folder; a slash at the end means folders only; ``**`` stands
for any number of folders; ``!`` before a pattern takes back what others before it say.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from jixiaolint.said import Said

_ANY = "**"
_DRIVE = re.compile(r"!?[A-Za-z]:[/\\]")


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern as it was written, and the folder that it is seen from."""

    text: str
    base: Path

    @property
    def negated(self) -> bool:
        """Tell whether the pattern takes back what others say."""
        return self.text.startswith("!")

    def fits(self, path: str, *, folder: bool) -> bool:
        """Tell whether the pattern stands for this very path, not for one above it."""
        pattern = self.text.removeprefix("!").replace(os.sep, "/").casefold()
        bare = pattern.strip("/")
        if pattern.endswith("/") and not folder:
            return False
        if "/" not in pattern.removesuffix("/"):
            return fnmatchcase(os.path.basename(path).casefold(), bare)  # noqa: PTH119  ten times as fast
        return _fit(bare.split("/"), seen_from(self.base, path).casefold().split("/"))


def unfit(pattern: str) -> Said | None:
    """Return what is wrong with a pattern that could fit no path; nothing if it could."""
    if _DRIVE.match(pattern):
        return Said(
            "模式不写盘符，写从设置所在目录（命令行上为当前目录）看去的路径。",
            "a pattern names no drive; write it as seen from the settings, or the working"
            " folder.",
        )
    if "\\" in pattern.replace(os.sep, "/"):
        return Said("目录之间应为 /，不是 \\。", "expected / between folders, not \\.")
    return None


def says(globs: Iterable[Glob], path: str, *, folder: bool = False) -> bool:
    """Tell whether the last of the patterns that fit a path stands for it."""
    said = False
    for glob in globs:
        if said == glob.negated and glob.fits(path, folder=folder):
            said = not glob.negated
    return said


def covers(globs: Iterable[Glob], path: str) -> bool:
    """Tell whether the last of the patterns that fit a file, or a folder above it, stands for it."""
    # An archive stands above what is inside, with a mark behind its name.
    above = [str(one).removesuffix("!") for one in PurePath(path).parents if one.name]
    said = False
    for glob in globs:
        if said == glob.negated and (
            glob.fits(path, folder=False)
            or any(glob.fits(one, folder=True) for one in above)
        ):
            said = not glob.negated
    return said


def _fit(parts: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether the parts of a pattern stand for all the names of a path."""
    reached = {0}
    for part in parts:
        if part == _ANY:
            reached = set(range(min(reached, default=len(names) + 1), len(names) + 1))
        else:
            reached = {
                at + 1
                for at in reached
                if at < len(names) and fnmatchcase(names[at], part)
            }
    return len(names) in reached


def seen_from(base: Path, path: str) -> str:
    """Return a path as seen from a folder, with slashes; whole if on another drive."""
    try:
        seen = os.path.relpath(path, base)
    except ValueError:
        seen = os.path.abspath(path)  # noqa: PTH100  no link is followed
    return seen.replace(os.sep, "/")
