"""A pattern as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOfWords
from typing import TypeAlias

from jixiaolint.regex.charset import CharSet

Where: TypeAlias = OneOfWords[
    "text-begin", "text-end", "line-begin", "line-end", "edge"
]


@dataclass(frozen=True, slots=True)
class Literal:
    """These characters."""

    text: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """One character of a set."""

    chars: CharSet


@dataclass(frozen=True, slots=True)
class At:
    r"""Nothing, at a certain place: ``^ $ \b``, by line with the flag ``m``."""

    where: Where


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; the first that leads to a match wins."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same so many times, as often as can be if `greedy`, else as seldom."""

    body: Node
    least: int
    most: int | None
    greedy: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """The group called ``mark``."""

    body: Node


Node: TypeAlias = Literal | OneOf | At | Sequence | Choice | Repeat | Marked
