"""Conditions of rules: which kinds there are, and how YAML becomes one.

A condition is a mapping with one key, the word for a kind of ``checks/``, whose fields
are the options. ``is: NAME`` refers to a condition that
``rules/conditions.yaml`` names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from jixiaolint import checks, resources
from jixiaolint.errors import UnfitError, expected, shown
from jixiaolint.rule.hit import Condition, Exempt, Hit
from jixiaolint.rule.named_terms import features, letters, terms
from jixiaolint.rule.patterns import Pattern, pattern
from jixiaolint.rule.terms import Features, Letters, Terms
from jixiaolint.rule.vocabulary import (
    FieldName,
    Lexicon,
    Money,
    UnitClass,
    field_name,
    lexicon_name,
    money,
    unit_class_name,
)
from jixiaolint.said import Said
from jixiaolint.yaml_values.build import Special, build, key_of
from jixiaolint.yaml_values.located import Located, Trail

_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def kinds() -> dict[str, type]:
    """Return every check kind by the name that rule files use."""
    found: dict[str, type] = {}
    for info in iter_modules(checks.__path__):
        module = import_module(f"{checks.__name__}.{info.name}")
        for name, kind in vars(module).items():
            own = is_dataclass(kind) and kind.__module__ == module.__name__
            if own and hasattr(kind, "find"):
                word = _WORD_START.sub("_", name).lower()
                found[info.name if name == "Check" else word] = kind
    return dict(sorted(found.items()))


def condition(document: Located, trail: Trail, value: Any) -> Condition:
    """Return the condition that stands at `trail`; raise UsageError if it is wrong."""
    known = [*kinds(), "is"]
    if not isinstance(value, dict) or len(value) != 1:
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(value)}”，一个条件只写一个键，如 words: {{…}}；几个条件放在 all:"
                " 或 any: 下，每个前面加 - 。",
                f"found '{shown(value)}', a condition is one key such as words: {{…}};"
                " several stand under all: or any:, each behind a dash.",
            ),
        )
    word, options = next(iter(value.items()))
    if word == "is":
        return _named(document, (*trail, word), options)
    if word not in known:
        none = Said(
            f"没有条件“{shown(word)}”，", f"unknown condition '{shown(word)}'; "
        )
        raise document.fault((*trail, word), none + expected(word, known))
    kind, trail = kinds()[word], (*trail, word)
    only = only_field(kind)
    if only and (joins(kind) or not isinstance(options, dict)):
        document = document.implying(len(trail))
        return _built(kind, document, trail, {only: options})
    return _built(kind, document, trail, options)


def joins(kind: type) -> bool:
    """Say whether a kind does nothing but join conditions: all, any, not."""
    return only_field(kind) == "conditions"


@cache
def only_field(kind: type) -> str | None:
    """Return the key that stands for a whole condition: the one that it requires."""
    required = [f for f in fields(kind) if f.default is MISSING]
    return key_of(required[0]) if len(required) == 1 else None


def _built(kind: type, document: Located, trail: Trail, options: Any) -> Condition:
    """Return a condition of a kind; a fault of its options is one of the file."""
    try:
        made: Condition = build(kind, document, trail, options, specials())
    except UnfitError as error:
        raise document.fault(trail, error.said) from error
    for field in fields(kind):
        if field.default is MISSING and getattr(made, field.name) == ():
            # Who wrote all: [] never heard of the key that it implies.
            key = trail[-1] if joins(kind) else key_of(field)
            raise document.fault(
                trail,
                Said(
                    f"“{key}”是空的，至少写一项。",
                    f"'{key}' is an empty list, expected at least one.",
                ),
            )
    return made


def specials() -> Special:
    """Return the builders of field types that are not plain dataclasses."""
    return {
        Condition: condition,
        Exempt: exempt,
        Terms: terms,
        Letters: letters,
        Features: features,
        FieldName: field_name,
        Lexicon: lexicon_name,
        Money: money,
        UnitClass: unit_class_name,
        Pattern: pattern,
    }


def exempt(document: Located, trail: Trail, value: object) -> Condition:
    """Return an exception of a rule: the name of a condition, or a condition."""
    if isinstance(value, str):
        return _named(document, trail, value)
    return condition(document, trail, value)


def _named(document: Located, trail: Trail, name: object) -> Condition:
    if isinstance(name, str) and name in named():
        return named()[name]
    none = Said(
        f"没有名为“{shown(name)}”的条件，", f"no condition is named '{shown(name)}'; "
    )
    raise document.fault(trail, none + expected(name, named()))


@dataclass(frozen=True, slots=True)
class Named:
    """A condition with a name, answered once for each thing it is asked of."""

    name: str
    condition: Condition

    def find(self, subject: Any) -> Sequence[Hit]:
        """Return what the named condition yields."""
        known: dict[str, tuple[Hit, ...]] = getattr(subject, "memo", {})
        if self.name not in known:
            known[self.name] = tuple(self.condition.find(subject))
        return known[self.name]

    def holds(self, subject: Any) -> bool:
        """Say whether the named condition holds."""
        return bool(self.find(subject))


_building: dict[str, Condition] = {}


def named() -> dict[str, Condition]:
    """Return the conditions of ``rules/conditions.yaml`` by name.

    A named condition may use those above it in the file.
    """
    if not _building:
        _read_named()
    return _building


def _read_named() -> None:
    from jixiaolint.yaml_values.compose import read_located

    document = read_located(resources.folder("rules") / "conditions.yaml")
    for name, value in document.data.items():
        _building[name] = Named(name, condition(document, (name,), value))
