"""Parse tables of grammars: built once, kept beside the grammar like compiled Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from lark import Lark
from lark import Token as Leaf
from lark.lexer import Lexer


class Positions(Lexer):
    """Makes each class of a row of words a leaf whose value is its position."""

    def __init__(self, conf: object) -> None:
        """Need nothing of the grammar."""

    def lex(self, data: Sequence[str]) -> Iterator[Leaf]:  # type: ignore[override]
        """Yield the leaves."""
        for position, terminal in enumerate(data):
            yield Leaf(terminal, position)


def parser(path: Path) -> Lark:
    """Return the LALR parser of a grammar over classes of words.

    Lark keeps its tables in ``__pycache__`` beside the grammar, and makes them anew for
    a changed grammar or another Lark. Where that folder cannot be written they are made
    at every run.
    """
    beside = path.parent / "__pycache__"
    with suppress(OSError):
        beside.mkdir(exist_ok=True)
    return Lark(
        path.read_text(encoding="utf-8"),
        parser="lalr",
        lexer=Positions,
        maybe_placeholders=False,
        cache=str(beside / f"{path.stem}.tables"),
    )
