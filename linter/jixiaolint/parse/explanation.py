"""What an explanation does: its words to the structure of the contract."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.model import Explanation, Step
from jixiaolint.parse.clause import clauses
from jixiaolint.parse.copied import copied
from jixiaolint.parse.name import parse_name
from jixiaolint.parse.steps import overlap
from jixiaolint.parse.target import parse_target
from jixiaolint.text import Span
from jixiaolint.words.scan import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.parse.clause import Clause, Range
    from jixiaolint.parse.copied import Copied
    from jixiaolint.words.scan import Token

_CACHE = 65536
_RECKONED = ("ratio", "formula")
_BEFORE_COPY = ("rating", "question", "source")
_NEW = 0.32
"""The share of new words up to which an explanation is a copy."""
_NEW_GOAL = 0.2
"""The same for one that reads as a goal: a few words make another wish of it."""


@lru_cache(maxsize=_CACHE)
def parse_explanation(
    description: str, name: str | None = None, value: str | None = None
) -> Explanation:
    """Return what an explanation of an indicator does, in the terms of the contract.

    Of several clauses the first calculation counts, then a scale, points, a question, a
    source; what says nothing but name and value is a copy, and the rest a goal or a
    scope.
    """
    tokens = scan(description)
    found = tuple(clauses(tokens))
    copy = copied(tokens, name or "", value or "")
    named = _named(description, tokens, found)
    made = _said(description, tokens, found, copy, named)
    new = 1.0 if copy.new is None else copy.new
    marks = copy.marks | ({"overlap"} if overlap(made.steps) else frozenset())
    return replace(made, measures=named, new=new, marks=marks)


def _named(text: str, tokens: Sequence[Token], found: Sequence[Clause]) -> str | None:
    """Return the kind of measure that the first plain clause would be as a name."""
    for clause in found:
        start, end = clause.whole
        while start < end and tokens[start].features.get("clue") == "filler":
            start += 1
        if clause.kind in ("fact", "goal") and start < end:
            return parse_name(_words(text, tokens, (start, end))).kind
    return None


def _said(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[Clause],
    copy: Copied,
    named: str | None,
) -> Explanation:
    for clause in found:
        if clause.kind in _RECKONED:
            return _reckoned(text, tokens, clause)
    if steps := _steps(text, tokens, found):
        return Explanation("scale", steps=steps)
    kinds = [clause.kind for clause in found]
    for kind in _BEFORE_COPY:
        if kind in kinds:
            return Explanation(kind, span=_span(tokens, found[kinds.index(kind)]))
    wished = "goal" in kinds or named in ("wish", "claim")
    most = _NEW_GOAL if "goal" in kinds else _NEW
    if copy.of and ("glued" in copy.marks or (copy.new or 0.0) <= most):
        return Explanation("copy", of=copy.of)
    if wished:
        return Explanation("goal")
    empty = copy.new is None or all("filler" in token.features for token in tokens)
    return Explanation("other" if empty or "base" in copy.marks else "scope")


def _reckoned(text: str, tokens: Sequence[Token], clause: Clause) -> Explanation:
    """Return the calculation of a clause."""

    def words(where: Range | None) -> str | None:
        return _words(text, tokens, where) if where else None

    ratio = clause.kind == "ratio"
    sides = (words(clause.above), words(clause.below))
    return Explanation(
        clause.kind,
        numerator=sides[0] if ratio else None,
        denominator=sides[1] if ratio else None,
        operation=clause.operation,
        left=words(clause.left),
        percent=clause.percent,
        operands=tuple(side for side in sides if side),
        span=None if ratio else _span(tokens, clause),
    )


def _span(tokens: Sequence[Token], clause: Clause) -> Span | None:
    """Return where the sign or the word stands that decides, if one does."""
    if clause.at is None:
        return None
    token = tokens[clause.at]
    return Span(token.start, token.end)


def _steps(
    text: str, tokens: Sequence[Token], found: Sequence[Clause]
) -> tuple[Step, ...]:
    """Return the steps of a scale: two or more, or one with a figure."""
    steps = tuple(
        Step(
            _words(text, tokens, clause.below),
            parse_target(_words(text, tokens, clause.above)),
        )
        for clause in found
        if clause.kind == "scale" and clause.above and clause.below
    )
    if any(step.target.kind in ("quantity", "range") for step in steps):
        return steps
    return steps if len(steps) > 1 else ()


def _words(text: str, tokens: Sequence[Token], where: Range) -> str:
    return text[tokens[where[0]].start : tokens[where[1] - 1].end]
