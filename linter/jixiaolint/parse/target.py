"""What a value demands: its words to the structured target of the contract."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.model import Target
from jixiaolint.parse.counted import count_only, spare_unit
from jixiaolint.parse.criteria import find_criteria
from jixiaolint.parse.grade import find_grade
from jixiaolint.parse.measure_unit import with_measure_unit
from jixiaolint.parse.moment import day_of_month, demanded, is_deadline, moments
from jixiaolint.parse.normalize import Plain, normalize
from jixiaolint.parse.pieces import read_pieces
from jixiaolint.parse.plain_words import (
    find_absence,
    is_answer,
    is_placeholder,
    is_question,
    label_length,
)
from jixiaolint.parse.relative import find_yardstick, yardstick_of
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.parse.criteria import Criterion
    from jixiaolint.parse.pieces import Piece
    from jixiaolint.parse.relative import Yardstick

_CACHE = 65536
_LONGEST = 600
"""How many characters of a value are read; beyond that it is running text."""

_OPPOSED = ({">=", "<="}, {">", "<"}, {">=", "<"}, {">", "<="})
_WRAPPING = "“”\"'。；;，,、！! "


def parse_target(value: str, measure_unit: str | None = None) -> Target:
    """Return what a value demands, in the terms of the contract; never raises.

    A number without a unit takes unit, percent or scale from `measure_unit`, the text
    of a separate 计量单位 column. `span` counts characters of `value` as given.
    """
    target = _parse(value)
    return with_measure_unit(target, measure_unit) if measure_unit else target


@lru_cache(maxsize=_CACHE)
def _parse(value: str) -> Target:
    from lark.exceptions import UnexpectedInput

    plain = normalize(value)
    if not plain.text:
        return Target("empty", span=Span(0, 0))
    skipped = label_length(plain.text)
    text = plain.text[skipped : skipped + _LONGEST].strip(_WRAPPING)
    skipped = plain.text.find(text, skipped) if text else skipped
    try:
        target = _read(text, _Value(value, plain, skipped))
    except UnexpectedInput:
        target = Target("text")
    return target if target.span else replace(target, span=Span(0, len(value)))


class _Value:
    """A value as given, and how positions in the text that is read map to it."""

    __slots__ = ("_plain", "_skipped", "_value")

    def __init__(self, value: str, plain: Plain, skipped: int) -> None:
        self._value, self._plain, self._skipped = value, plain, skipped

    def span(self, start: int, end: int) -> Span:
        return self._plain.span(start + self._skipped, end + self._skipped)

    def words(self, span: tuple[int, int] | None) -> str | None:
        """Return the characters as written, without white space."""
        if span is None:
            return None
        start, end = self.span(*span)
        return "".join(self._value[start:end].split()) or None


def _read(text: str, value: _Value) -> Target:
    if not text or is_placeholder(text):
        return Target("placeholder")
    if is_answer(text):
        return Target("yes_no")
    pieces = read_pieces(text)
    if any(piece.kind == "formula" for piece in pieces):
        return Target("text")
    found = count_only(text, find_criteria(text, pieces))
    days = list(day_of_month(text, found))
    found = [criterion for criterion in found if criterion not in days]
    if found:
        return _numbers(text, pieces, found, value)
    if days:
        return Target("date", span=value.span(days[0].head, days[0].end + 1))
    return _words(text, pieces, value)


# ---- values with numbers


def _numbers(
    text: str, pieces: Sequence[Piece], found: list[Criterion], value: _Value
) -> Target:
    """Return the target of a value with at least one number that counts."""
    targets = [_number(text, criterion, value) for criterion in found]
    deadlines = [m for m in moments(pieces) if is_deadline(text, m)]
    if len(targets) == 1 and not deadlines:
        return targets[0]
    if len(targets) == 2 and (joined := _joined(text, found, *targets)):
        return joined
    dates = [Target("date", span=value.span(m.start, m.end)) for m in deadlines]
    parts = tuple(sorted([*dates, *targets], key=lambda t: t.span or (0, 0)))
    whole = Span(
        min(p.span[0] for p in parts if p.span), max(p.span[1] for p in parts if p.span)
    )
    return Target("compound", parts=parts, span=whole)


def _number(text: str, criterion: Criterion, value: _Value) -> Target:
    amount = criterion.amount
    yardstick = None if amount.high else yardstick_of(text, criterion)
    start = criterion.bound[0] if criterion.bound else criterion.head
    unit = amount.unit or spare_unit(text, criterion)
    return Target(
        kind="range" if amount.high else "relative" if yardstick else "quantity",
        op=yardstick.op if yardstick else criterion.op,
        value=amount.value,
        high=amount.high,
        scale=amount.scale,
        unit=value.words(unit),
        percent=amount.percent,
        per=value.words(amount.per or criterion.each),
        basis=yardstick.basis if yardstick else None,
        span=value.span(start, max(criterion.end, unit[1] if unit else 0)),
    )


_AND = re.compile("[,，、且并和及而]*(?:同时)?")


def _joined(
    text: str, found: Sequence[Criterion], low: Target, high: Target
) -> Target | None:
    """Return the range that a lower and an upper bound of one thing make."""
    between = text[found[0].end : found[1].head]
    if not (_AND.fullmatch(between) or between[0] in "≤<≥>"):
        return None
    ops = {low.op or "", high.op or ""}
    if ops not in _OPPOSED or low.percent != high.percent:
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    if (low.op or "").startswith("<"):
        low, high = high, low
    spans = sorted(span for span in (low.span, high.span) if span)
    return replace(
        low,
        kind="range",
        op=None,
        high=high.value,
        unit=low.unit or high.unit,
        span=Span(spans[0][0], spans[-1][1]),
    )


# ---- values without numbers


def _words(text: str, pieces: Sequence[Piece], value: _Value) -> Target:
    """Return the target of a value in which nothing is counted."""
    if any(piece.kind == "manner" for piece in pieces):
        return Target("text")
    if is_question(text):
        return Target("yes_no")
    moment = demanded(text, pieces)
    yardstick = find_yardstick(text, pieces)
    if moment and not (yardstick and _names(yardstick, moment)):
        return Target("date", span=value.span(moment.start, moment.end))
    if grade := find_grade(text):
        span = value.span(grade.start, grade.end)
        return Target("grade", op=grade.op, grade=grade.word, span=span)
    if yardstick:
        span = value.span(yardstick.start, yardstick.end)
        return Target("relative", op=yardstick.op, basis=yardstick.basis, span=span)
    if absence := find_absence(text):
        return Target("quantity", value="0", span=value.span(*absence))
    return Target("text")


def _names(yardstick: Yardstick, moment: Piece) -> bool:
    """Return whether a calendar word names a yardstick: 年初预算, 不低于2024年."""
    bare = set(moment.ops) <= {"YEAR", "PERIOD"} and yardstick.op is not None
    end = yardstick.end + bare
    return yardstick.start <= moment.start and moment.end < end
