"""Where settings are looked for: the working folder and those above it, nearest first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from jixiaolint.find.identity import identity
from jixiaolint.said import Said

NAMES = ("jixiaolint.yaml", ".jixiaolint.yaml")
"""What the file may be called; the first there is goes before all else in its folder."""

PROJECT = "pyproject.toml"
"""The file that may hold settings in a table of its own, where none has such a name."""

Config = Path | Literal[False] | None
"""The settings file that is named, False for none at all, None for the nearest there is."""

_WORD = b"jixiaolint"
"""Without it a project's file holds no table of ours, and need not be taken apart."""

_NEAR = 0.88
"""How like the name another is that was meant for it: jixiaolint.yaml.txt just is."""


def settings_path(config: Config) -> Path | None:
    """Return the file in which the settings of a run stand, if any does."""
    return nearest_file(Path.cwd()) if config is None else config or None


def nearest_file(folder: Path) -> Path | None:
    """Return the settings file of a folder or of the nearest folder above it.

    The path is seen from `folder`, as short as messages want it.
    """
    for place in (folder, *folder.parents):
        for name in files_in(place):
            return Path(os.path.relpath(place / name, folder))
    return None


def files_in(folder: Path) -> Iterator[str]:
    """Yield the names of a folder's settings files, the one that counts first."""
    for name in NAMES:
        if (folder / name).is_file():
            yield name
    if _may_hold_table(folder / PROJECT):
        from jixiaolint.settings.toml import holds_table

        if holds_table(folder / PROJECT):
            yield PROJECT


def _may_hold_table(path: Path) -> bool:
    try:
        return path.is_file() and _WORD in path.read_bytes()
    except OSError:
        return False


def unused(folder: Path) -> Iterator[Said]:
    """Yield a sentence for each file that is not used where settings are looked for.

    Either another goes first in the folder, or its name is nearly, not quite right.
    """
    for place in (folder, *folder.parents):
        found = list(files_in(place))
        for name in found[1:]:
            yield Said(
                f"没有用上，同一目录的 {found[0]} 优先。",
                f"not used: {found[0]} beside it goes first.",
            ).at(os.path.relpath(place / name, folder))
        yield from _misnamed(place, folder)
        if found:
            return


def _misnamed(place: Path, folder: Path) -> Iterator[Said]:
    """Yield a sentence for each file of nearly the name of a settings file."""
    try:
        names = sorted(os.listdir(place))  # noqa: PTH208  names are all it takes
    except OSError:
        return
    known = {identity(place / name) for name in NAMES}
    for name in names:
        near = get_close_matches(name.casefold(), NAMES, 1, _NEAR)
        if near and identity(place / name) not in known:
            path = os.path.relpath(place / name, folder)
            yield Said(
                f"没有用上，设置文件要叫 {NAMES[0]}。",
                f"not used: a settings file is called {NAMES[0]}.",
            ).at(path)
