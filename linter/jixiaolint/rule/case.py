"""What a way of mending is asked about, and what it proposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import ProjectView, Row
from jixiaolint.text import Span

BLANK = "__"
"""Where only the unit knows what to write."""


class Rewrite(NamedTuple):
    """What to write instead, in place of a field, with blanks for what only the unit knows.

    `also` are further fields that change with it: the other of two values that read the
    same, the first level of a row that is moved.
    """

    field: str
    text: str
    also: Mapping[str, str] = {}

    @property
    def texts(self) -> dict[str, str]:
        """All fields that change, with what they are to say."""
        return {self.field: self.text, **self.also}

    @property
    def blanks(self) -> int:
        """How many blanks the text has that a unit fills."""
        return self.text.count(BLANK)

    @property
    def open(self) -> bool:
        """Tell whether only the unit can finish what is to be written."""
        return any(BLANK in text for text in self.texts.values())

    def as_dict(self) -> dict[str, object]:
        """Return one field that changes with the keys of the contract."""
        return {"field": self.field, "text": self.text, "blanks": self.blanks}

    def split(self) -> list[Rewrite]:
        """Return a rewrite for each field that changes."""
        return [Rewrite(field, text) for field, text in self.texts.items()]


@dataclass(frozen=True, slots=True)
class Case:
    """A row that breaks a rule, where it does, and the field that is to be rewritten."""

    view: ProjectView
    row: Row
    hit: Hit
    field: str

    @property
    def text(self) -> str:
        """What the field says now."""
        return self.row.text(self.field) or ""

    @property
    def span(self) -> Span | None:
        """Where the rule marked the field, if it did."""
        marked = self.hit.field in (self.field, "value")
        return self.hit.span if marked else None


class Mend(Protocol):
    """A kind of rewrite: what could be written instead, the likeliest first."""

    def propose(self, case: Case) -> Iterator[Rewrite]:
        """Yield what could be written; nothing where the row does not tell enough."""
        ...
