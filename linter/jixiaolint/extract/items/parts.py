"""An indicator written as one string, cut into its parts with their spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lark import Token, Tree

from jixiaolint.extract.items.leaves import leaves
from jixiaolint.extract.items.levels import Leaf
from jixiaolint.text import Span
from jixiaolint.words.grammar import Grammar

_CACHE = 65536


@dataclass(frozen=True, slots=True)
class IndicatorParts:
    """The parts of an indicator string by name, each a span of it.

    Beside the fields of an indicator there are ``number`` and ``single``, the only value
    of a form that has one. `keys` names the values and further parts whose head stands
    in the string, filled or not.
    """

    spans: Mapping[str, Span]
    keys: frozenset[str] = frozenset()


@lru_cache(maxsize=_CACHE)
def parse_indicator(value: str) -> IndicatorParts:
    """Return the parts of an indicator string without white space; never raises.

    The list number and the final 。 may be there or not. A damaged string has the parts
    that can be told.
    """
    from lark.exceptions import UnexpectedInput

    found = leaves(value)
    try:
        tree = _GRAMMAR.parse(tuple(leaf.kind for leaf in found))
    except UnexpectedInput:
        return IndicatorParts({"name": Span(0, len(value))})
    return _parts(tree, found)


_GRAMMAR = Grammar("indicator")
_SPANS = {
    "NUMBER": "number",
    "CODE1": "level1_code",
    "LABEL1": "level1",
    "CODE2": "level2_code",
    "LABEL2": "level2",
}
_FIELDS = {"UNIT": "measure_unit"}


def _parts(tree: Tree[Token], found: Sequence[Leaf]) -> IndicatorParts:
    """Return the parts that a syntax tree holds; of a part given twice, the first."""
    spans: dict[str, Span] = {}
    keys: set[str] = set()
    for part in tree.children:
        members = part.children if isinstance(part, Tree) else [part]
        kinds = [leaf.type for leaf in members if isinstance(leaf, Token)]
        places = [_span(leaf, found) for leaf in members if isinstance(leaf, Token)]
        rule = part.data if isinstance(part, Tree) else ""
        if rule == "name":
            spans["name"] = places[-1]
        elif rule in {"filled", "empty"}:
            name = _FIELDS.get(kinds[0], kinds[0].lower())
            if name not in keys and rule == "filled":
                spans[name] = places[1]
            keys.add(name)
        else:
            pairs = zip(kinds, places, strict=True)
            spans |= {_SPANS[kind]: at for kind, at in pairs if kind in _SPANS}
    return IndicatorParts(spans, frozenset(keys))


def _span(leaf: Token, found: Sequence[Leaf]) -> Span:
    _, start, end = found[int(leaf)]
    return Span(start, end)
