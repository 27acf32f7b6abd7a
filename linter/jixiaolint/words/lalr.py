"""Parse tables of a grammar, and the trees that they make of a row of classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

END = "$END"
"""The class behind the last of a row, as Lark calls it."""


class NoReadingError(Exception):
    """A row of classes that a grammar has no reading of."""


class Leaf(NamedTuple):
    """A class of the row, where it stands there, and the place behind it."""

    type: str
    first: int
    behind: int

    def __int__(self) -> int:
        return self.first


class Tree(NamedTuple):
    """What a rule has read: its name, the trees and leaves inside, and their places."""

    data: str
    children: list[Tree | Leaf]
    first: int = 0
    behind: int = 0

    def find_data(self, name: str) -> Iterator[Tree]:
        """Yield the trees of a rule, this and those inside it."""
        if self.data == name:
            yield self
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.find_data(name)


class Production(NamedTuple):
    """How a rule of `size` parts becomes a tree.

    `parts` are those that stay, each with whether what is inside it stays in its place;
    where `single`, the only part that stays is the tree.
    """

    origin: str
    name: str
    size: int
    parts: tuple[tuple[int, bool], ...]
    single: bool

    def tree(self, values: Sequence[Tree | Leaf]) -> Tree | Leaf:
        """Return what the rule makes of its parts."""
        children: list[Tree | Leaf] = []
        for part, opened in self.parts:
            value = values[part]
            if not (opened and isinstance(value, Tree)):
                children.append(value)
            elif children:
                children += value.children
            else:
                # Nobody else has this list: to copy it for each part would be quadratic.
                children = value.children
        if self.single and len(children) == 1:
            return children[0]
        if not children:
            return Tree(self.name, children)
        return Tree(self.name, children, children[0].first, children[-1].behind)


@dataclass(frozen=True, slots=True)
class Tables:
    """For each state, what follows on each class and rule.

    That is the next state or, below zero, the production that ends here (``~number``).
    """

    states: tuple[dict[str, int], ...]
    productions: tuple[Production, ...]
    start: int
    end: int

    def parse(self, classes: Sequence[str]) -> Tree:
        """Return the tree of a row of classes; raises NoReadingError if it has none."""
        passed = [self.start]
        values: list[Tree | Leaf] = []
        for position, name in enumerate((*classes, END)):
            while (follows := self.states[passed[-1]].get(name)) is None or follows < 0:
                if follows is None:
                    raise NoReadingError(name)
                production = self.productions[~follows]
                first = len(values) - production.size
                made = production.tree(values[first:])
                del values[first:], passed[first + 1 :]
                values.append(made)
                passed.append(self.states[passed[-1]][production.origin])
                if name == END and passed[-1] == self.end and isinstance(made, Tree):
                    return made
            passed.append(follows)
            values.append(Leaf(name, position, position + 1))
        raise NoReadingError(END)
