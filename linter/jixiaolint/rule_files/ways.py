"""Ways to rewrite a row, as rule files and ``rules/rewrites.yaml`` state them.

A way is a mapping with one key for its kind (a module of ``rewrites/``), and beside it
``in`` for the field, ``if`` for a condition, ``says`` for the suggestion, ``safe`` and ``doubtful``. A
name stands for the ways that ``rules/rewrites.yaml`` lists under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from jixiaolint import resources, rewrites
from jixiaolint.errors import UnfitError, expected, shown
from jixiaolint.rule.rule import Way, Ways, Words
from jixiaolint.rule.vocabulary import field_name
from jixiaolint.rule_files.conditions import only_field, specials
from jixiaolint.said import Said
from jixiaolint.yaml_values.build import build, unknown_key
from jixiaolint.yaml_values.compose import read_located
from jixiaolint.yaml_values.located import Located, Trail

_BESIDE = ("in", "if", "says", "safe", "doubtful")
USE = "use"
"""The key for a list of ``rules/rewrites.yaml``."""


@cache
def kinds() -> dict[str, Any]:
    """Return every kind of rewrite by the name that rule files use."""
    found = {}
    for info in iter_modules(rewrites.__path__):
        kind = getattr(import_module(f"{rewrites.__name__}.{info.name}"), "Check", None)
        if kind is not None:
            found[info.name] = kind
    return found


def ways(document: Located, trail: Trail, value: Any) -> Ways:
    """Return the ways that stand at `trail`; raise UsageError if one is wrong."""
    items = value if isinstance(value, list) else [value]
    return Ways(
        tuple(
            way
            for index, item in enumerate(items)
            for way in _ways(document, (*trail, index), item)
        )
    )


def _ways(document: Located, trail: Trail, value: Any) -> Iterator[Way]:
    """Yield the way of a mapping, or those that go by a name."""
    if isinstance(value, str):
        value = {USE: value}
    known = [*kinds(), USE]
    words = [key for key in value if key in known] if isinstance(value, dict) else []
    if len(words) != 1:
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(value)}”，改法只写一个键，为 {'、'.join(known)} 之一。",
                f"found '{shown(value)}', a way is one key of {', '.join(known)}.",
            ),
        )
    for key in value:
        if key not in (*words, *_BESIDE):
            raise document.fault((*trail, key), unknown_key(key, _BESIDE))
    beside = _beside(document, trail, value)
    if words == [USE]:
        yield from (_over(way, beside) for way in _named(document, trail, value[USE]))
    else:
        how = _kind(document, (*trail, words[0]), words[0], value[words[0]])
        yield Way(how, **beside)


def _beside(
    document: Located, trail: Trail, value: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what is said beside the kind of a way."""
    made: dict[str, Any] = {}
    if "in" in value:
        made["field"] = field_name(document, (*trail, "in"), value["in"])
    if "if" in value:
        from jixiaolint.rule_files.conditions import exempt

        made["when"] = exempt(document, (*trail, "if"), value["if"])
    if "says" in value:
        made["says"] = build(Words, document, (*trail, "says"), value["says"], {})
    for key in value.keys() & {"safe", "doubtful"}:
        if not isinstance(value[key], bool):
            raise document.fault(
                (*trail, key),
                Said(f"“{key}”应为 true 或 false。", f"'{key}' must be true or false."),
            )
        made[key] = value[key]
    return made


def _over(way: Way, beside: Mapping[str, Any]) -> Way:
    """Return a way of a list, with what is said where the list is named."""
    made = dict(beside)
    if way.when is not None and "when" in made:
        from jixiaolint.checks.logic import All

        made["when"] = All((made["when"], way.when))
    return replace(way, **made)


def _kind(document: Located, trail: Trail, word: str, options: Any) -> Any:
    kind = kinds()[word]
    only = only_field(kind)
    if only and not isinstance(options, dict):
        document = document.implying(len(trail))
        options = {only: options}
    try:
        return build(kind, document, trail, options, specials())
    except UnfitError as error:
        raise document.fault(trail, error.said) from error


def _named(document: Located, trail: Trail, name: object) -> Ways:
    known = named()
    if name not in known:
        none = Said(
            f"没有名为“{shown(name)}”的改法，", f"no rewrite is named '{shown(name)}'; "
        )
        raise document.fault(trail, none + expected(name, known))
    return known[str(name)]


_building: dict[str, Ways] = {}


def named() -> Mapping[str, Ways]:
    """Return the lists of ``rules/rewrites.yaml``; each may use those above it."""
    if not _building:
        document = read_located(resources.folder("rules") / "rewrites.yaml")
        for name, value in document.data["ways"].items():
            _building[name] = ways(document, ("ways", name), value)
    return _building
