"""A clause of an explanation: its words to what it says, by the rule that matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from jixiaolint.parsing.reckoning import Clause, Reading, sole_kind
from jixiaolint.words.grammar import Grammar, NoReadingError
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import Features, bit

_GRAMMAR = Grammar("explanation")
_PAUSES = frozenset("。;!?,")
_GRADES = frozenset({"grade", "vague-word", "how"})
_REST = "WORD"
_LEFT = bit("sign", "left")
_BRACKETS = _LEFT | bit("sign", "right")
_MINUS, _LIST = bit("sign", "minus"), bit("clue", "list")
_ODD = _BRACKETS | _MINUS | _LIST
_ALIKE = {
    "ADVERB": "CLUE__FILLER",
    "DEGREE_ADVERB": "CLUE__FILLER",
    "VAGUE_WORD": "GRADE",
}
"""Classes that play one part in a clause."""


def clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    """Yield the clauses of an explanation, cut at pauses outside brackets."""
    depth, start = 0, 0
    odd: list[int] = []
    for position in _odd(tokens):
        bits = tokens[position].features.bits
        if bits & _BRACKETS:
            depth += 1 if bits & _LEFT else -1
        if depth <= 0 and _pauses(tokens, position):
            if start < position:
                yield _clause(tokens, start, position, odd)
            start, odd = position + 1, []
        else:
            odd.append(position - start)
    if start < len(tokens):
        yield _clause(tokens, start, len(tokens), odd)


def _clause(
    tokens: Sequence[Token], start: int, end: int, odd: Sequence[int]
) -> Clause:
    """Return what a clause says; `odd` are the places of its signs, counted from it."""
    shape, starts = _GRAMMAR.shape(_classes(tokens[start:end], odd))
    try:
        tree = _GRAMMAR.parse(shape)
    except NoReadingError:
        return Clause("fact", (start, end))
    kind = sole_kind(tree)
    if kind:
        return Clause(kind, (start, end))
    return Reading(tokens, (*[start + one for one in starts], end)).clause(tree)


def _odd(tokens: Sequence[Token]) -> list[int]:
    """Return where the signs stand that may mean something else than themselves."""
    return [
        position
        for position, (word, _, _, features) in enumerate(tokens)
        if features.bits & _ODD or word in _PAUSES
    ]


def _classes(tokens: Sequence[Token], odd: Sequence[int]) -> list[str]:
    """Return the classes of a clause; a dash and a pause inside it are mere words."""
    found = [_class(features) for _, _, _, features in tokens]
    for position in odd:
        if _is_dash(tokens, position) or _pauses(tokens, position):
            found[position] = _REST
    return found


@cache
def _class(features: Features) -> str:
    name = _GRAMMAR.class_of(features)
    return _ALIKE.get(name, name)


def _pauses(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a clause ends; steps of a scale may be a mere list."""
    token = tokens[position]
    if token.text in _PAUSES:
        return True
    listed = token.features.bits & _LIST
    return bool(listed) and _ends_in_grade(tokens[max(position - 2, 0) : position])


def _ends_in_grade(tokens: Sequence[Token]) -> bool:
    """Return whether words end in 优秀, 明显, 较小."""
    if not tokens:
        return False
    before, last = tokens[0].features, tokens[-1].features
    return not _GRADES.isdisjoint(last) or (
        "adjective" in last and "degree-adverb" in before
    )


def _is_dash(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a minus stands between two figures: 75-89分, 60%-80%.

    2025年产值-2024年产值 is a sum.
    """
    minus = tokens[position].features.bits & _MINUS
    if not minus or "head" in tokens[max(position - 1, 0)].features:
        return False
    near = tokens[max(position - 2, 0) : position]
    after = tokens[position + 1 : position + 2]
    return all(any("digits" in t.features for t in side) for side in (near, after))
