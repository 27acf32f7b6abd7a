"""What takes time to find out of rules and can be kept: numbers instead of conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from jixiaolint.engine.plan.clauses import Clauses
from jixiaolint.rule.hit import Condition


class Sketch(NamedTuple):
    """What must be met before a rule is asked, and what is still open then.

    `before` and `unless` number the conditions of the rule that its clauses do not settle;
    if it is `sure`, they settle all of it.
    """

    clauses: Clauses
    before: tuple[int, ...]
    unless: tuple[int, ...]
    sure: bool


class Outline(NamedTuple):
    """Rules as clauses over leaves; `bits` are those leaves.

    Of the conditions that other rules ask, `asked` says what must be met before each can
    hold, and what is enough.
    """

    rules: tuple[Sketch, ...]
    asked: tuple[tuple[Clauses, Clauses], ...]
    bits: Mapping[Condition, int]


Outlines = tuple[Outline, Outline]
"""The rules on rows, and those on projects."""

Keep = Callable[[Callable[[], Outlines]], Outlines]
"""Gives what was kept of it, or what a function makes."""
