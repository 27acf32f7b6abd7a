"""What is found in shares of a file, put together as if it were found in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from jixiaolint.findings import Finding, Kind, order
from jixiaolint.findings.fingerprint import Equal, stamped
from jixiaolint.model import Table
from jixiaolint.report.written import WrittenFindings, opened, weighed

Place = tuple[int, int]
"""The number of a share, and that of a finding in it."""


def told(
    found: Iterable[Finding],
    tables: Iterable[Table],
    forms: tuple[str, ...],
    kind_of: Callable[[Finding], Kind],
) -> WrittenFindings:
    """Return what was found in a share, sorted, and as written if there are formats."""
    findings, kinds = sorted(found, key=order), Counter[Kind]()
    if forms:
        findings, kinds = weighed(findings, kind_of)
    pairs = list(stamped(findings, tables))
    findings = [finding for finding, _ in pairs]
    return WrittenFindings.of(
        findings, forms, kinds, map(order, findings), opened(pairs)
    )


def joined(parts: Sequence[WrittenFindings], forms: tuple[str, ...]) -> WrittenFindings:
    """Return findings in order, those that are equal numbered over all shares."""
    every = sorted(
        (key, at, number)
        for at, part in enumerate(parts)
        for number, key in enumerate(part.keys)
    )
    places = [(at, number) for _, at, number in every]
    anew = _stamps(parts, places)

    def line(form: str, at: int, number: int) -> str:
        """Return a finding as it is written."""
        said, stamps = parts[at].lines[form][number], anew.get((at, number))
        return said.replace(*stamps) if stamps else said

    def finding(at: int, number: int) -> Finding:
        """Return a finding."""
        said, stamps = parts[at].found[number], anew.get((at, number))
        return replace(said, fingerprint=stamps[1]) if stamps else said

    return WrittenFindings(
        (),
        {form: [line(form, *place) for place in places] for form in forms},
        sum((part.kinds for part in parts), Counter()),
        found=() if forms else tuple(finding(*place) for place in places),
    )


def _stamps(
    parts: Sequence[WrittenFindings], places: Iterable[Place]
) -> dict[Place, tuple[str, str]]:
    """Return new fingerprints of findings with equals in other shares, behind the old."""
    shares: dict[Equal, set[int]] = defaultdict(set)
    for at, part in enumerate(parts):
        for one in part.open:
            shares[one.equal].add(at)
    seen: Counter[str] = Counter()
    found: dict[Place, tuple[str, str]] = {}
    for at, number in places:
        one = parts[at].open[number]
        if len(shares[one.equal]) > 1:
            found[at, number] = one.fingerprint, one.anew(seen)
    return found
