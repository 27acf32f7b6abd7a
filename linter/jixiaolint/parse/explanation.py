"""What an explanation does: its words to the structure of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jixiaolint.parse.amounts import Range
from jixiaolint.parse.clause import clauses
from jixiaolint.parse.copied import Copied, copied, strays
from jixiaolint.parse.name import parse_name
from jixiaolint.parse.reckoning import Clause
from jixiaolint.parse.steps import overlap
from jixiaolint.parse.target import parse_target
from jixiaolint.parse.values import Explanation, Step
from jixiaolint.text import Span
from jixiaolint.words.scan import Token, scan

_CACHE = 65536
_RECKONED = ("ratio", "formula")
_BEFORE_COPY = ("rating", "question", "source")
_MARKS = {
    "copy": frozenset({"differs", "glued", "base"}),
    "scope": frozenset({"answers"}),
    "other": frozenset({"base"}),
}
"""Which marks of copying say something of which kind."""
_ASIDES = frozenset({"and", "base", "filler"})
"""Clues of a clause that says nothing itself: 同往年相比."""
_BETTER = frozenset({"better", "lift"})
_NEW = 0.32
"""The share of new words up to which an explanation is a copy."""
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
    tokens = scan(description)
    told = _Told(description, tokens, tuple(clauses(tokens)))
    copy = copied(tokens, name or "", value or "")
    measures = told.measures()
    made = told.reckoned() or told.scale() or told.stated()
    if made is None:
        made = _copy_or_new(told, copy, measures, name or "")
    new = 1.0 if copy.new is None else copy.new
    marks = copy.marks & _MARKS.get(made.kind, frozenset())
    if overlap(made.steps):
        marks |= {"overlap"}
    if made.kind == "question" and strays(tokens, name or ""):
        marks |= {"strays"}
    return replace(made, measures=measures, new=new, marks=marks)


def _copy_or_new(
    told: _Told, copy: Copied, measures: str | None, name: str
) -> Explanation:
    """Return an explanation that neither reckons nor names a source.

    One that names a rate where the name is none says more than a copy.
    """
    goal = told.has("goal") or told.wishes()
    means = any(token.features.get("clue") == "means" for token in told.tokens)
    adds = measures == "rate" and parse_name(name).kind != measures
    few = (copy.new or 0.0) <= (_NEW_LITTLE if goal or means else _NEW)
    based = "base" in copy.marks
    if based and copy.of == "value":
        return Explanation("other")
    if copy.of and not adds and (few or "glued" in copy.marks):
        return Explanation("copy", of=copy.of)
    if goal:
        return Explanation("goal")
    if told.points_to_a_record(name):
        return Explanation("source")
    empty = copy.new is None or all("filler" in t.features for t in told.tokens)
    return Explanation("other" if empty or based else "scope")


@dataclass(frozen=True, slots=True)
class _Told:
    """An explanation with its words and clauses."""

    text: str
    tokens: Sequence[Token]
    clauses: tuple[Clause, ...]

    def has(self, kind: str) -> bool:
        """Say whether a clause is of a kind."""
        return any(clause.kind == kind for clause in self.clauses)

    def words(self, where: Range) -> str:
        """Return the words of a range as written."""
        return self.text[self.tokens[where[0]].start : self.tokens[where[1] - 1].end]

    def measures(self) -> str | None:
        """Return what the first plain clause would measure as a name."""
        return next(self._kinds(), None)

    def wishes(self) -> bool:
        """Say whether a plain clause would be a wish as a name.

        通过展览弘扬优秀文化 is one, the means set aside.
        """
        return "wish" in self._kinds() or self._betters_by_means()

    def _betters_by_means(self) -> bool:
        means = [token.features.get("clue") == "means" for token in self.tokens]
        lasts = range(means.index(True), len(means) - 1) if any(means) else ()
        return any(self.tokens[i].features.get("action") in _BETTER for i in lasts)

    def points_to_a_record(self, name: str) -> bool:
        """Say whether the last word is a record that the name does not count.

        验收记录 says where the figure stands; a record that is made (出具报告) is work.
        """
        words = [token for token in self.tokens if token.text[0].isalnum()]
        clues = [token.features.get("clue") for token in words]
        return (
            clues[-1:] == ["document"]
            and "made" not in clues
            and words[-1].text[-2:] not in name
        )

    def _kinds(self) -> Iterator[str]:
        """Yield the kinds of measure that the plain clauses would be as names."""
        for clause in self.clauses:
            start, end = clause.whole
            clues = [token.features.get("clue") for token in self.tokens[start:end]]
            lead = next((i for i, clue in enumerate(clues) if clue != "filler"), None)
            if lead is None or clause.kind not in ("fact", "goal"):
                continue
            if not _ASIDES.issuperset(clues):
                yield parse_name(self.words((start + lead, end))).kind

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
