"""A formula or ratio in words, as an indicator's explanation gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from jixiaolint.parse.normalize import Plain, normalize

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

    from jixiaolint.text import Span

Kind = Literal["ratio", "difference", "sum", "product", "text"]

_CACHE = 16384
_LONGEST = 300
"""How many characters a clause may have that is searched for a formula."""

_PAIRS = {")": "(", "]": "[", "}": "{", "》": "《", "】": "【", "”": "“", "」": "「"}
_OPERATION = re.compile(r"÷|[×*xX]\s*100%|[=/]")
# A slash divides only what can be counted; 购买/租赁 merely lists.
_COUNTED = re.compile(r"(?:[数量额积间期长次度值率费款元人件]|总和|合计|里程|[)])$")
_QUESTION = re.compile(r"是否|有无|能否")
_PAUSES = "，。；！？,;"
_RATIO_WORDS = re.compile(
    rf"(?P<above>[^{_PAUSES}]+?)(?:与|和|同|除以)(?P<below>[^{_PAUSES}与和]+?)"
    rf"(?:的)?(?:比率|比例|比值|百分比|之比|占比|比重|比)$"
    rf"|(?P<part>[^{_PAUSES}]+?)(?:占|除以)(?P<all>[^{_PAUSES}]+?)(?:的)?(?:比率|比例|比值|百分比|比重|占比|份额|%)$"
)
_KINDS: dict[str, Kind] = {
    "divide": "ratio",
    "subtract": "difference",
    "add": "sum",
    "multiply": "product",
}


@dataclass(frozen=True, slots=True)
class Formula:
    """What an explanation computes; texts as written, spans into the description.

    `kind` is ``text`` where nothing is computed. `left` is what stands before ``=``.
    `percent` says that the result is multiplied by 100 %; `balanced` that all brackets
    close; `question` that the explanation asks 是否.
    """

    kind: Kind
    left: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    percent: bool = False
    balanced: bool = True
    question: bool = False
    left_span: Span | None = None
    numerator_span: Span | None = None
    denominator_span: Span | None = None
    span: Span | None = None


@lru_cache(maxsize=_CACHE)
def parse_formula(description: str) -> Formula:
    """Return the formula in an explanation; never raises.

    Reads ÷ / × * + - with brackets, a name before ``=`` or a colon, ×100%, and ratios
    in words (甲与乙的比率, 甲占乙的比重). Of several clauses the first formula counts.
    """
    plain = normalize(description)
    found = (
        formula
        for start, end in _clauses(plain.text)
        if end - start <= _LONGEST
        and (formula := _symbols(plain, start, end) or _words(plain, start, end))
    )
    return replace(
        next(found, Formula("text")),
        balanced=is_balanced(plain.text),
        question=_QUESTION.search(plain.text) is not None,
    )


def is_balanced(text: str) -> bool:
    """Return whether every bracket of a folded text closes the one last opened."""
    opened: list[str] = []
    for character in text:
        if character in _PAIRS.values():
            opened.append(character)
        elif character in _PAIRS and (not opened or opened.pop() != _PAIRS[character]):
            return False
    return not opened


def _clauses(text: str) -> list[tuple[int, int]]:
    """Return the ranges between pauses that stand outside brackets."""
    depth, start = 0, 0
    ranges: list[tuple[int, int]] = []
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character in _PAUSES and depth <= 0:
            ranges.append((start, position))
            start = position + 1
    return [(a, b) for a, b in [*ranges, (start, len(text))] if a < b]


# ---- formulas in signs


@cache
def _grammar() -> Lark:
    from jixiaolint.parse.grammar import load

    return load("formula", "start", positions=True)


def _symbols(plain: Plain, start: int, end: int) -> Formula | None:
    """Return the formula that a clause writes with signs, if it does."""
    from lark.exceptions import UnexpectedInput

    clause = plain.text[start:end]
    if not _OPERATION.search(clause):
        return None
    try:
        tree = _grammar().parse(clause)
    except UnexpectedInput:
        return None
    return _formula(tree, plain, start)


def _formula(tree: Tree[Token], plain: Plain, offset: int) -> Formula | None:
    """Return the formula of a syntax tree, or nothing if its signs compute nothing."""
    whole = tree.children[-1]
    percent = _is(whole, "whole") and len(whole.children) > 1  # type: ignore[union-attr]
    body = whole.children[0] if _is(whole, "whole") else whole  # type: ignore[union-attr]
    while _is(body, "group"):
        body = body.children[1]  # type: ignore[union-attr]
    kind = _KINDS.get(str(getattr(body, "data", "")), "text")
    defined = tree.data == "defined"
    if kind == "text" or not (
        defined or percent or _computes(body, plain.text[offset:])
    ):
        return None
    left = _range(tree.children[0], offset) if defined else None
    above, below = (None, None)
    if kind == "ratio":
        above, below = (_range(body.children[i], offset) for i in (0, -1))  # type: ignore[union-attr]
    return _made(plain, kind, left, above, below, _range(tree, offset), percent)


def _is(node: object, rule: str) -> bool:
    return getattr(node, "data", None) == rule


def _computes(body: object, clause: str) -> bool:
    """Return whether both sides of a sign can be counted."""
    sides = [_range(body.children[i], 0) for i in (0, -1)]  # type: ignore[attr-defined]
    return all(_COUNTED.search(clause[a:b]) for a, b in sides)


def _range(node: object, offset: int) -> tuple[int, int]:
    meta = node.meta  # type: ignore[attr-defined]
    return meta.start_pos + offset, meta.end_pos + offset


# ---- ratios in words


def _words(plain: Plain, start: int, end: int) -> Formula | None:
    """Return the ratio that a clause describes, if it does."""
    match = _RATIO_WORDS.search(plain.text, start, end)
    if match is None:
        return None
    above, below = ("above", "below") if match["above"] else ("part", "all")
    begin, stop = match.span(above)
    head = re.match(r"(?:[^=:：]*[=:：])|(?:即|指|是指|反映)", plain.text[begin:stop])
    begin += head.end() if head else 0
    above_below = (begin, stop), match.span(below)
    return _made(plain, "ratio", None, *above_below, (begin, end))


def _made(
    plain: Plain,
    kind: Kind,
    left: tuple[int, int] | None,
    above: tuple[int, int] | None,
    below: tuple[int, int] | None,
    whole: tuple[int, int],
    percent: bool = False,
) -> Formula:
    """Return a formula whose parts stand at the ranges of the plain text."""

    def words(part: tuple[int, int] | None) -> str | None:
        return plain.text[slice(*part)] if part else None

    def span(part: tuple[int, int] | None) -> Span | None:
        return plain.span(*part) if part else None

    return Formula(
        kind,
        left=words(left),
        numerator=words(above),
        denominator=words(below),
        percent=percent,
        left_span=span(left),
        numerator_span=span(above),
        denominator_span=span(below),
        span=span(whole),
    )
