"""Judge a file by shares: its projects apart from one another, its tables as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jixiaolint.blocks.cuts import bare
from jixiaolint.blocks.judged import Findings, Open
from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.rulebook import Rulebook
from jixiaolint.engine.subject import FileView
from jixiaolint.findings import Finding, order
from jixiaolint.fingerprint import fingerprint, stamped
from jixiaolint.model import Table, plain
from jixiaolint.report import lines
from jixiaolint.result import Reading
from jixiaolint.shares.cut import Share, projects_of, shares, tables_of
from jixiaolint.shares.spread import spread


def judged(
    book: Rulebook, file: Reading, forms: tuple[str, ...], processes: int
) -> Findings | None:
    """Return the findings in a file; nothing if it is to be judged by one process."""
    cut = shares(file.tables, processes)
    if not cut:
        return None
    view = file_view(file.extraction, file.gaps)
    judges = tuple(map(book.judge_of, view.tables))
    work = _Judging(
        file, view, book.general(), judges, forms, _shared(file.tables, cut)
    )
    made = spread(work, [*cut, None], processes)
    return None if made is None else _joined(made, forms)


def _shared(tables: Sequence[Table], cut: Iterable[Share]) -> frozenset[str]:
    """Return the names that projects of several shares have."""
    names = (
        {bare(plain(one.name) or "") for one in projects_of(tables, share)}
        for share in cut
    )
    counted = Counter(name for each in names for name in each)
    return frozenset(name for name, number in counted.items() if number > 1)


@dataclass(frozen=True, slots=True)
class _Judging:
    """A file, the judges of what no table decides and of each table, and the formats.

    `shared` are names of projects that stand in several shares.
    """

    file: Reading
    view: FileView
    general: Judge
    judges: Sequence[Judge]
    forms: tuple[str, ...]
    shared: frozenset[str]

    def __call__(self, share: Share | None) -> Findings | None:
        """Return the findings in a share, or on file and tables as a whole.

        Nothing if a rule crashed, for it is asked no more then, wherever that was.
        """
        found = self._on_tables() if share is None else self._in_projects(share)
        tables = (
            self.file.tables if share is None else tables_of(self.file.tables, share)
        )
        pairs = list(stamped(sorted(found, key=order), tables))
        if self.general.crashed or any(judge.crashed for judge in self.judges):
            return None
        told = [finding for finding, _ in pairs]
        return Findings(
            tuple(order(finding) for finding in told),
            {form: [*lines(form, told)] for form in self.forms},
            Counter(finding.severity for finding in told),
            tuple(
                Open(number, equal, finding.fingerprint)
                for number, (finding, equal) in enumerate(pairs)
                if share is not None and bare(finding.project or "") in self.shared
            ),
            () if self.forms else tuple(told),
        )

    def _on_tables(self) -> Iterator[Finding]:
        source = self.file.source
        yield from self.general.file(self.view, source)
        for judge, table in zip(self.judges, self.view.tables, strict=True):
            yield from judge.whole(table, source)

    def _in_projects(self, share: Share) -> Iterator[Finding]:
        for at, start, end in share:
            table = self.view.tables[at]
            part = replace(table, projects=table.projects[start:end])
            yield from self.judges[at].projects(part, self.file.source)


def _joined(parts: Sequence[Findings], forms: tuple[str, ...]) -> Findings:
    """Return findings in order, those that are equal numbered over all shares."""
    every = sorted(
        (key, at, number)
        for at, part in enumerate(parts)
        for number, key in enumerate(part.keys)
    )
    anew = _stamps(parts, ((at, number) for _, at, number in every))

    def line(form: str, at: int, number: int) -> str:
        """Return a finding as it is written."""
        said, stamps = parts[at].lines[form][number], anew.get((at, number))
        return said.replace(*stamps) if stamps else said

    def finding(at: int, number: int) -> Finding:
        """Return a finding."""
        said, stamps = parts[at].found[number], anew.get((at, number))
        return replace(said, fingerprint=stamps[1]) if stamps else said

    return Findings(
        tuple(key for key, _, _ in every),
        {form: [line(form, at, number) for _, at, number in every] for form in forms},
        sum((part.severities for part in parts), Counter()),
        found=() if forms else tuple(finding(at, number) for _, at, number in every),
    )


def _stamps(
    parts: Sequence[Findings], places: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the fingerprints of findings that may have equals in other shares.

    Each with that which it has in its share.
    """
    may = {(at, one.number): one for at, part in enumerate(parts) for one in part.open}
    seen: Counter[str] = Counter()
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for place in places:
        if one := may.get(place):
            kind = fingerprint(*one.equal, 0)
            seen[kind] += 1
            found[place] = one.fingerprint, fingerprint(*one.equal, seen[kind])
    return found
