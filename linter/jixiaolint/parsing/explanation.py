"""What an explanation does: its words to the structure of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiaolint.parsing.amounts import Range
from jixiaolint.parsing.clause import clauses
from jixiaolint.parsing.copied import Copied, copied, strays
from jixiaolint.parsing.name import kind_of, parse_name
from jixiaolint.parsing.reckoning import Clause
from jixiaolint.parsing.steps import overlap
from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.values import Explanation, Step
from jixiaolint.text import Span
from jixiaolint.words.scan import Token, bits_of, scan
from jixiaolint.words.vocabulary import bit

_CACHE = 16384
_RECKONED = ("ratio", "formula")
_BEFORE_COPY = ("rating", "question", "source")
_MARKS = {
    "copy": frozenset({"differs", "glued", "base"}),
    "scope": frozenset({"answers"}),
    "other": frozenset({"base"}),
}
"""Which marks of copying say something of which kind."""
_FILLER, _MADE, _MEANS = (
    bit("clue", "filler"),
    bit("clue", "made"),
    bit("clue", "means"),
)
_ASIDES = _FILLER | bit("clue", "and") | bit("clue", "base")
"""Clues of a clause that says nothing itself: 同往年相比."""
_BETTER = bit("action", "better") | bit("action", "lift")
_WISHED = _BETTER | bit("action", "guard") | bit("action", "for")
_HEADS = bit("head")
_NEW = 0.32
"""The share of new words up to which an explanation is a copy."""
_ADDED = 4
"""How many characters a copy may add at most, however long it is."""
_NEW_LITTLE = 0.2
"""The same for one that reads as a goal or says by what means: few words do that."""


@lru_cache(maxsize=_CACHE)
def parse_explanation(
    description: str, name: str | None = None, value: str | None = None
) -> Explanation:
    """Return what an explanation of an indicator does, in the terms of the contract.

    Of several clauses the first calculation counts, then a scale, points, a question, a
    source; what says nothing but name and value is a copy, and the rest a goal or a
    scope.
    """
    told = _told(description)
    copy = copied(told.tokens, told.bits, name or "", value or "")
    new = 1.0 if copy.new is None else copy.new
    if told.made is None:
        kind = _copy_or_new(told, copy, name or "")
        of = copy.of if kind == "copy" else None
        marks = copy.marks & _MARKS.get(kind, frozenset())
        return Explanation(kind, of, measures=told.measures, new=new, marks=marks)
    marks = frozenset()
    if overlap(told.made.steps):
        marks |= {"overlap"}
    if told.made.kind == "question" and strays(told.tokens, name or ""):
        marks |= {"strays"}
    return told.made._replace(measures=told.measures, new=new, marks=marks)


@lru_cache(maxsize=_CACHE)
def _told(description: str) -> _Told:
    """Return what an explanation says by itself, whatever it stands beside."""
    tokens = scan(description)
    bits = bits_of(tokens)
    said = _Said(description, tokens, bits, tuple(clauses(tokens)))
    made = said.reckoned() or said.scale() or said.stated()
    plain = said.plain()
    first = next(plain, None)
    measures = said.measured(first) if first else None
    goal = made is None and (
        any(clause.kind == "goal" for clause in said.clauses)
        or measures == "wish"
        or any(_may_wish(w) and said.measured(w) == "wish" for w in plain)
        or said.betters_by_means()
    )
    return _Told(tokens, bits, made, measures, goal)


class _Told(NamedTuple):
    """What an explanation says by itself: its words, and what it is if that is sure.

    `bits` are those of the words, `measures` is what its first plain clause would measure
    as a name; `goal` says that it wishes for something.
    """

    tokens: Sequence[Token]
    bits: int
    made: Explanation | None
    measures: str | None
    goal: bool

    def points_to_a_record(self, name: str) -> bool:
        """Say whether the last word is a record that the name does not count.

        验收记录 says where the figure stands; a record that is made (出具报告) is work.
        """
        words = (token for token in reversed(self.tokens) if token.text[0].isalnum())
        last = next(words, None)
        return (
            last is not None
            and last.features.get("clue") == "document"
            and not self.bits & _MADE
            and last.text[-2:] not in name
        )


def _copy_or_new(told: _Told, copy: Copied, name: str) -> str:
    """Return the kind of an explanation that neither reckons nor names a source.

    One that names a rate where the name is none says more than a copy.
    """
    means = bool(told.bits & _MEANS)
    adds = told.measures == "rate" and parse_name(name).kind != "rate"
    few = (copy.new or 0.0) <= (_NEW_LITTLE if told.goal or means else _NEW)
    few = few and copy.added <= _ADDED
    based = "base" in copy.marks
    if based and copy.of == "value":
        return "other"
    if copy.of and not adds and (few or "glued" in copy.marks):
        return "copy"
    if told.goal:
        return "goal"
    if told.points_to_a_record(name):
        return "source"
    empty = copy.new is None or all("filler" in t.features for t in told.tokens)
    return "other" if empty or based else "scope"


def _may_wish(words: Sequence[Token]) -> bool:
    """Return whether words may be a wish: none is without a verb of betterment.

    A word that ends in a measure may hold one: 提升率.
    """
    return any(
        features.bits & _WISHED or (features.bits & _HEADS and len(word) > 2)
        for word, _, _, features in words
    )


class _Said(NamedTuple):
    """An explanation with its words, their bits, and its clauses."""

    text: str
    tokens: Sequence[Token]
    bits: int
    clauses: tuple[Clause, ...]

    def words(self, where: Range) -> str:
        """Return the words of a range as written."""
        return self.text[self.tokens[where[0]].start : self.tokens[where[1] - 1].end]

    def betters_by_means(self) -> bool:
        """Say whether it is a wish, the means set aside: 通过展览弘扬优秀文化."""
        if not self.bits & _MEANS:
            return False
        means = [bool(token.features.bits & _MEANS) for token in self.tokens]
        behind = self.tokens[means.index(True) : -1]
        return any(token.features.bits & _BETTER for token in behind)

    def plain(self) -> Iterator[Sequence[Token]]:
        """Yield the words of the clauses that would be names by themselves."""
        for clause in self.clauses:
            if clause.kind not in ("fact", "goal"):
                continue
            start, end = clause.whole
            while start < end and self.tokens[start].features.bits & _FILLER:
                start += 1
            words = self.tokens[start:end]
            if any(not token.features.bits & _ASIDES for token in words):
                yield words

    def measured(self, words: Sequence[Token]) -> str:
        """Return the kind of measure that the words of a clause would be as a name."""
        return kind_of(self.text[: words[-1].end], words)

    def reckoned(self) -> Explanation | None:
        """Return the first calculation."""
        clause = next((c for c in self.clauses if c.kind in _RECKONED), None)
        if clause is None:
            return None
        above, below = (
            self.words(r) if r else None for r in (clause.above, clause.below)
        )
        ratio = clause.kind == "ratio"
        return Explanation(
            clause.kind,
            numerator=above if ratio else None,
            denominator=below if ratio else None,
            operation=clause.operation,
            percent=clause.percent,
            operands=tuple(side for side in (above, below) if side),
            span=None if ratio else self._span(clause),
        )

    def scale(self) -> Explanation | None:
        """Return a scale: of two steps or more, or of one with a figure."""
        steps = tuple(
            Step(
                self.words(clause.below),
                facts := self.words(clause.above),
                parse_target(facts),
            )
            for clause in self.clauses
            if clause.kind == "scale" and clause.above and clause.below
        )
        figure = any(step.target.kind in ("quantity", "range") for step in steps)
        return Explanation("scale", steps=steps) if figure or len(steps) > 1 else None

    def stated(self) -> Explanation | None:
        """Return points, a question or a source."""
        for kind in _BEFORE_COPY:
            for clause in self.clauses:
                if clause.kind == kind:
                    return Explanation(kind, span=self._span(clause))
        return None

    def _span(self, clause: Clause) -> Span | None:
        """Return where the sign or the word stands that decides, if one does."""
        if clause.at is None:
            return None
        token = self.tokens[clause.at]
        return Span(token.start, token.end)
