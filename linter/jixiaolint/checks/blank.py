"""A field is empty although the form has a place for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint import resources
from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.engine.vocabulary import FieldName


@dataclass(frozen=True, slots=True)
class Check:
    """One of `fields`, each a column of the form, holds nothing."""

    SLOTS: ClassVar[tuple[str, ...]] = ("blank", "blank_name")
    fields: tuple[FieldName, ...]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit for each blank field, on that field."""
        for field in self.fields:
            if field in subject.columns and not (subject.text(field) or "").strip():
                label = dict(resources.lexicon_pairs("field-name"))[field]
                yield Hit(field, slots={"blank": field, "blank_name": label})
