"""How many findings a baseline knew, did not know, and lists in vain."""

from __future__ import annotations

from typing import NamedTuple


class Counts(NamedTuple):
    """Findings that are old and so not told, those that are new, and entries that are gone."""

    old: int
    new: int
    gone: int
