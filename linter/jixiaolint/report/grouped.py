"""The result in short for a person: a line for each remark, by file and project, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from jixiaolint.remarks.remark import Remark
from jixiaolint.report.terminal import heading, speaks, summary, title_of
from jixiaolint.report.words import COLOUR, level_word, place, word
from jixiaolint.results.counts import by_level
from jixiaolint.results.result import Result
from jixiaolint.said import Language
from jixiaolint.settings.level_names import LevelNames
from jixiaolint.width import printable, window

_NAME = 32
"""So many columns of a name tell which row it is."""

_WORDS = {
    "row": ("指标{} {}", "indicator {} {}"),
    "title": ("{}：{}", "{}: {}"),
    "level": ("{} {} 处", "{}: {}"),
    "comma": ("，", ", "),
}


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the report piece by piece, with escape codes for colour.

    Each line ends in the rules and the fingerprints of what it speaks for.
    """
    for file, remarks in result.remarks_by_file():
        if remarks or speaks(file, result):
            yield heading(file, lang)
            yield from _projects(remarks, result.levels, lang)
            yield "\n"
    yield from summary(result, lang)


def _projects(
    remarks: Sequence[Remark], names: LevelNames, lang: Language
) -> Iterator[str]:
    """Yield the remarks on one file under the names of their projects, counted."""
    for _, group in groupby(remarks, lambda remark: remark.project_index or 0):
        members = list(group)
        title = click.style(title_of(members[0], lang), underline=True)
        yield f"  {title}  {_counted(members, names, lang)}\n"
        yield from (f"    {_line(one, names, lang)}\n" for one in members)


def _counted(remarks: Sequence[Remark], names: LevelNames, lang: Language) -> str:
    """Return how many remarks there are of each level that occurs."""
    counts = (
        word(_WORDS, "level", lang).format(level_word(level, names, lang), number)
        for level, number in by_level(remarks).items()
        if number
    )
    return printable(word(_WORDS, "comma", lang).join(counts))


def _line(remark: Remark, names: LevelNames, lang: Language) -> str:
    level = printable(level_word(remark.level, names, lang))
    title = printable(remark.title)
    if remark.seq is not None:
        name = window(remark.now.get("name", ""), None, _NAME).text
        row = word(_WORDS, "row", lang).format(remark.seq, name).rstrip()
        title = word(_WORDS, "title", lang).format(row, title)
    marks = (
        f"{one.code} {one.fingerprint}" for one in (*remark.spoken, *remark.spared)
    )
    parts = (
        printable(place(remark.spoken[0].place, lang)),
        click.style(level, fg=COLOUR[remark.level], bold=True),
        title,
        click.style("  ".join(marks), dim=True),
    )
    return "  ".join(parts)
