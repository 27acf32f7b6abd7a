"""Grammars over words: each token is the first terminal that its features allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jixiaolint.resources import folder
from jixiaolint.words.lalr import NoReadingError, Tables, Tree
from jixiaolint.words.scan import Token
from jixiaolint.words.table_file import read
from jixiaolint.words.vocabulary import Features

__all__ = ["Grammar", "NoReadingError", "Shape", "Tree"]

_DECLARED = re.compile(r"^%declare\s+(.*)$", re.MULTILINE)
_REST = "WORD"
Shape = tuple[tuple[str, ...], tuple[int, ...]]
"""The classes of a text, runs of mere words as one, and the positions of each."""

_Ranked = tuple[int, str]
_LAST: _Ranked = (1 << 30, _REST)
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
        return tuple([_class(self.name, token.features) for token in tokens])

    def class_of(self, features: Features) -> str:
        """Return the class of a word of these features."""
        return _class(self.name, features)

    def shape(self, classes: Iterable[str]) -> Shape:
        """Return classes of tokens as the grammar reads them, and where each begins.

        A run of mere words is one: texts are many, their shapes are few.
        """
        kept: list[str] = []
        starts: list[int] = []
        last = ""
        for position, name in enumerate(classes):
            if name != _REST or last != _REST:
                kept.append(name)
                starts.append(position)
                last = name
        return tuple(kept), tuple(starts)

    @property
    def features(self) -> frozenset[str]:
        """The features that its classes are made of."""
        return frozenset(_ranks(self.name))

    def parse(self, classes: tuple[str, ...]) -> Tree:
        """Return the tree of a row of classes; each leaf's value is its position.

        Raises NoReadingError where the grammar has no reading.
        """
        return _parse(self.name, classes)


@cache
def _class(name: str, features: Features) -> str:
    ranks = _ranks(name)
    best = _LAST
    for feature, value in features.items():
        if feature in ranks:
            ranked = ranks[feature]
            for found in (ranked.get(""), ranked.get(value) if value else None):
                if found and found < best:
                    best = found
    return best[1]


@cache
def _ranks(name: str) -> dict[str, dict[str, _Ranked]]:
    """Return the declared classes of a grammar with their rank, by feature and value.

    The value is empty for a class that takes any.
    """
    text = _text(name)
    terminals = " ".join(_DECLARED.findall(text)).split()
    found: dict[str, dict[str, _Ranked]] = {}
    for rank, terminal in enumerate(terminals):
        if terminal != _REST:
            feature, value = _feature(terminal)
            found.setdefault(feature, {}).setdefault(value or "", (rank, terminal))
    return found


def _feature(terminal: str) -> tuple[str, str | None]:
    feature, _, value = terminal.lower().replace("__", "=").partition("=")
    return feature.replace("_", "-"), value.replace("_", "-") or None


@lru_cache(maxsize=_SHAPES)
def _parse(name: str, classes: tuple[str, ...]) -> Tree:
    return _tables(name).parse(classes)


@cache
def _tables(name: str) -> Tables:
    """Return the tables of a grammar: those beside it, or else Lark makes them."""
    path = folder("grammar") / f"{name}.tables"
    found = None
    if path.is_file():
        found = read(path.read_text(encoding="utf-8"), _text(name))
    if found is None:
        from jixiaolint.words.tables import tables

        found = tables(path.with_suffix(".lark"))
    return found


@cache
def _text(name: str) -> str:
    return (folder("grammar") / f"{name}.lark").read_text(encoding="utf-8")
