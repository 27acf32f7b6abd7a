"""Parse tables made of a grammar by Lark, as plain values that can be kept."""

from __future__ import annotations

from collections import deque
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
    """Return the LALR tables of a grammar over classes of words.

    Lark numbers states as sets happen to be ordered; here they are as they are met.
    """
    text = path.read_text(encoding="utf-8")
    made = Lark(text, parser="lalr", lexer=_Classes, maybe_placeholders=False)
    table = made.parser.parser._parse_table
    productions = sorted(map(_production, made.rules))
    rules = {rule: ~productions.index(_production(rule)) for rule in made.rules}
    (start,), (end,) = table.start_states.values(), table.end_states.values()
    numbers = {start: 0}
    states: list[dict[str, int]] = []
    waiting = deque(numbers)
    while waiting:
        state: dict[str, int] = {}
        for name, (action, follows) in sorted(table.states[waiting.popleft()].items()):
            if action is Shift and follows not in numbers:
                numbers[follows] = len(numbers)
                waiting.append(follows)
            state[name] = numbers[follows] if action is Shift else rules[follows]
        states.append(state)
    return Tables(tuple(states), tuple(productions), numbers[start], numbers[end])


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
