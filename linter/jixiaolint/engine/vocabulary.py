"""The closed vocabularies of rule files, checked when a rule is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from jixiaolint.engine.needs import nameable
from jixiaolint.errors import UsageError, nearest

if TYPE_CHECKING:
    from jixiaolint.engine.located import Located, Trail

FieldName = NewType("FieldName", str)
"""The name of a field of a row, project or table that a condition looks at."""

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
    raise UsageError(
        f"{document.where(trail)}: no field is called '{value}'.{nearest(str(value), FIELDS)}"
    )
