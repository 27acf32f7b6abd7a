"""The findings of one file parted into those that a baseline knows and those that are new."""

from __future__ import annotations

from collections.abc import Sequence, Set

from jixiaolint.baseline.entry import Entry
from jixiaolint.baseline.known import Known
from jixiaolint.baseline.renamed import Sought, renamed


def old(
    found: Sequence[Sought], present: Set[str], file: str, known: Known
) -> list[str | None]:
    """Return of each finding in a file the fingerprint that a baseline knows it by.

    That is its own, or the one it had before its project got another name; nothing for
    what is new. `present` are the names of the projects in the file.
    """
    own = known.fingerprints
    if all(one.fingerprint in own for one in found):
        return [one.fingerprint for one in found]
    names = renamed(found, present, file, known)

    def before(one: Sought) -> str | None:
        """Return the fingerprint that a finding had in a project that is renamed."""
        project = names.get(one.project or "")
        return known.kin.get(one.kin, {}).get(project) if project else None

    return [one.fingerprint if one.fingerprint in own else before(one) for one in found]


def gone(
    known: Known,
    met: Set[tuple[str, str]],
    checked: Set[str],
    codes: Set[str],
) -> list[Entry]:
    """Return the entries that a run was to meet, and has not.

    `met` are the fingerprints that it met, each with the file; `checked` are files that it
    speaks for, `codes` the rules. What is met in a file that has no such entry has moved.
    """
    files: dict[str, set[str]] = {}
    for fingerprint, file in met:
        files.setdefault(fingerprint, set()).add(file)
    for one in known.entries:
        files.get(one.fingerprint, set()).discard(one.file)
    return [
        one
        for one in known.entries
        if one.file in checked
        and one.code in codes
        and (one.fingerprint, one.file) not in met
        and not files.get(one.fingerprint)
    ]
