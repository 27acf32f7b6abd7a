"""The JSON Schemas of rule files, profiles and settings, for editors to complete them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, get_args

from jixiaolint.bounds.limits import LIMITS
from jixiaolint.find.globs import Glob
from jixiaolint.rule.hit import Condition, Exempt
from jixiaolint.rule.needs import nameable
from jixiaolint.rule.patterns import LONGEST, Pattern
from jixiaolint.rule.rule import (
    SEVERITIES,
    Basis,
    Option,
    Rule,
    Scope,
    Ways,
    Words,
)
from jixiaolint.rule.terms import Features, Letters, Terms
from jixiaolint.rule.vocabulary import (
    FIELDS,
    FieldName,
    Lexicon,
    Money,
    UnitClass,
    unit_classes,
)
from jixiaolint.rule_files import ways
from jixiaolint.rule_files.conditions import joins, kinds, named, only_field
from jixiaolint.rule_files.files import CODE
from jixiaolint.rule_files.load import load_rules
from jixiaolint.rule_files.profile import AUTO, Choice, Profile
from jixiaolint.rule_files.profiles import load_profiles
from jixiaolint.settings.preferences import Preferences
from jixiaolint.silences.silence import Placed, Silence
from jixiaolint.words.vocabulary import features
from jixiaolint.yaml_values.schema import Schema, any_of, of_class, of_type

NAMES = ("rule", "profile", "settings")
"""The kinds of file that have a schema."""

# Editors know draft 7 best; it has all that we need.
_DRAFT = "http://json-schema.org/draft-07/schema#"
_WORD: Schema = {"type": "string"}
_SLOT: Schema = {
    "type": "string",
    "pattern": "^\\$",
    "description": "The value of an option of the rule: $name.",
}
_TERMS: Schema = {
    "description": "Words: names of lexicons (kebab-case) and terms as such.",
    **any_of({"type": "array", "items": _WORD}, _WORD),
}
_FEATURE: Schema = {"type": "string", "pattern": "^(?:[a-z][a-z0-9=_-]*|\\$.*)$"}
_FEATURES: Schema = {
    "description": "Features of words: names of our lexicons and parts of speech.",
    **any_of({"type": "array", "items": _FEATURE}, _FEATURE),
}
_CONDITION: Schema = {"$ref": "#/definitions/condition"}
_BASIC: dict[object, Schema] = {
    Condition: _CONDITION,
    Exempt: any_of({"enum": list(named())}, _CONDITION),
    Terms: _TERMS,
    Letters: _TERMS,
    Features: _FEATURES,
    FieldName: {"enum": list(FIELDS)},
    Lexicon: {"enum": list(features())},
    UnitClass: {"enum": list(unit_classes())},
    Money: {"type": "string", "examples": ["100万元"]},
    Pattern: {"type": "string", "maxLength": LONGEST},
}

_FILES: dict[object, Schema] = {Path: _WORD, PurePath: _WORD, Glob: _WORD}


def schema(name: str, folders: Sequence[Path] = ()) -> Schema:
    """Return the schema of one of `NAMES`; rules of the folders are known in it."""
    match name:
        case "rule":
            made = of_class(Rule, {**_BASIC, Basis: _basis(), Ways: _ways()})
            needs = {"enum": sorted({n for s in get_args(Scope) for n in nameable(s)})}
            made["properties"]["needs"] |= any_of(
                {"type": "array", "items": needs}, needs
            )
        case "profile":
            made = of_class(Profile, _BASIC | _choice())
            _name_rules(made["properties"]["rules"], folders)
        case _:
            made = of_class(Preferences, _FILES | _silence() | _choice())
            amount = {"type": "integer", "minimum": 1}
            made["properties"]["jobs"].pop("anyOf")
            made["properties"]["jobs"] |= amount
            made["properties"]["limits"] |= {
                "properties": {
                    name: {**amount, "default": most} for name, most in LIMITS.items()
                },
                "additionalProperties": False,
            }
            override = made["properties"]["overrides"]["anyOf"][-1]
            for part in (made, override):
                _name_rules(part["properties"]["rule-options"], folders)
            profiles = [AUTO, *load_profiles(folders)]
            made["properties"]["profile"]["examples"] = profiles
    if name != "settings":
        made["definitions"] = _conditions()
    return {"$schema": _DRAFT, "title": f"jixiaolint {name}", **made}


def _basis() -> Schema:
    return any_of({"const": "house"}, of_class(Basis, _BASIC))


def _ways() -> Schema:
    """Return the schema of ways to rewrite a row: names, kinds, and what stands beside."""
    names: Schema = {"enum": list(ways.named())}
    beside = {
        "in": {"enum": list(FIELDS)},
        "if": any_of({"enum": list(named())}, _CONDITION),
        "says": of_class(Words, {}),
        "safe": {"type": "boolean"},
        "doubtful": {"type": "boolean"},
    }
    each = [names, _way(ways.USE, names, beside)]
    for word, kind in ways.kinds().items():
        made = of_class(kind, _BASIC, _SLOT)
        only = only_field(kind)
        short = made["properties"][only] if only else None
        each.append(_way(word, any_of(made, short) if short else made, beside))
    way: Schema = {"oneOf": each}
    return any_of({"type": "array", "items": way}, way)


def _way(word: str, value: Schema, beside: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": {word: value, **beside},
        "required": [word],
        "additionalProperties": False,
    }


def _conditions() -> dict[str, Schema]:
    """Return the definition of a condition and that of each kind of check."""
    checks: dict[str, Schema] = {}
    for word, kind in kinds().items():
        made = of_class(kind, _BASIC, _SLOT)
        if joins(kind):
            inner = any_of({"type": "array", "items": _CONDITION}, _CONDITION)
            made = {"description": made["description"], **inner}
        checks[f"check-{word}"] = made
    single = [
        _one_key(word, _value(word, kind, checks), _said(kind))
        for word, kind in kinds().items()
    ]
    known = {"enum": list(named())}
    single.append(_one_key("is", known, "A condition of rules/conditions.yaml holds."))
    return {"condition": {"oneOf": single}, **checks}


def _value(word: str, kind: type, checks: Mapping[str, Schema]) -> Schema:
    """Return the schema of a condition's value: its options, or the one it needs."""
    options: Schema = {"$ref": f"#/definitions/check-{word}"}
    only = None if joins(kind) else only_field(kind)
    short = checks[f"check-{word}"]["properties"][only] if only else None
    return any_of(options, short) if short else options


def _said(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())


def _one_key(word: str, value: Schema, about: str) -> Schema:
    return {
        "type": "object",
        "description": about,
        "properties": {word: value},
        "required": [word],
        "additionalProperties": False,
    }


def _silence() -> dict[object, Schema]:
    return {Placed: of_class(Silence, _FILES)}


def _choice() -> dict[object, Schema]:
    return {Choice: any_of({"const": False}, {"type": "object"})}


def _name_rules(part: Schema, folders: Sequence[Path]) -> None:
    """Let the codes of rules be completed, each with its options."""
    (mapping,) = (s for s in part.get("anyOf", [part]) if s.get("type") == "object")
    code = f"^{CODE}$"
    mapping["patternProperties"] = {code: mapping["additionalProperties"]}
    mapping["additionalProperties"] = False
    mapping["properties"] = {
        rule.code: {
            "description": f"{rule.name}: {rule.title.zh} · {rule.title.en}",
            **any_of({"const": False}, _options(rule.options or {})),
        }
        for rule in load_rules(folders)
    }


def _options(options: Mapping[str, Option]) -> Schema:
    properties: dict[str, Any] = {
        name: {
            "description": f"{option.about.zh} · {option.about.en}",
            "default": option.default,
            **_like(option.default),
        }
        for name, option in options.items()
    }
    properties["severity"] = {"enum": list(SEVERITIES)}
    properties["basis"] = _WORD
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _like(default: object) -> Schema:
    """Return the schema of values such as `default`."""
    match default:
        case bool() | str():
            return of_type(type(default), {})
        case int() | float():
            return {"type": "number"}
        case list():
            return {"type": "array"}
        case _:
            return {}
