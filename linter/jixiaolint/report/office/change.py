"""What has changed since an earlier report: by fingerprint, which no other row moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiaolint.findings import Finding
from jixiaolint.remarks.remark import Remark
from jixiaolint.report.office.submitted import Submitted
from jixiaolint.results.earlier import Earlier, Known


@dataclass(frozen=True, slots=True)
class Change:
    """The findings of an earlier report that are mended, and those of now that are new.

    `fixed` counts by unit. `unseen` counts those of files that were not looked at this
    time, of which nobody can tell; `new` are marks of findings, and their units counted.
    """

    name: str
    version: str
    fixed: Mapping[str, int]
    new: Mapping[str, int]
    remaining: int
    unseen: int
    marks: Collection[tuple[str, str]]

    def is_new(self, remark: Remark) -> bool:
        """Tell whether a remark speaks for a finding that is new."""
        return any((one.path, one.fingerprint) in self.marks for one in remark.spoken)


def change(
    before: Earlier, findings: Sequence[Finding], submitted: Submitted
) -> Change:
    """Return how the findings differ from those of an earlier report."""
    lost = Counter(before.findings)
    new = list(_unknown(findings, lost))
    fixed, unseen = _fixed(lost, submitted)
    return Change(
        name=before.name,
        version=before.version,
        fixed=fixed,
        new=Counter(map(submitted.unit, new)),
        remaining=len(findings) - len(new),
        unseen=unseen,
        marks={(one.path, one.fingerprint) for one in new},
    )


def _unknown(findings: Iterable[Finding], known: Counter[Known]) -> Iterator[Finding]:
    """Yield the findings that were not `known`; take away those that were.

    One in the same file is the same rather than one elsewhere: a table may stand twice.
    """
    others = [one for one in findings if not _taken(known, _known(one))]
    elsewhere = {mark: list(ones) for mark, ones in _by_mark(known).items()}
    for finding in others:
        alike = elsewhere.get(finding.fingerprint)
        if alike:
            _taken(known, alike.pop())
        else:
            yield finding


def _known(finding: Finding) -> Known:
    return Known(finding.path, finding.project, finding.fingerprint)


def _taken(known: Counter[Known], one: Known) -> bool:
    """Take one away if it is there."""
    there = known[one] > 0
    known[one] -= there
    return there


def _by_mark(known: Counter[Known]) -> Mapping[str, list[Known]]:
    marks: dict[str, list[Known]] = {}
    for one in known.elements():
        marks.setdefault(one.fingerprint, []).append(one)
    return marks


def _fixed(lost: Counter[Known], submitted: Submitted) -> tuple[Counter[str], int]:
    """Return how many are mended, by unit, and how many cannot be told.

    A file may come back under another name, but its projects keep theirs.
    """
    every = [(unit, part) for unit, parts in submitted.parts.items() for part in parts]
    named = {part.name: unit for unit, part in every if part.name}
    within = {(part.path, part.name): unit for unit, part in every}
    fixed: Counter[str] = Counter()
    unseen = 0
    for path, project, _ in lost.elements():
        unit = (
            within.get((path, project or ""))
            or submitted.owners.get((path, None))
            or named.get(project or "")
        )
        if unit is None:
            unseen += 1
        else:
            fixed[unit] += 1
    return fixed, unseen
