"""Rule files of a folder, read into rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jixiaolint.engine.build import build
from jixiaolint.engine.compose import read_located
from jixiaolint.engine.conditions import specials
from jixiaolint.engine.located import Located, Trail
from jixiaolint.engine.needs import nameable
from jixiaolint.engine.profile import Choice
from jixiaolint.engine.rule import HOUSE, Basis, Problem, Rule, Ways
from jixiaolint.engine.scopes import check_scope
from jixiaolint.engine.shapes import check_example
from jixiaolint.engine.slots import check_slots
from jixiaolint.engine.tune import tuned
from jixiaolint.engine.ways import ways
from jixiaolint.errors import UsageError, nearest, nearest_path, shown
from jixiaolint.given import below, check_links, is_folder
from jixiaolint.resources import folder

CODE = r"[A-Z]{1,4}[0-9]{3,4}"
"""What the code of a rule looks like (a regular expression)."""

CODE_NAME = re.compile(CODE)
FIXTURES = "tests"
"""The folder beside rules in which their fixtures may lie."""


def load_rules(
    folders: Sequence[Path] = (), choices: Mapping[str, Choice] | None = None
) -> tuple[Rule, ...]:
    """Return our own rules and those of the given folders, by code.

    A rule is a file ``CODE-name.yaml`` somewhere below ``rules/`` or the folder given;
    other files are not rules. `choices` are those of a profile: options, severity, or
    False for a rule that is off. Raises UsageError for a wrong file, a missing folder,
    a code used twice, or a choice for a rule that does not exist.
    """
    return chosen(rule_paths(folders), choices or {})


def rule_paths(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the files of our own rules and of those in the folders, by code.

    Fixtures in ``tests/`` of a folder are not rules. Raises UsageError for a missing
    folder, one without a rule or profile, or a code used twice.
    """
    paths = _rule_files(folder("rules"))
    for place in folders:
        if not is_folder(place):
            raise UsageError(f"No folder of rules '{place}'.{nearest_path(place)}")
        found = _rule_files(place)
        if not found and not any((place / "profiles").glob("*.yaml")):
            raise UsageError(
                f"{place}: no rule file found; expected files like ABC101-name.yaml."
            )
        check_links(place, found)
        paths += found
    by_code: dict[str, Path] = {}
    for path in paths:
        code = path.name.partition("-")[0]
        if code in by_code:
            raise UsageError(
                f"The rule code {code} is used twice, in {by_code[code]} and {path};"
                " each rule needs its own."
            )
        by_code[code] = path
    return by_code


def chosen(
    paths: Mapping[str, Path], choices: Mapping[str, Choice]
) -> tuple[Rule, ...]:
    """Return the rules of the files under choices; raise UsageError for a wrong one."""
    return tuple(_chosen(paths, choices))


def _chosen(paths: Mapping[str, Path], choices: Mapping[str, Choice]) -> Iterator[Rule]:
    for code in choices:
        if code not in paths:
            raise UsageError(
                f"No rule has the code '{shown(code)}', of which a profile or the settings "
                f"speak.{nearest(code, paths)}"
            )
    for code in sorted(paths):
        choice = choices.get(code, {})
        if choice is not False:
            yield _rule(paths[code], choice)


_read: dict[tuple[Path, str], Rule] = {}


def _rule(path: Path, choice: Mapping[str, Any]) -> Rule:
    """Return a rule once for each set of choices, however many profiles share it."""
    # By their text, for choices may be lists.
    key = (path.absolute(), repr(sorted(choice.items())))
    if key not in _read:
        _read[key] = read_rule(path, choice)
    return _read[key]


def _rule_files(place: Path) -> list[Path]:
    return sorted(
        path
        for path in below(place)
        if path.suffix in (".yaml", ".yml")
        and CODE_NAME.match(path.name)
        and path.parent != place / FIXTURES
    )


def read_rule(path: Path, choices: Mapping[str, Any] | None = None) -> Rule:
    """Return the rule that a file states, its options set by `choices`.

    Raises UsageError with file and line where the file is wrong.
    """
    document = tuned(read_located(path), choices or {})
    special = {**specials(), Basis: _basis, Ways: ways}
    rule: Rule = build(Rule, document, (), document.data, special)
    if path.stem != f"{rule.code}-{rule.name}":
        raise UsageError(
            f"{path}: the file is called '{path.stem}', expected"
            f" '{shown(f'{rule.code}-{rule.name}')}'."
        )
    for key in ("name", "problem"):
        if not getattr(rule, key).isprintable():
            raise document.fault(
                (key,), f"'{key}' 含有看不见的字符 (holds characters that nobody sees)."
            )
    _check_problem(rule, document)
    _check_needs(rule, document)
    for key in ("good", "bad"):
        for index, given in enumerate(getattr(rule, key)):
            check_example(document, (key, index), given)
    check_scope(rule, document)
    check_slots(rule, document)
    return rule


def _check_problem(rule: Rule, document: Located) -> None:
    """Refuse a problem that nobody has named: ours, or those beside the rule."""
    beside = document.path.parent / "problems.yaml"
    known = {*problems(folder("rules") / "problems.yaml"), *problems(beside)}
    if rule.problem not in known:
        hint = nearest(rule.problem, known)
        raise document.fault(
            ("problem",),
            f"no problem is called '{shown(rule.problem)}'; name it in {beside}.{hint}",
        )


@cache
def problems(path: Path) -> Mapping[str, Problem]:
    """Return the problems that a file names; none if it is absent."""
    if not path.is_symlink() and not path.exists():
        return {}
    check_links(path.parent, [path])
    document = read_located(path)
    if not isinstance(document.data, dict):
        raise document.fault(
            (), "expected problems, each with its words: {zh: …, en: …}."
        )
    return {
        name: build(Problem, document, (name,), value, {})
        for name, value in document.data.items()
    }


def _check_needs(rule: Rule, document: Located) -> None:
    known = nameable(rule.scope)
    for index, name in enumerate(rule.needs):
        if name not in known:
            some = f"expected some of {', '.join(known)}.{nearest(name, known)}"
            raise document.fault(
                ("needs", index), f"'needs' names '{shown(name)}', {some}"
            )


def _basis(document: Located, trail: Trail, value: object) -> Basis:
    if value == HOUSE:
        return Basis()
    if isinstance(value, str):
        raise document.fault(
            trail, f"'basis' is '{shown(value)}', expected house or a document."
        )
    made: Basis = build(Basis, document, trail, value, specials())
    return made
