"""How each unit stands: what it submitted, what is to be mended, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from jixiaolint.remarks.remark import Level, Remark
from jixiaolint.report.office.change import Change
from jixiaolint.report.office.submitted import Part, Submitted
from jixiaolint.report.office.targets import QUANTIFIED

Key = TypeVar("Key", bound=str)

WEIGHTS: Mapping[Level, int] = {"must": 3, "should": 1, "may": 0}
"""What a remark of each level adds to the points by which units are ranked."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit, its values counted by kind, its remarks by level and by problem.

    `rows` counts its indicators by the gravest remark on each, ``clean`` those without.
    """

    name: str
    parts: Sequence[Part]
    kinds: Mapping[str, int] = field(default_factory=Counter)
    levels: Mapping[Level, int] = field(default_factory=Counter)
    rows: Mapping[str, int] = field(default_factory=Counter)
    problems: Mapping[str, int] = field(default_factory=Counter)
    fixed: int = 0
    new: int = 0

    @property
    def indicators(self) -> int:
        """The number of rows."""
        return sum(self.kinds.values())

    @property
    def quantified(self) -> int:
        """The number of rows whose value is a figure or a day."""
        return sum(self.kinds[kind] for kind in QUANTIFIED)

    @property
    def points(self) -> int:
        """By what it is ranked: how much there is to mend."""
        return sum(WEIGHTS[level] * n for level, n in self.levels.items())


def standings(submitted: Submitted, change: Change | None) -> tuple[Standing, ...]:
    """Return all units, the one that needs most first; of equals, the smaller one."""
    made = (
        _standing(name, submitted.parts[name], unit.all_remarks(), change)
        for name, unit in submitted.units.items()
    )
    return tuple(sorted(made, key=lambda one: (-one.points, one.indicators, one.name)))


def _standing(
    unit: str,
    parts: Sequence[Part],
    remarks: Sequence[Remark],
    change: Change | None,
) -> Standing:
    kinds: Counter[str] = Counter()
    for part in parts:
        kinds.update(part.kinds)
    rows = Counter(one.level for one in remarks if one.seq is not None)
    return Standing(
        name=unit,
        parts=parts,
        kinds=kinds,
        levels=Counter(one.level for one in remarks),
        rows=rows | Counter(clean=max(0, sum(kinds.values()) - sum(rows.values()))),
        problems=Counter(name for one in remarks for name in problems(one)),
        fixed=change.fixed.get(unit, 0) if change else 0,
        new=change.new.get(unit, 0) if change else 0,
    )


def problems(remark: Remark) -> tuple[str, ...]:
    """Return the problems of a row, each once, those that give way too."""
    found = (one.problem for one in (*remark.spoken, *remark.spared))
    return tuple(dict.fromkeys(found))


def whole(standings: Sequence[Standing], name: str) -> Standing:
    """Return several units as one."""
    return Standing(
        name=name,
        parts=[part for one in standings for part in one.parts],
        kinds=_sum(one.kinds for one in standings),
        levels=_sum(one.levels for one in standings),
        rows=_sum(one.rows for one in standings),
        problems=_sum(one.problems for one in standings),
        fixed=sum(one.fixed for one in standings),
        new=sum(one.new for one in standings),
    )


def _sum(counts: Iterable[Mapping[Key, int]]) -> Counter[Key]:
    total: Counter[Key] = Counter()
    for one in counts:
        total.update(one)
    return total
