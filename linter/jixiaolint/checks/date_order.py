"""Deadlines against each other and against the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.parse.fold import fold
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row
    from jixiaolint.model import Target

_MONTH = r"1[0-2]|0?[1-9]"
# 20251130, 2025-11-30, 2025年3月1日至6月30日, 2025.1-6, 2025年底.
_DATE = re.compile(
    rf"(?<!\d)(?P<year>20\d\d)(?:(?P<joined>0[1-9]|1[0-2])[0-3]\d(?!\d)"
    rf"|\s*(?:年度?|[-./])\s*(?:(?P<month>{_MONTH})(?!\d)"
    rf"(?:[月\d日号\s]*[-—~至到]+\s*(?P<last>{_MONTH})\s*月|(?<=\.\d)-(?P<until>{_MONTH})(?!\d))?"
    rf"|(?P<end>[年]?[底末终]))?)"
)
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
            (int(date["year"]), _month(date, unknown))
            for span in spans
            for date in _DATE.finditer(fold(text[slice(*span)]))
        ),
        default=None,
    )


def _month(date: re.Match[str], unknown: int) -> int:
    given = date["last"] or date["until"] or date["month"] or date["joined"]
    return int(given) if given else _LAST if date["end"] else unknown
