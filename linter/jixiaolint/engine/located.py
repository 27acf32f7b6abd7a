"""YAML with the line on which each of its keys and items stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jixiaolint.errors import UsageError

# The C loader reads our rules ten times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Trail = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and list positions."""


@dataclass(frozen=True, slots=True)
class Located:
    """A parsed document; `lines` gives the line of each value by its trail."""

    path: Path
    data: Any
    lines: dict[Trail, int]

    def where(self, trail: Trail) -> str:
        """Return ``file:line`` of the value, or of the nearest thing around it."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return f"{self.path}:{self.lines.get(trail, 1)}"

    def fault(self, trail: Trail, sentence: str) -> UsageError:
        """Return what is wrong with the value, to be raised."""
        return UsageError(f"{self.where(trail)}: {sentence}")


def read_located(path: Path) -> Located:
    """Return a YAML file with its line numbers; a syntax error is a UsageError."""
    try:
        loader = _LOADER(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path}: not UTF-8 text at byte {error.start}; save the file as UTF-8."
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or "not YAML"
        raise UsageError(f"{path}:{line}: {what}; expected YAML.") from error
    lines: dict[Trail, int] = {}
    if node is not None:
        _walk(node, (), lines)
    return Located(path, data, lines)


def _walk(node: yaml.Node, trail: Trail, lines: dict[Trail, int]) -> None:
    lines.setdefault(trail, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[(*trail, key.value)] = key.start_mark.line + 1
            _walk(value, (*trail, key.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*trail, index), lines)
