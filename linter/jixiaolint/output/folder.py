"""The files of a folder that is written: a name for each, and what is told of it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from jixiaolint.find.identity import folded
from jixiaolint.find.products import GAIN
from jixiaolint.find.unpack import INSIDE

_FORBIDDEN = re.compile(r'[<>:"|?*\\/\x00-\x1f]')
_RESERVED = re.compile(
    r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(\.|$))"
)
_LONGEST = 255 - len(GAIN)
"""So many bytes a name may have on the usual file systems, with what it may gain."""

_LONGEST_ENDING = 16
_FOLDER = -1


class Told(NamedTuple):
    """A sentence about a file that was to be written, and whether it is lacking."""

    sentence: str
    failed: bool


WRITTEN = Told("", failed=False)
"""A file was written; there may be more to tell of it."""


def homes(paths: Sequence[str]) -> list[Path]:
    """Return where below the folder each file goes, whether or not it gains an ending.

    They lie beside one another as they did: a file alone, and files of one folder, go
    right into it; members of an archive go into a folder of its name. What Windows
    forbids is changed on every system. Where two names would be one, also in another
    case, one that needs no change keeps it and the others are numbered; the order of
    `paths` is of no account.
    """
    whole = [_parts(path) for path in paths]
    top = len(os.path.commonprefix([parts[:-1] for parts in whole]))  # noqa: RUF071  of parts, not of characters
    entries = [(parts[top:], at) for at, parts in enumerate(whole)]
    folders = {parts[:end] for parts, _ in entries for end in range(1, len(parts))}
    entries += [(parts, _FOLDER) for parts in folders]
    taken: dict[str, int] = {}
    places: dict[tuple[str, ...], Path] = {(): Path()}
    found = [Path()] * len(paths)
    for parts, at in sorted(entries, key=_rank):
        above, name = places[parts[:-1]], parts[-1]
        if at == _FOLDER:
            places[parts] = _free(above, name, "", taken)
        else:
            found[at] = _free(above, name, GAIN, taken)
    return found


def _parts(path: str) -> tuple[str, ...]:
    """Return the folders and the name in a path; no member gets out of its archive."""
    outer, _, inside = path.partition(INSIDE)
    members = inside.replace(INSIDE, "/").split("/")
    absolute = Path(os.path.abspath(outer)).parts  # noqa: PTH100  no link is followed
    return (*absolute, *(member for member in members if member))


def _rank(entry: tuple[tuple[str, ...], int]) -> tuple[object, ...]:
    """Return what puts folders before what is in them, and first the names that stay."""
    parts, at = entry
    return len(parts), _safe(parts[-1], 1) != parts[-1], parts, at


def _free(folder: Path, name: str, gain: str, taken: dict[str, int]) -> Path:
    """Return and take the first place in a folder that is free with and without `gain`."""
    first = folded(str(folder / _safe(name, 1)))
    number = taken.get(first, 1)
    while True:
        home = folder / _safe(name, number)
        whole = folded(str(home))
        number += 1
        if whole not in taken and whole + gain not in taken:
            break
    taken |= {whole: 2, whole + gain: 2, first: number}
    return home


def _safe(name: str, number: int) -> str:
    """Return a name that every system can hold, with a number from the second on."""
    bare = _FORBIDDEN.sub("", name)
    kept = _RESERVED.sub(r"\1_", bare)
    kept = kept.rstrip(". ") or "_"
    ending = PurePath(kept).suffix
    ending = ending if len(ending) <= _LONGEST_ENDING else ""
    tail = f" ({number}){ending}" if number > 1 else ending
    stem = kept.removesuffix(ending)[:_LONGEST]
    while len(os.fsencode(stem + tail)) > _LONGEST:
        stem = stem[:-1]
    return (stem + tail).rstrip(" ")
