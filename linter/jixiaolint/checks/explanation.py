"""What the explanation of an indicator does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from jixiaolint.checks.measure import Kind as MeasureKind
from jixiaolint.checks.sides import MARKS, bits, marks_of
from jixiaolint.parsing.values import Explanation
from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import Row
from jixiaolint.rule.terms import Features, Terms
from jixiaolint.words.scan import scan

Kind = Literal[
    "ratio", "formula", "copy", "question", "scale", "rating", "source", "goal",
    "scope", "other",
]  # fmt: skip
Operation = Literal[
    "quotient", "share", "addition", "subtraction", "multiplication", "equation"
]
Mark = Literal[
    "differs", "strays", "answers", "glued", "base", "overlap", "same", "alike", "swapped", "crossed", "absent",
    "negated", "wider", "unlike",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """Every option that is given fits the structured explanation.

    `kind` and `of` are those of the contract; `operation` is the last step of a
    calculation and `measures` what a plain explanation would measure as a name.
    `numerator` and `denominator` hold one of the words, both sides of the calculation
    end in one of `operands`. At least the share `new` of its words is new. Of the marks
    all of `has` and none of `lacks` are there: those of the model, ``same`` (numerator
    and denominator are one), ``alike`` (both sides end in one word), ``swapped`` (what
    the name measures, 合格 in 合格率, stands only below), ``absent`` (it stands nowhere),
    ``negated`` (above the line it is denied: 不合格数), ``unlike`` (there stands another
    outcome instead: 满意人数 for 合格率), ``wider`` (above are all of which those below are
    some: 毕业生总数 over 就业毕业生数) and ``crossed`` (one side counts people, the other
    things).
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("formula", "word")
    READS: ClassVar[tuple[str, ...]] = ("description", "name", "cycle", "annual")
    kind: tuple[Kind, ...] = ()
    of: tuple[Literal["name", "value", "both"], ...] = ()
    operation: tuple[Operation, ...] = ()
    measures: tuple[MeasureKind, ...] = ()
    percent: bool | None = None
    numerator: Features | None = None
    denominator: Features | None = None
    operands: Features | None = None
    new: Decimal | None = None
    has: tuple[Mark, ...] = ()
    lacks: tuple[Mark, ...] = ()

    sure: ClassVar[bool] = True

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells which leaves an explanation fits.

        Explanations are many, but without their words they are few.
        """
        known: dict[object, tuple[list[int], list[tuple[int, Check]]]] = {}
        shares = frozenset(leaf.new for leaf in leaves if leaf.new is not None)

        @lru_cache(maxsize=4096)
        def reached(new: float) -> int:
            """Return how many of the shares that leaves name a share reaches."""
            return sum(new >= share for share in shares)

        def look(row: Row) -> tuple[int, ...]:
            """Return the numbers of the leaves that hold."""
            said = row.explanation
            if said is None:
                return ()
            key = (*_form(said), reached(said.new))
            told = known.get(key)
            if told is None:
                fit = [one for one in enumerate(leaves) if one[1]._form_fits(said)]
                sure = [number for number, leaf in fit if not leaf._looks_at_words()]
                told = known[key] = sure, [one for one in fit if one[0] not in sure]
            sure, open_ = told
            beside = marks_of(said, row) if open_ else frozenset()
            words = [n for n, leaf in open_ if leaf._words_fit(said, beside)]
            return (*sure, *words)

        return look

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the sign or word that decides, or the whole."""
        said = subject.explanation
        if said is not None and self._fits(said, subject):
            slots = {"formula": subject.description or "", "word": ""}
            if said.span:
                slots["word"] = slots["formula"][slice(*said.span)]
            yield Hit("description", said.span, slots=slots)

    def _fits(self, said: Explanation, row: Row) -> bool:
        return self._form_fits(said) and (
            not self._looks_at_words() or self._words_fit(said, marks_of(said, row))
        )

    def _looks_at_words(self) -> bool:
        """Return whether the form of an explanation does not say all that is asked."""
        parts = (self.numerator, self.denominator, self.operands)
        asked = {*self.has, *self.lacks}
        return parts != (None, None, None) or not asked.isdisjoint(MARKS)

    def _form_fits(self, said: Explanation) -> bool:
        """Return whether all fits but the words of the parts and what the row says."""
        sides = ((self.numerator, said.numerator), (self.denominator, said.denominator))
        return (
            _among(self.kind, said.kind)
            and _among(self.of, said.of)
            and _among(self.operation, said.operation)
            and _among(self.measures, said.measures)
            and (self.percent is None or said.percent == self.percent)
            and (self.new is None or said.new >= self.new)
            and all(terms is None or text is not None for terms, text in sides)
            and (self.operands is None or bool(said.operands))
            and said.marks.issuperset(set(self.has) - MARKS.keys())
            and said.marks.isdisjoint(set(self.lacks) - MARKS.keys())
        )

    def _words_fit(self, said: Explanation, beside: frozenset[str]) -> bool:
        """Return whether what is looked for in the words is there, where the form fits."""
        return (
            self._has_words(said)
            and MARKS.keys() & self.has <= beside
            and beside.isdisjoint(self.lacks)
        )

    def _has_words(self, said: Explanation) -> bool:
        """Return whether the parts of the calculation hold the words asked for."""
        sides = ((self.numerator, said.numerator), (self.denominator, said.denominator))
        if not all(terms is None or _holds(terms, text) for terms, text in sides):
            return False
        ends = self.operands
        return ends is None or all(ends.marks(scan(side)[-1]) for side in said.operands)


def _form(said: Explanation) -> tuple[object, ...]:
    """Return all of an explanation that a leaf looks at but its words and its share."""
    return (
        said.kind,
        said.of,
        said.operation,
        said.measures,
        said.percent,
        said.numerator is None,
        said.denominator is None,
        not said.operands,
        said.marks,
    )


def _among(wanted: tuple[str, ...], found: str | None) -> bool:
    return not wanted or found in wanted


def _holds(terms: Terms, text: str | None) -> bool:
    return text is not None and bool(bits(text) & terms.bits)
