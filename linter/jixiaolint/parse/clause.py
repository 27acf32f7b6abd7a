"""A clause of an explanation: its words to what it reckons or says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiaolint.words.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lark import Token as Leaf
    from lark import Tree

    from jixiaolint.words.scan import Token

    Node = Tree[Leaf] | Leaf

Range = tuple[int, int]
"""Positions of tokens, the last one excluded."""

_GRAMMAR = Grammar("explanation")
_PAUSES = frozenset("。;!?,")
_LISTS = "、"
_GRADES = frozenset({"grade", "grade-loose", "vague-word"})
_REST = "WORD"
_KINDS = {
    "quotient": "ratio",
    "share": "ratio",
    "addition": "formula",
    "subtraction": "formula",
    "multiplication": "formula",
    "step": "scale",
    "points": "rating",
    "source": "source",
    "certain": "source",
    "question": "question",
    "wish": "goal",
    "rise": "goal",
}
"""What a clause is, by the rule of the grammar that it ends in."""

_COUNTED = frozenset({"head", "unit"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause does; its parts are positions of tokens.

    `kind` is one of the contract's, ``fact`` where it only says something. `left` is
    what stands before an equals sign, `above` and `below` are the two sides of a sign or,
    of a step, its condition and its grade. `at` is the sign, or the word that asks.
    """

    kind: str
    whole: Range
    operation: str | None = None
    left: Range | None = None
    above: Range | None = None
    below: Range | None = None
    percent: bool = False
    at: int | None = None


def clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    """Yield the clauses of an explanation, cut at pauses outside brackets."""
    depth, start = 0, 0
    for position, token in enumerate(tokens):
        sign = token.features.get("sign")
        depth += (sign == "left") - (sign == "right")
        if depth <= 0 and _pauses(tokens, position):
            if start < position:
                yield _clause(tokens, start, position)
            start = position + 1
    if start < len(tokens):
        yield _clause(tokens, start, len(tokens))


def _clause(tokens: Sequence[Token], start: int, end: int) -> Clause:
    from lark.exceptions import UnexpectedInput

    shape, starts = _shape(tokens[start:end])
    try:
        tree = _GRAMMAR.parse(shape)
    except UnexpectedInput:
        return Clause("fact", (start, end))
    reading = _Reading(tokens, tuple(start + one for one in (*starts, end - start)))
    return reading.start(tree)


def _shape(tokens: Sequence[Token]) -> tuple[tuple[str, ...], list[int]]:
    """Return the classes of a clause, runs of words as one, and where each begins."""
    shape: list[str] = []
    starts: list[int] = []
    for position, name in enumerate(_GRAMMAR.classes(tokens)):
        plain = _is_dash(tokens, position) or _pauses(tokens, position)
        kept = _REST if plain else name
        if kept != _REST or shape[-1:] != [_REST]:
            shape.append(kept)
            starts.append(position)
    return tuple(shape), starts


def _pauses(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a clause ends; steps of a scale may be a mere list."""
    text = tokens[position].text
    return text in _PAUSES or (
        text == _LISTS and position > 0 and _is_grade(tokens[position - 1])
    )


def _is_grade(token: Token) -> bool:
    return not _GRADES.isdisjoint(token.features)


def _is_dash(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a minus stands between two figures: 75-89分, 60%-80%."""
    near = tokens[max(position - 2, 0) : position]
    return (
        tokens[position].features.get("sign") == "minus"
        and any("digits" in token.features for token in near)
        and any("digits" in token.features for token in tokens[position + 1 : position + 2])
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Builds a clause from its tree; `starts` says where each leaf's words begin."""

    tokens: Sequence[Token]
    starts: tuple[int, ...]

    def start(self, tree: Tree[Leaf]) -> Clause:
        whole = (self.starts[0], self.starts[-1])
        parts = [node for node in tree.children if hasattr(node, "data")]
        equal = tree.data == "defined" and self._sign(tree) == "SIGN__EQUALS"
        right = self._value(parts[-1], equal)
        if tree.data != "defined":
            return replace(right, whole=whole)
        left = self._value(parts[-2])
        return replace(self._defined(left, right, tree), whole=whole)

    def _defined(self, left: Clause, right: Clause, tree: Tree[Leaf]) -> Clause:
        """Return the clause of two sides: a name and its formula, a grade and its facts."""
        if right.kind in ("ratio", "formula"):
            return replace(right, left=left.whole)
        equal = self._sign(tree) == "SIGN__EQUALS"
        if equal and self._find(left.whole, "label") is not None:
            kind = right.kind if right.kind == "question" else "formula"
            return replace(right, kind=kind, operation="equation", left=left.whole)
        for grade, facts in ((left, right), (right, left)):
            if grade.kind == "grade" and not equal:
                return replace(right, kind="scale", above=facts.whole, below=grade.whole)
        return left if left.kind == "source" else right

    def _sign(self, tree: Tree[Leaf]) -> str:
        return next(str(n.type) for n in reversed(tree.children) if not hasattr(n, "data"))

    def _find(self, where: Range, clue: str) -> int | None:
        """Return where the first word with a clue stands."""
        return next(
            (i for i in range(*where) if self.tokens[i].features.get("clue") == clue),
            None,
        )

    def _value(self, node: Tree[Leaf], sure: bool = False) -> Clause:
        """Return what a side of a clause does; behind an equals sign it surely reckons."""
        whole = self._range(node)
        percent, body = self._bare(node)
        rule = str(body.data)
        if rule == "quotient":
            return self._quotient(body, whole, percent, sure)
        if rule in ("addition", "subtraction", "multiplication"):
            kind = "formula" if sure or self._reckons(body) else "fact"
            above, below = self._range(body.children[0]), self._range(body.children[-1])
            at = self._range(body.children[1])[0]
            return Clause(kind, whole, rule, None, above, below, percent, at)
        if rule == "share":
            return self._share(whole, percent)
        if rule == "step":
            return self._step(body, whole)
        asked = self._find(whole, "question") if rule == "question" else None
        kind = "grade" if rule == "grade" else _KINDS.get(rule, "fact")
        return Clause(kind, whole, at=asked)

    def _bare(self, node: Tree[Leaf]) -> tuple[bool, Tree[Leaf]]:
        """Return whether a calculation is times 100 %, and what is left without it."""
        percent = False
        while True:
            if node.data == "group":
                node = node.children[1]  # type: ignore[assignment]
            elif node.data == "multiplication" and self._is_constant(node.children[-1]):
                percent |= self._is_percent(node.children[-1])
                node = node.children[0]  # type: ignore[assignment]
            else:
                return percent, node

    def _is_constant(self, node: Node) -> bool:
        tokens = self.tokens[slice(*self._range(node))]
        return all(
            "digits" in token.features or token.features.get("sign") == "percent"
            for token in tokens
        )

    def _is_percent(self, node: Node) -> bool:
        words = self.tokens[slice(*self._range(node))]
        return words[0].text == "100"

    def _quotient(
        self, body: Tree[Leaf], whole: Range, percent: bool, sure: bool
    ) -> Clause:
        """Return the ratio of two sides; 元/月 is a price, 购买/租赁 a list."""
        above, below = self._range(body.children[0]), self._range(body.children[-1])
        slash = body.children[1].type == "SIGN__SLASH"  # type: ignore[union-attr]
        if slash and self._is_unit(below):
            return replace(self._value(body.children[0]), whole=whole)  # type: ignore[arg-type]
        if slash and not (percent or sure or self._reckons(body)):
            return Clause("fact", whole)
        return Clause("ratio", whole, "quotient", None, above, below, percent)

    def _is_unit(self, where: Range) -> bool:
        only = self.tokens[where[0]].features if where[1] - where[0] == 1 else {}
        return any(name.startswith("unit") for name in only)

    def _reckons(self, body: Tree[Leaf]) -> bool:
        """Return whether both sides of a sign can be counted."""
        return all(
            self._is_counted(self._range(body.children[side])) for side in (0, -1)
        )

    def _is_counted(self, where: Range) -> bool:
        last = self.tokens[where[1] - 1].features
        first = self.tokens[where[0]].features
        return (
            not _COUNTED.isdisjoint(last)
            or last.get("sign") in ("right", "percent")
            or any(name.startswith("unit") for name in last)
            or "digits" in last
            or first.get("sign") == "left"
        )

    def _share(self, whole: Range, percent: bool) -> Clause:
        """Return the ratio of a clause in words: 甲与乙之比, 甲占乙的比例."""
        begin, end = whole
        while self.tokens[begin].features.get("clue") == "filler":
            begin += 1
        roles = [token.features.get("clue") for token in self.tokens[begin:end]]
        stop = next(
            i for i in range(len(roles) - 1, -1, -1) if roles[i] in ("share", "proportion")
        )
        middle = [i for i in range(1, stop) if roles[i] in ("and", "part", "within")]
        cut = max(middle, default=None)
        above = (begin, begin + (stop if cut is None else cut))
        below = None
        if cut is not None:
            below = (begin + cut + 1, begin + stop)
            while self._ends_in_form_word(below):
                below = (below[0], below[1] - 1)
        return Clause("ratio", whole, "share", None, above, below, percent)

    def _ends_in_form_word(self, where: Range) -> bool:
        last = self.tokens[where[1] - 1].features
        return where[1] - where[0] > 1 and ("particle" in last or "location" in last)

    def _step(self, body: Tree[Leaf], whole: Range) -> Clause:
        grade = self._range(body.children[-1])
        facts = body.children[0]
        while getattr(facts, "data", None) == "open":
            facts = facts.children[0]  # type: ignore[union-attr]
        return Clause("scale", whole, None, None, self._range(facts), grade)

    def _range(self, node: Node) -> Range:
        first = last = node
        while hasattr(first, "data"):
            first = first.children[0]
        while hasattr(last, "data"):
            last = last.children[-1]
        return self.starts[int(first)], self.starts[int(last) + 1]
