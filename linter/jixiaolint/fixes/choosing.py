"""Findings of a file in; for each row the rewrites that may mend it, the best first, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiaolint.findings import Finding, Whole
from jixiaolint.remarks.rewrite import settling
from jixiaolint.remarks.ways import sorted_out
from jixiaolint.rule.case import BLANK

Row = tuple[int, int]
"""A row by the index of its project and its number there."""


class Wish(NamedTuple):
    """A row that is to read otherwise: the fields that change, the codes that go then."""

    row: Row
    codes: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, row: Row, codes: Iterable[str], texts: Mapping[str, str]) -> Wish:
        """Return the wish for some texts."""
        return cls(row, tuple(codes), tuple(texts.items()))


def wishes(findings: Iterable[Finding], *, unsafe: bool) -> dict[Row, list[Wish]]:
    """Return by row what could mend it, safe fixes alone unless `unsafe`.

    Conflicts are settled as remarks settle them: the row as it could read as a whole comes
    before its parts, and what gives way to a more thorough remedy is left alone, unless it
    is safe: until somebody replaces a row, its signs may as well be right.
    """
    rows: dict[Row, list[Finding]] = defaultdict(list)
    for one in findings:
        if one.project_index is not None and one.seq is not None:
            rows[one.project_index, one.seq].append(one)
    made = {
        row: list(dict.fromkeys(_wishes(row, found, unsafe=unsafe)))
        for row, found in rows.items()
    }
    return {row: found for row, found in made.items() if found}


def _wishes(row: Row, found: Sequence[Finding], *, unsafe: bool) -> Iterator[Wish]:
    whole = settling(found)
    if unsafe and whole and _can_be(whole, found):
        yield Wish.of(row, whole.settled, whole.texts)
    spoken, spared = sorted_out(found, whole)
    for one in (*spoken, *spared):
        wide = unsafe and one in spoken
        if one.rewrite and one.fix and (wide or one.fix.safety == "safe"):
            yield Wish.of(row, (one.code,), one.rewrite.texts)


def _can_be(whole: Whole, found: Sequence[Finding]) -> bool:
    """Tell whether a whole row is known without blanks, and all of it is asked for.

    What is silenced is not to be mended along with the rest.
    """
    left_open = any(BLANK in text for text in whole.texts.values())
    return not left_open and {*whole.settled} <= {one.code for one in found}
