"""Figures with a unit in running text, each with the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from jixiaolint.parse.target import parse_target
from jixiaolint.parse.unit import CLASSES, unit_class
from jixiaolint.resources import lexicon
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

_SENTENCE = re.compile(r"[^。；;！!\n]+")
# A comma between digits belongs to the number.
_CLAUSE = re.compile(r"(?:[^，,：:]|(?<=\d),(?=\d{3}))+")
_PIECE = re.compile(r"[^、]+")
# No number of its own is the 5 of 5G, GB5, 1.5, 3-5, 第5, “5+1”.
_NUMBER = re.compile(
    r"(?<![A-Za-z\d.,:/×*+~～\-–—－\"“'‘第])(?<!\d[至到])"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?"
    r"(?P<more>[多余])?(?P<scale>千万|百万|[万亿千百])?(?P<even>[多余])?\s?"
)
_JOINED = re.compile(r"[/*×+每制型级版式]|\s?[~～\-–—－至到]\s?\d")
_LEAST = re.compile(
    r"(?:不少于|不低于|不小于|不得少于|至少|超过|突破|达到?|保持在?|稳定在?|≥|>=?)\s?$"
)
_MOST = re.compile(r"(?:不超过|不高于|不大于|不多于|至多|控制在|低于|少于|≤|<=?)\s?$")
_ABOUT = re.compile(r"(?:约|大约|近|将近|左右)\s?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a unit: `span` in the text, and what it stands in.

    `number` is in full (scale applied), `unit` ``%`` for a percentage, `kind` the class
    of the unit. `bound` says that the number is only a limit or a guess. `before` is
    the clause up to the figure; `piece` is the stretch between list commas.
    """

    number: Decimal
    unit: str
    kind: str
    bound: Literal["least", "most", "about"] | None
    span: Span
    sentence: str
    clause: str
    piece: str
    before: str


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a folded text in reading order.

    Ranges, ordinals, codes, prices per piece, and numbers in front of a word that is
    no unit are left out.
    """
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    for sentence in _SENTENCE.finditer(text):
        for clause in _CLAUSE.finditer(sentence[0]):
            for piece in _PIECE.finditer(clause[0]):
                start = sentence.start() + clause.start()
                for one in _in_piece(piece, clause[0], sentence[0]):
                    yield _moved(one, start)


def _in_piece(piece: re.Match[str], clause: str, sentence: str) -> Iterator[Figure]:
    for found in _NUMBER.finditer(clause, *piece.span()):
        unit = _unit_at(clause, found.end())
        if unit is None or _JOINED.match(clause, found.end() + len(unit)):
            continue
        end = found.end() + len(unit)
        plain = f"{found['number']}{found['scale'] or ''}{unit}"
        number = parse_target(plain).number()
        kind = unit_class(unit)
        if number is None or kind is None:
            continue
        before, after = clause[: found.start()], clause[end:]
        yield Figure(
            number,
            parse_target(plain).unit or unit,
            kind,
            "about" if found["more"] or found["even"] else _bound(before, after),
            Span(found.start(), end),
            sentence,
            clause,
            piece[0].strip(),
            before,
        )


def _bound(before: str, after: str) -> Literal["least", "most", "about"] | None:
    if _ABOUT.search(before) or after.startswith("左右"):
        return "about"
    if _MOST.search(before) or after.startswith(("以内", "以下", "内")):
        return "most"
    if _LEAST.search(before) or after.startswith(("以上", "及以上", "(含)以上")):
        return "least"
    return None


def _moved(figure: Figure, offset: int) -> Figure:
    start, end = figure.span
    return replace(figure, span=Span(start + offset, end + offset))


@cache
def _units() -> re.Pattern[str]:
    names = {term for name in CLASSES for term in lexicon(f"unit-{name}")}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile("%|" + "|".join(map(re.escape, ordered)))


def _unit_at(text: str, start: int) -> str | None:
    """Return the longest unit at a place, unless a longer noun begins with it."""
    found = _units().match(text, start)
    if found is None or text.startswith(lexicon("noun-not-unit"), start):
        return None
    return found[0]
