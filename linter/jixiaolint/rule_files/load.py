"""Rule files, read into rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jixiaolint.errors import UsageError, expected, nearest, shown
from jixiaolint.given.folders import check_links
from jixiaolint.given.texts import version
from jixiaolint.resources import folder
from jixiaolint.rule.needs import nameable
from jixiaolint.rule.own_lexicons import places
from jixiaolint.rule.rule import HOUSE, Basis, Problem, Rule, Ways
from jixiaolint.rule.vocabulary import FIELDS, no_field
from jixiaolint.rule_files.conditions import specials
from jixiaolint.rule_files.files import CODE_NAME, NAME, rule_paths
from jixiaolint.rule_files.profile import Choice
from jixiaolint.rule_files.scopes import check_scope
from jixiaolint.rule_files.shapes import check_example
from jixiaolint.rule_files.slots import check_slots
from jixiaolint.rule_files.tune import check_named, check_options, tuned
from jixiaolint.rule_files.ways import ways
from jixiaolint.said import Said
from jixiaolint.yaml_values.build import build
from jixiaolint.yaml_values.compose import read_located
from jixiaolint.yaml_values.located import Located, Trail
from jixiaolint.yaml_values.slips import key_and_colon


def load_rules(
    folders: Sequence[Path] = (), choices: Mapping[str, Choice] | None = None
) -> tuple[Rule, ...]:
    """Return our own rules and those of the given files and folders, by code.

    A rule is a file ``CODE-name.yaml`` somewhere below ``rules/`` or the folder given.
    `choices` are those of a profile: options, severity, or
    False for a rule that is off. Raises UsageError for a wrong or missing file,
    a code used twice, or a choice for a rule that does not exist.
    """
    return chosen(rule_paths(folders), choices or {})


def chosen(
    paths: Mapping[str, Path], choices: Mapping[str, Choice]
) -> tuple[Rule, ...]:
    """Return the rules of the files under choices; raise UsageError for a wrong one."""
    return tuple(_chosen(paths, choices))


def _chosen(paths: Mapping[str, Path], choices: Mapping[str, Choice]) -> Iterator[Rule]:
    for code in choices:
        if code not in paths:
            none = Said(
                f"没有规则“{shown(code)}”，体系或设置里却提到了它。",
                f"No rule has the code '{shown(code)}', of which a profile or the settings"
                " speak.",
            )
            raise UsageError(none + nearest(code, paths))
    beside = {place: _beside(place) for place in {one.parent for one in paths.values()}}
    for code in sorted(paths):
        path, choice = paths[code], choices.get(code, {})
        if choice is not False:
            yield _rule(path, beside[path.parent], choice)


_Beside = tuple[tuple[Path, tuple[int, int]], ...]

_read: dict[tuple[Path, tuple[int, int], _Beside, str], Rule] = {}


def _rule(path: Path, beside: _Beside, choice: Mapping[str, Any]) -> Rule:
    """Return a rule once for each set of choices, however many profiles share it.

    One that has changed since, or whose folder has, is read anew: a process may serve its
    author for long.
    """
    # By their text, for choices may be lists.
    key = (path.absolute(), version(path), beside, repr(sorted(choice.items())))
    if key not in _read:
        _read[key] = read_rule(path, choice)
    return _read[key]


def _beside(place: Path) -> _Beside:
    """Return the files that rules of a folder may name, and what tells each from before."""
    if place.is_relative_to(folder("rules")):
        return ()
    lexicons = (path for one in places(place) for path in sorted(one.glob("*.txt")))
    named = (place / "problems.yaml", *lexicons)
    return tuple([(path.absolute(), version(path)) for path in named])


def read_rule(path: Path, choices: Mapping[str, Any]) -> Rule:
    """Return the rule that a file states, its options set by `choices`.

    Raises UsageError with file and line where the file is wrong.
    """
    stated = read_located(path)
    check_options(stated)
    document = tuned(stated, choices)
    special = {**specials(), Basis: _basis, Ways: ways}
    rule: Rule = build(Rule, document, (), document.data, special)
    _check_name(rule, document)
    _check_problem(rule, document)
    _check_fields(rule, document)
    for key in ("good", "bad"):
        _check_examples(getattr(rule, key), key, document)
    check_scope(rule, document)
    check_slots(rule, document)
    check_named(stated)
    return rule


def _check_name(rule: Rule, document: Located) -> None:
    """Refuse a code of another shape, and a name that the file does not have."""
    if not CODE_NAME.fullmatch(rule.code):
        raise document.fault(
            ("code",),
            Said(
                f"代码“{shown(rule.code)}”应为 1 至 4 个大写字母加 3 至 4 个数字，如 OWN101。",
                f"the code '{shown(rule.code)}' must be 1 to 4 capital letters and 3 or 4"
                " digits, such as OWN101.",
            ),
        )
    for key in ("name", "problem"):
        if not getattr(rule, key).isprintable():
            raise document.fault(
                (key,),
                Said(
                    f"“{key}”含有看不见的字符。",
                    f"'{key}' holds characters that nobody sees.",
                ),
            )
    if not NAME.fullmatch(rule.name):
        raise document.fault(
            ("name",),
            Said(
                f"名称“{shown(rule.name)}”应为小写字母和数字，用短横连接，如 our-words。",
                f"the name '{shown(rule.name)}' must be small letters and digits joined by"
                " hyphens, such as our-words.",
            ),
        )
    stem, right = document.path.stem, shown(f"{rule.code}-{rule.name}")
    if stem != right:
        key = "name" if stem.startswith(f"{rule.code}-") else "code"
        raise document.fault(
            (key,),
            Said(
                f"文件名是“{shown(stem)}”，按 code 和 name 应为“{right}”。",
                f"the file is called '{shown(stem)}', by its code and name expected"
                f" '{right}'.",
            ),
        )


def _check_problem(rule: Rule, document: Located) -> None:
    """Refuse a problem that nobody has named: ours, or those beside the rule."""
    beside = document.path.parent / "problems.yaml"
    known = {*problems(folder("rules") / "problems.yaml"), *problems(beside)}
    if rule.problem not in known:
        none = Said(
            f"没有问题“{shown(rule.problem)}”，新的问题写进 {beside}。",
            f"no problem is called '{shown(rule.problem)}'; name a new one in {beside}.",
        )
        raise document.fault(("problem",), none + nearest(rule.problem, known))


_known: dict[tuple[Path, tuple[int, int]], Mapping[str, Problem]] = {}


def problems(path: Path) -> Mapping[str, Problem]:
    """Return the problems that a file names, read once as it is; none if it is absent."""
    key = (path.absolute(), version(path))
    if key not in _known:
        _known[key] = _problems(path)
    return _known[key]


def _problems(path: Path) -> Mapping[str, Problem]:
    if not path.is_symlink() and not path.exists():
        return {}
    check_links(path.parent, [path])
    document = read_located(path)
    if not isinstance(document.data, dict):
        raise document.fault(
            (),
            Said(
                "应为若干问题，每个写明叫法：名称: {zh: …}。",
                "expected problems, each with its words: name: {zh: …}.",
            ),
        )
    for name in document.data:
        if begun := key_and_colon(name):
            raise document.fault((name,), begun[1])
    return {
        name: build(Problem, document, (name,), value, {})
        for name, value in document.data.items()
    }


def _check_fields(rule: Rule, document: Located) -> None:
    """Refuse a field that is marked or needed and that the scope does not have."""
    known = nameable(rule.scope)
    # A rule on projects may mark a row of one, a rule on tables a project.
    marked = known if rule.scope == "indicator" else FIELDS
    if "field" in document.data and rule.field not in marked:
        raise document.fault(("field",), no_field(rule.field, marked))
    for index, name in enumerate(rule.needs):
        if name not in known:
            none = Said(
                f"“needs”里没有“{shown(name)}”可写，",
                f"'needs' names '{shown(name)}', ",
            )
            raise document.fault(("needs", index), none + expected(name, known))


def _check_examples(
    examples: Sequence[Mapping[str, Any] | str], key: str, document: Located
) -> None:
    """Refuse no example at all, and what cannot be one."""
    if not examples:
        raise document.fault(
            (key,),
            Said(
                f"“{key}”是空的，至少写一个例子。",
                f"'{key}' is empty, expected at least one example.",
            ),
        )
    for index, given in enumerate(examples):
        check_example(document, (key, index), given)


def _basis(document: Located, trail: Trail, value: object) -> Basis:
    if value == HOUSE:
        return Basis()
    if isinstance(value, str):
        raise document.fault(
            trail,
            Said(
                f"“basis”是“{shown(value)}”，应为 house，或 {{document: 文件名}}。",
                f"'basis' is '{shown(value)}', expected house or {{document: TITLE}}.",
            ),
        )
    made: Basis = build(Basis, document, trail, value, specials())
    return made
