"""Which fields decide whether a condition holds, and answers kept by what these say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache, partial
from operator import attrgetter
from typing import Any

from jixiaolint.engine.hit import Condition, holds
from jixiaolint.engine.subject import DERIVED, Row
from jixiaolint.model import JUDGED_TEXTS

FILLED = "filled"
"""The field of a row that names the texts in it which are not blank."""

_KEPT = 100_000
"""So many answers are kept before they are found out anew."""


def reads(leaf: Any) -> frozenset[str]:
    """Return the fields of a subject that decide whether a condition holds for it.

    These are the fields that its options name and the ``READS`` of its kind; none are
    known of a kind that says neither.
    """
    inner = getattr(leaf, "conditions", None) or filter(
        None, [getattr(leaf, "condition", None)]
    )
    if parts := tuple(inner):
        return frozenset().union(*map(reads, parts))
    kind: type = type(leaf)
    found = set(getattr(kind, "READS", ()))
    for option in _naming(kind):
        for name in _names(leaf, option):
            # A derived field may be blank where the text that it comes from is not.
            if not getattr(kind, "PRESENCE", False) or name in DERIVED:
                found.add(DERIVED.get(name, name))
            elif name in JUDGED_TEXTS:
                found.add(FILLED)
            else:
                found |= {FILLED, "judged"} if name == "value" else {name}
    return frozenset(found)


@cache
def _naming(kind: type) -> tuple[str, ...]:
    """Return the options of a kind that name fields."""
    # Types stand as text: to find out what all of them mean takes longer than a row.
    return tuple(one.name for one in fields(kind) if "FieldName" in str(one.type))


def _names(leaf: Any, option: str) -> Iterator[str]:
    value = getattr(leaf, option)
    yield from value if isinstance(value, tuple) else filter(None, [value])


def answers(condition: Condition) -> Callable[[Row], bool]:
    """Return what says whether a condition holds for a row, and keeps what it said."""
    if not (names := sorted(reads(condition))):
        return partial(holds, condition)
    key = attrgetter(*names)
    known: dict[object, bool] = {}

    def answer(row: Row) -> bool:
        """Say whether the condition holds."""
        of = key(row)
        found = known.get(of)
        if found is None:
            if len(known) >= _KEPT:
                known.clear()
            found = known[of] = holds(condition, row)
        return found

    return answer
