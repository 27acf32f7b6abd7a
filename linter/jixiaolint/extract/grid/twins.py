"""Indicators of a form of two sides: the values of the period here, of the year there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.form import Draft


def joined(sides: Sequence[Sequence[Draft | None]]) -> list[Draft]:
    """Return the indicators of all sides, row by row, each joined to its twin.

    Twins are of one name and level, one with the value of the whole period and one
    with that of the year.
    """
    found: list[Draft] = []
    known: dict[tuple[object, ...], list[Draft]] = {}
    for drafts in zip(*sides, strict=True):
        for draft in filter(None, drafts):
            twin = _twin(draft, known)
            if twin is None:
                found.append(draft)
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
