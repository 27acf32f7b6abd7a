"""Rows of a project that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar

from jixiaolint.checks.fields import Filled
from jixiaolint.checks.logic import All
from jixiaolint.rule.hit import Beside, Condition, Hit, Others, Wants, holds
from jixiaolint.rule.reads import kept_by, reads
from jixiaolint.rule.subject import ProjectView, Row
from jixiaolint.rule.terms import Letters
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.words.fold import bare, fold


@dataclass(frozen=True)
class Check:
    """Two rows or more hold the same text in every one of `by`, width and signs aside.

    Rows in which one of `by` is blank, or the first shorter than `least` characters, do
    not count, nor rows whose first is one of `unless`. Words of `ignore` say nothing in
    a name. With `differ`, copies that agree in that field too are left alone; with
    `when`, only rows for which it holds count; fewer than `copies` are no repetition.
    """

    READS: ClassVar[tuple[str, ...]] = ("rows",)
    SLOTS: ClassVar[tuple[str, ...]] = ("others",)
    by: tuple[FieldName, ...] = (FieldName("name"),)
    field: FieldName = FieldName("name")
    least: int = 2
    unless: Letters | None = None
    ignore: Letters | None = None
    differ: FieldName | None = None
    when: Condition | None = None
    copies: int = 2

    @property
    def rows_read(self) -> tuple[str, ...]:
        """The fields of rows that it looks at."""
        more = reads(self.when) if self.when else ()
        differ = (self.differ,) if self.differ else ()
        return (*self.by, *differ, *more)

    @cached_property
    def wants(self) -> Wants:
        """The rows that it takes: only those in which all of `by` is filled count."""
        filled = Filled(self.by)
        return Wants(All((filled, self.when)) if self.when else filled, self.copies)

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
        return (*others, kept_by(self.by[:1], self._first))

    def _said(self, field: FieldName, row: Row) -> str | None:
        """Return what a row says in a field; nothing if there is nothing."""
        return self._bare(row.text(field) or "", field) or None

    def _first(self, row: Row) -> str | None:
        """Return the text by which rows are compared last."""
        text = row.text(self.by[0]) or ""
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
    texts = [said(row) for _, row in rows]
    if len(set(texts)) == len(texts):
        return
    groups: dict[str, list[tuple[int, Row]]] = {}
    for text, one in zip(texts, rows, strict=True):
        if text is not None:
            groups.setdefault(text, []).append(one)
    for alike in groups.values():
        if len(alike) > 1:
            yield alike


def _is_blank(text: str) -> bool:
    return not text or text.isspace()
