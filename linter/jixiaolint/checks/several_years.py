"""The project lasts more than one year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jixiaolint.engine.hit import HOLDS, Hit


@dataclass(frozen=True, slots=True)
class Check:
    """Its first and last year are known and differ.

    A project that runs for more than `most` years is one without an end (2025 to 2099)
    and does not count. With `going_on`, the year of the table must not be the last one,
    in which all may be handed over; a year that is not known passes.
    """

    most: int = 10
    going_on: bool = False

    def find(self, subject: Any) -> Iterator[Hit]:  # noqa: ANN401  rows and projects
        """Yield one bare hit if it lasts several years."""
        term = getattr(subject, "project", subject)
        if term.start_year is None or term.end_year is None:
            return
        if self.going_on and subject.year == term.end_year:
            return
        if 0 < term.end_year - term.start_year <= self.most:
            yield HOLDS
