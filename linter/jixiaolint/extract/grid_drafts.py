"""Indicators of a project while a grid is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiaolint.model import INDICATOR_TEXTS, Indicator
from jixiaolint.text import Text

if TYPE_CHECKING:
    from jixiaolint.extract.grid_heads import Row

Draft = dict[str, Text]


@dataclass(slots=True)
class Drafts:
    """The indicators of one project as they come, and the levels that hold so far."""

    found: list[Draft] = field(default_factory=list)
    levels: dict[int, Draft] = field(default_factory=dict)
    last: dict[int, Row] = field(default_factory=dict)
    known: dict[tuple[str | None, ...], list[Draft]] = field(default_factory=dict)

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the drafts as indicators, numbered from one."""
        return tuple(_indicator(seq, draft) for seq, draft in enumerate(self.found, 1))


def _indicator(seq: int, draft: Draft) -> Indicator:
    """Return a draft as an indicator, the parts it lacks being None."""
    return Indicator(seq, **{name: draft.get(name) for name in INDICATOR_TEXTS})  # type: ignore[arg-type]  # the names are those of its texts
