"""A field has content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.vocabulary import FieldName


@dataclass(frozen=True, slots=True)
class Check:
    """Every one of `fields` is neither absent nor blank."""

    fields: tuple[FieldName, ...]

    def find(self, subject: Any) -> Iterator[Hit]:  # noqa: ANN401  rows and projects
        """Yield one hit if all are filled."""
        if all((subject.text(field) or "").strip() for field in self.fields):
            yield Hit(self.fields[0])
