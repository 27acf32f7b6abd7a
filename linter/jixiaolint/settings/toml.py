"""Settings in a table of ``pyproject.toml``, with the lines on which its keys stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jixiaolint.errors import UsageError
from jixiaolint.given.texts import read_given
from jixiaolint.said import Said
from jixiaolint.yaml_values.located import Located, Trail

TABLE = ("tool", "jixiaolint")
"""The way to the table that is ours."""

_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_CLOSED = re.compile(r"""(?:[\]}]|\"""|''')\s*(?:#.*)?$""")
"""How a line ends that may be the last of a value over several lines."""


def holds_table(path: Path) -> bool:
    """Tell whether a file holds our table; what is wrong with it is told when it is used."""
    try:
        return _table(_parsed(path, read_given(path))) is not None
    except UsageError:
        return True


def read_table(path: Path) -> Located:
    """Return our table in a file, with line numbers; whatever is wrong is a UsageError."""
    text = read_given(path)
    table = _table(_parsed(path, text))
    if table is None:
        raise UsageError(
            Said(
                f"里面没有 [{'.'.join(TABLE)}] 一节。",
                f"no table [{'.'.join(TABLE)}] in it.",
            ).at(path)
        )
    return Located(path, _plain(table), _lines(text))


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _LINE.search(str(error))
        line = (at and at[1]) or text.count("\n") + 1
        what = _LINE.sub("", str(error))
        said = Said(f"不是 TOML：{what}。", f"{what}; expected TOML.")
        raise UsageError(said.at(f"{path}:{line}")) from error


def _table(data: object) -> object:
    """Return what stands in place of our table, None if nothing does."""
    for key in TABLE:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _plain(value: object) -> object:
    """Return a value as YAML has it, in which days and hours are texts."""
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return list(map(_plain, value))
        case str() | bool() | int() | float():
            return value
        case _:
            return str(value)


def _lines(text: str) -> dict[Trail, int]:
    """Return the line of each key in our table: that on which its statement begins."""
    found: dict[Trail, int] = {}
    numbers: dict[Trail, int] = {}
    head: Trail = ()
    for line, statement in _statements(text):
        said = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            head = _head(said, numbers)
            trails = [head]
        else:
            trails = [(*head, *trail) for trail in _trails(said)]
        for trail in trails:
            if trail[: len(TABLE)] == TABLE:
                found.setdefault(trail[len(TABLE) :], line)
    found.setdefault((), min(found.values(), default=1))
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield heads, pairs and what else a sound file says, each with its first line."""
    held, first = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        first = first if held else number
        whole = not held or _CLOSED.search(line)
        held += line + "\n"
        if whole and _is_whole(held):
            yield first, held
            held = ""


def _is_whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except ValueError:
        return False
    return True


def _head(said: object, numbers: dict[Trail, int]) -> Trail:
    """Return the way to what a head opens; `numbers` counts tables that are repeated."""
    trail: Trail = ()
    while isinstance(said, dict) and said:
        ((key, said),) = said.items()
        trail = (*trail, key)
        if isinstance(said, list):
            numbers[trail] = numbers.get(trail, 0) + 1
        if trail in numbers:
            trail = (*trail, numbers[trail] - 1)
    return trail


def _trails(said: object) -> Iterator[Trail]:
    """Yield the way to each value in a statement."""
    match said:
        case dict():
            pairs: Iterable[tuple[str | int, object]] = said.items()
        case list():
            pairs = enumerate(said)
        case _:
            return
    for key, value in pairs:
        yield (key,)
        yield from ((key, *trail) for trail in _trails(value))
