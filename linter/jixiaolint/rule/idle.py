"""A comment that silences nothing, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from jixiaolint.place import Place
    from jixiaolint.source import Source

Kind = Literal["unused", "expired", "reasonless", "unclear"]
"""Nothing is found that it speaks of; it is past its day; it gives no reason; it is no sense."""


class Idle(NamedTuple):
    """A comment in a file: its words, where it stands, and what of it matters.

    That is the day on which it ended, or what of it was not understood.
    """

    kind: Kind
    text: str
    spot: Place
    about: str = ""

    @property
    def where(self) -> str:
        """Return where it stands in a few signs: 7:1, 目标表!F7."""
        known = self.spot.as_dict()
        if self.spot.cell is not None:
            return f"{self.spot.sheet}!{self.spot.cell}"
        return ":".join(str(number) for number in known.values())

    def place(self, _: Source) -> Place:
        """Return where it stands."""
        return self.spot
