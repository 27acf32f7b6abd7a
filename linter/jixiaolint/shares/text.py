"""Judge or print a long text by stretches of it, each extracted where it is worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, NamedTuple

from jixiaolint.blocks.judging import Judging
from jixiaolint.blocks.lines import NotPlainError
from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.parts import all_divisible, joined, parts
from jixiaolint.engine.plan.asked import Ask
from jixiaolint.engine.verdicts import in_projects, on_file, said
from jixiaolint.engine.write import Spot
from jixiaolint.file_read import Reading
from jixiaolint.file_report import FileReport, Numbers
from jixiaolint.findings import Finding
from jixiaolint.model import Extraction, Project
from jixiaolint.report.written import WrittenFindings
from jixiaolint.rule.hit import Hit
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import FileView, ProjectView, TableView
from jixiaolint.shares import found
from jixiaolint.shares.spread import spread
from jixiaolint.stretches.stretches import Part, Stretch, Stretches
from jixiaolint.unread import Unread, rests, unread


class _Told(NamedTuple):
    """What is kept of a stretch: what was read, and is too long to be judged.

    There are so many projects and indicators in it; `made` is what was made of them.
    """

    read: list[tuple[int, int]]
    rests: tuple[Unread, ...]
    projects: int
    indicators: int
    made: Any


class _Judged(NamedTuple):
    """What is kept of a stretch that was judged.

    `shows` is what tells the profile, `parts` what rules on tables take of it; `projects`
    are there without their indicators.
    """

    findings: WrittenFindings
    shows: tuple[Any, ...]
    parts: tuple[Any, ...]
    projects: tuple[Project, ...]


def printed(
    write: Callable[[Reading], str], text: Stretches, processes: int, language: str
) -> tuple[FileReport, list[str]] | None:
    """Return what is told of a text, and written; nothing if it is to be seen as one."""

    def made(part: Part) -> str:
        """Return what is written of a stretch."""
        return write(Reading(text.source, Extraction((part.table,))))

    told = _spread(text, made, processes)
    if told is None:
        return None
    report = _report(text, told, _gaps(text, told), language)
    return report, [each.made for each in told]


def judged(
    rules: Judging, text: Stretches, begun: Extraction, processes: int
) -> tuple[FileReport, WrittenFindings] | None:
    """Return what is told of a text, and found; nothing if it is to be seen as one.

    By what is found in its beginning the profile is chosen.
    """
    (view,) = file_view(begun).tables
    try:
        profile = rules.profile([rules.shows(view)])
    except NotPlainError:
        return None
    judge = rules.book.judge(profile)
    if not all_divisible(judge.on("table")):
        return None
    told = _spread(text, _Judging(rules, text, judge), processes)
    if told is None or rules.profile([each.made.shows for each in told]) != profile:
        return None
    gaps = _gaps(text, told)
    made: list[_Judged] = [each.made for each in told]
    general = rules.book.general()
    outside = [
        *on_file(general, FileView((), gaps), text.source),
        *_on_table(text, judge, made),
    ]
    if judge.crashed or general.crashed:
        return None
    forms, kind_of = rules.forms, rules.book.kind_of
    above = found.told(outside, (), forms, kind_of)
    findings = [above, *(each.findings for each in made)]
    report = _report(text, told, gaps, judge.language)
    return report, found.joined(findings, forms)


@dataclass(frozen=True, slots=True)
class _Judging:
    """The judge of a text."""

    rules: Judging
    text: Stretches
    judge: Judge

    def __call__(self, part: Part) -> _Judged | None:
        """Return a stretch as judged; nothing if a rule crashed."""
        judge, table = self.judge, part.table
        (view,) = file_view(Extraction((table,))).tables
        inside = in_projects(judge, view, self.text.source)
        kind_of = self.rules.book.kind_of
        findings = found.told(inside, (table,), self.rules.forms, kind_of)
        if judge.crashed:
            return None
        bare = tuple(replace(one, indicators=()) for one in table.projects)
        on_table = parts(judge.on("table"), view)
        return _Judged(findings, self.rules.shows(view), on_table, bare)


def _spread(
    text: Stretches, make: Callable[[Part], Any], processes: int
) -> list[_Told] | None:
    """Return what is made of each stretch."""

    def work(stretch: Stretch) -> _Told | None:
        """Return what is made of a stretch."""
        part = text.part(stretch)
        made = None if part is None else make(part)
        if part is None or made is None:
            return None
        rows = [len(one.indicators) for one in part.table.projects]
        beyond = tuple(rests((part.table,)))
        return _Told(part.read, beyond, len(rows), sum(rows), made)

    return spread(work, text.cuts, processes)


def _gaps(text: Stretches, told: Sequence[_Told]) -> tuple[Unread, ...]:
    """Return what nobody read of a text, or is to judge; what all share once."""
    read = text.read(each.read for each in told)
    beyond = dict.fromkeys(rest for each in told for rest in each.rests)
    return (*unread(text.source, read), *beyond)


def _report(
    text: Stretches,
    told: Sequence[_Told],
    gaps: tuple[Unread, ...],
    language: str,
) -> FileReport:
    """Return what is told of a text."""
    projects = sum(each.projects for each in told)
    rows = sum(each.indicators for each in told)
    report = Reading(text.source, Extraction(()), gaps).report(language)
    layouts = (text.ledger.manner.way.layout,)
    return replace(report, layouts=layouts, numbers=Numbers(1, projects, rows))


def _on_table(
    text: Stretches, judge: Judge, made: Sequence[_Judged]
) -> Iterator[Finding]:
    """Yield the findings on the table as a whole."""
    projects = tuple(one for each in made for one in each.projects)
    rules, empty = judge.on("table"), replace(text.empty(), totals=text.totals())
    taken = [each.parts for each in made]
    if empty.totals:
        taken.append(parts(rules, TableView(empty, ())))
    table = replace(empty, projects=projects)
    # Of rules on totals no part can tell.
    rows = tuple(ProjectView(project, (), table) for project in projects)
    hits = chain(joined(rules, taken), _on_totals(rules, TableView(table, rows)))
    for rule, hit in hits:
        yield from said(judge, rule, hit, Spot(text.source, table))


def _on_totals(rules: Iterable[Rule], view: TableView) -> Iterator[tuple[Rule, Hit]]:
    for rule in rules:
        if rule.needs:
            yield from ((rule, hit) for hit in Ask.as_written(rule).hits(view))
