"""The project lasts one year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jixiaolint.engine.hit import HOLDS, Hit


@dataclass(frozen=True, slots=True)
class Check:
    """Its first and last year are known and the same."""

    def find(self, subject: Any) -> Iterator[Hit]:  # noqa: ANN401  rows and projects
        """Yield one bare hit if it lasts one year."""
        term = getattr(subject, "project", subject)
        if term.start_year is not None and term.start_year == term.end_year:
            yield HOLDS
