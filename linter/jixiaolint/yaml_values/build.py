"""Build frozen dataclasses from YAML, refusing what they have no place for.

The fields and types of a dataclass are its schema: a new check kind brings its own
validation. Every complaint names file and line, what was found and what is allowed.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from jixiaolint.errors import UsageError, expected, shown
from jixiaolint.said import Said
from jixiaolint.yaml_values.located import Located, Trail
from jixiaolint.yaml_values.slips import BLANKS, WIDE_BLANK, key_and_colon


def key_of(field: Field[Any]) -> str:
    """Return the key that YAML uses for a field: its name, or its metadata ``key``."""
    key: str = field.metadata.get("key", field.name)
    return key


@cache
def hints(kind: type) -> dict[str, Any]:
    """Return the resolved types of a dataclass's fields."""
    return get_type_hints(kind)


class _Part(NamedTuple):
    """A field as it is built: its key in YAML, its name, its type, whether it must be."""

    key: str
    name: str
    kind: Any
    required: bool


@cache
def _parts(kind: type) -> tuple[_Part, ...]:
    """Return the fields of a dataclass."""
    return tuple(
        _Part(
            key_of(field),
            field.name,
            hints(kind)[field.name],
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
    )


@cache
def _form(kind: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """Return what a type is made of, and whether it is a dataclass."""
    made = is_dataclass(kind) and isinstance(kind, type)
    return get_origin(kind), get_args(kind), made


_NUMBER = re.compile(r"[-+]?[0-9]{1,18}(?:\.[0-9]{1,18})?")

Special = Mapping[object, Callable[[Located, Trail, Any], Any]]
"""Field types that are no plain dataclasses, and the functions that build them."""


def build(
    kind: type, document: Located, trail: Trail, value: Any, special: Special
) -> Any:
    """Return an instance of the dataclass `kind` made of the mapping at `trail`."""
    return _Builder(document, special).instance(kind, trail, value)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the values of one document."""

    document: Located
    special: Special

    def instance(self, kind: type, trail: Trail, value: Any) -> Any:
        """Return an instance of a dataclass."""
        parts = _parts(kind)
        known = [part.key for part in parts]
        if not isinstance(value, dict):
            raise self.document.fault(trail, _not_keys(value, known))
        for key in value:
            if key not in known:
                raise self.document.fault((*trail, key), unknown_key(key, known))
        made = {}
        for key, name, of_type, required in parts:
            if key in value:
                if required and of_type is str and value[key] == "":
                    raise self.document.fault(
                        (*trail, key), _is((*trail, key), None) + _wanted(str)
                    )
                made[name] = self.value(of_type, (*trail, key), value[key])
            elif required:
                raise self.document.fault(
                    trail, Said(f"缺少键“{key}”。", f"the key '{key}' is missing.")
                )
        return kind(**made)

    def value(self, kind: Any, trail: Trail, value: Any) -> Any:
        """Return a value of a field's type."""
        origin, arguments, is_class = _form(kind)
        if kind in self.special:
            return self.special[kind](self.document, trail, value)
        if kind is Any:
            return value
        if is_class:
            return self.instance(kind, trail, value)
        if origin in (types.UnionType, Union):
            return self._union(arguments, trail, value)
        if origin is tuple:
            if value is None:
                raise self.document.fault(trail, nothing(trail))
            items = value if isinstance(value, list) else [value]
            return tuple(
                self.value(arguments[0], (*trail, index), item)
                for index, item in enumerate(items)
            )
        if origin is Mapping and isinstance(value, dict):
            return {
                key: self.value(arguments[1], (*trail, key), item)
                for key, item in value.items()
            }
        if origin is Literal:
            if value in arguments:
                return value
            raise self.document.fault(
                trail, _is(trail, value) + expected(value, arguments)
            )
        return self._scalar(kind, trail, value)

    def _union(self, kinds: tuple[Any, ...], trail: Trail, value: Any) -> Any:
        """Return a value of the first type that it fits."""
        if value is None and type(None) in kinds:
            return None
        complaints: list[UsageError] = []
        for kind in kinds:
            try:
                return self.value(kind, trail, value)
            except UsageError as error:
                complaints.append(error)
        raise complaints[0]

    def _scalar(self, kind: Any, trail: Trail, value: Any) -> Any:
        """Return a plain value of the type asked for."""
        if kind is Decimal and _NUMBER.fullmatch(str(value)):
            return Decimal(str(value))
        fits = isinstance(kind, type) and isinstance(value, kind)
        if fits and not (kind is int and isinstance(value, bool)):
            return value
        raise self.document.fault(trail, _is(trail, value) + _wanted(kind))


def unknown_key(key: str, known: Sequence[str]) -> Said:
    """Return what is said of a key that there is none of, or that a colon is glued to."""
    if key[:1] in BLANKS:
        return WIDE_BLANK
    begun = key_and_colon(key)
    if begun and begun[0] in known:
        return begun[1]
    unknown = Said(f"没有键“{shown(key)}”，", f"unknown key '{shown(key)}'; ")
    return unknown + expected(key, known)


def _name(trail: Trail) -> str:
    """Return the key that a trail ends in, or that of the list that it ends in."""
    return next((one for one in reversed(trail) if isinstance(one, str)), "")


def _is(trail: Trail, value: object) -> Said:
    """Return the beginning of a sentence on a wrong value: what it is."""
    name, found = _name(trail), _show(value)
    return Said(f"“{name}”是{found.zh}，", f"'{name}' is {found.en}, ")


def nothing(trail: Trail) -> Said:
    """Return what is said of a list that must not be empty."""
    name = _name(trail)
    return Said(
        f"“{name}”是空的，至少写一项。", f"'{name}' is empty, expected at least one."
    )


def _show(value: object) -> Said:
    if value is None:
        return Said("空的", "nothing")
    return Said(f"“{shown(value)}”", f"'{shown(value)}'")


def _not_keys(value: object, known: Sequence[str]) -> Said:
    found = _show(value)
    return Said(
        f"这里是{found.zh}，应写成“键: 值”，键为 {'、'.join(known)}。",
        f"found {found.en}, expected keys among {', '.join(known)}.",
    )


_WANTED = {
    str: Said("文字（加引号）", "text (put it in quotation marks)"),
    int: Said("整数", "a whole number"),
    bool: Said(" true 或 false", "true or false"),
    Decimal: Said("数", "a number"),
}


def _wanted(kind: Any) -> Said:
    """Return the end of a sentence on a wrong value: what should stand there."""
    wanted = _WANTED.get(kind, Said("“键: 值”", "a mapping"))
    return Said(f"应为{wanted.zh}。", f"expected {wanted.en}.")
