"""The points that a project's indicators are worth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from jixiaolint.checks.fields import Filled
from jixiaolint.errors import UnfitError, shown
from jixiaolint.labels.dimension import level_named
from jixiaolint.parsing.amount import parse_amount
from jixiaolint.rule.hit import Condition, Hit, Others, Wants, holds
from jixiaolint.rule.reads import reads
from jixiaolint.rule.subject import ProjectView
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.said import Said

_SCORED = Wants(Filled((FieldName("score"),)), rows=2)
"""Rows with a score; one alone is no share of anything."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Something is wrong with the scores, of which most rows must have one.

    ``sum``: they add up to none of `totals`, or to more than all where a row has none;
    ``nothing``: a row has zero or less;
    ``heavy``: a row has more than `share` of all; ``equal``: at least `least` rows, all
    with the same score. Rows for which `unless` holds are not reported.
    """

    SLOTS: ClassVar[tuple[str, ...]] = (
        "total",
        "wanted",
        "gap",
        "score",
        "number",
    )
    wants: ClassVar[Wants] = _SCORED
    how: Literal["sum", "nothing", "heavy", "equal"]
    totals: tuple[Decimal, ...] = (Decimal(90), Decimal(100))
    tolerance: Decimal = Decimal("0.5")
    share: Decimal = Decimal("0.4")
    least: int = 8
    unless: Condition | None = None

    @property
    def rows_read(self) -> frozenset[str]:
        """The fields of rows that it looks at."""
        return (reads(self.unless) if self.unless else frozenset()) | {"score"}

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit on the project or on each row that is wrong."""
        scores, total = _scored(tuple([row.score for row in subject.rows]))
        if len(scores) < 2 or len(scores) * 2 < len(subject.rows):
            return
        # A share of one is a weight written as a fraction.
        scale = 100 if total <= Decimal("1.01") else 1
        match self.how:
            case "sum":
                gaps = [total * scale - one for one in self.totals]
                more = all(gap > self.tolerance for gap in gaps)
                complete = len(scores) == len(subject.rows)
                if more or (complete and all(abs(g) > self.tolerance for g in gaps)):
                    yield Hit("name", slots=self._sum(total, scale))
            case "nothing":
                bare = [seq for seq, s in scores.items() if s <= 0]
                yield from self._rows(subject, scores, bare)
            case "heavy":
                heavy = [seq for seq, s in scores.items() if s > self.share * total > 0]
                yield from self._rows(subject, scores, heavy if len(scores) > 3 else [])
            case "equal":
                if len(scores) >= self.least and len(set(scores.values())) == 1:
                    yield Hit("name", slots={"score": str(next(iter(scores.values())))})

    def _sum(self, total: Decimal, scale: int) -> dict[str, str | Others]:
        """Return what the scores make, what they should, and how far that is."""
        wanted = [one / scale for one in self.totals]
        return {
            "total": _plain(total),
            "wanted": Others(tuple(map(_plain, wanted)), len(wanted), either=True),
            "gap": _plain(min(abs(total - one) for one in wanted)),
        }

    def _rows(
        self, subject: ProjectView, scores: Mapping[int, Decimal], seqs: list[int]
    ) -> Iterator[Hit]:
        total = sum(scores.values(), Decimal())
        for seq in seqs:
            row = subject.rows[seq - 1]
            if self.unless and holds(self.unless, row):
                continue
            share = f"{scores[seq] / total * 100:.0f}" if total else "0"
            slots = {"score": (row.score or "").strip(), "number": share}
            yield Hit("score", seq=seq, slots=slots)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


@lru_cache(maxsize=1024)
def _scored(written: tuple[str | None, ...]) -> tuple[Mapping[int, Decimal], Decimal]:
    """Return the scores of rows by their numbers, and what they make: few ways are in use."""
    found = {seq: _points(score) for seq, score in enumerate(written, 1)}
    scores = {seq: number for seq, number in found.items() if number is not None}
    return scores, sum(scores.values(), Decimal())


def _points(score: str | None) -> Decimal | None:
    """Return a score as a number, whether written 10, 10分 or 10%."""
    return parse_amount((score or "").strip().rstrip("分%％ "))


def _all(things: Iterable[str]) -> Others:
    named = tuple(things)
    return Others(named, len(named))


_RANGE = re.compile(r"(\w+)=(\d+)-(\d+)")


def _range(written: str) -> str:
    """Return a range of points with the key of its level."""
    found = _RANGE.fullmatch(written)
    if found is None:
        raise UnfitError(
            Said(
                f"“{shown(written)}”应写成 级别=最低-最高，如 产出=40-60。",
                f"'{shown(written)}' must read LEVEL=LEAST-MOST, such as output=40-60.",
            )
        )
    return f"{level_named(found[1])}={found[2]}-{found[3]}"


@dataclass(frozen=True, slots=True)
class Weights:
    """The points of a level lie outside its range (``output=40-60``).

    Silent unless every row has a level and a score; levels without a range may have any
    number of points.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("wrong", "usual")
    wants: ClassVar[Wants] = _SCORED
    rows_read: ClassVar[tuple[str, ...]] = ("level1", "score")
    ranges: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what is no range, or one of a level that nobody knows."""
        object.__setattr__(self, "ranges", tuple(map(_range, self.ranges)))

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one hit that gives the levels out of range, and what is usual."""
        points: dict[str, Decimal] = defaultdict(Decimal)
        labels: dict[str, str] = {}
        for row in subject.rows:
            score = parse_amount(row.score or "")
            if row.level is None or score is None:
                return
            points[row.level] += score
            labels[row.level] = row.level1 or ""
        known = {level: (int(low), int(high)) for level, low, high in self._ranges()}
        wrong = [
            level
            for level, total in points.items()
            if level in known and not known[level][0] <= total <= known[level][1]
        ]
        if len(points) > 1 and wrong:
            slots = {
                "wrong": _all(f"{labels[level]}{points[level]:f}" for level in wrong),
                "usual": _all("–".join(map(str, known[level])) for level in wrong),
            }
            yield Hit("name", slots=slots)

    def _ranges(self) -> list[tuple[str, str, str]]:
        return [found for one in self.ranges for found in _RANGE.findall(one)]
