"""Which of many patterns are found in a text: only those are asked whose words it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add

from jixiaolint.regex.machine import matches
from jixiaolint.regex.needed import BEGIN, END, needed
from jixiaolint.regex.parse import Tree
from jixiaolint.regex.program import Program

Words = dict[str, list[tuple[str, int]]]
"""The first two characters of words, or the only one -> words, and whose they are."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Words that are all of a pattern, words that one needs, and patterns without words."""

    sure: Words
    likely: Words
    open: list[int]


def asking(
    trees: Sequence[Tree], made: Callable[[int], Program]
) -> Callable[[str], tuple[int, ...]]:
    """Return what tells which patterns a text holds; `made` returns the program of one."""
    index = _index(trees)

    def occurring(text: str) -> tuple[int, ...]:
        """Return the places of the patterns that the text holds, in order."""
        ends = f"{BEGIN}{text}{END}"
        parts = {*ends, *map(add, ends, ends[1:])}
        found = _held(index.sure, parts, ends)
        asked = _held(index.likely, parts, ends)
        found.update(
            place
            for place in chain(index.open, asked)
            if next(matches(made(place), text), None) is not None
        )
        return tuple(sorted(found))

    return occurring


def _held(words: Words, parts: set[str], text: str) -> set[int]:
    """Return whose words a text holds."""
    return {
        place
        for part in words.keys() & parts
        for word, place in words[part]
        if word in text
    }


def _index(trees: Sequence[Tree]) -> _Index:
    """Return patterns by their words."""
    index = _Index({}, {}, [])
    for place, tree in enumerate(trees):
        of = needed(tree.node)
        words = of.words()
        if words is None or "" in words:
            index.open.append(place)
            continue
        into = index.sure if of.sure else index.likely
        for word in words:
            into.setdefault(word[:2], []).append((word, place))
    return index
