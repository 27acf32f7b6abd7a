"""Parse tables of grammars: built once, kept beside the grammar like compiled Python."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lark import Lark, __version__
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

    Its tables come from ``__pycache__`` beside the grammar, where the last run left
    them; a changed grammar or another Lark makes them anew. Where that folder cannot be
    written they are made at every run.
    """
    text = path.read_text(encoding="utf-8")
    digest = hashlib.sha256(f"{__version__}\n{text}".encode()).hexdigest()[:16]
    kept = path.parent / "__pycache__" / f"{path.stem}.{digest}.tables"
    made = _kept(kept)
    if made is None:
        made = Lark(text, parser="lalr", lexer=Positions, maybe_placeholders=False)
        _keep(made, kept)
    return made


def _kept(path: Path) -> Lark | None:
    """Return the parser that a file holds, or nothing if there is none that is whole."""
    try:
        with path.open("rb") as file:
            return Lark.load(file)
    except (OSError, EOFError, ValueError, KeyError, pickle.UnpicklingError):
        return None


def _keep(made: Any, path: Path) -> None:  # noqa: ANN401  Lark.save wants more than it says
    """Write a parser's tables in one step, in place of those of an older grammar."""
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        with beside.open("wb") as file:
            made.save(file)
        beside.replace(path)
        for old in path.parent.glob(f"{path.stem.partition('.')[0]}.*.tables"):
            if old != path:
                old.unlink()
    except OSError:
        beside.unlink(missing_ok=True)
