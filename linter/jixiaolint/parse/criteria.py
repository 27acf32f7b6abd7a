"""The numbers of a value that are criteria, each with the words that bear on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.parse.unit import is_period, unit_class
from jixiaolint.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiaolint.parse.pieces import Amount, Piece, Range

_FAR = 8
"""How many characters may stand between a unit and its 以上 (10家企业以上)."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A number as a demand: ranges and positions point into the plain text.

    `clause` is where its clause begins, `head` where its own words begin (bound word or
    number). `bound` is the range of a bound word that other words part from the number.
    """

    amount: Amount
    op: str | None
    clause: int
    head: int
    end: int
    depth: int = 0
    bound: Range | None = None
    each: Range | None = None
    touched: bool = False

    @property
    def named(self) -> bool:
        """Whether a sign, a unit or a bound word shows that the number is measured."""
        amount = self.amount
        return bool(self.op or amount.unit or amount.percent or amount.per or self.each)


@dataclass(slots=True)
class _Clause:
    """What a clause has said so far."""

    start: int
    depth: int
    op: str | None = None
    bound: Range | None = None
    change: bool = False
    each: Range | None = None
    found: list[Criterion] = field(default_factory=list)


def find_criteria(text: str, pieces: Sequence[Piece]) -> list[Criterion]:
    """Return the criteria among the pieces of a plain text, in order."""
    found = sorted(_collect(text, pieces), key=lambda criterion: criterion.head)
    counted = _count_only(text, found)
    return _merge_frequency(text, _demands(text, _outer(counted)))


def _collect(text: str, pieces: Sequence[Piece]) -> Iterable[Criterion]:
    """Yield every number with the operator and frequency that its clause gives it."""
    stack = [_Clause(0, 0)]
    for piece in pieces:
        clause = stack[-1]
        match piece.kind:
            case "pause":
                yield from clause.found
                stack[-1] = _Clause(piece.end, clause.depth)
            case "opening":
                stack.append(_Clause(piece.end, clause.depth + 1))
            case "closing" if len(stack) > 1:
                yield from stack.pop().found
            case _:
                _note(text, clause, piece)
    for clause in stack:
        yield from clause.found


def _note(text: str, clause: _Clause, piece: Piece) -> None:
    """Let a piece bear on its clause."""
    if piece.kind == "measure" and piece.amount:
        clause.found.append(_criterion(text, clause, piece, piece.amount))
        clause.op = clause.bound = None
        clause.change = False
    elif piece.kind == "bounds":
        clause.each = piece.each or clause.each
        strong = [op for op in piece.ops if op != "~"]
        if strong:
            clause.op, clause.bound = strong[-1], (piece.start, piece.end)
    elif piece.kind == "change":
        clause.change = not _is_noun(text[piece.end :])
    elif piece.kind == "after" and clause.found:
        last = clause.found[-1]
        if (
            piece.start - last.end <= _FAR
            and not last.touched
            and piece.end - piece.start > 1
        ):
            op = (
                _settle((), piece.afters, None)
                if last.op in (None, "=", "~")
                else last.op
            )
            clause.found[-1] = replace(last, op=op, end=piece.end, touched=True)


def _is_noun(rest: str) -> bool:
    """Return whether what follows a verb of change makes it a measure's name (增长率)."""
    return rest.startswith(lexicon("change-noun"))


def _criterion(text: str, clause: _Clause, piece: Piece, amount: Amount) -> Criterion:
    before = () if _is_for(text, piece, amount) else piece.ops
    op = _settle(before, piece.afters, clause.op)
    if op is None and clause.change:
        op = "="
    if amount.rough and op in (None, "="):
        op = "~"
    adjacent = any(op != "~" for op in piece.ops)
    return Criterion(
        amount,
        op,
        clause.start,
        piece.start,
        piece.end,
        clause.depth,
        None if adjacent else clause.bound,
        piece.each or clause.each,
        bool(piece.afters),
    )


def _is_for(text: str, piece: Piece, amount: Amount) -> bool:
    """Return whether 为 before a number means for: 为500名老人提供助餐."""
    if text[piece.start : amount.start] != "为":
        return False
    rest = re.split("[,，。;；]", text[piece.end :])[0]
    return any(verb in rest for verb in lexicon("relay"))


def _settle(
    before: Sequence[str], after: Sequence[str], loose: str | None
) -> str | None:
    """Return the one operator that the words around a number amount to.

    A real bound wins over 达 and 为, these over 约; words before win over words after.
    """
    said = [*before, *after, *([loose] if loose else [])]
    for wanted in ((">=", "<=", ">", "<"), ("~",), ("=",)):
        for op in said:
            if op in wanted:
                return op
    return None


def _count_only(text: str, found: list[Criterion]) -> list[Criterion]:
    """Return the numbers that count something, or the only one there is."""
    kept = [c for c in found if _counts(text, c)]
    sure = [c for c in kept if c.named or _stands_free(text, c)]
    return sure or kept[:1]


def _counts(text: str, criterion: Criterion) -> bool:
    """Return whether a Chinese numeral is a count here, not part of a word."""
    amount = criterion.amount
    if amount.numeral != "chinese":
        return True
    before, after = text[criterion.clause : criterion.head], text[criterion.end :]
    if before.endswith("第"):
        return False
    if criterion.head < amount.start or criterion.touched or amount.per:
        return True
    if amount.unit is None:
        return amount.scale > 1 and not after
    if text[amount.start] == "二" and amount.value == "2":
        return False
    ends = not after or after[0] in ",，。;；、)!！"
    if not before:
        return ends or amount.value != "1" or unit_class(amount.unit_text) == "time"
    if before.endswith(_doing()):
        return not (amount.value == "1" and "的" in after[:12])
    return ends


@cache
def _doing() -> tuple[str, ...]:
    return lexicon("doing-verb")


def _stands_free(text: str, criterion: Criterion) -> bool:
    """Return whether a bare number ends its clause, so that it may be a value."""
    after = text[criterion.end : criterion.end + 1]
    return not after or after in ",，。;；、)"


def _demands(text: str, found: list[Criterion]) -> list[Criterion]:
    """Return the criteria without starting points (由60%) and mere periods (一年内)."""
    return [
        c
        for c, after in pairwise([*found, None])
        if c and not _is_given(text, c, after)
    ]


def _is_given(text: str, criterion: Criterion, after: Criterion | None) -> bool:
    if after is None or after.clause != criterion.clause:
        return False
    if text[: criterion.head].endswith(("由", "从", "自", "原来的", "现有")):
        return True
    amount = criterion.amount
    period = amount.value == "1" and is_period(amount.unit_text)
    return period and criterion.op == "<=" and criterion.head == amount.start


def _outer(found: list[Criterion]) -> list[Criterion]:
    """Return the criteria outside brackets, if there are any; else all."""
    return [c for c in found if not c.depth] or found


def _merge_frequency(text: str, found: list[Criterion]) -> list[Criterion]:
    """Join a stretch of time to the count that follows at once: 一年两次, 2天1次."""
    merged: list[Criterion] = []
    for criterion in found:
        last = merged[-1] if merged else None
        if last and last.end == criterion.amount.start and _is_stretch(last):
            start = last.amount.unit[0] if last.amount.unit else last.amount.start
            if last.amount.value != "1":
                start = last.amount.start
            elif text[start] == "个":
                start += 1
            each = (start, last.end)
            merged[-1] = replace(criterion, each=each, head=last.head)
        else:
            merged.append(criterion)
    return merged


def _is_stretch(criterion: Criterion) -> bool:
    amount = criterion.amount
    return criterion.op is None and bool(amount.unit) and is_period(amount.unit_text)
