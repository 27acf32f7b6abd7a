"""The boxes of a page: words, tables, rows and cells with their edges."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiaolint.text import Text


@dataclass(slots=True)
class Table:
    """The edges of a table's columns, and its rows: lists of the cells that begin there.

    `width` is where its last cell ends.
    """

    edges: list[int]
    width: int = 0
    rows: list[list[Cell]] = field(default_factory=list)


Node = Text | Table


@dataclass(slots=True)
class Cell:
    """A cell: its left and right edge within the table, its rows, what it holds."""

    left: int
    right: int
    nodes: list[Node] = field(default_factory=list)
    down: int = 1
