"""Which fields of its rows a rule on projects looks at, so that others can change unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jixiaolint.model import JUDGED_TEXTS
from jixiaolint.rule.reads import FILLED
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import DERIVED

ALL = frozenset((*JUDGED_TEXTS, FILLED))
_OF_ITSELF = frozenset({"Row", "Any"})
"""The subjects of conditions that look at the texts of what they are asked of."""

_VALUES = ("annual", "cycle")


@dataclass(frozen=True, slots=True)
class Touches:
    """The fields of rows that rules on projects look at, by the codes of the rules."""

    fields: Mapping[str, frozenset[str]]
    _known: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Touches:
        """Return what rules on projects look at."""
        return cls({rule.code: touched(rule) for rule in rules})

    def unmoved(self, changed: frozenset[str]) -> frozenset[str]:
        """Return the rules that look at none of some fields."""
        if changed not in self._known:
            self._known[changed] = frozenset(
                code for code, of in self.fields.items() if of.isdisjoint(changed)
            )
        return self._known[changed]


def touched(rule: Rule) -> frozenset[str]:
    """Return the fields of rows that may decide what a rule on projects finds."""
    parts = (rule.where, rule.when, *rule.unless)
    return frozenset(name for part in parts if part for name in _fields(part))


def _fields(condition: Any) -> Iterator[str]:
    """Yield the fields of rows that a condition on a project looks at.

    A kind says so by ``rows_read``; one that can be asked of a row as well looks at the
    texts of the project itself; of any other nothing is known.
    """
    inner = getattr(condition, "conditions", None) or filter(
        None, [getattr(condition, "condition", None)]
    )
    if parts := tuple(inner):
        for part in parts:
            yield from _fields(part)
        return
    find: Any = type(condition).find
    if hasattr(condition, "rows_read"):
        for name in condition.rows_read:
            yield from _plain(name)
    elif _OF_ITSELF.isdisjoint(find.__annotations__["subject"].split(" | ")):
        yield from ALL


def _plain(name: str) -> tuple[str, ...]:
    """Return the texts that decide a field."""
    return _VALUES if name in ("value", "judged") else (DERIVED.get(name, name),)
