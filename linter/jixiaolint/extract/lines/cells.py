"""How likely a text is as the name, the value or another cell of an indicator.

All functions return a cost: 0 for what is plainly such a cell, up to about 8 for what
hardly can be. The costs of a row are added up by `rows`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jixiaolint.extract.lines.terms import stem_of
from jixiaolint.parse.fold import fold
from jixiaolint.parse.target import parse_target
from jixiaolint.resources import lexicon
from jixiaolint.words.match import pattern, words_of

_OPERATOR = re.compile(r"^[≥≤＞＜><＝=≧≦⩾⩽》《]{1,2}")
_DIGIT = re.compile(r"\d")
_BAD_START = re.compile(r"^[）)】\]》、，,；;。：:％%!！?？/]")
_BAD_END = re.compile(r"[（(【\[《、，,；;：:“‘/]$")
_NUMERIC = pattern(r"[\d.]+%?{unit=score}?")
_FIGURE = pattern(
    r"[≥≤><=≧≦⩾⩽≈~±》《\d+-]|{numeral}|{bound-before}|{bound-close}|{column-operator}"
    r"|{finished-work}|{form-word=every|at|currency}|{value-label}"
)
"""What a figure, or a deadline, begins with: most texts do not."""

_FIGURES = frozenset(("quantity", "range", "date"))
_LONGEST = 20
"""The most characters of a target that is told at sight."""

_LONG = 6
"""How many characters make a name by themselves, and hardly the end of one."""

_PAIRS = ("（(", "）)")


@cache
def _target_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that are whole targets, and those that open longer ones."""
    terms = lexicon("flat-target-word")
    whole = frozenset(term for term in terms if not term.endswith("…"))
    return whole, tuple(term[:-1] for term in terms if term.endswith("…"))


@lru_cache(65536)
def is_strong(value: str) -> bool:
    """Tell whether a text is a target at sight: a number with its unit, a date, a bound."""
    value = value.strip("。；;")
    if _OPERATOR.fullmatch(value):
        return True
    if len(value) > _LONGEST or not _FIGURE.match(fold(value)):
        return False
    target = parse_target(value)
    if target.kind not in _FIGURES or target.span is None:
        return False
    lead, rest = value[: target.span.start], value[target.span.end :]
    framed = not rest and (not lead or fold(lead) in words_of("finished-work"))
    return framed or target.per is not None


@lru_cache(65536)
def as_value(value: str) -> float:
    """Return the cost of a text as the target of an indicator."""
    if is_strong(value):
        return 0.0
    whole, starts = _target_words()
    if value in whole:
        return 0.3
    if stem_of(value):
        return 8.0
    if value.startswith(starts):
        cost = 2.2 if ends_well(value) else 1.2
    elif _DIGIT.search(value) and not ends_well(value):
        cost = 1.8
    else:
        cost = 6.6 if is_name(value) else 3.0
    return cost + (4.0 if _BAD_START.match(value) else 0.0) + len(value) / 40


@lru_cache(65536)
def ends_well(value: str) -> bool:
    """Tell whether a name ends as names of measures do (…率, …数量, …率（%）)."""
    return value.rstrip("）)％%（(").endswith(lexicon("flat-name-ending"))


@lru_cache(65536)
def is_name(value: str) -> bool:
    """Tell whether a text is a name at sight: some length, and the end of a measure."""
    return len(value) >= _LONG and as_name(value) == 0.0


@lru_cache(65536)
def as_name(value: str) -> float:
    """Return the cost of a text as the name of an indicator."""
    if not value:
        return 12.0
    cost = 0.0 if ends_well(value) else 0.5
    if is_strong(value):
        cost += 7.0
    elif value in _target_words()[0]:
        cost += 3.0
    if stem_of(value):
        cost += 0.3
    if _BAD_START.match(value) or _BAD_END.search(value):
        cost += 3.0
    if open_brackets(value):
        cost += 2.0
    return cost + (3.0 if len(value) == 1 else 0.0)


@lru_cache(65536)
def open_brackets(value: str) -> int:
    """Return how many brackets are opened and not closed (negative: the other way)."""
    opened = sum(value.count(mark) for mark in _PAIRS[0])
    return opened - sum(value.count(mark) for mark in _PAIRS[1])


@lru_cache(65536)
def stands_alone(value: str) -> bool:
    """Tell whether a text neither carries one on nor is carried on, by its marks."""
    cut = _BAD_START.match(value) or _BAD_END.search(value) or open_brackets(value)
    return not (cut or is_operator(value) or stem_of(value))


@lru_cache(65536)
def runs_on(before: str, after: str) -> bool:
    """Tell whether a text cannot have ended before the next piece began."""
    return bool(
        _BAD_END.search(before) or _BAD_START.match(after) or open_brackets(before) > 0
    ) or bool(_OPERATOR.fullmatch(before))


_WHOLE_OPERATOR = pattern(r"[≥≤＞＜><＝=≧≦]{1,2}|{column-operator}")
_NATURE = pattern(r"{column-nature}{form-word=indicator}?")
_UNIT = re.compile(r"^[^\d≥≤＞＜=。，；]{1,8}$")


def is_operator(value: str) -> bool:
    """Tell whether a cell holds nothing but an operator."""
    return bool(_WHOLE_OPERATOR.fullmatch(value))


def is_nature(value: str) -> bool:
    """Tell whether a cell says 定性, 定量, 正向 or the like."""
    return bool(_NATURE.fullmatch(value))


@lru_cache(65536)
def as_cell(role: str, value: str) -> float:
    """Return the cost of a text in a column that holds neither names nor targets."""
    if role in ("op", "nature"):
        return 0.0 if is_operator(value) or is_nature(value) else 6.0
    if role == "label2":
        return 0.0 if stem_of(value) else 6.0
    if role == "name2":
        return as_name(value)
    if role == "score":
        return 0.0 if _NUMERIC.fullmatch(fold(value)) else 6.0
    if role == "unit":
        return 0.2 if _UNIT.match(value) and not is_operator(value) else 5.0
    if role == "actual":
        return 0.4 if is_strong(value) else 5.0 if is_name(value) else 1.5
    return 1.5 if is_strong(value) or is_nature(value) else 0.6


BLANK = {
    "label2": 0.1,
    "name2": 1.0,
    "op": 1.0,
    "nature": 0.8,
    "score": 0.8,
    "unit": 0.6,
    "actual": 0.3,
    "rating": 0.4,
    "description": 0.4,
    "other": 0.1,
}
"""The cost of leaving a column blank, by its role."""
