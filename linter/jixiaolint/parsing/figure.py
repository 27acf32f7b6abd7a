"""Figures with a unit in running text, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from jixiaolint.parsing.numbers import Demand, numbers
from jixiaolint.parsing.phrases import read
from jixiaolint.text import Span
from jixiaolint.words.grammar import NoReadingError
from jixiaolint.words.scan import Token

_SENTENCE = re.compile(r"[^。；;！!\n]+")
# A comma between digits belongs to the number.
_CLAUSE = re.compile(r"(?:[^，,：:]|(?<=\d),(?=\d{3}))+")
_PIECE = re.compile(r"[^、]+")

_NEAR = Decimal("0.1")
_NEAR_CHANGE = 8
"""How many characters may stand between a verb of change or a rate and its figure."""

Bound = Literal["least", "most", "about"]
_BOUNDS: dict[str, Bound] = {">=": "least", ">": "least", "<=": "most", "<": "most"}
_BOUNDS |= {"~": "about"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a unit: `span` in the text, and what it stands in.

    `number` is in full (scale applied), `unit` ``%`` for a percentage, `kind` the class
    of the unit. `bound` says that the number is only a limit or a guess. `each` says
    that it is that of one among many. `before` are the words of the clause up to it,
    `piece` the stretch between list commas.
    """

    number: Decimal
    unit: str
    kind: str
    bound: Bound | None
    span: Span
    sentence: str
    clause: str
    piece: str
    before: tuple[Token, ...]
    each: bool = False

    @property
    def lead(self) -> str:
        """The words of the clause before the figure, as a plain text."""
        return "".join(word.text for word in self.before)

    @property
    def is_per_piece(self) -> bool:
        """Whether it is that of one among many, or stands in brackets."""
        return self.each or any(
            "per-piece" in word.features or word.features.get("mark") == "open"
            for word in self.before
        )

    @property
    def is_scope(self) -> bool:
        """Whether it says for whom or where the work is done."""
        if not self.before:
            return False
        first, last = self.before[0].features, self.before[-1].features
        linked = not {"preposition", "conjunction", "pronoun"}.isdisjoint(last)
        return linked or "goal-scope" in first or last.get("goal-scope") == "before"

    @property
    def is_change(self) -> bool:
        """Whether a rate or a verb of change leads to it."""
        length = 0
        for word in reversed(self.before):
            if "change-verb" in word.features or "rate-ending" in word.features:
                return True
            length += len(word.text)
            if "digits" in word.features or length > _NEAR_CHANGE:
                break
        return False

    def allows(self, number: Decimal) -> bool:
        """Return whether a number meets it as a limit or a guess, or is the same."""
        match self.bound:
            case "least":
                return number >= self.number
            case "most":
                return number <= self.number
            case "about":
                return abs(number - self.number) <= self.number * _NEAR
            case _:
                return number == self.number


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in reading order.

    Ranges, ordinals, codes, prices per piece, and numbers in front of a word that is
    no unit are left out.
    """
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    for sentence in _SENTENCE.finditer(text):
        for clause in _CLAUSE.finditer(sentence[0]):
            try:
                found = read(clause[0])
            except NoReadingError:
                continue
            offset = sentence.start() + clause.start()
            for one in numbers(found):
                figure = _figure(one, found.words, clause[0], sentence[0], offset)
                if figure is not None:
                    yield figure


def _figure(
    one: Demand, words: tuple[Token, ...], clause: str, sentence: str, offset: int
) -> Figure | None:
    """Return a number as a figure, or nothing if it has no unit of its own."""
    amount = one.amount
    kind = "percent" if amount.percent else amount.kind
    quotient = amount.unit is not None and any(
        word.text == "/" for word in words[slice(*amount.unit)]
    )
    if amount.chinese or amount.high or amount.per or quotient or kind is None:
        return None
    span = Span(words[amount.start].start, words[amount.end - 1].end)
    unit = amount.unit and words[amount.unit[0]].start, span.end
    return Figure(
        Decimal(amount.value) * amount.scale,
        "%" if amount.percent else clause[slice(*unit)].strip(),
        kind,
        "least" if _is_reached(one) else _BOUNDS.get(one.op or ""),
        Span(span.start + offset, span.end + offset),
        sentence,
        clause,
        _piece(clause, span.start),
        words[: amount.start],
        one.each is not None or one.has("each"),
    )


def _is_reached(one: Demand) -> bool:
    """Return whether a word such as 达到 or 保持在 leads to a number: more is no less."""
    return one.op == "=" and one.has("close")


def _piece(clause: str, at: int) -> str:
    return next(
        (p[0].strip() for p in _PIECE.finditer(clause) if p.start() <= at < p.end()), ""
    )
