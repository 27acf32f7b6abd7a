"""The numbers of a value that are criteria, each with the words that bear on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jixiaolint.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiaolint.parse.measured import Amount, Range
    from jixiaolint.parse.pieces import Piece

_FAR = 8
"""How many characters may stand between a unit and its 以上 (10家企业以上)."""


_TURNED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}


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
        said = self.op or self.each or amount.numeral == "zero"
        return bool(said or amount.unit or amount.percent or amount.per)


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
    """Return every number of a plain text with the words that bear on it, in order."""
    return sorted(_collect(text, pieces), key=lambda criterion: criterion.head)


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
        if strong and _turns(clause, piece, strong[0]):
            clause.found[-1] = replace(clause.found[-1], op=_TURNED[strong[0]])
        elif strong:
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


def _turns(clause: _Clause, piece: Piece, op: str) -> bool:
    """Return whether a sign belongs to the number before it: 60≤得分<80."""
    last = clause.found[-1] if clause.found else None
    return bool(last and last.end == piece.start and not last.op and op in _TURNED)


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
