"""Set the options of a rule before its conditions are built.

Conditions name an option as ``$name``; a profile or the settings may give it another
value, or another severity or basis to the rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from jixiaolint.errors import UsageError, expected, nearest, shown
from jixiaolint.rule.rule import HOUSE, Option
from jixiaolint.said import Said
from jixiaolint.yaml_values.build import build
from jixiaolint.yaml_values.located import Located, Trail

_ALWAYS = ("severity", "basis")
"""What may be chosen for every rule."""


def check_options(document: Located) -> None:
    """Refuse options that are not stated as such.

    What follows of a wrong one would be told where a condition names it.
    """
    options = _stated(document)
    if not isinstance(options, dict):
        raise document.fault(("options",), _NO_OPTIONS)
    for name, option in options.items():
        build(Option, document, ("options", name), option, {})


def check_named(document: Located) -> None:
    """Refuse an option that no condition names: to tune it would change nothing."""
    named = set(_texts([document.data.get(part) for part in _PARTS]))
    for name in _stated(document):
        if f"${name}" not in named:
            unused = Said(
                f"没有条件用到选项“{shown(name)}”，在条件里写作 ${shown(name)}。",
                f"no condition names the option '{shown(name)}'; conditions write"
                f" ${shown(name)}.",
            )
            raise document.fault(("options", name), unused)


def _stated(document: Located) -> Any:
    data = document.data if isinstance(document.data, dict) else {}
    return data.get("options") or {}


_NO_OPTIONS = Said(
    "“options”应写成“键: 值”，如 few: {default: 3, about: {zh: 最少几个字}}。",
    "'options' must be keys, such as few: {default: 3, about: {zh: 最少几个字}}.",
)
_PARTS = ("where", "when", "unless", "rewrite")
"""The parts of a rule that may name options."""


def _texts(value: Any) -> Iterator[str]:
    """Yield all texts in a part of a rule."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


def tuned(document: Located, choices: Mapping[str, Any]) -> Located:
    """Return a rule file with its options set to `choices` where these name them.

    ``severity`` and ``basis`` may be chosen for every rule. Raises UsageError for a choice
    that the rule does not offer and for an option that its conditions name and do not
    declare.
    """
    data = document.data
    if not isinstance(data, dict):
        return document
    options = data.get("options") or {}
    if not isinstance(options, dict) or not all(
        isinstance(option, dict) for option in options.values()
    ):
        # Whoever builds the rule says what is wrong, and where.
        return document
    values = {name: option.get("default") for name, option in options.items()}
    known = [*values, *_ALWAYS]
    for name in choices:
        if name not in known:
            code = data.get("code")
            none = Said(
                f"{code} 没有选项“{shown(name)}”，",
                f"{code} has no option '{shown(name)}'; ",
            )
            raise UsageError(none + expected(name, known))
    values |= {name: value for name, value in choices.items() if name in values}
    made = dict(data)
    for part in _PARTS:
        if part in data:
            made[part] = _filled(data[part], values, document, (part,))
    if options:
        made["options"] = {
            name: {**option, "default": values[name]}
            for name, option in options.items()
        }
    made |= {name: choices[name] for name in _ALWAYS if name in choices}
    if "basis" in choices and choices["basis"] != HOUSE:
        made["basis"] = {"document": choices["basis"]}
    return replace(document, data=made)


def _filled(
    value: Any, options: Mapping[str, Any], document: Located, trail: Trail
) -> Any:
    """Return a part of the rule with the values of options for their names."""
    if isinstance(value, dict):
        return {
            key: _filled(item, options, document, (*trail, key))
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [
            _filled(item, options, document, (*trail, index))
            for index, item in enumerate(value)
        ]
    if isinstance(value, str) and value.startswith("$"):
        name = value.removeprefix("$")
        if name not in options:
            raise document.fault(
                trail,
                Said(
                    f"条件用到选项“{shown(value)}”，“options”里没有声明。",
                    f"the conditions name the option '{shown(value)}', which 'options' do"
                    " not declare.",
                )
                + nearest(name, options),
            )
        return options[name]
    return value
