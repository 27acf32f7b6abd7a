"""The figures in a goal against the indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiaolint.checks.echoes import coverage
from jixiaolint.engine.hit import Hit
from jixiaolint.parse.fold import fold
from jixiaolint.parse.target import parse_target
from jixiaolint.parse.unit import unit_class
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView, Row

_CLAUSE = re.compile(r"[^，,；;。\n]+")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?\s*(?:万|亿)?\s*(?:%|\w[^\d\W]{0,3})")
_SAME_THING = 0.5


class _Figure(NamedTuple):
    number: Decimal
    unit: str
    clause: str
    span: Span


@dataclass(frozen=True, slots=True)
class Check:
    """A figure in the goal has no counterpart among the indicators.

    ``contradicts``: an indicator of the same thing in the same unit has another figure;
    ``absent``: no indicator has the figure at all. Years, ordinals and document numbers
    are no figures.
    """

    how: Literal["contradicts", "absent"]
    field: Literal["goal", "cycle_goal"] = "goal"

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for each such figure, marked in the goal."""
        text = subject.text(self.field)
        if not text or not subject.rows:
            return
        rows = [row for row in subject.rows if row.name]
        for figure in _figures(fold(text)):
            if any(_carries(row, figure) for row in rows):
                continue
            rival = next((row for row in rows if _rivals(row, figure)), None)
            if (rival is not None) == (self.how == "contradicts"):
                slots = {
                    "figure": text[slice(*figure.span)],
                    "rival": rival.name or "" if rival else "",
                    "rival_value": rival.annual or "" if rival else "",
                }
                yield Hit(self.field, figure.span, slots=slots)


def _figures(text: str) -> Iterator[_Figure]:
    """Yield the quantities that a goal states, each with its clause."""
    for clause in _CLAUSE.finditer(text):
        for found in _FIGURE.finditer(clause[0]):
            before = clause[0][: found.start()]
            target = parse_target(found[0].strip())
            number = target.number()
            unit = "%" if target.percent else target.unit or ""
            known = target.percent or unit_class(unit) not in (None, "time")
            if number is None or not known or before.endswith(("第", "〔", "[", "(")):
                continue
            start = clause.start() + found.start()
            yield _Figure(number, unit, clause[0], Span(start, start + len(found[0])))


def _carries(row: Row, figure: _Figure) -> bool:
    """Say whether a row has the figure in a value, its name or its explanation."""
    for target in (row.annual_target, row.cycle_target):
        parts = (target, *target.parts) if target else ()
        if any(figure.number in (p.number(), p.high_number()) for p in parts):
            return True
    plain = f"{figure.number.normalize():f}"
    return any(plain in (text or "") for text in (row.name, row.description))


def _rivals(row: Row, figure: _Figure) -> bool:
    """Say whether a row measures what the figure's clause speaks of, in its unit."""
    target = row.annual_target
    if target is None or target.number() is None or target.kind != "quantity":
        return False
    unit = "%" if target.percent else target.unit or row.measure_unit or ""
    return (
        fold(unit) == figure.unit
        and coverage(row.stem or "", figure.clause) >= _SAME_THING
    )
