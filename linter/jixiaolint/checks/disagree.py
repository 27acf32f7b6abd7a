"""The cycle value and the annual value of one indicator do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from jixiaolint.parsing.unit import PHYSICAL, unit_class
from jixiaolint.parsing.values import Target
from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import Row
from jixiaolint.rule.terms import Letters, Terms
from jixiaolint.text import Span
from jixiaolint.words.fold import fold
from jixiaolint.words.vocabulary import features_of

_NOISE = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMERIC = frozenset({"quantity", "range"})
_PLAIN = ("0", "100")
"""Shares that need no bound."""

# Units of these classes differ in name or scale only; counts (个, 场) differ in kind.
_INTERCHANGEABLE = PHYSICAL | {"money", "time"}
_HEADS = frozenset("人名位")


@dataclass(frozen=True, slots=True)
class Check:
    """Cycle and annual values differ in one respect.

    ``text``: different words, numbers aside, where at least one value is not a mere
    figure, and no date, and not two steps of one scale; ``kind``: a figure beside something that is none, but a date beside a stretch
    of time is at one with it; ``unit``: figures in different
    units; ``bound``: figures bound in opposite directions, or of two shares just one; ``below``: the cycle
    figure is smaller than the annual one; ``figure``: any difference between figures.
    `ignore` are words before a value that do not count (标准：).
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("cycle", "annual")
    READS: ClassVar[tuple[str, ...]] = ("cycle", "annual", "measure_unit")
    how: Literal["text", "kind", "unit", "bound", "below", "figure"]
    ignore: Letters | None = None

    sure: ClassVar[bool] = True

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells in which respects two values disagree."""
        ignored = tuple(dict.fromkeys(leaf.ignore for leaf in leaves))
        numbered = [
            (n, ignored.index(leaf.ignore), leaf) for n, leaf in enumerate(leaves)
        ]

        def look(row: Row) -> tuple[int, ...]:
            """Return the numbers of the leaves that hold."""
            pair = _pair(row)
            if pair is None or row.cycle == row.annual:
                return ()
            figures = [_are_figures(row, pair, ignore) for ignore in ignored]
            return tuple(
                [n for n, at, leaf in numbered if leaf._differ(row, pair, figures[at])]
            )

        return look

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the annual value and gives both."""
        pair = _pair(subject)
        if pair and self._differ(
            subject, pair, _are_figures(subject, pair, self.ignore)
        ):
            slots = {"cycle": subject.cycle or "", "annual": subject.annual or ""}
            yield Hit("annual", Span(0, len(slots["annual"])), slots=slots)

    def _differ(self, row: Row, pair: _Pair, pure: bool) -> bool:
        """Say whether values differ; `pure` if both are figures and nothing else."""
        cycle, annual = pair
        both = cycle.kind in _NUMERIC and annual.kind in _NUMERIC
        same_kind = cycle.kind == annual.kind
        match self.how:
            case "text":
                if cycle.kind == annual.kind == "grade":
                    return _are_of_two_scales(cycle, annual)
                if (
                    pure
                    or not (same_kind or both)
                    or (cycle.kind == annual.kind == "date")
                ):
                    return False
                # 建成示范村30个 and 建成示范村10个 are the same words.
                words = [_NUMBER.sub("0", one) for one in self._cores(row)]
                return words[0] != words[1]
            case "kind":
                if same_kind or both or (_is_time(cycle) and _is_time(annual)):
                    return False
                words = self._cores(row)
                return words[0] != words[1]
            case "unit":
                return pure and not _same_unit(_unit(cycle), _unit(annual))
            case "bound":
                sides = {_side(cycle), _side(annual)}
                return pure and (sides == {"up", "down"} or _is_half_bound(pair, sides))
            case "below":
                x, y = cycle.number(), annual.number()
                less = x is not None and y is not None and x < y
                return pure and less and _unit(cycle) == _unit(annual)
            case "figure":
                alike = pure and _unit(cycle) == _unit(annual)
                return alike and _figure(cycle) != _figure(annual)

    def _cores(self, row: Row) -> list[str]:
        return [_core(text or "", self.ignore) for text in (row.cycle, row.annual)]


_Pair = tuple[Target, Target]


def _pair(row: Row) -> _Pair | None:
    """Return what the values of the cycle and of the year demand, if both are given."""
    if not row.cycle or not row.annual:
        return None
    cycle, annual = row.cycle_target, row.annual_target
    return (cycle, annual) if cycle and annual else None


def _are_figures(row: Row, pair: _Pair, ignore: Terms | None) -> bool:
    """Say whether both values are a figure and nothing else."""
    cycle, annual = pair
    return (
        cycle.kind in _NUMERIC
        and annual.kind in _NUMERIC
        and _is_alone(row.cycle or "", cycle, ignore)
        and _is_alone(row.annual or "", annual, ignore)
    )


def _is_alone(text: str, target: Target, ignore: Terms | None) -> bool:
    """Say whether a value is its criterion and nothing else."""
    if target.span is None:
        return False
    rest = text[: target.span.start] + text[target.span.end :]
    return not rest or not _core(rest, ignore)


def _core(text: str, ignore: Terms | None) -> str:
    text = fold(text)
    start = ignore.at_start(text) if ignore else None
    text = text[start.end :] if start else text
    return _NOISE.sub("", text.replace("%", "percent"))


def _figure(target: Target) -> tuple[object, ...]:
    """Return what two figures of one unit are compared by; a bare number means =."""
    op = None if target.op == "=" else target.op
    return (op, target.number(), target.high_number())


def _is_time(target: Target) -> bool:
    return target.kind == "date" or unit_class(target.unit or "") == "time"


def _unit(target: Target) -> str:
    return "%" if target.percent else fold(target.unit or "")


def _same_unit(one: str, other: str) -> bool:
    """Say whether both measure the same: 人 and 名 do, 公里 and 个 do not."""
    kinds = {unit_class(one), unit_class(other)}
    alike = len(kinds) == 1 and kinds <= _INTERCHANGEABLE
    return alike or one == other or {one, other} <= _HEADS


def _are_of_two_scales(one: Target, other: Target) -> bool:
    """Say whether two grades differ, and not as steps of one scale (合格, 达标)."""
    words = one.grade or "", other.grade or ""
    passes = any(features_of(word).get("grade") == "strict" for word in words)
    return passes and words[0] != words[1]


def _is_half_bound(pair: _Pair, sides: set[str]) -> bool:
    """Say whether one of two shares has a bound and the other none (95%, 95%以上)."""
    bare = [target for target in pair if target.op is None and not target.high]
    shares = all(target.percent for target in pair)
    half = len(bare) == 1 and len(sides) > 1
    return shares and half and bare[0].value not in _PLAIN


def _side(target: Target) -> str:
    if target.op in (">=", ">"):
        return "up"
    return "down" if target.op in ("<=", "<") else "none"
