"""The closed vocabularies of rule files, checked when a rule is loaded."""

from __future__ import annotations

from decimal import Decimal
from typing import NewType

from jixiaolint.engine.located import Located, Trail
from jixiaolint.engine.needs import nameable
from jixiaolint.errors import nearest, shown
from jixiaolint.parsing.amount import yuan
from jixiaolint.parsing.target import parse_target
from jixiaolint.words.vocabulary import features

FieldName = NewType("FieldName", str)
"""The name of a field of a row, project or table that a condition looks at."""

Lexicon = NewType("Lexicon", str)
"""The name of one of our own lexicons, whose lines a condition asks as pairs."""

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
    hint = nearest(str(value), FIELDS)
    raise document.fault(trail, f"no field is called '{shown(value)}'.{hint}")


def lexicon_name(document: Located, trail: Trail, value: object) -> Lexicon:
    """Return a lexicon's name; raise UsageError with its line if we have none such."""
    if value in features():
        return Lexicon(str(value))
    hint = nearest(str(value), features())
    raise document.fault(trail, f"no lexicon is named '{shown(value)}'.{hint}")


def money(document: Located, trail: Trail, value: object) -> Money:
    """Return a sum in yuan; raise UsageError with its line for what is none."""
    text = str(value)
    target = parse_target(text if len(text) <= _LONGEST else "")
    number = target.number()
    sum_ = None if number is None else yuan(number, target.unit or "")
    if sum_ is None:
        raise document.fault(
            trail,
            f"'{shown(value)}' is no sum of money; expected one with its unit, such as 100万元.",
        )
    return Money(sum_)
