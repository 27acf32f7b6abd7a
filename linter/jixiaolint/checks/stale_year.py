"""A year in a row that is not the year of the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import ProjectView, Row
from jixiaolint.engine.terms import Terms
from jixiaolint.engine.vocabulary import FieldName
from jixiaolint.parse.fold import fold
from jixiaolint.parse.years import years_in
from jixiaolint.text import Span

_AROUND = 8


@dataclass(frozen=True, slots=True)
class Check:
    """One of `fields` names a year before that of the table, and no later one.

    With `later`, it is a year more than that many years after the table's instead.

    Silent where the table's year is unknown, and where a word of `unless` stands within a
    few characters of the year (较2023年, 2021—2025年规划). With `term`, the years in which
    the project runs are not stale either.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("found", "word")
    fields: tuple[FieldName, ...]
    unless: Terms
    later: int = 0
    term: bool = False

    def find(self, subject: Row | ProjectView) -> Iterator[Hit]:
        """Yield the first such year, marked."""
        for field in self.fields if subject.year else ():
            text = fold(subject.text(field) or "")
            for year, (start, end) in self._wrong(text, subject):
                near = text[max(0, start - _AROUND) : end + _AROUND]
                if not any(True for _ in self.unless.spans(near)):
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
