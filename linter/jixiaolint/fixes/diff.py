"""A file before and after it was mended in; how it differs out, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jixiaolint.findings.lookup import Lookup
from jixiaolint.fixes.choosing import Row
from jixiaolint.fixes.placing import row_of
from jixiaolint.fixes.trial import State
from jixiaolint.report.words import place
from jixiaolint.said import Language
from jixiaolint.source import Source
from jixiaolint.text import Text

_AROUND = 3
"""So many lines are shown before and behind one that changed."""


def differences(
    first: State, last: State, touched: Iterable[tuple[Row, str]], lang: Language
) -> str:
    """Return how a file differs: as a unified diff, or for packages cell by cell.

    `touched` are the fields of rows that may have changed.
    """
    source = first.file.source
    if source.encoding is None:
        return "".join(_cells(first, last, touched, lang))
    texts = (source.text, last.file.source.text)
    lines = [[line.rstrip("\r") for line in text.split("\n")] for text in texts]
    return "".join(_unified(source.path, *lines))


def where(source: Source, text: Text | None, lang: Language) -> str:
    """Return where a text stands, in words: Sheet1!C7, 表1第3行第2格, 第3行第5列."""
    return place(source.place(text.offset(0) if text else 0), lang)


def _unified(path: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield a unified diff of lines of which none is new or gone: edits make none."""
    changed = [
        at for at, pair in enumerate(zip(old, new, strict=True)) if _differ(pair)
    ]
    if changed:
        yield f"--- {path}\n+++ {path}\n"
    for group in _groups(changed):
        start = max(group[0] - _AROUND, 0)
        end = min(group[-1] + _AROUND + 1, _length(old))
        at = f"{start + 1},{end - start}"
        yield f"@@ -{at} +{at} @@\n"
        last = start
        for run in _runs(group):
            yield from (f" {line}\n" for line in old[last : run.start])
            yield from (f"-{line}\n" for line in old[run.start : run.stop])
            yield from (f"+{line}\n" for line in new[run.start : run.stop])
            last = run.stop
        yield from (f" {line}\n" for line in old[last:end])


def _differ(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


def _length(lines: Sequence[str]) -> int:
    """Return how many lines there are; behind the last line feed stands none."""
    return len(lines) - (not lines[-1])


def _groups(changed: Sequence[int]) -> Iterator[list[int]]:
    """Yield the lines that are shown together."""
    group: list[int] = []
    for at in changed:
        if group and at - group[-1] > 2 * _AROUND:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _runs(group: Sequence[int]) -> Iterator[range]:
    """Yield the lines that follow one another."""
    start = last = group[0]
    for at in group[1:]:
        if at > last + 1:
            yield range(start, last + 1)
            start = at
        last = at
    yield range(start, last + 1)


def _cells(
    first: State, last: State, touched: Iterable[tuple[Row, str]], lang: Language
) -> Iterator[str]:
    """Yield a line for each cell that reads otherwise, in the order of the file."""
    was, reads = (Lookup.of(one.file.tables).projects for one in (first, last))
    source = first.file.source
    known: dict[tuple[int, str], None] = {}
    for row, name in touched:
        old: Text | None = getattr(row_of(was, row), name)
        new: Text | None = getattr(row_of(reads, row), name)
        said = (old.value if old else "", new.value if new else "")
        if old and said[0] != said[1]:
            line = f"{source.path} {where(source, old, lang)}: {said[0]} → {said[1]}\n"
            known[old.offset(0), line] = None
    yield from (line for _, line in sorted(known))
