"""What the explanation of an indicator does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from jixiaolint.checks.measure import Kind as MeasureKind
from jixiaolint.parsing.values import Explanation
from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import Row
from jixiaolint.rule.terms import Features, Terms
from jixiaolint.words.match import words_of
from jixiaolint.words.scan import bits_of, scan
from jixiaolint.words.vocabulary import bit, features_of

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

_PEOPLE = bit("clue", "people") | bit("party", "people")


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
            beside = _beside(said, row) if open_ else frozenset()
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
            not self._looks_at_words() or self._words_fit(said, _beside(said, row))
        )

    def _looks_at_words(self) -> bool:
        """Return whether the form of an explanation does not say all that is asked."""
        parts = (self.numerator, self.denominator, self.operands)
        asked = {*self.has, *self.lacks}
        return parts != (None, None, None) or not asked.isdisjoint(_BESIDE)

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
            and said.marks.issuperset(set(self.has) - _BESIDE.keys())
            and said.marks.isdisjoint(set(self.lacks) - _BESIDE.keys())
        )

    def _words_fit(self, said: Explanation, beside: frozenset[str]) -> bool:
        """Return whether what is looked for in the words is there, where the form fits."""
        return (
            self._has_words(said)
            and _BESIDE.keys() & self.has <= beside
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
    return text is not None and bool(_bits(text) & terms.bits)


@lru_cache(maxsize=4096)
def _bits(text: str) -> int:
    """Return the bits of the features of all words of a text."""
    return bits_of(scan(text))


def _beside(said: Explanation, row: Row) -> frozenset[str]:
    """Return the marks that are seen in the words of an explanation and its name only."""
    return frozenset([mark for mark, holds in _BESIDE.items() if holds(said, row)])


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
    return bool(_bits(side) & _PEOPLE)


_BESIDE: Mapping[str, Callable[[Explanation, Row], bool]] = {
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
