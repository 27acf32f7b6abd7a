"""One finding that is known: by what it is found again, and what people read of it."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A finding as a baseline lists it.

    `fingerprint` tells it from all others, `kin` from all others in its project, whatever
    that is called. `file` is seen from the folder of the baseline; with rule, project and
    name of the indicator it is there for people, and to know when an entry is gone.
    """

    fingerprint: str
    kin: str
    code: str
    file: str
    project: str | None
    name: str | None

    def order(self) -> tuple[str, ...]:
        """Return what sorts it: entries of one row stand together."""
        words = (self.file, self.project, self.name, self.code, self.fingerprint)
        return tuple(word or "" for word in words)
