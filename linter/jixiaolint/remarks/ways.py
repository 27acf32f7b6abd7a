"""What a row's findings call for: which one is followed first, and which give way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from jixiaolint.cache.things import kept
from jixiaolint.findings import Finding, Whole
from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.resources import folder
from jixiaolint.rule.rule import SEVERITIES, Problem

_ITSELF = "itself"
_UNNAMED = Problem("", "")
"""A problem that only a folder of rules names: it is mended where it is found."""


_Ways = tuple[Mapping[str, Problem], Mapping[str, Sequence[str]]]


def remedies() -> Mapping[str, Sequence[str]]:
    """Return the remedies, the most thorough first, with the fields that each renews."""
    return _ways()[1]


def problem(finding: Finding) -> Problem:
    """Return what is known of the problem of a finding."""
    return _ways()[0].get(finding.problem, _UNNAMED)


@cache
def _ways() -> _Ways:
    """Return the problems that we name, and the remedies."""
    return kept("ways", _read)


def _read() -> _Ways:
    from jixiaolint.rule_files.load import problems
    from jixiaolint.yaml_values.compose import read_located

    rules = folder("rules")
    return problems(rules / "problems.yaml"), read_located(rules / "remedies.yaml").data


def sorted_out(
    findings: Sequence[Finding], whole: Whole | None
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that need an answer, the main one first, and those that do not.

    Replacing beats renaming, renaming beats moving, moving beats mending: a finding gives
    way to one that renews its field by a more thorough remedy. Where it is known how the
    `whole` row could read, that tells for which of them nothing had to be done.
    """
    spoken: list[Finding] = []
    spared: list[Finding] = []
    renewed = _renewed(findings)
    for one in sorted(findings, key=_rank):
        if whole:
            moot = one.code in whole.gives_way
        else:
            moot = renewed.get(one.field, _depth(one)) < _depth(one)
        (spared if moot else spoken).append(one)
    return tuple(spoken), tuple(spared)


def _renewed(findings: Iterable[Finding]) -> Mapping[str | None, int]:
    """Return for each field the most thorough remedy that takes it along."""
    least: dict[str | None, int] = {}
    for one in findings:
        depth = _depth(one)
        for name in remedies()[problem(one).remedy]:
            field = one.field if name == _ITSELF else name
            least[field] = min(depth, least.get(field, depth))
    return least


def _rank(finding: Finding) -> tuple[object, ...]:
    fields = INDICATOR_TEXTS
    at = fields.index(finding.field) if finding.field in fields else len(fields)
    grave = SEVERITIES.index(finding.severity)
    return _depth(finding), grave, at, finding.code, finding.message


def _depth(finding: Finding) -> int:
    """Return how thorough the remedy of a finding is, 0 for the most thorough."""
    return list(remedies()).index(problem(finding).remedy)
