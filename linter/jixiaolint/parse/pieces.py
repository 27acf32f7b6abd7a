"""A plain value cut by the grammar into criteria, calendar words and prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lark import Lark

    from jixiaolint.parse.measured import Amount, Range

Kind = Literal[
    "word", "pause", "opening", "closing", "change", "after", "bounds", "measure",
    "moment", "manner", "formula",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the plain text and what it is.

    A ``measure`` has its amount; `ops` are the operators before it, `afters` those
    behind it, `each` what follows a 每; ``bounds`` without a measure have `ops` alone.
    A ``moment`` has the names of its terminals in `ops`.
    """

    kind: Kind
    start: int
    end: int
    amount: Amount | None = None
    ops: tuple[str, ...] = ()
    afters: tuple[str, ...] = ()
    each: Range | None = None


def read_pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a plain text in order, from its first character on."""
    return _grammar().parse(text)  # type: ignore[return-value]


@cache
def _grammar() -> Lark:
    from jixiaolint.parse.grammar import load
    from jixiaolint.parse.piece_rules import Pieces

    return load("target", "start", Pieces)
