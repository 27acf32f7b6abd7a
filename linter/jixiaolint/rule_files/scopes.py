"""Whether the conditions of a rule can be asked of what the rule is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any, get_args

from jixiaolint.errors import nearest
from jixiaolint.rule.needs import nameable
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.rule_files.conditions import Named, kinds
from jixiaolint.said import Said
from jixiaolint.yaml_values.build import hints
from jixiaolint.yaml_values.located import Located

_SCOPES = {
    "Row": "indicator",
    "ProjectView": "project",
    "TableView": "table",
    "FileView": "file",
}
"""What the `subject` of a condition is called in Python, and the scope it belongs to."""

_ANYTHING = frozenset(_SCOPES.values())


def check_scope(rule: Rule, document: Located) -> None:
    """Refuse a condition that looks at something else than `scope` says.

    Raises UsageError with the line of the part of the rule in which it stands.
    """
    for part in ("where", "when", "unless"):
        for word, sentence in _misplaced(getattr(rule, part), rule.scope):
            raise document.fault(document.first(part, word), sentence)


def _misplaced(condition: Any, scope: str) -> Iterator[tuple[str, Said]]:
    """Yield what is wrong with a condition, and those in it, on a scope: word and why."""
    if isinstance(condition, tuple):
        for one in condition:
            yield from _misplaced(one, scope)
    elif isinstance(condition, Named):
        yield from _misplaced(condition.condition, scope)
    elif type(condition) in _words():
        yield from _wrong(condition, scope)


def _wrong(condition: Any, scope: str) -> Iterator[tuple[str, Said]]:
    kind: type = type(condition)
    of_scopes, word = asked(kind), _words()[kind]
    if scope not in of_scopes:
        of = sorted(of_scopes)
        yield (
            word,
            Said(
                f"条件“{word}”只能用于 scope: {'、'.join(of)}，这条规则是 {scope}。",
                f"the condition '{word}' asks of {', '.join(of)}, the scope is {scope}.",
            ),
        )
    # What counts rows names their fields, and asks the conditions in it of them.
    of_rows = "indicator" not in of_scopes
    known = nameable("indicator" if of_rows else scope)
    for field in fields(condition):
        value = getattr(condition, field.name)
        of_type = hints(kind)[field.name]
        if FieldName in (of_type, *get_args(of_type)):
            for name in value if isinstance(value, tuple) else (value,):
                if name is not None and name not in known:
                    none = Said(
                        f"scope 为 {scope} 时没有字段“{name}”。",
                        f"there is no field '{name}' where the scope is {scope}.",
                    )
                    yield word, none + nearest(name, known)
        else:
            yield from _misplaced(value, "indicator" if of_rows else scope)


@cache
def asked(kind: type) -> frozenset[str]:
    """Return the scopes that a kind of condition may be asked of."""
    subject: str = vars(kind)["find"].__annotations__["subject"]
    names = subject.split(" | ")
    known = set(names) <= _SCOPES.keys()
    return frozenset(_SCOPES[name] for name in names) if known else _ANYTHING


@cache
def _words() -> dict[type, str]:
    return {kind: word for word, kind in kinds().items()}
