"""Rows of a project that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from typing import ClassVar

from jixiaolint import resources
from jixiaolint.engine.hit import Beside, Condition, Hit, Others, holds
from jixiaolint.engine.reads import kept_by, reads
from jixiaolint.engine.subject import ProjectView, Row
from jixiaolint.engine.terms import Terms
from jixiaolint.engine.vocabulary import FieldName, Lexicon
from jixiaolint.parsing.fold import bare, fold
from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.unit import unit_class
from jixiaolint.words.endings import endings, longest
from jixiaolint.words.scan import scan

_FEWEST_WORDS = 2
_THINGS = (None, "count", "document")
_COUNT = "数"


@dataclass(frozen=True)
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

    @property
    def rows_read(self) -> tuple[str, ...]:
        """The fields of rows that it looks at."""
        more = reads(self.when) if self.when else ()
        values = ("value", "measure_unit") if self.units or self.figures else ()
        differ = (self.differ,) if self.differ else ()
        return (*self.by, *differ, *more, *values)

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for every copy, each naming the others by their numbers."""
        groups = [list(enumerate(subject.rows, 1))]
        for said in self._compared:
            groups = [alike for rows in groups for alike in _grouped(rows, said)]
        found = [
            copies
            for rows in groups
            if (copies := [seq for seq, row in rows if self._counts(row)])
            and self._count(subject, copies) >= self.copies
        ]
        for copies in sorted(found):
            for seq in copies:
                others = Others.of(copies, seq)
                beside = (Beside(self.field, seq=int(one)) for one in others.named)
                slots = {"others": others}
                yield Hit(self.field, seq=seq, slots=slots, beside=tuple(beside))

    @cached_property
    def _compared(self) -> tuple[Callable[[Row], str | None], ...]:
        """What rows are compared by, one after the other: few go as far as the last.

        Nothing is said of a row that does not count.
        """
        others = [kept_by([one], partial(self._said, one)) for one in self.by[1:]]
        units = [_unit] if self.units else []
        figures = [_figure] if self.figures else []
        return (*others, *units, *figures, kept_by(self.by[:1], self._first))

    def _said(self, field: FieldName, row: Row) -> str | None:
        """Return what a row says in a field; nothing if there is nothing."""
        return self._bare(row.text(field) or "", field) or None

    def _first(self, row: Row) -> str | None:
        """Return the text by which rows are compared last."""
        text = row.text(self.by[0]) or ""
        if self.figures:
            words = _content_words(fold(text))
            # That is enough to be compared; a single word is not.
            first = bare("和".join(words)) if len(words) >= _FEWEST_WORDS else ""
        elif self.tails:
            first = bare(_with_plain_tail(fold(text), self.tails))
        else:
            first = self._bare(text, self.by[0])
        return first if len(first) >= self.least and not _is_blank(text) else None

    def _counts(self, row: Row) -> bool:
        """Say whether a row is one of those that the rule is about."""
        first = fold(row.text(self.by[0]) or "").strip()
        spared = self.unless is not None and first in self.unless
        return not spared and (self.when is None or holds(self.when, row))

    def _bare(self, text: str, field: str) -> str:
        if self.ignore and field == "name":
            text = self.ignore.without(fold(text))
        return bare(text)

    def _count(self, subject: ProjectView, copies: list[int]) -> int:
        """Return how many of the copies count as different ones."""
        if self.differ is None:
            return len(copies)
        texts = (subject.rows[seq - 1].text(self.differ) or "" for seq in copies)
        return len({bare(text) for text in texts})


def _grouped(
    rows: list[tuple[int, Row]], said: Callable[[Row], str | None]
) -> Iterator[list[tuple[int, Row]]]:
    """Yield the rows that say the same together, if they are several."""
    groups: dict[str, list[tuple[int, Row]]] = {}
    for one in rows:
        if (text := said(one[1])) is not None:
            groups.setdefault(text, []).append(one)
    for alike in groups.values():
        if len(alike) > 1:
            yield alike


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def _unit(row: Row) -> str:
    """Return the unit of a row's value, or nothing where it has none."""
    return _unit_of(row.cycle if row.annual is None else row.annual, row.measure_unit)


@lru_cache(maxsize=16384)
def _unit_of(value: str | None, measure_unit: str | None) -> str:
    target = None if value is None else parse_target(value, measure_unit)
    if target is None or target.percent:
        return "%" if target else ""
    return fold(target.unit or measure_unit or "")


def _figure(row: Row) -> str | None:
    """Return how many a row counts, and of what kind, if it counts anything."""
    return _figure_of(row.cycle if row.annual is None else row.annual, row.measure_unit)


@lru_cache(maxsize=16384)
def _figure_of(value: str | None, measure_unit: str | None) -> str | None:
    target = None if value is None else parse_target(value, measure_unit)
    if target is None or target.kind != "quantity":
        return None
    unit = _unit_of(value, measure_unit)
    # 份 and 册 may count the same things; people and times are others.
    kind = "" if unit_class(unit) in _THINGS and unit[-1:] != "次" else unit
    return bare(f"{target.op}{target.number()}{kind}")


def _with_plain_tail(text: str, lexicon: str) -> str:
    """Return the text with its ending replaced by the one that stands for it."""
    tails, most = _tails(lexicon)
    ends = (end for end in endings(text, most) if end in tails and end != text)
    if (ending := min(ends, key=lambda end: tails[end][0], default=None)) is None:
        return text
    return text.removesuffix(ending) + tails[ending][1]


@cache
def _tails(lexicon: str) -> tuple[dict[str, tuple[int, str]], int]:
    """Return endings with their rank and what stands for each, and the longest's length."""
    pairs = reversed(list(enumerate(resources.lexicon_pairs(lexicon))))
    tails = {ending: (rank, plain) for rank, (ending, plain) in pairs}
    return tails, longest(tails)


def _content_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, sorted, without its counting end (份数, 数量, 的)."""
    words = [token for token in scan(name) if "particle" not in token.features]
    while words and words[-1].features.get("head") == "count":
        last = words.pop()
        measured = last.text == _COUNT and words and len(words[-1].text) == 1
        if measured:
            words.pop()
    return tuple(sorted(token.text for token in words if token.text.isalnum()))
