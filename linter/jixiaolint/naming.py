"""Things that are for some names, found by a name without a look at each of them.

A pattern is a name in which ``*`` and ``?`` stand for any characters. Many are mere names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Naming:
    """Numbers of things by the names that they are for, and the patterns of others."""

    plain: Mapping[str, Sequence[int]]
    patterns: Sequence[tuple[str, int]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Naming:
        """Return what finds the number in each pair by what its pattern stands for."""
        plain: dict[str, list[int]] = {}
        patterns: list[tuple[str, int]] = []
        for pattern, number in pairs:
            plain.setdefault(pattern, []).append(number)
            if not _SIGNS.isdisjoint(pattern):
                patterns.append((pattern, number))
        return cls(plain, patterns)

    def numbers(self, name: str) -> Iterator[int]:
        """Yield the numbers of what is for a name, some of them twice."""
        yield from self.plain.get(name, ())
        yield from (at for one, at in self.patterns if fnmatchcase(name, one))
