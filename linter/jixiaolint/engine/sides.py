"""What a rule finds on the two values of a row, told as one."""

from __future__ import annotations

from jixiaolint.rule.hit import Beside, Hit
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import Row


def on_judged(hit: Hit, rule: Rule, row: Row) -> Hit:
    """Return the hit with ``value`` resolved to the side that was judged."""
    field = row.judged if hit.field == "value" else hit.field
    if rule.field == "value" and field not in (None, row.judged):
        return hit._replace(span=None, field=row.judged)
    return hit._replace(field=field)


def with_beside(first: Hit, other: Hit) -> Hit:
    """Return the hit on one value of a row, with that on the other beside it."""
    if other.field is None or other.field == first.field:
        return first
    return first._replace(beside=(Beside(other.field, other.span),))
