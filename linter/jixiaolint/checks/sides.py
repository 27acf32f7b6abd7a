"""How the two sides of a ratio stand to each other and to the name it explains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from jixiaolint.parsing.values import Explanation
from jixiaolint.rule.subject import Row
from jixiaolint.words.match import words_of
from jixiaolint.words.scan import bits_of, scan
from jixiaolint.words.vocabulary import bit, features_of

_PEOPLE = bit("clue", "people") | bit("party", "people")


@lru_cache(maxsize=4096)
def bits(text: str) -> int:
    """Return the bits of the features of all words of a text."""
    return bits_of(scan(text))


def marks_of(said: Explanation, row: Row) -> frozenset[str]:
    """Return the marks that are seen in the words of an explanation and its name only."""
    return frozenset([mark for mark, holds in MARKS.items() if holds(said, row)])


def _same(said: Explanation, _: Row) -> bool:
    return said.numerator is not None and said.numerator == said.denominator


def _alike(said: Explanation, _: Row) -> bool:
    return len({scan(side)[-1].text for side in said.operands}) == 1


def _absent(_: Explanation, row: Row) -> bool:
    word = _measured(row)
    return len(word) > 1 and word not in (row.description or "")


def _crossed(said: Explanation, _: Row) -> bool:
    if (said.numerator or "").endswith(said.denominator or "/"):
        return False
    return len({_counts_people(side) for side in said.operands}) > 1


def _swapped(said: Explanation, row: Row) -> bool:
    """Return whether the word before 率 or 度 stands below the line only."""
    word = _measured(row)
    above, below = said.numerator or "", said.denominator or ""
    return len(word) > 1 and word in below and word not in above


def _negated(said: Explanation, row: Row) -> bool:
    """Return whether the numerator denies what a name does not: 不满意人数 for 满意率."""
    side, word = said.numerator or "", _measured(row)
    denied = [no + word for no in words_of("negation")]
    return any(no in side and no not in (row.stem or "") for no in denied)


def _unlike(said: Explanation, row: Row) -> bool:
    """Return whether the numerator counts other outcomes than the one that is measured.

    What is done may be done in time, in whatever words (在规定时限内办结件数).
    """
    own = features_of(_measured(row)).get("outcome")
    words = scan(said.numerator or "")
    told = {token.features.get("outcome") for token in words} - {None}
    if own == "timely":
        told.discard("done")
    return own is not None and bool(told) and own not in told


def _wider(said: Explanation, _: Row) -> bool:
    """Return whether one thing is counted whole above the line and in part below."""
    above, below = said.numerator or "", said.denominator or ""
    whole, part = scan(above), scan(below)
    if len(whole) < 2 or len(part) < 2 or whole[-1].features.get("side") != "all":
        return False
    return whole[-2].text == part[-2].text and len(below) > len(above)


def _measured(row: Row) -> str:
    """Return what a name measures: the word before 率 or 度."""
    return (row.stem or "")[-3:-1]


def _counts_people(side: str) -> bool:
    """Return whether people are counted: 合格学员数, but not 公众号预告场次."""
    last = scan(side)[-1].features
    if "noun-unit" in last and last.get("unit") != "person":
        return False
    return bool(bits(side) & _PEOPLE)


MARKS: Mapping[str, Callable[[Explanation, Row], bool]] = {
    "same": _same,
    "alike": _alike,
    "swapped": _swapped,
    "absent": _absent,
    "crossed": _crossed,
    "negated": _negated,
    "unlike": _unlike,
    "wider": _wider,
}
"""What tells whether a mark is there that is seen in the words only."""
