"""What an explanation does: its words to the structure of the contract."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.model import Explanation, Step
from jixiaolint.parse.clause import clauses
from jixiaolint.parse.copied import copied
from jixiaolint.parse.target import parse_target
from jixiaolint.words.scan import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.parse.clause import Clause, Range
    from jixiaolint.words.scan import Token

_CACHE = 65536
_RECKONED = ("ratio", "formula")
_BEFORE_COPY = ("rating", "question", "source")
_NEW = 0.34
"""The share of new words up to which an explanation is a copy."""


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
    of = copied(tokens, name, value)
    for clause in found:
        if clause.kind in _RECKONED:
            return _reckoned(description, tokens, clause, of.new)
    steps = tuple(_steps(description, tokens, found))
    if steps:
        return Explanation("scale", steps=steps, new=of.new)
    kinds = [clause.kind for clause in found]
    for kind in _BEFORE_COPY:
        if kind in kinds:
            return Explanation(kind, new=of.new, differs=of.differs)
    if of.of and of.new <= _NEW:
        return Explanation("copy", of=of.of, new=of.new, differs=of.differs)
    if "goal" in kinds:
        return Explanation("goal", new=of.new)
    kind = "scope" if of.new and any(t.text[0].isalpha() for t in tokens) else "other"
    return Explanation(kind, new=of.new, differs=of.differs)


def _reckoned(
    text: str, tokens: Sequence[Token], clause: Clause, new: float
) -> Explanation:
    def words(where: Range | None) -> str | None:
        return _words(text, tokens, where) if where else None

    return Explanation(
        clause.kind,
        numerator=words(clause.above),
        denominator=words(clause.below),
        operation=clause.operation,
        left=words(clause.left),
        percent=clause.percent,
        new=new,
    )


def _steps(
    text: str, tokens: Sequence[Token], found: Sequence[Clause]
) -> list[Step]:
    """Return the steps of a scale: two or more, or one with a figure."""
    steps = [
        Step(
            _words(text, tokens, clause.below),
            parse_target(_words(text, tokens, clause.above)),
        )
        for clause in found
        if clause.kind == "scale" and clause.above and clause.below
    ]
    if any(step.target.kind in ("quantity", "range") for step in steps):
        return steps
    return steps if len(steps) > 1 else []


def _words(text: str, tokens: Sequence[Token], where: Range) -> str:
    return text[tokens[where[0]].start : tokens[where[1] - 1].end]
