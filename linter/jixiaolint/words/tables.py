"""Parse tables made of a grammar by Lark, as plain values that can be kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lark import Lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from jixiaolint.words.lalr import Production, Tables

if TYPE_CHECKING:
    from lark import Token
    from lark.grammar import Rule


class _Classes(Lexer):
    """Stands for a lexer: what is parsed is a row of classes, not a text."""

    def __init__(self, conf: object) -> None:
        """Need nothing of the grammar."""

    def lex(self, *_: object) -> Iterator[Token]:
        """Yield nothing."""
        return iter(())


def tables(path: Path) -> Tables:
    """Return the LALR tables of a grammar over classes of words."""
    text = path.read_text(encoding="utf-8")
    made = Lark(text, parser="lalr", lexer=_Classes, maybe_placeholders=False)
    table = made.parser.parser._parse_table
    numbers = {state: number for number, state in enumerate(table.states)}
    rules = {rule: number for number, rule in enumerate(made.rules)}
    states = tuple(
        {
            name: numbers[follows] if action is Shift else ~rules[follows]
            for name, (action, follows) in on.items()
        }
        for on in table.states.values()
    )
    (start,), (end,) = table.start_states.values(), table.end_states.values()
    productions = tuple(map(_production, made.rules))
    return Tables(states, productions, numbers[start], numbers[end])


def _production(rule: Rule) -> Production:
    """Return how Lark makes a tree of a rule: ``_names`` are opened or left out."""
    parts = tuple(
        (place, not symbol.is_term and symbol.name.startswith("_"))
        for place, symbol in enumerate(rule.expansion)
        if not getattr(symbol, "filter_out", False)
    )
    name = rule.alias or rule.options.template_source or rule.origin.name
    single = rule.options.expand1 and not rule.alias
    return Production(
        str(rule.origin.name), str(name), len(rule.expansion), parts, bool(single)
    )
