"""Rows of a project that say the same."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import Hit
from jixiaolint.parse.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView

_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Check:
    """Two rows or more hold the same text in every one of `by`, width and signs aside.

    Rows in which one of `by` is blank, or the first shorter than `least` characters, do
    not count.
    """

    by: tuple[str, ...] = ("name",)
    field: str = "name"
    least: int = 2

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for every copy, each naming the others by their numbers."""
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for seq, row in enumerate(subject.rows, 1):
            key = tuple(
                _NOISE.sub("", fold(row.text(field) or "")) for field in self.by
            )
            if all(key) and len(key[0]) >= self.least:
                groups[key].append(seq)
        for copies in groups.values():
            for seq in copies if len(copies) > 1 else ():
                others = "、".join(str(other) for other in copies if other != seq)
                yield Hit(self.field, seq=seq, slots={"others": others})
