"""Which leaves are true of a subject: asked once for all that read the same fields.

Rows repeat each other field by field: many names stand beside few levels, few units, few
values. So the leaves are put in groups by the fields that they read, and the answer of a
group is kept for each combination of those fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jixiaolint.engine.hit import Condition, holds

_KEPT = 100_000
"""So many combinations a group keeps before it begins anew."""

Key = Callable[[Any], object]
"""Gives of a subject what decides the answers of a group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Leaves that read the same `fields`, with their bits.

    `doubted` are asked whenever the group is; `screens` name, for all leaves of a kind
    together, those that may be true, of which only the ones not `sure` are asked.
    """

    fields: tuple[str, ...]
    key: Key
    doubted: tuple[tuple[Condition, int], ...]
    screens: tuple[tuple[Callable[[Any], Iterable[int]], tuple[Condition, ...]], ...]
    bits: Mapping[Condition, int]
    sure: frozenset[Condition]
    known: dict[object, int] = field(default_factory=dict)

    def truths(self, subject: Any) -> int:
        """Return the bits of the leaves that are true of a subject."""
        key = self.key(subject)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= _KEPT:
                self.known.clear()
            found = self.known[key] = self._ask(subject)
        return found

    def _ask(self, subject: Any) -> int:
        found = 0
        for leaf, bit in self.doubted:
            if holds(leaf, subject):
                found |= bit
        for look, leaves in self.screens:
            for number in look(subject):
                leaf = leaves[number]
                if leaf in self.sure or holds(leaf, subject):
                    found |= self.bits[leaf]
        return found


def grouped(
    bits: Mapping[Condition, int],
    fields_of: Callable[[Any], frozenset[str]],
    key_of: Callable[[tuple[str, ...]], Key],
) -> tuple[Group, ...]:
    """Return leaves in groups by the fields that they read; `key_of` reads those."""
    by_fields: dict[tuple[str, ...], list[Condition]] = defaultdict(list)
    for leaf in bits:
        by_fields[tuple(sorted(fields_of(leaf)))].append(leaf)
    return tuple(
        _group(fields, key_of(fields), leaves, bits)
        for fields, leaves in by_fields.items()
    )


def _group(
    fields: tuple[str, ...],
    key: Key,
    leaves: Sequence[Condition],
    bits: Mapping[Condition, int],
) -> Group:
    kinds: dict[Any, list[Condition]] = defaultdict(list)
    for leaf in leaves:
        kinds[type(leaf)].append(leaf)
    screened = {
        kind: kind.screen(found) for kind, found in kinds.items() if _screens(kind)
    }
    return Group(
        fields,
        key,
        tuple((leaf, bits[leaf]) for leaf in leaves if type(leaf) not in screened),
        tuple((look, tuple(kinds[kind])) for kind, look in screened.items()),
        {leaf: bits[leaf] for leaf in leaves},
        frozenset(_sure(leaves)),
    )


def _screens(kind: type) -> bool:
    return hasattr(kind, "screen")


def _sure(leaves: Iterable[Any]) -> Iterator[Condition]:
    """Yield the leaves that their screen does not doubt."""
    return (leaf for leaf in leaves if getattr(leaf, "sure", False))
