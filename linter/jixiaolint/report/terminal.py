"""The result for a person at a terminal: remarks by file and project, carets included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import click

from jixiaolint.file_report import FileReport
from jixiaolint.find.opening import OPENING
from jixiaolint.findings import Finding
from jixiaolint.findings.lookup import Lookup
from jixiaolint.remarks.remark import Remark
from jixiaolint.remarks.rewrite import way_out
from jixiaolint.report.coverage import render as render_coverage
from jixiaolint.report.statistics import render as render_statistics
from jixiaolint.report.words import (
    COLOUR,
    LAYOUT,
    field,
    label,
    level_word,
    place,
    word,
)
from jixiaolint.results.counts import by_level, indicators
from jixiaolint.results.result import Result
from jixiaolint.said import Language
from jixiaolint.settings.level_names import LevelNames
from jixiaolint.width import display_width, printable, window

_COLUMNS = 72
_MARGIN = " " * 8

_WORDS = {
    **OPENING,
    "project": ("项目 {}", "Project {}"),
    "nameless": ("（未写名称）", "(no name)"),
    "file": ("整个文件", "The file as a whole"),
    "unread": (" · 没有读懂的文字 {} 处", " · passages not read: {}"),
    "row": ("指标{} {}", "indicator {} {}"),
    "suggestion": ("建议：", "Suggestion: "),
    "rewrite": ("改为：{}", "Change to: {}"),
    "part": ("{}“{}”", '{} "{}"'),
    "between": ("；", "; "),
    "and": ("、", ", "),
    "basis": ("依据：", "Basis: "),
    "failed": ("，另有 {} 个未能检查", ", not checked: {}"),
    "none": ("：没有发现问题。", ". No problems found."),
    "hidden": ("：没有要列出的问题。", ". No problems to be told."),
    "found": ("：{}，共 {} 个问题。", ". {}. Problems: {}."),
    "comma": ("，", ", "),
    "level": ("{} {} 处", "{}: {}"),
}


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the report piece by piece, with escape codes for colour.

    A file without remarks, unread text and notices gets no mention but in the count.
    """
    if result.statistics is not None:
        yield from render_statistics(result.statistics, lang)
    else:
        yield from _files(result, lang)
    if result.answers:
        from jixiaolint.report.answers import render as render_answers

        yield from render_answers(result.answers, lang)
    yield from summary(result, lang)
    if result.coverage is not None:
        yield "\n"
        yield from render_coverage(result.coverage, lang)


def _files(result: Result, lang: Language) -> Iterator[str]:
    """Yield the remarks, file by file."""
    for file, remarks in result.remarks_by_file():
        if remarks or speaks(file, result):
            yield heading(file, lang)
            yield from _file(file, remarks, result.levels, lang)


def speaks(file: FileReport, result: Result) -> bool:
    """Tell whether there is anything to say of a file without remarks."""
    return bool(file.unread or file.notices) and not result.quiet


def heading(file: FileReport, lang: Language) -> str:
    """Return the line that names a file and says how it was read, and the notices."""
    parts = [word(LAYOUT, layout, lang) for layout in file.layouts]
    if file.encoding:
        parts.append(file.encoding.upper())
    read = _say("read", lang, " · ".join(parts), indicators([file]))
    read = read.removeprefix(" · ")
    unread = _say("unread", lang, len(file.unread)) if file.unread else ""
    told = "".join(f"  {printable(notice)}\n" for notice in file.notices)
    return f"{click.style(printable(file.path), bold=True)}  {read}{unread}\n{told}"


def _file(
    file: FileReport, remarks: Sequence[Remark], names: LevelNames, lang: Language
) -> Iterator[str]:
    """Yield the remarks on one file under the names of their projects."""
    lookup = Lookup.of(file.tables)
    for _, group in groupby(remarks, lambda remark: remark.project_index or 0):
        members = list(group)
        title = click.style(title_of(members[0], lang), underline=True)
        yield f"\n  {title}\n"
        for remark in members:
            lines = _remark(remark, lookup, names, lang)
            yield "".join(f"{line}\n" for line in lines)
    yield "\n"


def title_of(remark: Remark, lang: Language) -> str:
    """Return number and name of the project that a remark is on, or that it is on none."""
    if not remark.project_index:
        return _say("file", lang)
    name = remark.project or _say("nameless", lang)
    return printable(_say("project", lang, remark.project_index) + f"  {name}")


def _remark(
    remark: Remark, lookup: Lookup, names: LevelNames, lang: Language
) -> Iterator[str]:
    """Yield the lines about one row, project or file."""
    main, colour = remark.spoken[0], COLOUR[remark.level]
    level = printable(level_word(remark.level, names, lang))
    head = [click.style(level, fg=colour, bold=True)]
    head.append(printable(place(main.place, lang)))
    indicator = lookup.indicator(main)
    if indicator is not None:
        name = indicator.name.value if indicator.name else _say("nameless", lang)
        head.append(_say("row", lang, indicator.seq, window(name, None, 48).text))
    yield "    " + "  ".join(head)
    # A rewrite of the row speaks for all that it settles; of one finding, its suggestion.
    rewrite = remark.rewrite if remark.spoken[1:] else None
    for finding in remark.spoken:
        yield _MARGIN + printable(finding.message)
        yield from _passage(finding, colour, lookup, lang)
        if way := way_out(finding, rewrite):
            yield _MARGIN + _say("suggestion", lang) + printable(way)
    if rewrite:
        yield _MARGIN + printable(
            _say("rewrite", lang, _changes(remark, rewrite, lang))
        )
    yield _MARGIN + click.style(printable(_rest(remark, lang)), dim=True)


def _changes(remark: Remark, rewrite: Mapping[str, str], lang: Language) -> str:
    """Return the fields of a row that could read otherwise, with their texts."""
    return _say("between", lang).join(
        _say("part", lang, label(field, remark.seq, lang), text)
        for field, text in rewrite.items()
        if text != remark.now.get(field)
    )


def _rest(remark: Remark, lang: Language) -> str:
    """Return the rules that a remark speaks for, and what it rests on."""
    rules = dict.fromkeys(f"{one.code} {one.name}" for one in remark.spoken)
    said = _say("and", lang).join(rules)
    return f"{said} · {_say('basis', lang)}{remark.basis}" if remark.basis else said


def _passage(
    finding: Finding, colour: str, lookup: Lookup, lang: Language
) -> Iterator[str]:
    """Yield the text that a finding is about and a line of carets under it."""
    passage = lookup.passage(finding)
    if passage is None:
        return
    label = f"{field(finding, lang)} │ ".lstrip()
    view = window(passage.text, passage.span, _COLUMNS)
    yield f"{_MARGIN}{label}{view.text}"
    if view.width:
        gap = " " * (display_width(label) - 2) + "│ " + " " * view.indent
        carets = click.style("^" * view.width, fg=colour)
        yield f"{_MARGIN}{gap}{carets}"


def summary(result: Result, lang: Language) -> Iterator[str]:
    """Yield the last lines: how much was checked, what was found, what is not told.

    There are none if nothing but findings is asked for.
    """
    if result.quiet:
        return
    yield f"{_counted(result, lang)}\n"
    if result.baseline or result.silenced:
        from jixiaolint.report.aside import render as render_aside

        yield from render_aside(result, lang)


def _holds_back(result: Result) -> bool:
    """Tell whether anything was found that is not told."""
    old = result.baseline.old if result.baseline else 0
    return bool(result.hidden or old or result.silenced)


def _counted(result: Result, lang: Language) -> str:
    line = _say("checked", lang, len(result.files), indicators(result.files))
    if result.failures:
        line += _say("failed", lang, len(result.failures))
    if not result.findings and not result.failures:
        return line + _say("hidden" if _holds_back(result) else "none", lang)
    counts = (
        _say("level", lang, level_word(level, result.levels, lang), number)
        for level, number in by_level(result.remarks).items()
    )
    said = printable(_say("comma", lang).join(counts))
    return line + _say("found", lang, said, len(result.findings))


def _say(key: str, lang: Language, *values: object) -> str:
    """Return one of this module's phrases with its gaps filled."""
    return word(_WORDS, key, lang).format(*values)
