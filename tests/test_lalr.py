"""Parse tables as we read them: the same trees as Lark itself makes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from lark import Lark, Token
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

from jixiaolint.resources import folder
from jixiaolint.words.grammar import Grammar, NoReadingError
from jixiaolint.words.lalr import Tables
from jixiaolint.words.table_file import read, written
from jixiaolint.words.tables import tables

GRAMMARS = ("explanation", "indicator", "name", "target")


class Positions(Lexer):
    """Makes each class of a row a token whose value is its position."""

    def __init__(self, conf: object) -> None:
        """Need nothing of the grammar."""

    def lex(self, data: Sequence[str]) -> Iterator[Token]:  # type: ignore[override]
        """Yield the tokens."""
        for position, name in enumerate(data):
            yield Token(name, position)  # type: ignore[arg-type]


def plain(node: Any) -> tuple[str, object]:
    """Return a tree of Lark's, or of ours, as pairs."""
    if hasattr(node, "data"):
        return str(node.data), [plain(child) for child in node.children]
    return node.type, int(node)


def wandering(made: Tables, draw: random.Random) -> Iterator[str]:
    """Yield classes, each of which may follow in the state that those before lead to.

    Where one ends a rule, nobody looks what may follow then: some rows have no reading.
    """
    state = made.start
    for _ in range(draw.randint(0, 12)):
        names = [
            name for name in made.states[state] if name.isupper() and name[0] != "$"
        ]
        if not names:
            return
        name = draw.choice(names)
        yield name
        state = max(made.states[state][name], made.start)


@pytest.mark.parametrize("name", GRAMMARS)
def test_the_tables_beside_a_grammar_are_of_it(name: str) -> None:
    """Who changes a grammar makes them anew: python grammar/make_tables.py."""
    path = folder("grammar") / f"{name}.lark"
    grammar = path.read_text(encoding="utf-8")
    text = path.with_suffix(".tables").read_text(encoding="utf-8")
    assert text == written(tables(path), grammar)
    assert read(text, grammar) == tables(path)
    assert read(text, f"{grammar}\n") is None


@pytest.mark.parametrize("name", GRAMMARS)
def test_trees_are_those_of_lark(name: str) -> None:
    """Of two thousand rows of classes both have the same reading, or none."""
    path = folder("grammar") / f"{name}.lark"
    text = path.read_text(encoding="utf-8")
    lark = Lark(text, parser="lalr", lexer=Positions, maybe_placeholders=False)
    draw, read = random.Random(name), 0
    made = tables(path)
    for _ in range(2000):
        row = tuple(wandering(made, draw))
        try:
            expected = plain(lark.parse(row))  # type: ignore[arg-type]
        except UnexpectedInput:
            with pytest.raises(NoReadingError):
                Grammar(name).parse(row)
        else:
            assert plain(Grammar(name).parse(row)) == expected
            read += 1
    assert 100 < read < 2000
