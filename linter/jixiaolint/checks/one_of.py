"""A field holds one of a few values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.engine.vocabulary import FieldName


@dataclass(frozen=True, slots=True)
class Check:
    """`field` (often ``dimension`` or ``level``) equals one of `values`."""

    field: FieldName
    values: tuple[str, ...]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if the field has such a value."""
        if (value := subject.text(self.field)) in self.values:
            yield Hit(self.field, slots={self.field: value or ""})
