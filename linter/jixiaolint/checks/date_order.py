"""Deadlines against each other and against the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.model import Target
from jixiaolint.parse.years import latest
from jixiaolint.text import Span

_FIRST, _LAST = 1, 12


@dataclass(frozen=True, slots=True)
class Check:
    """A deadline stands at the wrong place in time.

    ``after-cycle``: the annual date is later than that of the cycle; ``after-year``: the
    annual date lies after the year of the table. Dates without a year are left alone,
    and so is the only value of a form whose project runs on until then.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("found",)
    how: Literal["after-cycle", "after-year"]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the annual value."""
        annual = _latest(subject.annual, subject.annual_target, _FIRST)
        if annual is None:
            return
        late = (
            _after_cycle(annual, subject)
            if self.how == "after-cycle"
            else _after_year(annual[0], subject)
        )
        if late:
            span = Span(0, len(subject.annual or ""))
            yield Hit("annual", span, slots={"found": str(annual[0])})


def _after_cycle(annual: tuple[int, int], subject: Row) -> bool:
    cycle = _latest(subject.cycle, subject.cycle_target, _LAST)
    return cycle is not None and annual > cycle


def _after_year(annual: int, subject: Row) -> bool:
    only = "cycle" not in subject.columns
    running = only and subject.end_year is not None and annual <= subject.end_year
    return subject.year is not None and annual > subject.year and not running


def _latest(
    text: str | None, target: Target | None, unknown: int
) -> tuple[int, int] | None:
    """Return year and month of the last date that a value demands.

    `unknown` stands for a month that is not given (2025年, 2025年三季度).
    """
    if text is None or target is None:
        return None
    parts = (target, *target.parts)
    spans = [part.span for part in parts if part.kind == "date" and part.span]
    if target.kind == "date":
        spans = [Span(0, len(text))]
    return max(
        (
            found
            for span in spans
            if (found := latest(text[slice(*span)], unknown)) is not None
        ),
        default=None,
    )
