"""What a clause reckons: the tree of an explanation's grammar to its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jixiaolint.parsing.amounts import Node, Range, range_of
from jixiaolint.words.lalr import Leaf, Tree
from jixiaolint.words.scan import Token

_KINDS = {
    "points": "rating",
    "source": "source",
    "certain": "source",
    "question": "question",
    "grade": "grade",
    "wish": "goal",
    "rise": "goal",
}
"""What a phrase is, by the rule of the grammar in which it ends."""
_WHOLES = frozenset({"100", "1000"})
"""Factors that make a share one of a hundred or of a thousand."""
_COUNTED = frozenset({"head", "unit", "unit-activity", "money-unit", "digits"})
_ENDS = frozenset({"particle", "location"})


class Clause(NamedTuple):
    """What a clause does; its parts are positions of tokens.

    `kind` is one of the contract's, ``fact`` where it only says something, ``grade``
    where it is a mere grade. `above` and `below` are the two sides of a sign or, of a
    step, its facts and its grade. `at` is the sign, or the word that asks.
    """

    kind: str
    whole: Range
    operation: str | None = None
    above: Range | None = None
    below: Range | None = None
    percent: bool = False
    at: int | None = None


_PARTED = frozenset({
    "group", "quotient", "addition", "subtraction", "multiplication", "share", "step",
    "question", "rise",
})  # fmt: skip
"""Rules of which the parts say more than the rule."""


def sole_kind(tree: Tree) -> str | None:
    """Return the kind of a clause where the rule that has read all of it says it."""
    if tree.data == "defined":
        return None
    rule = tree.children[-1][0]
    return None if rule in _PARTED else _KINDS.get(rule, "fact")


def _signs(node: Node) -> list[str]:
    """Return the signs between the sides of a node."""
    return [leaf.type for leaf in node.children if isinstance(leaf, Leaf)]


@dataclass(frozen=True, slots=True)
class Reading:
    """Builds a clause from its tree; `starts` says where each leaf's words begin."""

    tokens: Sequence[Token]
    starts: tuple[int, ...]

    def clause(self, tree: Node) -> Clause:
        """Return what a whole clause does."""
        sides = [node for node in tree.children if isinstance(node, Tree)]
        if tree.data != "defined":
            return self._side(sides[-1])
        equal = _signs(tree)[-1] == "SIGN__EQUALS"
        made = self._defined(
            self._side(sides[-2]), self._side(sides[-1], sure=equal), equal
        )
        return made._replace(whole=(self.starts[0], self.starts[-1]))

    def _defined(self, left: Clause, right: Clause, equal: bool) -> Clause:
        """Return a clause of two sides: a name and its formula, a grade and its facts."""
        if right.kind in ("ratio", "formula"):
            return right
        if equal and self._find(left.whole, "label") is not None:
            kind = right.kind if right.kind == "question" else "formula"
            return right._replace(kind=kind, operation="equation")
        for grade, facts in ((left, right), (right, left)):
            if (grade.kind == "grade" or self._is_degree(grade)) and not equal:
                return Clause("scale", right.whole, None, facts.whole, grade.whole)
        return left if left.kind == "source" else right

    def _is_degree(self, side: Clause) -> bool:
        """Return whether a side is one adjective: 显著."""
        start, end = side.whole
        return end - start == 1 and "adjective" in self.tokens[start].features

    def _side(self, node: Node, sure: bool = False) -> Clause:
        """Return what a side does; behind an equals sign (`sure`) it reckons."""
        whole = self._range(node)
        percent, body = self._without_percent(node)
        match body.data:
            case "quotient":
                return self._quotient(body, whole, percent, sure)
            case "addition" | "subtraction" | "multiplication" as operation:
                above, below = self._sides(body)
                kind = "formula" if sure or self._reckons(body) else "fact"
                at = self._range(body.children[1])[0]
                return Clause(kind, whole, operation, above, below, percent, at)
            case "share":
                return self._share(self._range(body), whole, percent)
            case "step":
                return self._step(body, whole)
            case "rise" if self._clue(whole[1] - 2) == "be":  # 执行3年以上的为健全
                return self._step(body, whole)
            case rule:
                asks = self._asks(whole) if rule == "question" else None
                return Clause(_KINDS.get(rule, "fact"), whole, at=asks)

    def _without_percent(self, node: Node) -> tuple[bool, Node]:
        """Return whether a calculation is times 100 %, and what it is without that."""
        percent = False
        while True:
            if node.data == "group":
                node = node.children[1]
            elif node.data == "multiplication" and self._is_number(node.children[-1]):
                factor = self.tokens[self._range(node.children[-1])[0]]
                percent |= factor.text in _WHOLES
                node = node.children[0]
            else:
                return percent, node

    def _is_number(self, node: Node) -> bool:
        return all(
            "digits" in token.features or token.features.get("sign") == "percent"
            for token in self.tokens[slice(*self._range(node))]
        )

    def _quotient(self, body: Node, whole: Range, percent: bool, sure: bool) -> Clause:
        """Return the ratio of two sides; 元/月 is a price, 购买/租赁 a list."""
        above, below = self._sides(body)
        slash = _signs(body)[0] == "SIGN__SLASH"
        if slash and below[1] - below[0] == 1 and self._is_unit(below[0]):
            return self._side(body.children[0])._replace(whole=whole)
        if slash and not (percent or sure or self._reckons(body)):
            return Clause("fact", whole)
        return Clause("ratio", whole, "quotient", above, below, percent)

    def _reckons(self, body: Node) -> bool:
        """Return whether both sides of a sign can be counted."""
        return all(map(self._is_counted, self._sides(body)))

    def _is_counted(self, where: Range) -> bool:
        first, last = (self.tokens[i].features for i in (where[0], where[1] - 1))
        return (
            not _COUNTED.isdisjoint(last)
            or last.get("sign") in ("right", "percent")
            or first.get("sign") == "left"
            or "digits" in first  # 45个囊匣×800元
        )

    def _is_unit(self, position: int) -> bool:
        return any(name.startswith("unit") for name in self.tokens[position].features)

    def _share(self, where: Range, whole: Range, percent: bool) -> Clause:
        """Return the ratio of a clause in words: 甲与乙之比, 甲占乙的比例."""
        begin, end = where
        while self._clue(begin) == "filler":
            begin += 1
        while self._clue(end - 1) not in ("share", "proportion"):
            end -= 1
        joints = ("and", "part", "within")
        cuts = [i for i in range(begin + 1, end - 1) if self._clue(i) in joints]
        above = (begin, cuts[-1] if cuts else end - 1)
        below = self._trimmed((cuts[-1] + 1, end - 1)) if cuts else None
        return Clause("ratio", whole, "share", above, below, percent)

    def _trimmed(self, where: Range) -> Range:
        """Return a range without 的 and 中 at its end."""
        begin, end = where
        while end - begin > 1 and not _ENDS.isdisjoint(self.tokens[end - 1].features):
            end -= 1
        return begin, end

    def _step(self, body: Node, whole: Range) -> Clause:
        """Return a step: 90分以上为优秀, 80-89分良好."""
        facts, grade = self._sides(body)
        be = self._find(whole, "be")
        if be is not None and be > whole[0]:
            facts, grade = (facts[0], be), (be + 1, grade[1])
        of = "of" in self.tokens[facts[1] - 1].features
        return Clause("scale", whole, None, (facts[0], facts[1] - of), grade)

    def _clue(self, position: int) -> str | None:
        return self.tokens[position].features.get("clue")

    def _find(self, where: Range, clue: str) -> int | None:
        """Return where the first word with a clue stands."""
        return next((i for i in range(*where) if self._clue(i) == clue), None)

    def _asks(self, where: Range) -> int:
        """Return where the word stands that asks."""
        return next(i for i in range(*where) if "question" in self.tokens[i].features)

    def _sides(self, node: Node) -> tuple[Range, Range]:
        return self._range(node.children[0]), self._range(node.children[-1])

    def _range(self, node: Node) -> Range:
        return range_of(node, self.starts)
