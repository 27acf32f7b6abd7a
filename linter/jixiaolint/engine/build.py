"""Build frozen dataclasses from YAML, refusing what they have no place for.

The fields and types of a dataclass are its schema: a new check kind brings its own
validation. Every complaint names file and line, what was found and what is allowed.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import (
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from jixiaolint.engine.located import Located, Trail
from jixiaolint.errors import UsageError, nearest


def key_of(field: Field[Any]) -> str:
    """Return the key that YAML uses for a field: its name, or its metadata ``key``."""
    key: str = field.metadata.get("key", field.name)
    return key


@cache
def hints(kind: type) -> dict[str, Any]:
    """Return the resolved types of a dataclass's fields."""
    return get_type_hints(kind)


def build(
    kind: type,
    document: Located,
    trail: Trail,
    value: Any,  # noqa: ANN401  whatever YAML holds
    special: Mapping[object, Callable[[Located, Trail, Any], Any]],
) -> Any:  # noqa: ANN401  an instance of `kind`
    """Return an instance of the dataclass `kind` made of the mapping at `trail`.

    `special` maps a field type to the function that builds it.
    """
    where = document.where(trail)
    if not isinstance(value, dict):
        allowed = ", ".join(map(key_of, fields(kind)))
        raise UsageError(
            f"{where}: found {_show(value)}, expected keys among {allowed}."
        )
    types_of = hints(kind)
    known = [key_of(field) for field in fields(kind)]
    for key in value:
        if key not in known:
            raise UsageError(
                f"{document.where((*trail, str(key)))}: unknown key '{key}'; "
                f"expected one of {', '.join(known)}.{nearest(str(key), known)}"
            )
    made = {}
    for field in fields(kind):
        key = key_of(field)
        if key in value:
            made[field.name] = _convert(
                types_of[field.name], document, (*trail, key), value[key], special
            )
        elif field.default is MISSING and field.default_factory is MISSING:
            raise UsageError(f"{where}: the key '{key}' is missing.")
    return kind(**made)


def _convert(
    kind: Any,  # noqa: ANN401  a type form
    document: Located,
    trail: Trail,
    value: Any,  # noqa: ANN401  whatever YAML holds
    special: Mapping[object, Callable[[Located, Trail, Any], Any]],
) -> Any:  # noqa: ANN401  a value of that type
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in special:
        return special[kind](document, trail, value)
    if kind is Any:
        return value
    if is_dataclass(kind) and isinstance(kind, type):
        return build(kind, document, trail, value, special)
    if origin in (types.UnionType, Union):
        rest = [one for one in arguments if one is not type(None)]
        if value is None and len(rest) < len(arguments):
            return None
        return _union(rest, document, trail, value, special)
    if origin is tuple:
        items = value if isinstance(value, list) else [value]
        return tuple(
            _convert(arguments[0], document, (*trail, index), item, special)
            for index, item in enumerate(items)
        )
    if origin is Mapping and isinstance(value, dict):
        return {
            key: _convert(arguments[1], document, (*trail, str(key)), item, special)
            for key, item in value.items()
        }
    if origin is Literal:
        if value in arguments:
            return value
        raise UsageError(
            f"{document.where(trail)}: '{_name(trail)}' is {_show(value)}, expected one of "
            f"{', '.join(map(str, arguments))}.{nearest(str(value), map(str, arguments))}"
        )
    return _scalar(kind, document, trail, value)


def _union(
    kinds: list[Any],
    document: Located,
    trail: Trail,
    value: Any,  # noqa: ANN401  whatever YAML holds
    special: Mapping[object, Callable[[Located, Trail, Any], Any]],
) -> Any:  # noqa: ANN401  a value of one of the types
    complaint: UsageError | None = None
    for kind in kinds:
        try:
            return _convert(kind, document, trail, value, special)
        except UsageError as error:
            complaint = complaint or error
    raise complaint or UsageError(
        f"{document.where(trail)}: {_show(value)} does not fit."
    )


def _scalar(kind: Any, document: Located, trail: Trail, value: Any) -> Any:  # noqa: ANN401
    """Return a plain value of the type asked for."""
    if kind is Decimal and isinstance(value, int | float | str):
        try:
            return Decimal(str(value))
        except InvalidOperation:
            pass
    fits = isinstance(kind, type) and isinstance(value, kind)
    if fits and not (kind is int and isinstance(value, bool)):
        return value
    name = getattr(kind, "__name__", "mapping")
    raise UsageError(
        f"{document.where(trail)}: '{_name(trail)}' is {_show(value)}, expected {name}."
    )


def _name(trail: Trail) -> str:
    """Return the key that a trail ends in, or that of the list that it ends in."""
    return next((one for one in reversed(trail) if isinstance(one, str)), "")


def _show(value: object) -> str:
    return "nothing" if value is None else f"'{value}'"
