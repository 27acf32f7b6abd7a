"""The facts above a flattened indicator table: label, value, label, value ….

A label is known by the lexicon, its value is what follows up to the next label, on the
same line and on the next ones if it is a text, or a name that filled its line. A row
of labels of sums above a row of numbers is read column by column. Lines before a text
label that stands in the middle of its cell belong to that text. Of two goals whose labels
stand side by side above their texts, each gets its own lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import ne

from jixiaolint.extract.lines.labels import Forms, on_one_line, over_lines
from jixiaolint.extract.lines.words import Line, Word, said, width
from jixiaolint.labels.facts import fact_kind, facts
from jixiaolint.words.match import pattern

TEXTS = frozenset({"goal", "cycle", "content", "block"})
"""Roles whose value is running text of any length."""

_NAMES = frozenset({"project", "department", "unit", "supervisor"})
_MONEY = pattern(
    r"^[-－]?\d[\d,，]*(?:\.\d+)?{money-unit}?$|^[-—/]$|^[（(].{0,12}[)）]$"
)
_LABELLED = re.compile(r"(?:^|(?<=[；;]))[^:：；;]{2,16}[:：]")
_FULL_NAME = 20
_OPENING = re.compile(r"[（(]?\w{1,3}[、.．)）]|.{1,4}")
"""What shows that a text begins anew: its first item, or its first letters."""


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
        (_, spare), *found = _cut(words, bool(owner and owner.role in TEXTS))
        facts.extend(Fact(label, [value] if value else []) for label, value in found)
        if spare and not (owner and _carry_on(spare, owner)):
            loose.append(spare)
        elif len(facts) == before:
            _fill_columns(facts, words)
        _take_lead(facts[before:], facts[:before], loose)
    _part_goals(facts)
    return facts, loose


def _cut(words: Line, inside: bool) -> Iterator[tuple[Line, Line]]:
    """Yield the words before the first label of a line, then each label and those behind.

    Inside of a text a label begins the line.
    """
    label: Line = ()
    start = at = 0
    while at < len(words):
        count = on_one_line(words, fact_forms(), at)
        if count and (label or not (inside and at)):
            yield label, words[start:at]
            label, start = words[at : at + count], at + count
        at += count or 1
    yield label, words[start:]


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
    sums = all(_MONEY.match(word.value) for word in words)
    if owner.role in ("head", "amount") and not sums:
        return False
    if owner.role not in TEXTS and owner.lines:
        full = width(said(owner.lines[-1])) >= _FULL_NAME
        if owner.role not in _NAMES or not full:
            return False
    owner.add(words)
    return True


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


def _part_goals(facts: Sequence[Fact]) -> None:
    """Give each of two goals side by side its own lines.

    The right one may be what was achieved (role ``block``). A text that cannot be
    divided is that of the right one, of a goal and what was achieved that of the goal.
    """
    for one, two in pairwise(facts):
        beside = one.line == two.line
        below = two.lines and two.lines[0][0].line > two.line
        roles = one.role in ("goal", "cycle") and two.role in ("goal", "cycle", "block")
        if beside and below and not one.lines and roles:
            one.lines, two.lines = _split(two.lines)
            if two.role == "block" and not one.lines:
                one.lines, two.lines = two.lines, []
            return


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the left goal and of the right one.

    Two columns come line by line side by side, or one after the other.
    """
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) * 10 < len(lines) * 6:
        cut = _new_start([said(line) for line in lines])
        return list(lines[:cut]), list(lines[cut:])
    edge = min(line[1].start for line in pairs)
    left = [tuple(w for w in line if w.start < edge) for line in lines]
    right = [tuple(w for w in line if w.start >= edge) for line in lines]
    return list(filter(None, left)), list(filter(None, right))


def _new_start(texts: Sequence[str]) -> int:
    """Return the line on which the text begins a second time the most alike, else 0."""
    alike = [_OPENING.findall(text)[:1] for text in texts]
    again = [n for n in range(1, len(texts)) if alike[n] == alike[0]]
    same = [_common(texts[0], "".join(texts[n : n + 3])) for n in again]
    return again[same.index(max(same))] if same else 0


def _common(one: str, two: str) -> int:
    """Return how many characters two texts have in common at the start."""
    return [*map(ne, one, two), True].index(True)
