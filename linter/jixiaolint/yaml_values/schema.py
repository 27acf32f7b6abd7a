"""JSON Schema of the dataclasses that YAML files are built into.

What ``build`` accepts and what the schema allows come from the same annotations.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from jixiaolint.yaml_values.build import hints, key_of

Schema = dict[str, Any]
Special = Mapping[object, Schema]
"""The schemas of field types that have a builder of their own."""

_PLAIN = {str: "string", int: "integer", bool: "boolean"}
_SENTENCE = re.compile(r"(?<=[.。])\s+")


def of_class(kind: type, special: Special, slot: Schema | None = None) -> Schema:
    """Return the schema of a mapping that becomes the dataclass `kind`.

    Its docstring describes it, and each sentence that names a field describes that.
    `slot` is what may stand in place of any value: the name of an option.
    """
    types_of = hints(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {
            key_of(field): {
                **of_type(types_of[field.name], special, slot),
                **about(kind, field),
            }
            for field in fields(kind)
        },
        "required": [
            key_of(field)
            for field in fields(kind)
            if field.default is MISSING and field.default_factory is MISSING
        ],
        "additionalProperties": False,
    }


def of_type(kind: Any, special: Special, slot: Schema | None = None) -> Schema:
    """Return the schema of a value of a field's type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in special:
        return special[kind]
    if kind is Any:
        return {}
    if is_dataclass(kind) and isinstance(kind, type):
        return of_class(kind, special, slot)
    if origin in (types.UnionType, Union):
        return any_of(*(of_type(one, special, slot) for one in arguments))
    if origin is tuple:
        # One item may stand without its list.
        item = of_type(arguments[0], special, slot)
        return any_of({"type": "array", "items": item}, item)
    if origin is Mapping:
        inner = of_type(arguments[1], special, slot)
        return {"type": "object", "additionalProperties": inner or True}
    if origin is Literal:
        return _or_slot({"enum": list(arguments)}, slot)
    if kind is Decimal:
        number = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
        return _or_slot(any_of({"type": "number"}, number), slot)
    if kind is type(None):
        return {"type": "null"}
    plain: Schema = {"type": _PLAIN[kind]}
    return plain if kind is str else _or_slot(plain, slot)


def any_of(*schemas: Schema) -> Schema:
    """Return the schema of what fits one of several, nested choices flattened."""
    flat: list[Schema] = []
    for schema in schemas:
        inner = schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
        flat += [one for one in inner if one not in flat]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _or_slot(schema: Schema, slot: Schema | None) -> Schema:
    return any_of(schema, slot) if slot else schema


def about(kind: type, field: Field[Any]) -> Schema:
    """Return the description and the default of a field."""
    made: Schema = {}
    text = " ".join((kind.__doc__ or "").split())
    sentences = _SENTENCE.split(text)
    said = [one for one in sentences if f"`{key_of(field)}`" in one]
    if said:
        made["description"] = " ".join(said)
    if isinstance(field.default, str | bool | int):
        made["default"] = field.default
    return made
