"""A table whose form has no place for a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import HOLDS, Hit
from jixiaolint.engine.vocabulary import FieldName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import TableView


@dataclass(frozen=True, slots=True)
class Check:
    """The form has a place for none of `fields`, though it has indicators."""

    fields: tuple[FieldName, ...]

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield one bare hit if so."""
        if subject.rows and subject.table.columns.isdisjoint(self.fields):
            yield HOLDS
