"""Comments in a file that are to silence findings, and do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.rule.hit import Hit
from jixiaolint.rule.idle import Kind
from jixiaolint.rule.subject import FileView


@dataclass(frozen=True, slots=True)
class Check:
    """A comment silences nothing, for one of these reasons: `kinds`."""

    SLOTS: ClassVar[tuple[str, ...]] = ("silence", "comment", "about", "where")
    kinds: tuple[Kind, ...]

    def find(self, subject: FileView) -> Iterator[Hit]:
        """Yield a hit for each, by its number, with its words and what of them matters."""
        for number, one in enumerate(subject.silences):
            if one.kind in self.kinds:
                slots = {"silence": str(number), "comment": one.text}
                yield Hit(slots={**slots, "about": one.about, "where": one.where})
