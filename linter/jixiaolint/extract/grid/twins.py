"""Indicators of a form of two sides: the values of the period here, of the year there."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.extract.form import Draft
from jixiaolint.extract.grid.body import HOLDS, Body, draft_of


def joined(sides: Sequence[Body], rows: range) -> list[tuple[int, Draft]]:
    """Return the indicators of all sides with their rows, each joined to its twin.

    Twins are of one name and level, one with the value of the whole period and one
    with that of the year.
    """
    found: list[tuple[int, Draft]] = []
    known: dict[tuple[object, ...], list[Draft]] = {}
    for row in rows:
        for side in sides:
            if side.kinds[row] != HOLDS:
                continue
            draft = draft_of(side.parts, row)
            twin = _twin(draft, known)
            if twin is None:
                found.append((row, draft))
            else:
                for name, text in draft.items():
                    twin.setdefault(name, text)
    return found


def _twin(draft: Draft, known: dict[tuple[object, ...], list[Draft]]) -> Draft | None:
    """Return the draft of the form's other side, or keep this one for it."""
    texts = (draft.get(name) for name in ("level1", "level2", "name"))
    twins = known.setdefault(tuple(text and text.value for text in texts), [])
    value = "cycle" if "cycle" in draft else "annual"
    if value in draft and "name" in draft:
        for twin in twins:
            if value not in twin:
                return twin
    twins.append(draft)
    return None
