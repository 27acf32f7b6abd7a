"""The facts above a flattened indicator table: label, value, label, value ….

A label is known by the lexicon, its value is what follows up to the next label, on the
same line and on the next ones if it is a text, or a name that filled its line. A row
of labels of sums above a row of numbers is read column by column. Lines before a text
label that stands in the middle of its cell belong to that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from jixiaolint.extract.labels.facts import fact_kind, facts
from jixiaolint.extract.lines.labels import Forms, on_one_line, over_lines
from jixiaolint.extract.lines.words import Line, Word, said, width
from jixiaolint.words.match import pattern

TEXTS = frozenset({"goal", "cycle", "content", "block"})
"""Roles whose value is running text of any length."""

_NAMES = frozenset({"project", "department", "unit", "supervisor"})
_MONEY = pattern(
    r"^[-－]?\d[\d,，]*(?:\.\d+)?{money-unit}?$|^[-—/]$|^[（(].{0,12}[)）]$"
)
_LABELLED = re.compile(r"(?:^|(?<=[；;]))[^:：；;]{2,16}[:：]")
_FULL_NAME = 20


@cache
def fact_forms() -> Forms:
    """Return the labels of facts as forms to look for."""
    return Forms.of(facts())


@dataclass(slots=True)
class Fact:
    """A label, what it introduces, and the lines of its value."""

    label: Line
    lines: list[Line] = field(default_factory=list)

    @property
    def role(self) -> str:
        """What stands beside such a label."""
        return fact_kind(said(self.label)) or "other"

    @property
    def line(self) -> int:
        """The line that its label begins on."""
        return self.label[0].line

    def add(self, words: Line) -> None:
        """Put words to the value."""
        if self.lines and self.lines[-1][0].line == words[0].line:
            words = (*self.lines.pop(), *words)
        self.lines.append(words)


def read_facts(lines: Sequence[Line]) -> tuple[list[Fact], list[Line]]:
    """Return the facts in order and the lines, or rests of lines, that are none."""
    parted = [tuple(part for word in line for part in _parted(word)) for line in lines]
    broken, rest = over_lines(parted, fact_forms())
    facts: list[Fact] = []
    loose: list[Line] = []
    for number, words in enumerate(rest):
        before = len(facts)
        facts.extend(Fact(one.words) for one in broken if one.words[0].line == number)
        owner = facts[-1] if facts else None
        spare = _read_line(words, facts)
        if spare and not (owner and _carry_on(spare, owner)):
            loose.append(spare)
        elif len(facts) == before:
            _fill_columns(facts, words)
        _take_lead(facts[before:], facts[:before], loose)
    return facts, loose


def _read_line(words: Line, facts: list[Fact]) -> Line:
    """Add the facts of a line; return its words before the first label, if any."""
    spare: Line | None = None
    held: list[Word] = []
    at = 0
    text = bool(facts) and facts[-1].role in TEXTS
    while at < len(words):
        count = on_one_line(words, fact_forms(), at)
        if count and (spare is not None or not (text and at)):
            spare = _hold(spare, held, facts)
            held = []
            at += count
            facts.append(Fact(words[at - count : at]))
            continue
        held.append(words[at])
        at += 1
    return _hold(spare, held, facts)


def _hold(spare: Line | None, held: Sequence[Word], facts: Sequence[Fact]) -> Line:
    """Return the words before the first label: those held, unless they are its value."""
    if spare is None:
        return tuple(held)
    if held:
        facts[-1].add(tuple(held))
    return spare


def _parted(word: Word) -> Iterator[Word]:
    """Yield a word such as 项目名称：甲；主管部门：乙 as labels and values by turns."""
    stated = [at for at in _LABELLED.finditer(word.value) if fact_kind(at[0])]
    if not stated or stated[0].start():
        yield word
        return
    if fact_kind(stated[0][0]) in TEXTS:
        stated = stated[:1]
    ends = [*(at.start() for at in stated[1:]), len(word.value)]
    for label, end in zip(stated, ends, strict=True):
        yield word.part(*label.span())
        if label.end() < end:
            yield word.part(label.end(), end - (end < len(word.value)))


def _carry_on(words: Line, owner: Fact) -> bool:
    """Put the words that begin a line to the fact before it, if they belong there."""
    if owner.role in ("head", "amount") and not _money_line(words):
        return False
    if owner.role not in TEXTS and owner.lines:
        full = width(said(owner.lines[-1])) >= _FULL_NAME
        if owner.role not in _NAMES or not full:
            return False
    owner.add(words)
    return True


def _money_line(words: Line) -> bool:
    return all(_MONEY.match(word.value) for word in words)


def _fill_columns(facts: Sequence[Fact], words: Line) -> None:
    """Spread a line of numbers below a line of as many labels of sums over them."""
    line = facts[-1].line if facts else 0
    heads = [fact for fact in facts if fact.line == line and fact.role == "amount"]
    if len(heads) == len(words) > 1 and facts[-1].lines == [words]:
        for head, word in zip(heads, words, strict=True):
            head.lines = [(word,)]


def _take_lead(new: Sequence[Fact], old: Sequence[Fact], loose: list[Line]) -> None:
    """Give loose lines above a text, whose label stands mid-cell, to that text."""
    last = old[-1].line if old else 0
    while new and new[0].role in TEXTS and new[0].lines and loose:
        if loose[-1][0].line < last:
            break
        new[0].lines.insert(0, loose.pop())
