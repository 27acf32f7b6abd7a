"""An indicator written as one string, cut into its parts with their spans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jixiaolint.parse.fold import fold
from jixiaolint.text import Span

if TYPE_CHECKING:
    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

_CACHE = 65536


@dataclass(frozen=True, slots=True)
class IndicatorParts:
    """The parts of an indicator string, each a span of it, none where it is absent.

    `single` is the only value of a form that has one. `keys` names the values and
    further parts whose head stands in the string, filled or not.
    """

    number: Span | None = None
    level1_code: Span | None = None
    level1: Span | None = None
    level2_code: Span | None = None
    level2: Span | None = None
    name: Span | None = None
    cycle: Span | None = None
    annual: Span | None = None
    single: Span | None = None
    measure_unit: Span | None = None
    score: Span | None = None
    description: Span | None = None
    nature: Span | None = None
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A string that is no whole indicator: what it lacks, and what can be read of it.

    `label` is ``missing_level1``, ``missing_level2``, ``missing_name``,
    ``missing_value`` or ``malformed``.
    """

    label: str
    parts: IndicatorParts


@lru_cache(maxsize=_CACHE)
def parse_indicator(value: str) -> IndicatorParts | Unparsed:
    """Return the parts of an indicator string without white space; never raises.

    The list number and the final 。 may be there or not. A damaged string gives an
    `Unparsed` with a label and the parts that can be told all the same.
    """
    from lark.exceptions import UnexpectedInput

    folded = fold(value)
    try:
        return _parts(_grammar().parse(folded, start="indicator"), folded)
    except UnexpectedInput as error:
        label = _label(error)
    try:
        return Unparsed(
            label, _parts(_grammar().parse(folded, start="fragment"), folded)
        )
    except UnexpectedInput:
        return Unparsed("malformed", IndicatorParts(name=Span(0, len(value))))


@cache
def _grammar() -> Lark:
    from lark import Lark

    from jixiaolint.resources import folder

    return Lark(
        (folder("grammar") / "indicator.lark").read_text(encoding="utf-8"),
        parser="lalr",
        start=["indicator", "fragment"],
        import_paths=[_import],
        propagate_positions=True,
    )


def _import(base: object, path: str) -> tuple[str, str]:
    """Give Lark the terminals that are made from lexicons."""
    from jixiaolint.parse.indicator_words import definitions

    if path != "words.lark":
        raise OSError(f"no grammar {path} for {base}")
    return path, definitions()


# What the parser still wanted when it stopped, and what its absence is called.
_WANTED = (
    ("missing_level1", "LABEL1"),
    ("missing_level2", "LABEL2"),
    ("missing_name", "HEAD3"),
    ("missing_value", "SINGLE_KEY"),
    ("missing_value", "TEXT"),
)


def _label(error: UnexpectedInput) -> str:
    wanted: set[str] = set(
        getattr(error, "accepts", None)
        or getattr(error, "expected", None)
        or getattr(error, "allowed", None)
        or ()
    )
    return next((label for label, term in _WANTED if term in wanted), "malformed")


_SIMPLE = {
    "name": "name",
    "code1": "level1_code",
    "label1": "level1",
    "code2": "level2_code",
    "label2": "level2",
}
_FIELDS = {
    "cycle": "cycle",
    "annual": "annual",
    "single": "single",
    "unit": "measure_unit",
    "score": "score",
    "description": "description",
    "nature": "nature",
}


def _parts(tree: Tree[Token], folded: str) -> IndicatorParts:
    """Return the parts that a syntax tree holds; of a part given twice, the first."""
    found: dict[str, Any] = {}
    keys: set[str] = set()
    for child in tree.children:
        if isinstance(child, str):
            if child.type == "NUMBER":
                found["number"] = _span(child)
        elif child.data in ("level1", "level2"):
            found |= _level(child)
        elif child.data == "name":
            found["name"] = _text(child.children, folded)
        else:
            key = _FIELDS[child.children[0].data]  # type: ignore[union-attr]
            texts = child.children[1:]
            if key not in keys and child.data == "field":
                found[key] = _text(texts, folded)
            keys.add(key)
    return IndicatorParts(**found, keys=frozenset(keys))


def _level(tree: Tree[Token]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for child in tree.children:
        if isinstance(child, str):
            continue
        key = _SIMPLE.get(child.data, str(tree.data))
        found[key] = _span(child.children[0])  # type: ignore[arg-type]
    return found


def _text(children: list[Tree[Token] | Token], folded: str) -> Span:
    """Return the span of a text of several pieces, without the separators around it."""
    tokens = [c for c in children if isinstance(c, str) and c.type == "TEXT"]
    start, end = _span(tokens[0]).start, _span(tokens[-1]).end
    while end - start > 1 and folded[end - 1] in ",，":
        end -= 1
    return Span(start, end)


def _span(token: Token) -> Span:
    start, end = token.start_pos, token.end_pos
    return Span(start or 0, end or 0)
