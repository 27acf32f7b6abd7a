"""Parts of a file that no extractor read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from jixiaolint.engine.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import FileView


@dataclass(frozen=True, slots=True)
class Check:
    """A part of one of these `kinds` belongs to no indicator (see ``unread.Unread``)."""

    SLOTS: ClassVar[tuple[str, ...]] = ("passage", "title", "cells")
    kinds: tuple[Literal["table", "column", "block", "passage"], ...]

    def find(self, subject: FileView) -> Iterator[Hit]:
        """Yield a hit for each part, by its number, with its name and its cells."""
        for number, part in enumerate(subject.unread):
            if part.kind in self.kinds:
                cells = str(len(part.spans))
                slots = {"passage": str(number), "title": part.title, "cells": cells}
                yield Hit(slots=slots)
