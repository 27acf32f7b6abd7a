"""Rows of a project that say the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint import resources
from jixiaolint.engine.hit import Condition, Hit, Others, holds
from jixiaolint.engine.subject import ProjectView, Row
from jixiaolint.engine.terms import Terms
from jixiaolint.engine.vocabulary import FieldName, Lexicon
from jixiaolint.parse.fold import fold
from jixiaolint.parse.unit import unit_class
from jixiaolint.words.scan import scan

_FEWEST_WORDS = 2
_THINGS = (None, "count", "document")
_COUNT = "数"
_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Check:
    """Two rows or more hold the same text in every one of `by`, width and signs aside.

    Rows in which one of `by` is blank, or the first shorter than `least` characters, do
    not count, nor rows whose first is one of `unless`. Words of `ignore` say nothing in
    a name; lines of the lexicon `tails` (``满意率 => 满意度``) say which endings mean the
    same. With `differ`, copies that agree in that
    field too are left alone; with `when`, only rows for which it holds count; fewer than
    `copies` are no repetition. With `units`, values in different units tell rows apart;
    with `figures`, names are compared by their words in any order, and so are the values'
    figures, whatever the unit (整理病案份数 = 80份, 病案整理数量 = 80册).
    """

    READS: ClassVar[tuple[str, ...]] = ("rows",)
    SLOTS: ClassVar[tuple[str, ...]] = ("others",)
    by: tuple[FieldName, ...] = (FieldName("name"),)
    field: FieldName = FieldName("name")
    least: int = 2
    unless: Terms | None = None
    ignore: Terms | None = None
    tails: Lexicon | None = None
    differ: FieldName | None = None
    when: Condition | None = None
    copies: int = 2
    units: bool = False
    figures: bool = False

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for every copy, each naming the others by their numbers."""
        groups: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
        for seq, row in enumerate(subject.rows, 1):
            if self.when and not holds(self.when, row):
                continue
            key = self._key(row)
            if all(key) and len(key[0]) >= self.least:
                groups[key, _unit(row) if self.units else ""].append(seq)
        for copies in groups.values():
            enough = self._count(subject, copies) >= self.copies
            for seq in copies if enough else ():
                yield Hit(self.field, seq=seq, slots={"others": Others.of(copies, seq)})

    def _key(self, row: Row) -> tuple[str, ...]:
        texts = {field: fold(row.text(field) or "") for field in self.by}
        if self.unless and texts[self.by[0]].strip() in self.unless:
            return ("",)
        if self.ignore and (name := FieldName("name")) in texts:
            texts[name] = self.ignore.without(texts[name])
        if self.figures:
            texts[self.by[0]] = _figures_and_words(row, texts[self.by[0]])
        elif self.tails:
            texts[self.by[0]] = _with_plain_tail(texts[self.by[0]], self.tails)
        return tuple(_NOISE.sub("", text) for text in texts.values())

    def _count(self, subject: ProjectView, copies: list[int]) -> int:
        """Return how many of the copies count as different ones."""
        if self.differ is None:
            return len(copies)
        texts = (subject.rows[seq - 1].text(self.differ) or "" for seq in copies)
        return len({_NOISE.sub("", fold(text)) for text in texts})


def _unit(row: Row) -> str:
    """Return the unit of a row's value, or nothing where it has none."""
    target = row.annual_target or row.cycle_target
    if target is None or target.percent:
        return "%" if target else ""
    return fold(target.unit or row.measure_unit or "")


def _figures_and_words(row: Row, name: str) -> str:
    """Return what a row counts and how many, or nothing where that is too little."""
    target = row.annual_target or row.cycle_target
    words = _content_words(name)
    if target is None or target.kind != "quantity" or len(words) < _FEWEST_WORDS:
        return ""
    unit = _unit(row)
    # 份 and 册 may count the same things; people and times are others.
    kind = "" if unit_class(unit) in _THINGS and unit[-1:] != "次" else unit
    return f"{'和'.join(words)}为{target.op}{target.number()}{kind}"


def _with_plain_tail(text: str, lexicon: str) -> str:
    """Return the text with its ending replaced by the one that stands for it."""
    for ending, plain in resources.lexicon_pairs(lexicon):
        if text.endswith(ending) and len(text) > len(ending):
            return text.removesuffix(ending) + plain
    return text


def _content_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, sorted, without its counting end (份数, 数量, 的)."""
    words = [token for token in scan(name) if "particle" not in token.features]
    while words and words[-1].features.get("head") == "count":
        last = words.pop()
        measured = last.text == _COUNT and words and len(words[-1].text) == 1
        if measured:
            words.pop()
    return tuple(sorted(token.text for token in words if token.text.isalnum()))
