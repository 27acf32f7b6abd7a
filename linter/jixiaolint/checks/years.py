"""Years and deadlines against those of the table and of the project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from jixiaolint.parsing.values import Target
from jixiaolint.parsing.years import latest, years_in
from jixiaolint.rule.hit import HOLDS, Hit
from jixiaolint.rule.subject import ProjectView, Row
from jixiaolint.rule.terms import Letters
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.text import Span
from jixiaolint.words.fold import fold


@dataclass(frozen=True, slots=True)
class OneYear:
    """Its first and last year are known and the same."""

    READS: ClassVar[tuple[str, ...]] = ("start_year", "end_year")

    def find(self, subject: Any) -> Iterator[Hit]:
        """Yield one bare hit if it lasts one year."""
        term = getattr(subject, "project", subject)
        if term.start_year is not None and term.start_year == term.end_year:
            yield HOLDS


@dataclass(frozen=True, slots=True)
class SeveralYears:
    """Its first and last year are known and differ.

    A project that runs for more than `most` years is one without an end (2025 to 2099)
    and does not count. With `going_on`, the year of the table must not be the last one,
    in which all may be handed over; a year that is not known passes.
    """

    READS: ClassVar[tuple[str, ...]] = ("start_year", "end_year", "year")

    most: int = 10
    going_on: bool = False

    def find(self, subject: Any) -> Iterator[Hit]:
        """Yield one bare hit if it lasts several years."""
        term = getattr(subject, "project", subject)
        if term.start_year is None or term.end_year is None:
            return
        if self.going_on and subject.year == term.end_year:
            return
        if 0 < term.end_year - term.start_year <= self.most:
            yield HOLDS


_AROUND = 8


@dataclass(frozen=True, slots=True)
class StaleYear:
    """One of `fields` names a year before that of the table, and no later one.

    With `later`, it is a year more than that many years after the table's instead.

    Silent where the table's year is unknown, and where a word of `unless` stands within a
    few characters of the year (较2023年, 2021—2025年规划). With `term`, the years in which
    the project runs are not stale either.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("found", "word")
    READS: ClassVar[tuple[str, ...]] = ("start_year", "year")
    fields: tuple[FieldName, ...]
    unless: Letters
    later: int = 0
    term: bool = False

    def find(self, subject: Row | ProjectView) -> Iterator[Hit]:
        """Yield the first such year, marked."""
        for field in self.fields if subject.year else ():
            text = fold(subject.text(field) or "")
            for year, (start, end) in self._wrong(text, subject):
                near = text[max(0, start - _AROUND) : end + _AROUND]
                if not self.unless.stand_in(near):
                    word = text[start : end + 1]
                    slots = {"found": str(year), "word": word}
                    yield Hit(field, Span(start, end), slots=slots)
                    return

    def _wrong(self, text: str, subject: Row | ProjectView) -> list[tuple[int, Span]]:
        current = subject.year or 0
        first = self._first(subject)
        years = years_in(text)
        if self.later:
            return [(year, at) for year, at in years if year > current + self.later]
        stale = all(year < min(current, first) for year, _ in years)
        return years if stale else []

    def _first(self, subject: Row | ProjectView) -> int:
        """Return the first year that is not stale for the project's sake."""
        start = getattr(getattr(subject, "project", subject), "start_year", None)
        return start if self.term and start else 9999


_FIRST, _LAST = 1, 12


@dataclass(frozen=True, slots=True)
class DateOrder:
    """A deadline stands at the wrong place in time.

    ``after-cycle``: the annual date is later than that of the cycle; ``after-year``: the
    annual date lies after the year of the table. Dates without a year are left alone,
    and so is the only value of a form whose project runs on until then.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("found",)
    READS: ClassVar[tuple[str, ...]] = (
        "cycle",
        "annual",
        "measure_unit",
        "columns",
        "end_year",
        "year",
    )
    how: Literal["after-cycle", "after-year"]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the annual value."""
        annual = _latest(subject.annual, subject.annual_target, _FIRST)
        is_late = {"after-cycle": _after_cycle, "after-year": _after_year}[self.how]
        if annual and is_late(annual, subject):
            span = Span(0, len(subject.annual or ""))
            yield Hit("annual", span, slots={"found": str(annual[0])})


def _after_cycle(annual: tuple[int, int], subject: Row) -> bool:
    cycle = _latest(subject.cycle, subject.cycle_target, _LAST)
    return cycle is not None and annual > cycle


def _after_year(annual: tuple[int, int], subject: Row) -> bool:
    year, last = annual[0], subject.end_year
    running = "cycle" not in subject.columns and last is not None and year <= last
    return subject.year is not None and year > subject.year and not running


def _latest(
    text: str | None, target: Target | None, unknown: int
) -> tuple[int, int] | None:
    """Return year and month of the last date that a value demands.

    `unknown` stands for a month that is not given (2025年, 2025年三季度).
    """
    if text is None or target is None or not (target.parts or target.kind == "date"):
        return None
    parts = (target, *target.parts)
    spans = [part.span for part in parts if part.kind == "date" and part.span]
    if target.kind == "date":
        spans = [Span(0, len(text))]
    dates = (latest(text[slice(*span)], unknown) for span in spans)
    return max(filter(None, dates), default=None)
