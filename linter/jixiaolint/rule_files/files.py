"""Which files of folders are rules, and what is said of one that only looks like a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from jixiaolint.errors import UsageError, nearest_path, shown
from jixiaolint.given.folders import below, check_links, is_file, is_folder
from jixiaolint.given.texts import read_given
from jixiaolint.resources import folder
from jixiaolint.said import Said

CODE = r"[A-Z]{1,4}[0-9]{3,4}"
"""What the code of a rule looks like (a regular expression)."""

CODE_NAME = re.compile(CODE)
NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""What the name of a rule looks like."""

FIXTURES = "tests"
"""The folder beside rules in which their fixtures may lie."""

ENDINGS = (".yaml", ".yml")
_NAME = re.compile(rf"({CODE})-[^/]+")
# What somebody meant for a rule: the name begins like a code, whatever ends it.
_LIKE_A_NAME = re.compile(
    r"[A-Z]{1,6}[-_ ]?[0-9]{1,6}(?![0-9]).*\.(?:ya?ml)(?:\.txt)?", re.IGNORECASE
)
_KEY = r"^{}[ \t]*[:：][ \t]*(\S[^\n#]*?)?[ \t]*(?:#.*)?$"
_KEYS = {
    key: re.compile(_KEY.format(key), re.MULTILINE)
    for key in ("code", "name", "when", "problem", "extends", "detect")
}


def rule_paths(places: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the files of our own rules and of those named or in the folders, by code.

    Fixtures in ``tests/`` of a folder are not rules. Raises UsageError for a missing
    file or folder, one without a rule or profile, a file that is called wrongly, or a
    code used twice.
    """
    by_code = {code_of(path): path for path in rule_files(folder("rules"))}
    ours = dict(by_code)
    for place in places:
        for path in _given(place):
            code = code_of(path)
            if code in by_code and by_code[code].absolute() != path.absolute():
                raise UsageError(_twice(code, by_code[code], path, code in ours))
            by_code[code] = path
    return by_code


def code_of(path: Path) -> str:
    """Return the code with which the name of a rule's file begins."""
    return path.name.partition("-")[0]


def _given(place: Path) -> list[Path]:
    """Return the rules of a folder, or the one of a file."""
    if is_file(place):
        if not _is_rule(place):
            raise UsageError(_called(place))
        return [place]
    if not is_folder(place):
        none = Said(
            f"没有规则文件或目录“{place}”。", f"No file or folder of rules '{place}'."
        )
        raise UsageError(none + nearest_path(place))
    paths = sorted(below(place))
    for path in paths:
        if not _is_rule(path, place):
            _check_stray(path, place)
    found = [path for path in paths if _is_rule(path, place)]
    if not found and not any(profile_files(place)):
        raise UsageError(
            Said(
                "没有规则文件；规则文件名是“代码-名称.yaml”，如 ABC101-name.yaml。",
                "no rule file found; expected files like ABC101-name.yaml.",
            ).at(place)
        )
    check_links(place, found)
    return found


def profile_files(place: Path) -> list[Path]:
    """Return the profiles of a folder of rules."""
    inside = (place / "profiles").glob("*")
    return sorted(path for path in inside if path.suffix in ENDINGS)


def rule_files(place: Path) -> list[Path]:
    """Return the files in a folder, and below it, that are called as rules are."""
    return sorted(path for path in below(place) if _is_rule(path, place))


def _is_rule(path: Path, place: Path | None = None) -> bool:
    """Tell by its name whether a file is a rule."""
    named = path.suffix in ENDINGS and CODE_NAME.match(path.name)
    return bool(named) and (place is None or path.parent != place / FIXTURES)


def _check_stray(path: Path, place: Path) -> None:
    """Raise UsageError for a file that is no rule by its name and one by what it says."""
    written = _written(path) if path.suffix in ENDINGS else {}
    rule = {"code", "when"} <= written.keys() or {"problem", "when"} <= written.keys()
    if path.parent == place / FIXTURES:
        if rule:
            raise UsageError(_NO_FIXTURE.at(path))
    elif rule or (_LIKE_A_NAME.fullmatch(path.name) and is_file(path)):
        raise UsageError(_called(path))
    elif path.parent.name != "profiles" and written.keys() & {"extends", "detect"}:
        raise UsageError(_NO_PROFILE.at(path))


_NO_FIXTURE = Said(
    "tests/ 里只放用例，规则请放到上一级目录。",
    "tests/ holds fixtures only; put the rule into the folder above.",
)
_NO_PROFILE = Said(
    "指标体系要放在规则目录的 profiles/ 里。",
    "a profile belongs into the folder profiles/ of the rules.",
)


def _written(path: Path) -> Mapping[str, str]:
    """Return what a file says at its keys, as far as a look at its lines tells."""
    text = ""
    with suppress(UsageError):
        text = read_given(path)
    found = {key: pattern.search(text) for key, pattern in _KEYS.items()}
    return {key: match[1] or "" for key, match in found.items() if match}


def _called(path: Path) -> Said:
    """Return what a rule file should be called that is called otherwise."""
    written = _written(path)
    right = f"{written.get('code', '').upper()}-{written.get('name', '')}"
    right = right if _NAME.fullmatch(right) else "OWN101-our-words"
    return Said(
        f"规则文件名应为“代码-名称.yaml”，如 {shown(right)}.yaml；代码是 1 至 4 个大写字母加 3"
        " 至 4 个数字。",
        f"a rule file is called CODE-name.yaml, such as {shown(right)}.yaml; a code is 1"
        " to 4 capital letters and 3 or 4 digits.",
    ).at(path)


def _twice(code: str, first: Path, path: Path, ours: bool) -> Said:
    """Return what is said of a code that another rule has already."""
    where = f"{path}:{_line(path)}"
    if ours:
        return Said(
            f"代码 {code} 是自带规则 {first.name} 的，请换一个没有用过的，如 OWN101。",
            f"the code {code} belongs to our own rule {first.name}; take another, such as"
            " OWN101.",
        ).at(where)
    return Said(
        f"代码 {code} 用了两次，{first} 已经用了，请换一个。",
        f"the code {code} is used twice, first in {first}; take another.",
    ).at(where)


def _line(path: Path) -> int:
    """Return the line on which a rule states its code."""
    with suppress(UsageError):
        text = read_given(path)
        if match := _KEYS["code"].search(text):
            return text.count("\n", 0, match.start()) + 1
    return 1
