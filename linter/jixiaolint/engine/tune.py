"""Set the options of a rule before its conditions are built.

Conditions name an option as ``$name``; a profile or the settings may give it another
value, or another severity or basis to the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jixiaolint.engine.located import Located, Trail
from jixiaolint.engine.rule import HOUSE
from jixiaolint.errors import UsageError, expected, nearest, shown
from jixiaolint.said import Said

_ALWAYS = ("severity", "basis")
"""What may be chosen for every rule."""


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
    for part in ("where", "when", "unless", "rewrite"):
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
