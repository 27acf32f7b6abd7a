"""The closed vocabularies of rule files, checked when a rule is loaded."""

from __future__ import annotations

from decimal import Decimal
from typing import NewType

from jixiaolint.engine.located import Located, Trail
from jixiaolint.engine.needs import nameable
from jixiaolint.errors import nearest
from jixiaolint.parse.amount import yuan
from jixiaolint.parse.target import parse_target

FieldName = NewType("FieldName", str)
"""The name of a field of a row, project or table that a condition looks at."""

Money = NewType("Money", Decimal)
"""A sum in yuan, written with its unit in rule files: ``100万元``."""

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
    hint = nearest(str(value), FIELDS)
    raise document.fault(trail, f"no field is called '{value}'.{hint}")


def money(document: Located, trail: Trail, value: object) -> Money:
    """Return a sum in yuan; raise UsageError with its line for what is none."""
    target = parse_target(str(value))
    number = target.number()
    sum_ = None if number is None else yuan(number, target.unit or "")
    if sum_ is None:
        raise document.fault(
            trail,
            f"'{value}' is no sum of money; expected one with its unit, such as 100万元.",
        )
    return Money(sum_)
