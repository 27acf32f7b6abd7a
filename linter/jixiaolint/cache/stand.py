"""How all stands that things are made from, as a digest: names, sizes and times of files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from jixiaolint import __version__
from jixiaolint.given.folders import MOST_FILES
from jixiaolint.resources import folder

SEAL = "seal.txt"
"""Stands beside the data folders where nothing of the program can change any more."""

_State = tuple[str, int, int, int]


def digest(folders: Sequence[Path], choices: object) -> str:
    """Return a name for how our own files, those of the folders and choices are now."""
    places = [place.absolute() for place in folders]
    states = [_states(place) for place in places]
    # Rules name the lexicons that lie beside their folder, too; and of a single file
    # those in its folder, and the problems there.
    beside = [_states(place.parent / "lexicons") for place in places]
    alone = [_alone(place) for place in places if place.is_file()]
    said = repr((_own(), states, beside, alone, choices))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _alone(file: Path) -> list[_State]:
    """Return how the file of a rule stands, and what it may name in its folder."""
    above = file.parent.parent / "lexicons"
    named = {file.name, "problems.yaml"}
    here = [one for one in _entries(str(file.parent)) if one.name in named]
    return sorted([*map(_state, here), *_states(above)])


@cache
def _own() -> str:
    """Return how this program stands: its version, its code, its rules and grammars.

    One that was sealed when it was packed, and cannot change, says so itself.
    """
    seal = folder("rules").with_name(SEAL)
    if seal.is_file():
        return seal.read_text(encoding="utf-8")
    places = [Path(__file__).parents[1], folder("rules"), folder("grammar")]
    return repr((__version__, sys.version, [_states(place) for place in places]))


def _states(place: Path) -> list[_State]:
    """Return path, size, time of change and number of each file below a folder.

    Who reads rules refuses a folder of more files than these.
    """
    return sorted(islice(_below(str(place)), MOST_FILES + 1))


def _below(place: str) -> Iterator[_State]:
    """Yield how each file stands; links to folders are looked into, and no deeper."""
    waiting = [place]
    while waiting:
        for entry in _entries(waiting.pop()):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield _state(entry)
                if entry.is_symlink() and entry.is_dir():
                    yield from map(_state, _entries(entry.path))


def _entries(place: str) -> list[os.DirEntry[str]]:
    """Return what lies in a folder but what Python keeps there itself."""
    try:
        with os.scandir(place) as entries:
            return [entry for entry in entries if entry.name != "__pycache__"]
    except OSError:
        return []


def _state(entry: os.DirEntry[str]) -> _State:
    """Return how a file stands, a link as what it leads to."""
    try:
        found = entry.stat()
    except OSError:
        return entry.path, -1, 0, 0
    return (
        entry.path,
        found.st_size,
        max(found.st_mtime_ns, found.st_ctime_ns),
        found.st_ino,
    )
