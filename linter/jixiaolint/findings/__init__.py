"""A finding: what is wrong where, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import NamedTuple

from jixiaolint.place import Place, position
from jixiaolint.rule.case import Rewrite
from jixiaolint.rule.hit import Beside
from jixiaolint.rule.rule import SEVERITIES, Severity
from jixiaolint.text import Span


class Fix(NamedTuple):
    """An edit that would mend a finding: `safety` is ``safe`` or ``unsafe``."""

    safety: str
    field: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A row as it could read as a whole: the fields that change, by name.

    Of the codes of its findings `settled` are those that are gone then, `open` the
    others; `gives_way` are those of the settled ones for which nothing was done.
    """

    texts: Mapping[str, str]
    settled: tuple[str, ...]
    open: tuple[str, ...]
    gives_way: tuple[str, ...]


@dataclass(slots=True, unsafe_hash=True)
class Finding:
    """One problem of one indicator, project, table or file; never changed.

    Like a text, a frozen one would take several times as long to make.

    `seq` is None for a finding on a project, `project_index` None for one on a table or
    file. `span` counts characters within `field`; `evidence` is their text.
    `fingerprint` is stamped on by ``fingerprint.stamp``. `beside`, `whole` and `cites` are no
    keys of the contract: remarks tell the first as further cells, the second as how the
    whole row could read, one for all findings of a row, and the third as their basis: what
    of it binds the unit that is told. A `rewrite` of several fields is no key of the
    contract either, which knows one field: it is written as ``together``. Where it is
    `doubtful`, people are told the suggestion beside it.
    """

    code: str
    name: str
    severity: Severity
    problem: str
    message: str
    suggestion: str
    basis: str
    path: str
    project_index: int | None
    project: str | None
    seq: int | None
    field: str | None
    place: Place
    span: Span | None = None
    evidence: str | None = None
    fix: Fix | None = None
    fingerprint: str = ""
    rewrite: Rewrite | None = None
    whole: Whole | None = None
    beside: tuple[Beside, ...] = ()
    cites: str = ""
    doubtful: bool = False

    def as_dict(self) -> dict[str, object]:
        """Return the finding with the keys of the contract, in its order."""
        values: dict[str, object] = dict(zip(_OWN, _values(self), strict=True))
        values["place"] = self.place.as_dict()
        values["span"] = None if self.span is None else list(self.span)
        values["fix"] = None if self.fix is None else self.fix._asdict()
        own = self.rewrite
        values["rewrite"] = own.as_dict() if own and not own.also else None
        values["together"] = (
            [one.as_dict() for one in own.split()] if own and own.also else None
        )
        return values


_OWN = tuple(
    field.name
    for field in fields(Finding)
    if field.name not in ("beside", "whole", "cites", "doubtful")
)
_values: Callable[[Finding], tuple[object, ...]] = attrgetter(*_OWN)
KEYS = (*_OWN, "together")
"""The keys of a finding in the contract, in its order."""


class Kind(NamedTuple):
    """What findings of a rule have in common that count for a run.

    One that is grave enough `fails` the run; only those that are `told` are reported.
    """

    code: str
    name: str
    problem: str
    severity: Severity
    fails: bool
    told: bool


def order(finding: Finding) -> tuple[object, ...]:
    """Return the key that sorts findings by path, table, row, column and code."""
    place = finding.place
    row, column = position(place.cell) or (0, 0)
    return (
        finding.path,
        place.sheet or "",
        place.page or 0,
        place.table or 0,
        place.line or place.row or place.paragraph or row,
        place.column or column,
        finding.code,
        finding.project_index or 0,
        finding.seq or 0,
        finding.field or "",
        finding.span or (0, 0),
        finding.message,
    )


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Return whether `severity` is as grave as `threshold` or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
