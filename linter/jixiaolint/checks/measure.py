"""What the name gives one to measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from jixiaolint.parsing.unit import unit_class
from jixiaolint.parsing.values import Measure
from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import Row
from jixiaolint.rule.terms import Letters
from jixiaolint.rule.vocabulary import UnitClass
from jixiaolint.words.plain import plain

Kind = Literal[
    "rate", "count", "amount", "money", "time", "satisfaction", "degree", "grade",
    "question", "activity", "wish", "claim", "thing", "label", "code", "filler",
]  # fmt: skip
Part = Literal["head", "unit", "group", "limit", "parts"]


@dataclass(frozen=True, slots=True)
class Check:
    """Every option that is given fits the structured name.

    `kind` and `polarity` (``up``, ``down``, ``none``) are those of the contract; `head`
    are words that its head is one of; `unit` names classes of the unit that the name
    states (``money``, ``person`` …, ``none``); the name states all of `has` and none of
    `lacks`.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("head",)
    READS: ClassVar[tuple[str, ...]] = ("name",)
    kind: tuple[Kind, ...] = ()
    polarity: tuple[Literal["up", "down", "none"], ...] = ()
    head: Letters | None = None
    unit: tuple[UnitClass, ...] = ()
    has: tuple[Part, ...] = ()
    lacks: tuple[Part, ...] = ()

    sure: ClassVar[bool] = True
    figures_aside: ClassVar[bool] = True

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells which leaves a name fits: names are many, measures few."""
        known: dict[object, tuple[int, ...]] = {}

        def look(row: Row) -> tuple[int, ...]:
            """Return the numbers of the leaves that hold."""
            measure = row.measure
            if measure is None:
                return ()
            key = _seen(measure)
            found = known.get(key)
            if found is None:
                fits = (n for n, leaf in enumerate(leaves) if leaf._fits(measure))
                found = known[key] = tuple(fits)
            return found

        return look

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the words that say what is measured."""
        measure = subject.measure
        if measure is not None and self._fits(measure):
            head = measure.head or ""
            yield Hit("name", measure.head_span, slots={"head": head})

    def _fits(self, measure: Measure) -> bool:
        return (
            (not self.kind or measure.kind in self.kind)
            and (not self.polarity or (measure.polarity or "none") in self.polarity)
            and (self.head is None or plain(measure.head or "").text in self.head)
            and (not self.unit or _class(measure) in self.unit)
            and all(getattr(measure, part) for part in self.has)
            and not any(getattr(measure, part) for part in self.lacks)
        )


def _seen(measure: Measure) -> tuple[object, ...]:
    """Return all of a measure that a leaf looks at."""
    return (
        measure.kind,
        measure.polarity,
        measure.head,
        measure.unit,
        measure.group is None,
        measure.limit is None,
        measure.parts is None,
    )


def _class(measure: Measure) -> str:
    return unit_class(measure.unit) or "other" if measure.unit else "none"
