"""Where the settings file is looked for: the working folder and those above it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from jixiaolint.find.identity import identity
from jixiaolint.said import Said

NAME = "jixiaolint.yaml"
"""What the file is called; it is looked for in the working folder and its parents."""

_NEAR = 0.88
"""How like the name another is that was meant for it: jixiaolint.yaml.txt just is."""


def nearest_file(folder: Path) -> Path | None:
    """Return the settings file of a folder or of the nearest folder above it.

    The path is seen from `folder`, as short as messages want it.
    """
    *_, last = _looked(folder)
    found = last / NAME
    return Path(os.path.relpath(found, folder)) if found.is_file() else None


def unused(folder: Path) -> Iterator[Said]:
    """Yield a sentence for each file, where settings are looked for, of nearly the name."""
    for place in _looked(folder):
        try:
            names = sorted(os.listdir(place))  # noqa: PTH208  names are all it takes
        except OSError:
            continue
        used = identity(place / NAME)
        for name in names:
            near = get_close_matches(name.casefold(), [NAME], 1, _NEAR)
            if near and identity(place / name) != used:
                path = os.path.relpath(place / name, folder)
                yield Said(
                    f"没有用上，设置文件要叫 {NAME}。",
                    f"not used: a settings file is called {NAME}.",
                ).at(path)


def _looked(folder: Path) -> Iterator[Path]:
    """Yield the folders in which settings are looked for, up to the one that has them."""
    for place in (folder, *folder.parents):
        yield place
        if (place / NAME).is_file():
            return
