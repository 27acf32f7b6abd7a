"""Which leaves are true of a subject: asked once for all that read the same fields.

Rows repeat each other field by field: many names stand beside few levels, few units, few
values. So the leaves are put in groups by the fields that they read, and the answer of a
group is kept for each combination of those fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from jixiaolint.rule.hit import Condition, Screen, holds

KEPT = 20_000
"""So many answers are kept of each kind before they are found out anew."""

Key = Callable[[Any], object]
"""Gives of a subject what decides the answers of a group."""


@dataclass(frozen=True, slots=True)
class Screened:
    """Leaves of one kind that are asked together.

    `look` gives the numbers of those that may be true of a subject; only the ones that it
    is not sure of are asked.
    """

    look: Screen
    leaves: tuple[tuple[Condition, int], ...]
    known: dict[tuple[int, ...], tuple[int, tuple[tuple[Condition, int], ...]]] = field(
        default_factory=dict
    )

    def truths(self, subject: Any) -> int:
        """Return the bits of the leaves that are true of a subject."""
        numbers = self.look(subject)
        if not numbers:
            return 0
        told = self.known.get(numbers)
        if told is None:
            told = self.known[numbers] = self._told(numbers)
        found, doubted = told
        return found | _asked(doubted, subject) if doubted else found

    def _told(
        self, numbers: tuple[int, ...]
    ) -> tuple[int, tuple[tuple[Condition, int], ...]]:
        """Return the bits that a look is sure of, and the leaves that it is not."""
        named = [self.leaves[number] for number in numbers]
        sure = [bit for leaf, bit in named if getattr(leaf, "sure", False)]
        doubted = (one for one in named if not getattr(one[0], "sure", False))
        return reduce(or_, sure, 0), tuple(doubted)


def _asked(leaves: Iterable[tuple[Condition, int]], subject: Any) -> int:
    found = 0
    for leaf, bit in leaves:
        if holds(leaf, subject):
            found |= bit
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """Leaves that the same fields decide, which `key` reads: single ones and screened."""

    key: Key
    single: tuple[tuple[Condition, int], ...]
    screened: tuple[Screened, ...]
    known: dict[object, int] = field(default_factory=dict)

    def truths(self, subject: Any) -> int:
        """Return the bits of the leaves that are true of a subject."""
        known, key = self.known, self.key(subject)
        found = known.get(key)
        if found is None:
            self._make_room()
            found = known[key] = self._asked([subject])[0]
        return found

    def ask(self, subjects: Sequence[Any]) -> list[int]:
        """Return the bits of the leaves that are true of each of many subjects."""
        self._make_room()
        known = self.known
        keys = list(map(self.key, subjects))
        asked = zip(keys, subjects, strict=True)
        if new := {key: one for key, one in asked if key not in known}:
            known.update(zip(new, self._asked(list(new.values())), strict=True))
        return list(map(known.__getitem__, keys))

    def _make_room(self) -> None:
        """Forget the answers if they are many."""
        if len(self.known) >= KEPT:
            self.known.clear()

    def _asked(self, subjects: Sequence[Any]) -> list[int]:
        """Ask all leaves of each of many subjects.

        A leaf that is asked of all, one after the other, finds its words and patterns at
        hand in the processor: that is several times faster than all leaves of each.
        """
        found = [0] * len(subjects)
        for leaf, bit in self.single:
            for number, subject in enumerate(subjects):
                if holds(leaf, subject):
                    found[number] |= bit
        for screened in self.screened:
            found = list(map(or_, found, map(screened.truths, subjects)))
        return found


def grouped(
    bits: Mapping[Condition, int],
    fields_of: Callable[[Any], frozenset[str]],
    key_of: Callable[[tuple[str, ...]], Key],
    varied: frozenset[str],
) -> tuple[Group, ...]:
    """Return leaves in groups by the `varied` fields that they read.

    The others, such as levels and units, hold so few texts that they do not make a group
    of their own. `key_of` reads fields.
    """
    groups: dict[frozenset[str], list[Condition]] = defaultdict(list)
    for leaf in bits:
        groups[fields_of(leaf) & varied].append(leaf)
    return tuple(
        _group(
            key_of(tuple(sorted(set().union(*map(fields_of, leaves))))), leaves, bits
        )
        for leaves in groups.values()
    )


def _group(
    key: Key,
    leaves: Sequence[Condition],
    bits: Mapping[Condition, int],
) -> Group:
    kinds: dict[Any, list[tuple[Condition, int]]] = defaultdict(list)
    for leaf in leaves:
        kinds[type(leaf)].append((leaf, bits[leaf]))
    single: list[tuple[Condition, int]] = []
    screened: list[Screened] = []
    for kind, found in kinds.items():
        if hasattr(kind, "screen"):
            look = kind.screen([leaf for leaf, _ in found])
            screened.append(Screened(look, tuple(found)))
        else:
            single += found
    return Group(key, tuple(single), tuple(screened))
