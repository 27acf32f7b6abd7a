"""Findings as they are written, with what it takes to put them together with others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from jixiaolint.findings import Finding, Kind
from jixiaolint.findings.fingerprint import Equal, fingerprint
from jixiaolint.report import lines

Key = tuple[Any, ...]
"""What sorts a finding among those that it is put together with."""


class Open(NamedTuple):
    """A finding that may be equal to others elsewhere, by its number."""

    number: int
    equal: Equal
    fingerprint: str

    @property
    def project(self) -> str | None:
        """The name of the project that it is on."""
        return self.equal[1]

    def anew(self, seen: Counter[str]) -> str:
        """Return its fingerprint behind the equal ones that were seen, and count it."""
        kind = fingerprint(*self.equal, 0)
        seen[kind] += 1
        return fingerprint(*self.equal, seen[kind])


def opened(stamped: Iterable[tuple[Finding, Equal]]) -> Iterator[Open]:
    """Yield findings with what equal ones have in common as open."""
    for number, (finding, equal) in enumerate(stamped):
        yield Open(number, equal, finding.fingerprint)


@dataclass(frozen=True, slots=True)
class WrittenFindings:
    """Findings in order as they are written, by format, what sorts and what counts them.

    Where no format is asked for, `found` are the findings themselves, not counted yet.
    """

    keys: tuple[Key, ...]
    lines: Mapping[str, Sequence[str]]
    kinds: Counter[Kind] = field(default_factory=Counter)
    open: tuple[Open, ...] = ()
    found: tuple[Finding, ...] = ()

    @classmethod
    def of(
        cls,
        found: Sequence[Finding],
        forms: Iterable[str],
        kinds: Counter[Kind],
        keys: Iterable[Key] = (),
        open_: Iterable[Open] = (),
    ) -> WrittenFindings:
        """Return findings as written in some formats."""
        written = {form: [*lines(form, found)] for form in forms}
        kept = () if written else tuple(found)
        return cls(tuple(keys), written, kinds, tuple(open_), kept)

    @classmethod
    def written(
        cls,
        found: Sequence[Finding],
        forms: Iterable[str],
        kind_of: Callable[[Finding], Kind],
    ) -> WrittenFindings:
        """Return findings as told and written in some formats; without any, all of them."""
        left, kinds = weighed(found, kind_of) if forms else (found, Counter())
        return cls.of(left, forms, kinds)

    def weighed(self, kind_of: Callable[[Finding], Kind]) -> WrittenFindings:
        """Return the findings that are told; the others count as well."""
        found, kinds = weighed(self.found, kind_of)
        return replace(self, found=tuple(found), kinds=kinds)


def weighed(
    found: Iterable[Finding], kind_of: Callable[[Finding], Kind]
) -> tuple[list[Finding], Counter[Kind]]:
    """Return the findings that are told, and how many there are of each kind, told or not."""
    pairs = [(finding, kind_of(finding)) for finding in found]
    counted = Counter(kind for _, kind in pairs)
    return [finding for finding, kind in pairs if kind.told], counted
