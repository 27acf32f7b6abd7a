"""What a condition finds: the protocol of every check kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from jixiaolint.text import Span

MOST_NAMED = 5
"""So many of other things a message names; the rest it counts."""


class Others(NamedTuple):
    """The first of other things that a message names, and how many there are.

    With `either`, one of them is meant.
    """

    named: tuple[str, ...]
    number: int
    either: bool = False

    @classmethod
    def of(cls, things: Sequence[object], one: object) -> Others:
        """Return the things beside one of them."""
        others = (str(thing) for thing in things if thing != one)
        return cls(tuple(islice(others, MOST_NAMED)), len(things) - 1)


class Beside(NamedTuple):
    """Another passage that a finding is about: a field of its row, or of the row `seq`."""

    field: str
    span: Span | None = None
    seq: int | None = None


class Hit(NamedTuple):
    """Where a condition holds and with what words to say so.

    `field` and `span` mark characters; `seq` names a row of the project, `project` the
    index of a project of the table, where the hit speaks of another subject than the
    one judged. `slots` fill the gaps in the rule's message. `beside` are other passages
    that are wrong together with this one, or that contradict it.
    """

    field: str | None = None
    span: Span | None = None
    seq: int | None = None
    project: int | None = None
    slots: Mapping[str, str | Others] = MappingProxyType({})
    beside: tuple[Beside, ...] = ()


HOLDS = Hit()
"""The bare fact that a condition holds."""


class Condition(Protocol):
    """A question to a subject; it holds where it finds at least one hit."""

    def find(self, subject: Any) -> Iterable[Hit]:
        """Yield every place where the condition holds."""
        ...


class Wants(NamedTuple):
    """What a project needs for a condition to hold: so many rows for which `when` holds."""

    when: Condition
    rows: int


Screen = Callable[[Any], tuple[int, ...]]
"""Gives of a subject the numbers of those leaves of a kind that may hold for it."""


def holds(condition: Condition, subject: Any) -> bool:
    """Say whether a condition holds for a subject.

    One that is joined of others says so by `holds`, without what it would find.
    """
    joined = getattr(condition, "holds", None)
    if joined is not None:
        return bool(joined(subject))
    # A loop, for `any` would make a generator at every of many calls.
    for _ in condition.find(subject):
        return True
    return False


class Exempt(Condition, Protocol):
    """A condition as an exception of a rule, which its name may stand for."""
