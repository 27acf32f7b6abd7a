"""Projects that have another name now: told by their findings, most of which are old."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from typing import NamedTuple

from jixiaolint.baseline.known import Known


class Sought(NamedTuple):
    """A finding as it is looked up in a baseline."""

    fingerprint: str
    kin: str
    project: str | None


def renamed(
    found: Iterable[Sought], present: Set[str], file: str, known: Known
) -> dict[str, str]:
    """Return the names that projects of a file had before, by those they have now.

    A project of which a baseline knows nothing is one that it knows by another name, and
    that is in the file no more, if at least half of its findings are of that one. So what
    is copied into another project is new, and so is a new project made of old rows as
    long as the old one is there.
    """
    findings: dict[str, list[Sought]] = defaultdict(list)
    for one in found:
        if one.project is not None and one.project not in known.homes:
            findings[one.project].append(one)
    names: dict[str, str] = {}
    for project, ones in findings.items():
        alike = Counter(
            before
            for one in ones
            for before in known.kin.get(one.kin, ())
            if before not in present and known.has_left(before, file)
        )
        for before in names.values():
            del alike[before]
        best = min(alike.items(), key=lambda pair: (-pair[1], pair[0]), default=None)
        if best and 2 * best[1] >= len(ones):
            names[project] = best[0]
    return names
