"""What a baseline knows: asked for one file at a time, it says which findings are old."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiaolint.baseline.entry import Entry
from jixiaolint.find.globs import seen_from
from jixiaolint.find.unpack import INSIDE


@dataclass(frozen=True, slots=True)
class Known:
    """The entries of a baseline and what they are looked up by.

    `path` is its file. `kin` leads from the name that a finding has in any project to its
    fingerprints, by project; `homes` from a project to the files it stood in; `missing`
    are files of entries that are there no more.
    """

    path: Path
    entries: tuple[Entry, ...]
    fingerprints: frozenset[str]
    kin: Mapping[str, Mapping[str, str]]
    homes: Mapping[str, frozenset[str]]
    missing: frozenset[str]

    @classmethod
    def of(cls, path: Path, entries: Iterable[Entry]) -> Known:
        """Return the baseline in a file that lists such entries; looks which files are left."""
        listed = tuple(entries)
        kin: dict[str, dict[str, str]] = defaultdict(dict)
        homes: dict[str, set[str]] = defaultdict(set)
        for one in listed:
            if one.project is not None:
                kin[one.kin].setdefault(one.project, one.fingerprint)
                homes[one.project].add(one.file)
        files = {one.file for one in listed}
        return cls(
            path,
            listed,
            frozenset(one.fingerprint for one in listed),
            dict(kin),
            {project: frozenset(found) for project, found in homes.items()},
            frozenset(one for one in files if not _is_there(path.parent, one)),
        )

    def file(self, path: str) -> str:
        """Return a path as entries name it."""
        return seen_from(self.path.parent, path)

    def has_left(self, project: str, file: str) -> bool:
        """Tell whether a project that is not in a file may have stood there before."""
        homes = self.homes[project]
        return file in homes or homes <= self.missing


def _is_there(folder: Path, file: str) -> bool:
    archive, _, _ = file.partition(INSIDE)
    return os.path.lexists(folder / archive)
