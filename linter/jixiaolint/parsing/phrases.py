"""A value as clauses of phrases: what the grammar found, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiaolint.parsing.amounts import Amount, Node, Range, measure, range_of
from jixiaolint.parsing.lexemes import GRAMMAR, joined, pieces, shape_of
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import Features

_CACHE = 4096
_TURNED = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "=": "=", "~": "~"}
OPERATOR_FEATURES = ("bound-before", "bound-rank", "bound-close", "bound-after")


class Lead(NamedTuple):
    """Words that lead to a number: their kind and range, the operator that they mean.

    `gap` is the range behind the first of them.
    """

    kind: str
    start: int
    end: int
    gap: Range
    op: str | None


class Phrase(NamedTuple):
    """A phrase of a clause; ``criterion`` has its amount, others what they need.

    `afters` are the operators behind the number or the grade, `at` its clause.
    """

    kind: str
    start: int
    end: int
    at: int = 0
    depth: int = 0
    leads: tuple[Lead, ...] = ()
    amount: Amount | None = None
    afters: tuple[str, ...] = ()


Clause = list[Phrase]


class Sentence(NamedTuple):
    """The lexemes of a value and its clauses, asides after the clause they stand in."""

    words: tuple[Token, ...]
    clauses: list[Clause]


def read(text: str) -> Sentence:
    """Return what the grammar finds in a text.

    Raises NoReadingError where it has no reading.
    """
    return sentence(pieces(text))


def sentence(cut: Sequence[Token]) -> Sentence:
    """Return what the grammar finds in the pieces of a text, as `read` does."""
    words = joined(cut)
    classes, starts = shape_of(words)
    tree = GRAMMAR.parse(classes)
    clauses: list[Clause] = []
    _walk(tree, words, starts, 0, clauses)
    return Sentence(words, clauses)


def _walk(
    tree: Node,
    words: Sequence[Token],
    starts: Sequence[int],
    depth: int,
    clauses: list[Clause],
) -> None:
    for clause in tree.children:
        if clause[0] != "clause":
            continue
        found: Clause = []
        clauses.append(found)
        at = len(clauses) - 1
        for phrase in clause.children:
            if phrase.data == "aside":
                start, end = range_of(phrase, starts)
                found.append(Phrase("aside", start, end, at, depth))
                _walk(phrase.children[1], words, starts, depth + 1, clauses)
            else:
                found.append(_phrase(phrase, words, starts, at, depth))


def _phrase(
    tree: Node, words: Sequence[Token], starts: Sequence[int], at: int, depth: int
) -> Phrase:
    start, end = range_of(tree, starts)
    kind = tree.data
    leads, amount, afters = [], None, []
    if kind in ("criterion", "loose", "grade"):
        for child in tree.children:
            name = child[0]
            first, last = range_of(child, starts)
            if name == "BOUND_AFTER":
                afters.append(words[first].features["bound-after"])
            elif name in ("bound", "BOUND_CLOSE") and kind == "grade":
                op = _operator(*[word.features for word in words[first:last]])
                leads.append(Lead("bound", first, last, (last, last), op))
            elif kind == "criterion" and name in _MEASURES:
                amount = measure(child, words, starts)
            elif kind != "grade":
                leads.append(_lead(child, words, starts))
    return Phrase(kind, start, end, at, depth, tuple(leads), amount, tuple(afters))


_MEASURES = ("measure", "range", "dangling", "tolerance", "interval")


def _lead(tree: Node, words: Sequence[Token], starts: Sequence[int]) -> Lead:
    start, end = range_of(tree, starts)
    head = range_of(tree.children[0], starts)[1]
    kind = tree.data
    gap = (head, end)
    if kind == "each":
        head = range_of(tree.children[1], starts)[1]
        gap = (head, end)
    op = None
    if kind in ("lead", "close", "span"):
        op = _operator(*[word.features for word in words[start:head]])
        kind = "bound" if kind == "lead" else kind
        if words[start].features.get("bound-rank") and kind == "bound":
            kind = "rank"
    return Lead(kind, start, end, gap, op)


@lru_cache(maxsize=_CACHE)
def _operator(*words: Features) -> str | None:
    """Return the operator that bound words mean together: 不得|低于, 大于|等于."""
    turned, ops = False, []
    for features in words:
        if "negation" in features:
            turned = not turned
        ops += [features[f] for f in OPERATOR_FEATURES[:3] if f in features][:1]
    if turned and ops:
        ops[0] = _TURNED[ops[0]]
    return settle(ops, joined=True)


def settle(ops: Sequence[str], joined: bool = False) -> str | None:
    """Return the one operator that several amount to.

    A real bound goes before 约, that before 达; `joined` > and = are >=.
    """
    strict = next((op for op in ops if op in ("<", ">")), None)
    if joined and "=" in ops and strict:
        return strict + "="
    for wanted in ((">=", "<=", ">", "<"), ("~",), ("=",)):
        for op in ops:
            if op in wanted:
                return op
    return None
