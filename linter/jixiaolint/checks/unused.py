"""Rows of the form that were left blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from jixiaolint.rule.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.rule.subject import ProjectView


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the form has levels and nothing else."""

    SLOTS: ClassVar[tuple[str, ...]] = ("label",)
    rows_read: ClassVar[tuple[str, ...]] = ()

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for each blank row, with its lowest level."""
        for number, text in enumerate(subject.project.unused):
            yield Hit(f"unused.{number}", slots={"label": text.value})
