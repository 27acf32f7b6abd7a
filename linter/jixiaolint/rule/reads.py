"""Which fields decide whether a condition holds, and answers kept by what these say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar

from jixiaolint.model import JUDGED_TEXTS
from jixiaolint.rule.hit import Condition, holds
from jixiaolint.rule.subject import DERIVED, Row

FILLED = "filled"
"""The field of a row that names the texts in it which are not blank."""

Found = TypeVar("Found")
_KEPT = 20_000
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
    return kept_by(reads(condition), partial(holds, condition))


def kept_by(
    names: Iterable[str], find: Callable[[Row], Found]
) -> Callable[[Row], Found]:
    """Return a function of rows that asks only once for each set of the named fields."""
    if not (fields_read := sorted(names)):
        return find
    key = attrgetter(*fields_read)
    known: dict[object, Found] = {}

    def found(row: Row) -> Found:
        """Return what is found of a row."""
        of = key(row)
        if of not in known:
            if len(known) >= _KEPT:
                known.clear()
            known[of] = find(row)
        return known[of]

    return found
