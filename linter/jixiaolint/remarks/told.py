"""From findings to remarks: one for each row, project or table, in document order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiaolint.findings import Finding
from jixiaolint.findings.lookup import Lookup
from jixiaolint.model import Table
from jixiaolint.remarks.cells import Subject, Whereabouts, cells
from jixiaolint.remarks.remark import LEVELS, Cell, Remark
from jixiaolint.remarks.rewrite import as_it_reads, rewritten, settling
from jixiaolint.remarks.ways import sorted_out
from jixiaolint.rule.rule import SEVERITIES, Rule
from jixiaolint.said import Language
from jixiaolint.source import Source


def remarks(
    findings: Iterable[Finding],
    tables: Iterable[Table],
    source: Source,
    rules: Mapping[str, Rule],
    lang: Language,
) -> Iterator[Remark]:
    """Yield what there is to say of one file: of the file itself, projects, their rows."""
    tables = tuple(tables)
    lookup, where = Lookup.of(tables), Whereabouts.of(source, tables)
    groups: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.project_index or 0, finding.seq or 0].append(finding)
    for (index, _), group in sorted(groups.items(), key=lambda pair: pair[0]):
        row = lookup.indicator(group[0])
        yield _remark(
            group, Subject(lookup.projects.get(index), row), rules, where, lang
        )


def _remark(
    findings: Sequence[Finding],
    subject: Subject,
    rules: Mapping[str, Rule],
    where: Whereabouts,
    lang: Language,
) -> Remark:
    whole = settling(findings)
    spoken, spared = sorted_out(findings, whole)
    first, row = spoken[0], subject.indicator
    changed = whole.texts if whole else ()
    known = cells(spoken, subject, rules, where, changed)
    rule = rules.get(first.code)
    return Remark(
        path=first.path,
        project_index=first.project_index,
        project=first.project,
        seq=first.seq,
        level=LEVELS[min((one.severity for one in findings), key=SEVERITIES.index)],
        cells=known,
        now=as_it_reads(row) if row else _said(known),
        rewrite=rewritten(row, whole) if row and whole else None,
        title=rule.title.of(lang) if rule else first.message,
        why=rule.why.of(lang) if rule else "",
        basis=first.cites,
        spoken=spoken,
        spared=spared,
    )


def _said(known: Sequence[Cell]) -> dict[str, str]:
    """Return what stands in the fields of a project or table that are concerned."""
    own = (cell for cell in known if cell.seq is None)
    return {cell.field: cell.evidence for cell in own if cell.field and cell.evidence}
