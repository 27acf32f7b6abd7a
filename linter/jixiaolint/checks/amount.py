"""How much money a project has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiaolint.checks.above_budget import budget
from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import ProjectView
from jixiaolint.engine.vocabulary import Money


@dataclass(frozen=True, slots=True)
class Check:
    """The money of the project lies `above` or `below` a sum such as ``100万元``.

    Silent where the project has no amount or nothing names its unit.
    """

    above: Money | None = None
    below: Money | None = None

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one hit without a mark if so."""
        money = budget(subject)
        if money is None:
            return
        low = self.above is None or money[0] > self.above
        if low and (self.below is None or money[0] < self.below):
            yield Hit("amounts")
