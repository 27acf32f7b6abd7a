"""A file before and after some edits in; which rows are to blame if it is not as it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiaolint.columns.indicators import said
from jixiaolint.file_read import Reading
from jixiaolint.findings import Finding
from jixiaolint.fixes.choosing import Row, Wish
from jixiaolint.model import JUDGED_TEXTS, Project, plain

Key = tuple[str, int | None, int | None]


class Judge(NamedTuple):
    """What finds what is wrong in a file, and what of that is told: the rest is silenced."""

    found: Callable[[Reading], Sequence[Finding]]
    told: Callable[[Reading, Sequence[Finding]], Sequence[Finding]]


class State(NamedTuple):
    """A file as it is: its bytes, what they say, what is found in it."""

    data: bytes
    file: Reading
    found: Sequence[Finding]

    def keys(self) -> Counter[Key]:
        """Return what tells the findings apart: rule and row."""
        return Counter(map(key, self.found))


class Blame(NamedTuple):
    """What is wrong after edits: rows by why, and rows of which one may be to blame."""

    rows: Mapping[Row, str]
    suspects: Sequence[Row] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.suspects)


def blame(before: State, after: State, chosen: Mapping[Row, Wish]) -> Blame:
    """Return which of the chosen wishes must not be, if any.

    Every text must read as before or as wished, each finding for which something was done
    must be gone, and no other may have come.
    """
    wrong = _misread(before.file, after.file, chosen)
    return _sorted(wrong, chosen) or _sorted(_disobeyed(before, after, chosen), chosen)


def lost(chosen: Mapping[Row, Wish]) -> Blame:
    """Return the blame for a file that can be read no longer."""
    return Blame({}, tuple(chosen))


def _sorted(
    wrong: Iterable[tuple[Row | None, str]], chosen: Mapping[Row, Wish]
) -> Blame:
    """Return the blame for what is wrong in some rows, in a project (row 0), anywhere."""
    rows: dict[Row, str] = {}
    suspects: dict[Row, None] = {}
    for row, why in wrong:
        if row is not None and row in chosen:
            rows.setdefault(row, why)
            continue
        near = [one for one in chosen if row and one[0] == row[0]]
        suspects |= dict.fromkeys(near or chosen)
    return Blame(rows, () if rows else tuple(suspects))


def _misread(
    before: Reading, after: Reading, chosen: Mapping[Row, Wish]
) -> Iterator[tuple[Row | None, str]]:
    """Yield the rows that do not read as they should."""
    pairs = [[project for _, project in file.projects()] for file in (before, after)]
    if len(pairs[0]) != len(pairs[1]):
        yield None, "misread"
        return
    for old, new in zip(*pairs, strict=True):
        if _head(old) != _head(new) or len(old.indicators) != len(new.indicators):
            yield (old.index, 0), "misread"
            continue
        wished = [wish for row, wish in chosen.items() if row[0] == old.index]
        yield from _rows(old, new, wished)


def _rows(
    old: Project, new: Project, wished: Collection[Wish]
) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a project that do not read as before or as wished."""
    now, then = list(said(new)), list(said(old))
    if not wished and now == then:
        return
    by_number = {wish.row[1]: dict(wish.texts) for wish in wished}
    numbers = [row.seq for row in old.indicators]
    for seq, was, reads in zip(numbers, then, now, strict=True):
        texts = by_number.get(seq, {})
        should = tuple(
            texts.get(name, text) or None
            for name, text in zip(JUDGED_TEXTS, was, strict=True)
        )
        if should != tuple(text or None for text in reads):
            yield (old.index, seq), "misread"


def _head(project: Project) -> tuple[object, ...]:
    """Return what a project says besides its rows."""
    texts = (project.name, project.unit, project.goal, project.cycle_goal)
    return project.index, project.kind, *map(plain, (*texts, project.content))


def _disobeyed(
    before: State, after: State, chosen: Mapping[Row, Wish]
) -> Iterator[tuple[Row | None, str]]:
    """Yield the rows whose findings stay, and those that have new ones."""
    had, has = before.keys(), after.keys()
    for row, wish in chosen.items():
        keys = [(code, *row) for code in wish.codes]
        if any(has[one] >= had[one] for one in keys):
            yield row, "stays"
    for _, project, seq in has - had:
        yield (None if project is None else (project, seq or 0)), "raises"


def key(finding: Finding) -> Key:
    """Return what tells a finding from others, whatever its row reads."""
    return finding.code, finding.project_index, finding.seq


def gone(first: State, last: State) -> int:
    """Return how many findings of the first state are no more in the last."""
    return (first.keys() - last.keys()).total()
