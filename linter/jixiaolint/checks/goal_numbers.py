"""The figures in a goal against the indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from jixiaolint.checks.echoes import coverage
from jixiaolint.parsing.figure import Figure, figures
from jixiaolint.parsing.unit import unit_class
from jixiaolint.parsing.values import Target
from jixiaolint.parsing.years import years_in
from jixiaolint.resources import lexicon
from jixiaolint.rule.hit import Beside, Hit
from jixiaolint.rule.subject import ProjectView, Row
from jixiaolint.rule.terms import Letters, Terms
from jixiaolint.words.fold import fold

# A table of many goals is long, and a piece longer than this is no phrase to quote.
_QUOTED = 24
_HALF = 0.5
_CACHE = 16384
_NUMERAL = re.compile(r"(?<![\d.])\d+(?:\.\d+)*")
_COUNTED = frozenset(
    ("count", "document", "person", "length", "area", "weight", "volume", "energy")
)


@dataclass(frozen=True, slots=True)
class Check:
    """A figure in the goal has no counterpart among the indicators.

    ``contradicts``: an indicator of the same thing in the same unit has another figure,
    and not merely a stricter one; ``absent``: no indicator has the figure or speaks of
    the thing at all. Only what the project sets itself counts: sentences with a word of
    `background` or another year, and clauses with a word of `aside` (money, sources,
    parts of a whole) are passed over, and ``absent`` asks for counts behind one of
    `verbs` and for rates that are to be reached, never for units of `vague`.
    Words of `ignore` name no thing.
    """

    READS: ClassVar[tuple[str, ...]] = ("rows",)
    rows_read: ClassVar[tuple[str, ...]] = (
        "name", "description", "annual", "cycle", "measure_unit",
    )  # fmt: skip
    SLOTS: ClassVar[tuple[str, ...]] = ("figure", "rival", "rival_value")
    how: Literal["contradicts", "absent"]
    verbs: Letters
    background: Letters
    aside: Letters
    ignore: Letters
    vague: Letters | None = None
    field: Literal["goal", "cycle_goal"] = "goal"

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for each such figure, marked in the goal."""
        text = subject.text(self.field)
        rows = [row for row in subject.rows if row.name] if text else []
        if not text or not rows:
            return
        stated = _stated(text, subject.year, self.background, self.aside)
        for figure in stated:
            if self.how == "contradicts":
                if rival := self._rival(figure, stated, rows):
                    yield self._hit(figure, text, rival, self._beside(subject, rival))
            elif subject.project.kind != "department" and self._absent(
                figure, stated, rows
            ):
                yield self._hit(figure, text, None)

    def _beside(self, subject: ProjectView, row: Row) -> tuple[Beside, ...]:
        """Return where the value of a row of the project stands."""
        seq = next(at for at, one in enumerate(subject.rows, 1) if one is row)
        return (Beside("annual" if self.field == "goal" else "cycle", seq=seq),)

    def _hit(
        self,
        figure: Figure,
        text: str,
        rival: Row | None,
        beside: tuple[Beside, ...] = (),
    ) -> Hit:
        word = figure.piece if len(figure.piece) <= _QUOTED else None
        slots = {
            "figure": word or text[slice(*figure.span)],
            "rival": (rival.name or "") if rival else "",
            "rival_value": (self._value(rival) or "") if rival else "",
        }
        return Hit(self.field, figure.span, slots=slots, beside=beside)

    def _value(self, row: Row) -> str | None:
        return row.annual if self.field == "goal" else row.cycle

    def _target(self, row: Row) -> Target | None:
        return row.annual_target if self.field == "goal" else row.cycle_target

    def _rival(
        self, figure: Figure, stated: Sequence[Figure], rows: Sequence[Row]
    ) -> Row | None:
        """Return the row that gives the same thing another figure."""
        alike = {
            self._likeness(row, figure): row
            for row in reversed(rows)
            if self._differs(row, figure) and not self._taken(row, figure, stated)
        }
        best = max(alike, default=0.0)
        if best < _HALF or any(self._keeps(row, figure) for row in rows):
            return None
        return alike[best]

    def _keeps(self, row: Row, figure: Figure) -> bool:
        """Say whether a row carries the figure; 100% may be that of another thing."""
        alike = figure.unit != "%" or coverage(self._core(row), figure.clause) > 0
        return alike and _carries(row, figure)

    def _differs(self, row: Row, figure: Figure) -> bool:
        target = self._target(row)
        if target is None or target.kind != "quantity" or target.per:
            return False
        number = _number_in(target, row, figure.unit)
        return number is not None and not figure.allows(number)

    def _taken(self, row: Row, figure: Figure, stated: Sequence[Figure]) -> bool:
        """Say whether the row has the figure of another passage, or the sum of all."""
        target = self._target(row)
        number = target.number() if target else None
        same = [one for one in stated if one.unit == figure.unit]
        if figure.unit != "%" and number == sum(one.number for one in same):
            return True
        mine = self._likeness(row, figure)
        return any(
            one.number == number
            and (figure.unit != "%" or self._likeness(row, one) >= mine)
            for one in same
        )

    def _likeness(self, row: Row, figure: Figure) -> float:
        """Return how much of the figure's phrase the row's name says; 0 if it says more."""
        core = self._core(row)
        if len(core) < 2 or coverage(core, figure.clause) < 1:
            return 0.0
        return coverage(self._phrase(figure), core)

    def _phrase(self, figure: Figure) -> str:
        return re.sub(r"[\d.,\s%]+", "", self.ignore.without(figure.piece))

    def _core(self, row: Row) -> str:
        return _core(row.stem or "", self.ignore)

    def _absent(
        self, figure: Figure, stated: Sequence[Figure], rows: Sequence[Row]
    ) -> bool:
        """Say whether a target of the project is left to no indicator."""
        if not self._is_asked(figure) or any(_carries(row, figure) for row in rows):
            return False
        numbers = [_number_in(row.annual_target, row, figure.unit) for row in rows]
        beside = (f for f in stated if f.sentence == figure.sentence)
        same = [f.number for f in beside if f.unit == figure.unit]
        if sum(filter(None, numbers)) == figure.number or sum(same) in numbers:
            return False
        return not any(self._speaks_of(row, figure) for row in rows)

    def _is_asked(self, figure: Figure) -> bool:
        if figure.unit == "%":
            return figure.is_change
        if figure.is_scope:
            return False
        vague = self.vague is not None and figure.unit in self.vague
        counted = figure.kind in _COUNTED and not vague
        return counted and self.verbs.stand_in(figure.lead)

    def _speaks_of(self, row: Row, figure: Figure) -> bool:
        """Say whether a row may mean the same thing, in its unit or in words."""
        target = row.annual_target or row.cycle_target
        number = _number_in(row.annual_target, row, figure.unit)
        if target and target.number() is not None and number is None:
            return False
        core = self._core(row)
        return coverage(self.verbs.without(core) or core, figure.clause) > 0


@lru_cache(maxsize=256)
def _stated(
    text: str, year: int | None, background: Terms, aside: Terms
) -> tuple[Figure, ...]:
    """Return the figures of a goal that the project sets itself; none of several years."""
    whole = fold(text)
    if year is None and len({one for one, _ in years_in(whole)}) > 1:
        return ()

    def is_set(figure: Figure) -> bool:
        """Say whether the project sets itself a figure."""
        years = {one for one, _ in years_in(figure.sentence)}
        return not (
            (year is not None and years - {year})
            or background.stand_in(figure.sentence)
            or aside.stand_in(figure.clause)
            or figure.is_per_piece
        )

    return tuple(filter(is_set, figures(whole)))


@lru_cache(maxsize=_CACHE)
def _core(stem: str, ignore: Terms) -> str:
    """Return what a name says but for words to ignore, blanks and signs."""
    return re.sub(r"\W+", "", ignore.without(_untailed(stem)))


def _untailed(stem: str) -> str:
    """Return a name without what only says that things are counted: 人数, 总面积."""
    for tail in lexicon("count-tail"):
        if stem.endswith(tail):
            return stem.removesuffix(tail)
    bare = stem.removesuffix("数")
    counted = bare != stem and unit_class(bare[-1:]) is not None
    return bare[:-1] if counted else bare


def _number_in(target: Target | None, row: Row, unit: str) -> Decimal | None:
    """Return the number that a row demands in a unit."""
    if target is None:
        return None
    own = "%" if target.percent else target.unit or row.measure_unit or ""
    return target.number() if fold(own) == unit else None


def _carries(row: Row, figure: Figure) -> bool:
    """Say whether a row has the figure in a value, its name or its explanation."""
    for target in (row.annual_target, row.cycle_target):
        parts = (target, *target.parts) if target else ()
        if any(figure.number in (p.number(), p.high_number()) for p in parts):
            return True
    written = _written(row.name, row.description, row.annual, row.cycle)
    return f"{figure.number.normalize():f}" in written


@lru_cache(maxsize=_CACHE)
def _written(*texts: str | None) -> frozenset[str]:
    """Return the numbers that stand in texts, those with decimals also without."""
    return frozenset(
        found[:end]
        for text in texts
        for found in _NUMERAL.findall(fold(text or ""))
        for end in [*(at for at, one in enumerate(found) if one == "."), len(found)]
    )
