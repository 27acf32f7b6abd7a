"""Lines into forms: where each begins, where its indicator table begins, what is page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jixiaolint.extract.grid.amid import names_project
from jixiaolint.extract.lines.align import level_forms
from jixiaolint.extract.lines.facts import fact_forms
from jixiaolint.extract.lines.head import Head, find_heads
from jixiaolint.extract.lines.labels import Forms, Label, on_one_line, over_lines
from jixiaolint.extract.lines.listed import Entry, entries_of
from jixiaolint.extract.lines.terms import STRIPS
from jixiaolint.extract.lines.words import Line, page_numbers, said, words_of
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.marks import is_title
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_FEWEST_ROWS = 3
"""How many lines must begin with a level label for a table without heads."""

_STRIPS = Forms.of(STRIPS)
_COLON = re.compile("[:：]")
_NUMBERED = pattern(r"\s*(?:[（(]{numeral}{1,3}[)）]|{numeral}{1,3}、|\d{1,2}[、.．])")
_NEAR = 6
"""Within so many lines a form names its project."""


class FormLines(NamedTuple):
    """The lines of one form; line numbers count within it.

    `words` are those of the form itself, `frame` what is of the page: its repeated
    titles and heads, page and annex numbers, labels down the left edge. The indicators
    stand below `heads`, from `start` on; there are none if it is nothing. `herald` is the
    line above the title, if it names the project.
    """

    lines: Sequence[Text]
    words: Sequence[Line]
    title: int | None
    frame: Sequence[Text]
    heads: Sequence[Head]
    entries: Sequence[Entry]
    start: int | None
    herald: Text | None = None

    @property
    def facts_end(self) -> int:
        """The line with which the facts above the indicator table end."""
        return self.heads[0].first if self.heads else self.start or 0


def cut_forms(lines: Sequence[Text]) -> list[FormLines]:
    """Return the forms in order; together they hold all the lines."""
    words = [words_of(line, number) for number, line in enumerate(lines)]
    titles = _titles(lines)
    heads = find_heads(words)
    entries = [] if heads else entries_of(lines)
    shown = {head.first for head in heads} | {entry.line for entry in entries}
    above = heralds(lines, titles)
    starts = {above.get(start, start) for start in _starts(words, titles, shown)}
    edges = pairwise([*sorted(starts.union(above.values())), len(lines)])
    pages = page_numbers(lines)
    return [
        _form(lines[a:b], [p - a for p in pages if a <= p < b], listed=bool(entries))
        for a, b in edges
    ]


def _titles(lines: Sequence[Text]) -> list[int]:
    return [number for number, line in enumerate(lines) if is_title(line.value)]


def heralds(lines: Sequence[Text], titles: Sequence[int]) -> dict[int, int]:
    """Return by title the line right above that numbers the form: （二）管网疏通.

    It names the project, and the form itself the same or none.
    """
    found: dict[int, int] = {}
    for title in titles:
        filled = (n for n in reversed(range(title)) if lines[n].value.strip())
        if (above := next(filled, None)) is None:
            continue
        number = _NUMBERED.match(lines[above].value)
        name = number and lines[above].value[number.end() :].strip()
        near = lines[title : title + _NEAR]
        same = name and any(name in line.value for line in near)
        if same or _names(lines[above], near):
            found[title] = above
    return found


def _names(herald: Text, near: Sequence[Text]) -> bool:
    """Tell whether a line names the project of a form that does not do so itself."""
    if not names_project(herald.value):
        return False
    words = filter(None, map(words_of, near, range(_NEAR)))
    return "project" not in map(_leading_role, words)


def _starts(
    words: Sequence[Line], titles: Sequence[int], shown: Collection[int]
) -> Iterator[int]:
    """Yield the lines on which a form begins: real titles, and new projects.

    The heads or entries of indicators stand on those that are `shown`.
    """
    yield 0
    title = None
    table = False
    for number, line in enumerate(words):
        if number in titles:
            title = number
        elif number in shown:
            table, title = True, None
        elif line and (role := _leading_role(line)):
            if table and (role == "project" or title is not None):
                yield number if title is None else title
                table = False
            title = None


def _leading_role(words: Line) -> str | None:
    """Return the role of the fact label that a line begins with, if it begins so."""
    label = said(words[: on_one_line(words, fact_forms())])
    return fact_kind(label or _COLON.split(words[0].value)[0])


def _form(lines: Sequence[Text], pages: Sequence[int], *, listed: bool) -> FormLines:
    """Return lines as a form."""
    titles = _titles(lines)
    above = heralds(lines, titles[:1])
    gone = {*titles, *pages, *above.values()}
    strips, words = _without_strips(
        () if number in gone else words_of(line, number)
        for number, line in enumerate(lines)
    )
    heads = find_heads(words)
    entries = entries_of(lines) if listed else []
    start = heads[0].last + 1 if heads else _first_level(words)
    start = entries[0].line if entries else start
    named = (
        lines[n] for t, n in above.items() if _names(lines[n], lines[t : t + _NEAR])
    )
    herald = next(named, None)
    shown = {*titles[1:], *pages, *(entry.line for entry in entries)}
    shown.update(n for head in heads for n in range(head.first, head.last + 1))
    shown.update(() if herald else above.values())
    frame = [*(lines[number].strip() for number in shown), *strips]
    title = titles[0] if titles else None
    return FormLines(
        lines, words, title, frame, heads, entries, start, herald and herald.strip()
    )


def _without_strips(lines: Iterable[Line]) -> tuple[list[Text], list[Line]]:
    """Return the labels that run down the left edge, and the lines without them."""
    labels, rest = over_lines(list(lines), _STRIPS)
    for number, words in enumerate(rest):
        if count := on_one_line(words, _STRIPS):
            labels.append(Label(words[:count]))
            rest[number] = words[count:]
    return [word.text for label in labels for word in label.words], rest


def _first_level(words: Sequence[Line]) -> int | None:
    """Return the line of the first level label of a table without heads."""
    forms = level_forms()
    levels = [
        number
        for number, line in enumerate(words)
        if line and (count := on_one_line(line, forms)) and "指标" in said(line[:count])
    ]
    return levels[0] if len(levels) >= _FEWEST_ROWS else None
