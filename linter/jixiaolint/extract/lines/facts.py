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
from itertools import pairwise

from jixiaolint.extract.grid.columns import fact_kind, facts
from jixiaolint.extract.lines.labels import Forms, Label, on_one_line, over_lines
from jixiaolint.extract.lines.terms import (
    STRIPS,
    bare,
    starts_of,
)
from jixiaolint.extract.lines.words import Line, Word, width
from jixiaolint.words.match import pattern

TEXTS = frozenset({"goal", "cycle", "content", "block"})
"""Roles whose value is running text of any length."""

_NAMES = frozenset({"project", "department", "unit", "supervisor"})
_MONEY = pattern(r"^[-－]?\d[\d,，]*(?:\.\d+)?{money-unit}?$")
_FILLER = re.compile(r"^[-—/0]?$|^[（(].{0,12}[)）]$")
_LABELLED = re.compile(r"^[^:：]{2,16}[:：]")
_FULL_NAME = 20
_LONGEST_REST = 40


@dataclass(slots=True)
class Fact:
    """A label, what it introduces, and the lines of its value."""

    role: str
    label: tuple[Word, ...]
    lines: list[Line] = field(default_factory=list)

    @property
    def value(self) -> str:
        """The characters of the value."""
        return "".join(word.value for line in self.lines for word in line)


@cache
def fact_forms_and_starts() -> Forms:
    """Return the labels of facts as forms to look for."""
    return Forms(frozenset(facts()), starts_of(frozenset(facts())))


def read_facts(lines: Sequence[Line]) -> tuple[list[Fact], list[Line]]:
    """Return the facts in order and the lines, or rests of lines, that are none."""
    forms = fact_forms_and_starts()
    parted = [tuple(part for word in line for part in _parted(word)) for line in lines]
    broken, rest = over_lines(parted, forms)
    heads = _by_line(broken)
    facts: list[Fact] = []
    loose: list[Line] = []
    for number, words in enumerate(rest):
        begun = len(facts)
        facts.extend(_fact(label.words) for label in heads.get(number, ()))
        owner = facts[-1] if facts else None
        spare = _read_line(words, forms, facts)
        if spare and not (owner and _carry_on(spare, owner)):
            loose.append(spare)
        if len(facts) == begun:
            _fill_columns(facts, words)
    return _with_leads(facts, loose)


def _fact(label: Line) -> Fact:
    """Return a fact of which only the label is known yet."""
    role = fact_kind("".join(word.value for word in label))
    return Fact(role or "other", label)


def _by_line(labels: Sequence[Label]) -> dict[int, list[Label]]:
    """Return labels by the line that they begin on."""
    found: dict[int, list[Label]] = {}
    for label in labels:
        found.setdefault(label.words[0].line, []).append(label)
    return found


def _read_line(words: Line, forms: Forms, facts: list[Fact]) -> Line:
    """Add the facts of a line; return its words before the first label, if any."""
    spare: list[Word] = []
    begun = False
    at = 0
    text = bool(facts) and facts[-1].role in TEXTS
    while at < len(words):
        count = on_one_line(words[at:], forms)
        if count and not (text and at and not begun):
            facts.append(_fact(words[at : at + count]))
            begun = True
            at += count
            continue
        if begun:
            _add_word(facts[-1], words[at])
        else:
            spare.append(words[at])
        at += 1
    return tuple(spare)


def _parted(word: Word) -> Iterator[Word]:
    """Yield a word such as 项目名称：灌区改造 as label and value."""
    found = _LABELLED.match(word.value)
    if not found or fact_kind(found[0]) is None or found.end() == len(word.value):
        yield word
        return
    cut = word.start + found.end()
    head, rest = word.text.slice(0, found.end()), word.text.slice(found.end())
    yield Word(head, word.line, word.start, cut, word.gap)
    yield from _parted(Word(rest, word.line, cut, word.end, 0))


def _add_word(fact: Fact, word: Word) -> None:
    """Put a word to the value of a fact."""
    if fact.lines and fact.lines[-1][-1].line == word.line:
        fact.lines[-1] = (*fact.lines[-1], word)
    else:
        fact.lines.append((word,))


def _carry_on(words: Line, owner: Fact) -> bool:
    """Put the words that begin a line to the fact before it, if they belong there."""
    if owner.role == "head" and not all(_FILLER.match(word.value) for word in words):
        return False
    if owner.role == "amount" and not _money_line(words):
        return False
    if owner.role not in TEXTS and owner.lines:
        tail = "".join(word.value for word in owner.lines[-1])
        here = "".join(word.value for word in words)
        full = width(tail) >= _FULL_NAME and width(here) <= _LONGEST_REST
        if owner.role not in _NAMES or not full or "。" in here:
            return False
    owner.lines.append(words)
    return True


def _money_line(words: Line) -> bool:
    return all(_MONEY.match(word.value) or _FILLER.match(word.value) for word in words)


def _fill_columns(facts: list[Fact], words: Line) -> None:
    """Spread a line of numbers below a line of as many labels of sums over them."""
    if len(words) < 2 or not _money_line(words):
        return
    owner = facts[-1] if facts else None
    if owner is None or not owner.lines or owner.lines[-1] != words:
        return
    line = owner.label[0].line
    heads = [f for f in facts if f.label[0].line == line and f.role == "amount"]
    if len(heads) == len(words) and all(f is owner or not f.lines for f in heads):
        for head, word in zip(heads, words, strict=True):
            head.lines = [(word,)]


def _with_leads(facts: list[Fact], loose: list[Line]) -> tuple[list[Fact], list[Line]]:
    """Give loose lines right above a text label, which stands mid-cell, to that text."""
    left: list[Line] = []
    starts = {fact.label[0].line: fact for fact in facts if fact.role in TEXTS}
    others = {fact.label[0].line for fact in facts if fact.role not in TEXTS}
    for words in reversed(loose):
        line = words[0].line
        below = min((n for n in starts if n > line), default=None)
        if below is None or any(line < n < below for n in others):
            left.append(words)
        elif starts[below].lines:
            starts[below].lines.insert(0, words)
        else:
            left.append(words)
    return facts, left[::-1]


def is_strip(words: Line) -> bool:
    """Tell whether a line holds only a label that runs beside the whole table."""
    return bool(words) and "".join(bare(word.value) for word in words) in STRIPS


def goal_pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield goals whose labels stand side by side above their texts.

    The right one may be what was achieved (role ``block``).
    """
    for one, two in pairwise(facts):
        beside = one.label[0].line == two.label[0].line
        below = two.lines and two.lines[0][0].line > two.label[0].line
        roles = one.role in ("goal", "cycle") and two.role in ("goal", "cycle", "block")
        if beside and below and not one.lines and roles:
            yield one, two
