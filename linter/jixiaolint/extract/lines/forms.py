"""Lines into forms: where each begins, where its indicator table begins, what is page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiaolint.extract.grid.columns import fact_kind
from jixiaolint.extract.heading import is_title
from jixiaolint.extract.lines.align import level_forms
from jixiaolint.extract.lines.facts import fact_forms_and_starts, is_strip
from jixiaolint.extract.lines.head import Head, find_heads
from jixiaolint.extract.lines.labels import Forms, Label, on_one_line, over_lines
from jixiaolint.extract.lines.listed import Entry, entries_of
from jixiaolint.extract.lines.terms import (
    STRIPS,
    bare,
    starts_of,
)
from jixiaolint.extract.lines.words import Word, page_numbers, words_of
from jixiaolint.text import Span, Text
from jixiaolint.words.match import pattern

_FEWEST_ROWS = 3
"""How many lines must begin with a level label for a table without heads."""

_STRIPS = Forms(frozenset(STRIPS), starts_of(frozenset(STRIPS)))
_LABELLED = re.compile(r"^[^:：]{2,16}(?=[:：])")
_NUMBERED = pattern(r"\s*(?:[（(]{numeral}{1,3}[)）]|{numeral}{1,3}、|\d{1,2}[、.．])")
_NEAR = 6
"""Within so many lines a form names its project."""


@dataclass(frozen=True, slots=True)
class FormLines:
    """The lines of one form; line numbers count within it.

    `titles` are the lines of its title and the repetitions, `pages` page numbers and
    annex numbers, `strips` the labels down the left edge. The heads of the indicator table may repeat; `start` is the line
    where its first rows may stand, nothing if there is no such table.
    """

    lines: tuple[Text, ...]
    words: tuple[tuple[Word, ...], ...]
    titles: tuple[int, ...]
    pages: frozenset[int]
    strips: tuple[Label, ...]
    heads: tuple[Head, ...]
    entries: tuple[Entry, ...]
    start: int | None

    def frame(self) -> Iterator[Span]:
        """Yield the ranges of repeated titles, heads, strips and page numbers."""
        shown = [*self.titles[1:], *self.pages]
        shown.extend(n for n, words in enumerate(self.words) if is_strip(words))
        shown.extend(entry.line for entry in self.entries)
        for head in self.heads:
            shown.extend(range(head.first, head.last + 1))
        for number in shown:
            yield from self.lines[number].strip().spans()
        for label in self.strips:
            for word in label.words:
                yield from word.text.spans()

    @property
    def facts_end(self) -> int:
        """The line with which the facts above the indicator table end."""
        return self.heads[0].first if self.heads else self.start or 0


def cut_forms(lines: Sequence[Text]) -> list[FormLines]:
    """Return the forms in order; together they hold all the lines."""
    words = [words_of(line, number) for number, line in enumerate(lines)]
    titles = [number for number, line in enumerate(lines) if is_title(line.value)]
    heads = find_heads(words)
    entries = [] if heads else entries_of(lines)
    starts = _starts(words, titles, heads, entries)
    edges = zip(starts, [*starts[1:], len(lines)], strict=True)
    pages = page_numbers(lines) | _announcements(lines, titles)
    return [
        _form(lines[a:b], [p - a for p in pages if a <= p < b], listed=bool(entries))
        for a, b in edges
    ]


def _announcements(lines: Sequence[Text], titles: Sequence[int]) -> frozenset[int]:
    """Return the lines that only number the form below: （二）, and its project."""
    found: set[int] = set()
    for title in titles:
        above = next((n for n in range(title - 1, -1, -1) if lines[n].value.strip()), 0)
        number = _NUMBERED.match(lines[above].value)
        said = number and lines[above].value[number.end() :].strip()
        below = [line.value for line in lines[title : title + _NEAR]]
        if said and above < title and any(said in value for value in below):
            found.add(above)
    return frozenset(found)


def _starts(
    words: Sequence[tuple[Word, ...]],
    titles: Sequence[int],
    heads: Sequence[Head],
    entries: Sequence[Entry],
) -> list[int]:
    """Return the lines on which a form begins: real titles, and new projects."""
    starts = [0]
    shown = {head.first for head in heads} | {entry.line for entry in entries}
    title = None
    table = False
    for number, line in enumerate(words):
        if number in titles:
            title = number
        elif number in shown:
            table, title = True, None
        elif line and (role := _leading_role(line)):
            if table and (role == "project" or title is not None):
                starts.append(number if title is None else title)
                table = False
            title = None
    return starts


def _leading_role(words: tuple[Word, ...]) -> str | None:
    """Return the role of the fact label that a line begins with, if it begins so."""
    count = on_one_line(words, fact_forms_and_starts())
    label = "".join(bare(word.value) for word in words[:count])
    if not label and (found := _LABELLED.match(words[0].value)):
        label = found[0]
    return fact_kind(label) if label else None


def _form(lines: Sequence[Text], pages: Sequence[int], *, listed: bool) -> FormLines:
    """Return lines as a form."""
    titles = tuple(n for n, line in enumerate(lines) if is_title(line.value))
    gone = {*titles, *pages}
    words = tuple(
        () if number in gone else words_of(line, number)
        for number, line in enumerate(lines)
    )
    strips, rest = over_lines(words, _STRIPS)
    heads = tuple(find_heads(rest))
    entries = tuple(entries_of(lines)) if listed else ()
    if entries:
        start: int | None = entries[0].line
    else:
        start = heads[0].last + 1 if heads else _first_level(rest)
    return FormLines(
        tuple(lines),
        tuple(rest),
        titles,
        frozenset(pages),
        tuple(strips),
        heads,
        entries,
        start,
    )


def _first_level(words: Sequence[tuple[Word, ...]]) -> int | None:
    """Return the line of the first level label of a table without heads."""
    forms = level_forms()
    levels = [
        number
        for number, line in enumerate(words)
        if line
        and (count := on_one_line(line, forms))
        and "指标" in "".join(word.value for word in line[:count])
    ]
    return levels[0] if len(levels) >= _FEWEST_ROWS else None
