"""How likely a text is as the name, the value or another cell of an indicator.

Costs come in four grades: what is common and yet a `HINT`, what is `ODD` but often seen,
what is `RARE`, and what is `WRONG` unless nothing else fits. `rows` adds them up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jixiaolint.extract.lines.terms import stem_of
from jixiaolint.parsing.target import parse_target
from jixiaolint.resources import lexicon
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern, words_of

HINT, ODD, RARE, WRONG = 0.4, 1.5, 3.0, 6.0

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

_OFTEN = pattern(r"{form-word=every}[{HAN}]{1,2}")
"""What leads in a number of times: 每日, 每学期."""

_FIGURES = frozenset(("quantity", "range", "date"))
_LONGEST = 20
"""The most characters of a target that is told at sight."""

_LONG = 6
"""How many characters make a name by themselves, and hardly the end of one."""


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
    if rest:
        return False
    often = _OFTEN.fullmatch(lead)
    return not lead or bool(often) or fold(lead) in words_of("finished-work")


@cache
def _openings() -> tuple[str, ...]:
    """Return what opens a target in words."""
    return tuple(word.rstrip("…") for word in lexicon("flat-target-word"))


@lru_cache(65536)
def as_value(value: str) -> float:
    """Return the cost of a text as the target of an indicator."""
    if is_strong(value):
        return 0.0
    if value.startswith(_openings()):
        return ODD
    if _DIGIT.search(value) and not ends_well(value):
        return ODD
    return 2 * WRONG if is_name(value) else RARE


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
        return 2 * WRONG
    cost = 0.0 if ends_well(value) else HINT
    if is_strong(value):
        cost += WRONG
    return cost + RARE * _is_cut(value)


def _is_cut(value: str) -> bool:
    """Tell by its marks whether a text carries one on, or is carried on."""
    folded = fold(value)
    odd = _BAD_START.match(value) or _BAD_END.search(value)
    return bool(odd) or folded.count("(") != folded.count(")")


@lru_cache(65536)
def stands_alone(value: str) -> bool:
    """Tell whether a text is a cell by itself: not cut off, and no label."""
    return not (_is_cut(value) or stem_of(value))


@lru_cache(65536)
def runs_on(before: str, after: str) -> bool:
    """Tell whether a text cannot have ended before the next piece began."""
    return bool(_BAD_END.search(before) or _BAD_START.match(after))


_SIGN = pattern(r"[≥≤＞＜><＝=≧≦]{1,2}|{column-operator}")
_NATURE = pattern(r"{column-nature}{form-word=indicator}?")


@lru_cache(65536)
def as_cell(role: str, value: str) -> float:
    """Return the cost of a text, or a piece of one, in a column that holds such cells."""
    match role:
        case "value":
            return 0.0
        case _ if not value:
            return HINT
        case "name":
            return RARE if is_strong(value) else 0.0
        case "name2":
            return as_name(value)
        case "op" | "nature":
            fits = bool(_SIGN.fullmatch(value) or _NATURE.fullmatch(value))
        case "label2":
            fits = bool(stem_of(value))
        case "score":
            fits = bool(_NUMERIC.fullmatch(fold(value)))
        case "unit":
            fits = not _SIGN.fullmatch(value)
        case "actual":
            return HINT if is_strong(value) else WRONG if is_name(value) else ODD
        case _:
            return HINT
    return 0.0 if fits else WRONG
