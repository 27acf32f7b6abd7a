"""How many of what a result holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from jixiaolint.file_report import FileReport
from jixiaolint.findings import Finding, Kind
from jixiaolint.remarks.remark import LEVELS, Level, Remark
from jixiaolint.rule.rule import SEVERITIES, Severity


def by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return the number of findings of each severity, zeros too, the gravest first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def by_level(remarks: Iterable[Remark]) -> dict[Level, int]:
    """Return the number of remarks of each level, zeros too, the strictest first."""
    counted = Counter(remark.level for remark in remarks)
    return {level: counted[level] for level in LEVELS.values()}


def by_problem(findings: Iterable[Finding]) -> dict[str, int]:
    """Return the number of findings of each problem that occurs, the commonest first."""
    counted = Counter(finding.problem for finding in findings)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def statistics(kinds: Mapping[Kind, int]) -> list[dict[str, object]]:
    """Return the number of findings told of each rule, the commonest first."""
    counted: Counter[tuple[str, ...]] = Counter()
    for kind, number in kinds.items():
        if kind.told:
            rule = (kind.code, kind.name, kind.problem, kind.severity)
            counted[rule] += number
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    keys = ("code", "name", "problem", "severity")
    return [
        {**dict(zip(keys, rule, strict=True)), "count": number}
        for rule, number in ranked
    ]


def indicators(files: Iterable[FileReport]) -> int:
    """Return the number of indicators in all files."""
    return sum(file.numbers.indicators for file in files)
