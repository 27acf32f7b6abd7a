"""Rule files of a folder, read into rules."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.engine.build import build
from jixiaolint.engine.conditions import specials
from jixiaolint.engine.located import read_located
from jixiaolint.engine.rule import Basis, Rule
from jixiaolint.errors import UsageError
from jixiaolint.resources import folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jixiaolint.engine.located import Located, Trail

_CODE = re.compile(r"[A-Z]{1,4}[0-9]{3,4}")
_SLOT = re.compile(r"\{([^{}]*)\}")


def load_rules(folders: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Return our own rules and those of the given folders, by code.

    A rule is a file ``CODE-name.yaml`` somewhere below ``rules/`` or the folder given;
    files and folders named ``lexicons`` or without a code are not rules. Raises
    UsageError for a wrong file, a missing folder, or a code used twice.
    """
    rules = list(own_rules())
    for place in folders:
        if not place.is_dir():
            raise UsageError(f"{place}: there is no such folder of rules.")
        found = _read_folder(place)
        if not found:
            raise UsageError(
                f"{place}: no rule file found; expected files like ABC101-name.yaml."
            )
        rules.extend(found)
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.code in seen:
            raise UsageError(
                f"The rule code {rule.code} is used twice; each rule needs its own."
            )
        seen[rule.code] = rule
    return tuple(seen[code] for code in sorted(seen))


@cache
def own_rules() -> tuple[Rule, ...]:
    """Return the rules that come with the program."""
    return _read_folder(folder("rules"))


def _read_folder(place: Path) -> tuple[Rule, ...]:
    paths = sorted(place.rglob("*.yaml")) + sorted(place.rglob("*.yml"))
    return tuple(read_rule(path) for path in paths if _CODE.match(path.name))


def read_rule(path: Path) -> Rule:
    """Return the rule that a file states; raise UsageError with file and line if not."""
    document = read_located(path)
    rule: Rule = build(Rule, document, (), document.data, {**specials(), Basis: _basis})
    if path.stem != f"{rule.code}-{rule.name}":
        raise UsageError(
            f"{path}: the file is called '{path.stem}', expected '{rule.code}-{rule.name}'."
        )
    return rule


def _basis(document: Located, trail: Trail, value: object) -> Basis:
    if value == "house":
        return Basis()
    if isinstance(value, str):
        raise UsageError(
            f"{document.where(trail)}: 'basis' is '{value}', expected house or a document."
        )
    made: Basis = build(Basis, document, trail, value, specials())
    return made


def slots_of(text: str) -> frozenset[str]:
    """Return the names of the gaps in a message."""
    return frozenset(_SLOT.findall(text))
