"""A number format in, its sections as tokens out (``0.00%;[Red]-0.00%``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from jixiaolint.words.match import pattern

_TOKEN = pattern(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"
    r"|(?P<layout>[_*].)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/[{HAN}]{4})"
    r"|(?P<exponent>(?<=[0#?.])E[+-])"
    r"|(?P<half>AM/PM|A/P|[{HAN}]{2}/[{HAN}]{2})"
    r"|(?P<date>y+|m+|d+|h+|s+|e+|aaaa?)"
    r"|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+)"
    r"|(?P<percent>%)"
    r"|(?P<text>@)"
    r"|(?P<end>;)"
    r"|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<=": le,
    ">=": ge,
    "<>": ne,
    "<": lt,
    ">": gt,
    "=": eq,
}
_SYSTEM = {"[$-F800]": 'yyyy"年"m"月"d"日"', "[$-F400]": "h:mm:ss"}
"""Formats that follow the settings of the machine: as a Chinese one shows them."""


class Token(NamedTuple):
    """A part of a format and how it is written.

    `kind` is ``words``, ``digits``, ``percent``, ``date``, ``half`` (of a day),
    ``elapsed``, ``exponent``, ``general`` or ``text``.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """One way to show a number, and the condition under which it is the way."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def holds(self, number: float) -> bool:
        """Return whether the condition, if there is one, holds."""
        if self.condition is None:
            return True
        return _COMPARE[self.condition[0]](number, self.condition[1])

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return any(kind in {"date", "elapsed", "half"} for kind, _ in self.tokens)


@cache
def sections(code: str) -> tuple[Section, ...]:
    """Return the sections of a format, at least one."""
    for prefix, meaning in _SYSTEM.items():
        if code.upper().startswith(prefix):
            code = meaning
    found: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "end":
            found.append(Section(tuple(tokens), condition))
            tokens, condition = [], None
            continue
        compared = _CONDITION.fullmatch(match["bracket"] or "")
        if compared:
            condition = compared[1], float(compared[2])
        else:
            tokens.extend(_token(match))
    return (*found, Section(tuple(tokens), condition))


def choose(code: str, number: float) -> tuple[Section, bool]:
    """Return the section that shows a number, and whether it shows the sign itself."""
    all_ = sections(code)[:3]
    if any(section.condition for section in all_):
        for section in all_:
            if section.holds(number):
                return section, False
        return all_[-1], False
    if len(all_) > 1 and number < 0:
        return all_[1], True
    return (all_[2] if len(all_) > 2 and number == 0 else all_[0]), False


def is_date(code: str) -> bool:
    """Return whether numbers in a format are dates or times."""
    return sections(code)[0].is_date


def _token(match: re.Match[str]) -> Iterator[Token]:
    """Yield the token of a match; padding and colours are none."""
    kind = match.lastgroup or "plain"
    match kind:
        case "layout":
            return
        case "bracket":
            written = match["bracket"]
            if _ELAPSED.fullmatch(written):
                yield Token("elapsed", written.lower())
            elif written.startswith("$"):
                yield Token("words", written[1:].partition("-")[0])
        case "quoted" | "escaped" | "plain":
            yield Token("words", match[kind])
        case "date":
            yield Token("date", match[0].lower())
        case _:
            yield Token(kind, match[0])
