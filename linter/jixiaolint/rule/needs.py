"""Whether a subject states what a rule needs before it can say anything."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from jixiaolint.model import Project, Table
from jixiaolint.rule.hit import holds
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import DERIVED, FileView, Row

_INNER = ("judged", "columns")


@cache
def nameable(scope: str) -> tuple[str, ...]:
    """Return what a rule on this scope may need, by name.

    A row offers its fields and the years around it; a project its own and those of
    its table; a table its own; both of them ``rows``.
    """
    match scope:
        case "indicator":
            names = [*_names(Row), "value", *DERIVED]
        case "project":
            names = [*_names(Project), "rows", *_names(Table)]
        case "table":
            names = [*_names(Table), "rows"]
        case _:
            names = _names(FileView)
    return tuple(dict.fromkeys(name for name in names if name not in _INNER))


def _names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def present(view: Any, name: str) -> bool:
    """Say whether the subject, or what stands around it, states `name`.

    Blank text and an empty list count as absent.
    """
    for owner in (view, getattr(view, "project", None), getattr(view, "table", None)):
        value = getattr(owner, name, None)
        if value is not None:
            return _says_something(value)
    return False


def _says_something(value: object) -> bool:
    text = getattr(value, "value", value)
    if isinstance(text, str):
        return bool(text.strip())
    return bool(value) if isinstance(value, tuple | frozenset) else True


def applies(rule: Rule, view: Any) -> bool:
    """Say whether the rule can judge the subject: `needs` are met and `where` holds."""
    if not all(present(view, name) for name in rule.needs):
        return False
    return rule.where is None or holds(rule.where, view)
