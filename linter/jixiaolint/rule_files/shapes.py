"""What an example of a rule, or a case of a fixture, may look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from jixiaolint.errors import nearest, shown
from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.rule.idle import Kind
from jixiaolint.said import Said
from jixiaolint.yaml_values.located import Located, Trail
from jixiaolint.yaml_values.slips import key_and_colon

PROJECT_KEYS = frozenset({"rows", "goal", "cycle_goal", "amounts", "content", "unused"})
TERM = ("start_year", "end_year")
OF_FILE = ("unread", "silences")
_AROUND = ("year", *TERM, "money_unit", "projects", "totals", *OF_FILE)

KEYS = (*INDICATOR_TEXTS, *sorted(PROJECT_KEYS), *_AROUND)
"""What may stand in an example; a file with any other key is refused."""

_SUM = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")


def check_example(document: Located, trail: Trail, given: Any) -> None:
    """Raise UsageError with its line for an example that is no row, project or table."""
    if isinstance(given, str):
        return
    if not isinstance(given, Mapping):
        raise document.fault(
            trail,
            Said(
                f"例子是“{shown(given)}”，应为文字，或 {{字段: 文字}}。",
                f"the example is '{shown(given)}', expected a text or {{field: text}}.",
            ),
        )
    for key, value in given.items():
        at = (*trail, key)
        if key not in KEYS:
            none = Said(
                f"例子里没有字段“{shown(key)}”。",
                f"unknown key '{shown(key)}' in the example.",
            )
            begun = key_and_colon(key)
            said = begun[1] if begun and begun[0] in KEYS else none + nearest(key, KEYS)
            raise document.fault(at, said)
        if not _fits(key, value):
            raise document.fault(
                at,
                Said(
                    f"例子的“{key}”不能是“{shown(value)}”。",
                    f"'{key}' of an example cannot be '{shown(value)}'.",
                ),
            )
        for index, inner in enumerate(value if key in ("rows", "projects") else ()):
            check_example(document, (*at, index), inner)


def _fits(key: str, value: Any) -> bool:
    """Tell whether a value can stand under a key of an example."""
    match key:
        case "rows" | "projects":
            return isinstance(value, list) and not any(
                isinstance(v, str) for v in value
            )
        case "unread":
            return isinstance(value, list) and all(map(_is_part, value))
        case "silences":
            return isinstance(value, list) and all(map(_is_silence, value))
        case "unused":
            return isinstance(value, list)
        case "year" | "start_year" | "end_year":
            return value is None or type(value) is int
        case "amounts":
            return _are_sums(value)
        case "totals":
            return isinstance(value, dict) and all(map(_are_sums, value.values()))
        case _:
            return not isinstance(value, dict | list)


def _is_part(given: Any) -> bool:
    """Tell whether something unread is a passage, or one part such as a column."""
    if not isinstance(given, dict):
        return isinstance(given, str)
    return len(given) == 1 and all(v and isinstance(v, list) for v in given.values())


def _is_silence(given: Any) -> bool:
    """Tell whether something is a comment, by what is wrong with it."""
    if not isinstance(given, dict) or len(given) != 1:
        return False
    ((kind, text),) = given.items()
    return kind in get_args(Kind) and isinstance(text, str)


def _are_sums(given: Any) -> bool:
    """Tell whether something is a sum of money, or several by their labels."""
    several = given.values() if isinstance(given, dict) else (given,)
    return all(_SUM.fullmatch(str(one)) for one in several)
