"""Findings as they are written, with what it takes to put them together with others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jixiaolint.findings import Finding
from jixiaolint.fingerprint import Equal, fingerprint
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
class Findings:
    """Findings in order as they are written, by format, what sorts and what counts them.

    `found` are the findings themselves where no format is asked for.
    """

    keys: tuple[Key, ...]
    lines: Mapping[str, Sequence[str]]
    severities: Counter[str] = field(default_factory=Counter)
    open: tuple[Open, ...] = ()
    found: tuple[Finding, ...] = ()

    @classmethod
    def of(
        cls,
        found: Sequence[Finding],
        forms: Iterable[str],
        keys: Iterable[Key] = (),
        open_: Iterable[Open] = (),
    ) -> Findings:
        """Return findings as written in some formats."""
        written = {form: [*lines(form, found)] for form in forms}
        return cls(
            tuple(keys),
            written,
            Counter(finding.severity for finding in found),
            tuple(open_),
            () if written else tuple(found),
        )
