"""Deadlines against each other and against the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.parse.fold import fold
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row

_DATE = re.compile(
    r"(?<!\d)(20\d\d)\s*(?:年|[-./])\s*(?:(1[0-2]|0?[1-9])\s*(?:月|[-./])?)?"
)
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Check:
    """A deadline stands at the wrong place in time.

    ``after-cycle``: the annual date is later than that of the cycle; ``after-year``: the
    annual date lies after the year of the table. Dates without a year are left alone.
    """

    how: Literal["after-cycle", "after-year"]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the annual value."""
        target = subject.annual_target
        annual = _latest(subject.annual)
        if annual is None or target is None or target.kind != "date":
            return
        cycle = _latest(subject.cycle)
        late = (
            cycle is not None and annual > cycle
            if self.how == "after-cycle"
            else subject.year is not None and annual[0] > subject.year
        )
        if late:
            span = Span(0, len(subject.annual or ""))
            yield Hit("annual", span, slots={"found": str(annual[0])})


def _latest(text: str | None) -> tuple[int, int] | None:
    """Return year and month of the last date in the text; the year's end if no month."""
    found = _DATE.findall(fold(text or ""))
    return max(((int(y), int(m or _LAST_MONTH)) for y, m in found), default=None)
