"""Rules compiled to a plan: one look at a row tells which of them can fire.

The distinct leaves of all rules are numbered (`leaves`), asked once for each text that
they read (`truths`), and each rule is reduced to clauses over them (`clauses`). Only the
rules whose clauses a row or project meets are asked as they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jixiaolint.engine.plan import projects, rows
from jixiaolint.engine.plan.asked import whole
from jixiaolint.engine.plan.clauses import joined
from jixiaolint.engine.plan.outline import Keep
from jixiaolint.engine.plan.projects import ProjectPlan, asked_of_rows
from jixiaolint.engine.plan.rows import RowPlan
from jixiaolint.rule.hit import Condition
from jixiaolint.rule.rule import Rule


def plans(
    on_rows: Sequence[Rule], on_projects: Sequence[Rule], keep: Keep
) -> tuple[RowPlan, ProjectPlan]:
    """Return the plans of rules on rows and on projects; `keep` may know their outlines."""
    leaves = _leaves(map(whole, on_projects))
    asked = dict.fromkeys(one for leaf in leaves for one in asked_of_rows(leaf))
    of_rows, of_projects = keep(
        lambda: (rows.outlined(on_rows, asked), projects.outlined(on_projects))
    )
    made = RowPlan.of(on_rows, asked, of_rows)
    return made, ProjectPlan.of(on_projects, made, of_projects)


def _leaves(conditions: Iterable[Any]) -> Iterator[Condition]:
    for condition in conditions:
        parts = joined(condition)
        if parts:
            yield from _leaves(parts)
        else:
            yield condition
