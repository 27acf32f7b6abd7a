"""The closed vocabularies of rule files, checked when a rule is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import NewType

from jixiaolint.errors import expected, nearest, shown
from jixiaolint.parsing.amount import yuan
from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.unit import unit_class
from jixiaolint.resources import lexicon_pairs
from jixiaolint.rule.needs import nameable
from jixiaolint.said import Said
from jixiaolint.words.vocabulary import features
from jixiaolint.yaml_values.located import Located, Trail

FieldName = NewType("FieldName", str)
"""The name of a field of a row, project or table that a condition looks at."""

Lexicon = NewType("Lexicon", str)
"""The name of one of our own lexicons, whose lines a condition asks as pairs."""

UnitClass = NewType("UnitClass", str)
"""What a unit measures: a value of the feature ``unit``, ``percent``, ``none``, ``other``."""

Money = NewType("Money", Decimal)
"""A sum in yuan, written with its unit in rule files: ``100万元``."""

_LONGEST = 30
"""How many characters a sum of money may have."""

FIELDS = tuple(
    dict.fromkeys(
        name for scope in ("indicator", "project", "table") for name in nameable(scope)
    )
)
"""All fields that conditions may name."""


def field_name(document: Located, trail: Trail, value: object) -> FieldName:
    """Return a field's name; raise UsageError with its line for one nobody knows."""
    if value in FIELDS:
        return FieldName(str(value))
    raise document.fault(trail, no_field(value, FIELDS))


def no_field(value: object, known: Iterable[str]) -> Said:
    """Return the sentence on the name of a field that is none, with the nearest."""
    said = Said(f"没有字段“{shown(value)}”。", f"no field is called '{shown(value)}'.")
    known = tuple(known)
    labels = {label: name for name, label in lexicon_pairs("field-name")}
    meant = get_close_matches(str(value), labels, n=1)
    return said + nearest(labels[meant[0]] if meant else str(value), known)


def no_lexicon(value: object, known: Iterable[str]) -> Said:
    """Return the sentence on the name of a lexicon that is none, with the nearest."""
    said = Said(f"没有词库“{shown(value)}”。", f"no lexicon is named '{shown(value)}'.")
    return said + nearest(str(value), known)


def lexicon_name(document: Located, trail: Trail, value: object) -> Lexicon:
    """Return a lexicon's name; raise UsageError with its line if we have none such."""
    if value in features():
        return Lexicon(str(value))
    raise document.fault(trail, no_lexicon(value, features()))


@cache
def unit_classes() -> tuple[str, ...]:
    """Return what units measure, by the names that conditions use."""
    measured = {kind for _, kind in lexicon_pairs("unit")}
    return (*sorted(measured), "percent", "none", "other")


def unit_class_name(document: Located, trail: Trail, value: object) -> UnitClass:
    """Return the class of a unit; raise UsageError with its line for one nobody knows."""
    if value in unit_classes():
        return UnitClass(str(value))
    none = Said(
        f"没有计量单位类别“{shown(value)}”，",
        f"no class of units is called '{shown(value)}'; ",
    )
    known = unit_class(str(value))
    if known:
        hint = Said(f"“{value}”属于 {known}。", f"'{value}' is of the class {known}.")
        raise document.fault(trail, none + hint)
    raise document.fault(trail, none + expected(value, unit_classes()))


def money(document: Located, trail: Trail, value: object) -> Money:
    """Return a sum in yuan; raise UsageError with its line for what is none."""
    text = str(value)
    target = parse_target(text if len(text) <= _LONGEST else "")
    number = target.number()
    sum_ = None if number is None else yuan(number, target.unit or "")
    if sum_ is None:
        raise document.fault(
            trail,
            Said(
                f"“{shown(value)}”不是金额，应连单位一起写，如 100万元。",
                f"'{shown(value)}' is no sum of money; expected one with its unit, such"
                " as 100万元.",
            ),
        )
    return Money(sum_)
