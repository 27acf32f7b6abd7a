"""Names for findings that stay the same while other rows come and go."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jixiaolint.findings import Finding
from jixiaolint.findings.lookup import Lookup
from jixiaolint.model import INDICATOR_TEXTS, Indicator, Table

_LENGTH = 16


def fingerprint(
    code: str,
    project: str | None,
    texts: Iterable[str | None],
    field: str | None,
    evidence: str | None,
    ordinal: int,
) -> str:
    """Return sixteen hexadecimal digits that depend on the arguments alone.

    Neither path nor place nor list number goes in, so a finding keeps its name when
    its file is moved or rows are put before it. `ordinal` tells apart findings that
    are equal in all else.
    """
    from hashlib import sha256

    parts = [code, project, list(texts), field, evidence, ordinal]
    data = json.dumps(parts, ensure_ascii=True).encode("ascii")
    return sha256(data).hexdigest()[:_LENGTH]


def stamp(findings: Iterable[Finding], tables: Iterable[Table]) -> Iterator[Finding]:
    """Yield the findings of one file, in their order, each with its fingerprint."""
    return (finding for finding, _ in stamped(findings, tables))


Equal = tuple[str, str | None, tuple[str | None, ...], str | None, str | None]
"""What findings have in common that only their order tells apart."""


def stamped(
    findings: Iterable[Finding], tables: Iterable[Table]
) -> Iterator[tuple[Finding, Equal]]:
    """Yield the findings as `stamp` does, with what equal ones have in common."""
    for finding, equal, ordinal in _counted(findings, tables):
        yield replace(finding, fingerprint=fingerprint(*equal, ordinal)), equal


def kins(findings: Iterable[Finding], tables: Iterable[Table]) -> Iterator[str]:
    """Yield of each finding of one file a fingerprint that leaves out its project.

    It stays the same where a project is given another name, even if the finding is on that.
    """
    for _, (code, project, texts, field, evidence), ordinal in _counted(
        findings, tables
    ):
        said = None if evidence == project else evidence
        yield fingerprint(code, None, texts, field, said, ordinal)


def _counted(
    findings: Iterable[Finding], tables: Iterable[Table]
) -> Iterator[tuple[Finding, Equal, int]]:
    """Yield findings with what equal ones have in common, numbered among these."""
    lookup = Lookup.of(tables)
    seen: Counter[Equal] = Counter()
    for finding in findings:
        texts = _texts(lookup.indicator(finding))
        equal = (finding.code, finding.project, texts, finding.field, finding.evidence)
        seen[equal] += 1
        yield finding, equal, seen[equal]


def _texts(indicator: Indicator | None) -> tuple[str | None, ...]:
    """Return what an indicator says, field by field, without its number."""
    if indicator is None:
        return ()
    values = (getattr(indicator, name) for name in INDICATOR_TEXTS)
    return tuple(None if value is None else value.judged for value in values)
