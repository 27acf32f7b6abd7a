"""The rows of a long text as far as they can be foreseen before it is extracted.

That is what tells projects, units and totals apart: which rows are bare, their names, and
the first sum of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from jixiaolint.extract.items import Items
from jixiaolint.extract.projects.ledger import Ledger
from jixiaolint.extract.projects.money import amounts_of
from jixiaolint.extract.projects.rows import Row
from jixiaolint.labels.marks import is_total
from jixiaolint.model import Amount

_SOME = Items(drafts=({},))
"""Stands for whatever indicators a row has."""

_FEW = 3
"""So many lines are little."""


def foreseen(ledger: Ledger) -> list[Row] | None:
    """Return a row for each place where one begins; nothing if they cannot be foreseen.

    Those that have little below them, such as the name of the next, are there as they are.
    """
    lines, anchors = ledger.pages.lines, ledger.anchors
    ends = chain((anchor.line for anchor in anchors[1:]), (len(lines),))
    found: list[Row] = []
    for at, (anchor, end) in enumerate(zip(anchors, ends, strict=True)):
        below = (anchor.rest, *lines[anchor.line + 1 : end])
        filled = (line for line in below if line.value.strip())
        if next(islice(filled, _FEW, None), None):
            sums = amounts_of(anchor.amounts, ledger.manner.sums)
            found.append(Row(None, sums, items=_SOME))
            continue
        after = at + 1 if anchors[at + 1 :] else None
        if not ledger.is_cut(at) or (after and not ledger.is_cut(after)):
            return None
        rows = [row for row, _ in ledger.rows(at, after)]
        if len(rows) != 1:
            return None
        found += rows
    return found


def are_foreseen(rows: Sequence[Row], wanted: Sequence[Row]) -> bool:
    """Tell whether rows are as was foreseen."""
    return len(rows) == len(wanted) and all(map(_is_foreseen, rows, wanted))


def _is_foreseen(row: Row, wanted: Row) -> bool:
    if row.is_bare() or wanted.is_bare():
        return row == wanted
    named = row.name is not None and not is_total(row.name.value)
    return named and _number(row.amounts) == _number(wanted.amounts)


def _number(amounts: Sequence[Amount]) -> object:
    return amounts[0].number if amounts else None
