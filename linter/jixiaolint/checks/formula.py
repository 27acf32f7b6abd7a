"""The formula in an explanation is of a certain form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.patterns import compiled
from jixiaolint.engine.vocabulary import FieldName
from jixiaolint.parse.formula import parse_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row
    from jixiaolint.parse.formula import Formula


# What a rate or degree is of stands right before that word: 抽检合格率, 群众满意度.
_MEASURED = re.compile(r"([一-龥]{2})(?:率|度|比例|比率|占比)$")


@dataclass(frozen=True, slots=True)
class Check:
    """Every option that is given fits the formula of `field`.

    `numerator` and `denominator` are RE2 patterns; `self_ratio` asks whether both are
    the same, `swapped` whether what the name measures (合格 in 抽检合格率) stands in the
    denominator only.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("formula",)
    field: FieldName = FieldName("description")
    kind: tuple[Literal["ratio", "difference", "sum", "product", "text"], ...] = ()
    percent: bool | None = None
    numerator: str | None = None
    denominator: str | None = None
    self_ratio: bool | None = None
    swapped: bool | None = None

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the whole explanation."""
        text = subject.text(self.field)
        if text and self._fits(parse_formula(text), subject.stem or ""):
            yield Hit(self.field, slots={"formula": text})

    def _fits(self, formula: Formula, name: str) -> bool:
        top, bottom = formula.numerator, formula.denominator
        same = top is not None and top == bottom
        return (
            (not self.kind or formula.kind in self.kind)
            and (self.percent is None or formula.percent == self.percent)
            and _matches(self.numerator, top)
            and _matches(self.denominator, bottom)
            and (self.self_ratio is None or same == self.self_ratio)
            and (self.swapped is None or _swapped(formula, name) == self.swapped)
        )


def _swapped(formula: Formula, name: str) -> bool:
    measured = _MEASURED.search(name)
    if measured is None or formula.numerator is None or formula.denominator is None:
        return False
    word = measured[1]
    return word in formula.denominator and word not in formula.numerator


def _matches(pattern: str | None, text: str | None) -> bool:
    return pattern is None or (
        text is not None and bool(compiled(pattern).search(text))
    )
