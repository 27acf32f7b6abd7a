"""A field says again what another field has said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import Row
from jixiaolint.rule.terms import Letters, Terms
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.text import Span
from jixiaolint.words.fold import bare, fold


@dataclass(frozen=True, slots=True)
class Check:
    """At least the share `least` of `field` stands in `of`, in pieces of two characters.

    `ignore` are words that add nothing (较为, 进一步); they do not count on either side.
    With `mutual` the other field must be covered in the same way. `contains` also
    accepts a field that holds the whole of `of`.
    """

    LAST: ClassVar[bool] = True
    SLOTS: ClassVar[tuple[str, ...]] = ("echo",)
    of: FieldName = FieldName("name")
    field: FieldName = FieldName("value")
    least: Decimal = Decimal("0.6")
    ignore: Letters | None = None
    mutual: bool = False
    contains: bool = False

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the whole field."""
        text, model = subject.text(self.field), subject.text(self.of)
        if not text or not model:
            return
        mine, other = _core(text, self.ignore), _core(model, self.ignore)
        covered = coverage(mine, other)
        if self.mutual:
            covered = min(covered, coverage(other, mine))
        if covered >= self.least or (
            self.contains and len(other) >= 4 and other in mine
        ):
            yield Hit(self.field, Span(0, len(text)), slots={"echo": model})


@lru_cache(maxsize=16384)
def _core(text: str, ignore: Terms | None) -> str:
    """Return what a text says but for words to ignore, blanks and signs."""
    return bare(ignore.without(fold(text)) if ignore else text)


@lru_cache(maxsize=16384)
def coverage(text: str, model: str) -> float:
    """Return the share of characters of `text` within pairs that `model` also holds."""
    if set(text).isdisjoint(model):
        return 0.0
    if len(text) == 1:
        return float(text in model)
    pairs = {model[i : i + 2] for i in range(len(model) - 1)}
    inside = [False] * len(text)
    for i in range(len(text) - 1):
        if text[i : i + 2] in pairs:
            inside[i] = inside[i + 1] = True
    return sum(inside) / len(text)
