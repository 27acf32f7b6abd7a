"""A table whose form has no place for a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.rule.hit import HOLDS, Hit
from jixiaolint.rule.vocabulary import FieldName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiaolint.rule.subject import TableView


@dataclass(frozen=True, slots=True)
class Check:
    """The form has a place for none of `fields`, though it has indicators."""

    fields: tuple[FieldName, ...]

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield one bare hit if so."""
        return self.join([self.part(subject)])

    def part(self, subject: TableView) -> bool | None:
        """Return whether a place is missing; nothing for a table without indicators."""
        return subject.table.columns.isdisjoint(self.fields) if subject.rows else None

    def join(self, parts: Iterable[bool | None]) -> Iterator[Hit]:
        """Yield one bare hit if it is missing in all parts of a table."""
        stated = [each for each in parts if each is not None]
        if stated and all(stated):
            yield HOLDS
