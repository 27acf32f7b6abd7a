"""Grammars over words: each token is the first terminal that its features allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jixiaolint.resources import folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lark import Lark, Tree
    from lark import Token as Leaf

    from jixiaolint.words.scan import Token

_DECLARED = re.compile(r"^%declare\s+(.*)$", re.MULTILINE)
_REST = "WORD"
_SHAPES = 16384


@dataclass(frozen=True)
class Grammar:
    """A grammar of ``grammar/<name>.lark`` over classes of words.

    Its ``%declare`` lines name the classes, in the order in which they are tried on a
    token: ``UNIT`` is the feature ``unit``, ``DEGREE_WORD`` the feature ``degree-word``,
    ``HEAD__RATE`` the feature ``head`` with the value ``rate``. ``WORD`` is whatever has
    none of them. Shapes are few and texts are many: a shape is parsed once.
    """

    name: str

    def classes(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """Return the class of each token."""
        order = _order(self.name)
        return tuple(_class(order, token) for token in tokens)

    def parse(self, classes: tuple[str, ...]) -> Tree[Leaf]:
        """Return the tree of a row of classes; each leaf's value is its position.

        Raises lark's UnexpectedInput where the grammar has no reading.
        """
        return _parse(self.name, classes)


def _class(order: tuple[tuple[str, str, str | None], ...], token: Token) -> str:
    features = token.features
    for terminal, feature, value in order:
        found = features.get(feature)
        if found is not None and (value is None or found == value):
            return terminal
    return _REST


@cache
def _order(name: str) -> tuple[tuple[str, str, str | None], ...]:
    """Return the declared classes of a grammar: terminal, feature, value."""
    text = _text(name)
    terminals = " ".join(_DECLARED.findall(text)).split()
    return tuple(
        (terminal, *_feature(terminal)) for terminal in terminals if terminal != _REST
    )


def _feature(terminal: str) -> tuple[str, str | None]:
    feature, _, value = terminal.lower().replace("__", "=").partition("=")
    return feature.replace("_", "-"), value.replace("_", "-") or None


@lru_cache(maxsize=_SHAPES)
def _parse(name: str, classes: tuple[str, ...]) -> Tree[Leaf]:
    return _parser(name).parse(classes)


@cache
def _parser(name: str) -> Lark:
    from jixiaolint.words.tables import parser

    return parser(folder("grammar") / f"{name}.lark")


@cache
def _text(name: str) -> str:
    return (folder("grammar") / f"{name}.lark").read_text(encoding="utf-8")
