"""Rules compiled to a plan: one look at a row tells which of them can fire.

The distinct leaves of all rules are numbered (`leaves`), asked once for each text that
they read (`truths`), and each rule is reduced to clauses over them (`clauses`). Only the
rules whose clauses a row or project meets are asked as they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jixiaolint.engine.hit import Condition
from jixiaolint.engine.plan.asked import whole
from jixiaolint.engine.plan.clauses import joined
from jixiaolint.engine.plan.projects import ProjectPlan, asked_of_rows
from jixiaolint.engine.plan.rows import RowPlan
from jixiaolint.engine.rule import Rule


def plans(
    on_rows: Sequence[Rule], on_projects: Sequence[Rule]
) -> tuple[RowPlan, ProjectPlan]:
    """Return the plans of rules on rows and on projects."""
    leaves = _leaves(map(whole, on_projects))
    asked = [one for leaf in leaves for one in asked_of_rows(leaf)]
    rows = RowPlan.of(on_rows, asked)
    return rows, ProjectPlan.of(on_projects, rows)


def _leaves(conditions: Iterable[Any]) -> Iterator[Condition]:
    for condition in conditions:
        parts = joined(condition)
        if parts:
            yield from _leaves(parts)
        else:
            yield condition
