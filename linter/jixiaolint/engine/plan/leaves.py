"""The leaves of conditions: each is numbered once, and known by the fields it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar

from jixiaolint.engine.hit import HOLDS, Condition, Hit
from jixiaolint.engine.needs import present
from jixiaolint.engine.plan.clauses import Known
from jixiaolint.engine.subject import DERIVED
from jixiaolint.engine.vocabulary import FieldName
from jixiaolint.model import JUDGED_TEXTS

FILLED = "filled"
"""The field of a row that names the texts in it which are not blank."""


@dataclass(frozen=True, slots=True)
class Present:
    """Something that a rule needs is stated."""

    PRESENCE: ClassVar[bool] = True
    field: FieldName

    def find(self, subject: Any) -> Iterator[Hit]:
        """Yield one bare hit if so."""
        if present(subject, self.field):
            yield HOLDS


@dataclass(frozen=True, slots=True)
class Leaves:
    """Conditions that are not joined of others, each with a bit of its own.

    Equal leaves of several rules are one. Those that are not `known` get no bit: a rule
    is asked as a whole where only they could still say no. Of those that are `guessed` a
    look tells only where they may hold.
    """

    known: Callable[[Condition], bool]
    guessed: Callable[[Condition], bool] = lambda _: False
    bits: dict[Condition, int] = field(default_factory=dict)

    def bit(self, leaf: Condition) -> Known | None:
        """Return what a look tells of a leaf; nothing if it is asked last."""
        if not self.known(leaf):
            return None
        if leaf not in self.bits:
            self.bits[leaf] = 1 << len(self.bits)
        return Known(self.bits[leaf], not self.guessed(leaf))


def reads(leaf: Any) -> frozenset[str]:
    """Return the fields of a subject that decide whether a leaf holds for it.

    These are the fields that its options name and the ``READS`` of its kind; none are
    known of a kind that says neither.
    """
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
