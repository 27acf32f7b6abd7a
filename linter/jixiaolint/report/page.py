"""What the HTML report shows, decided in full: its templates only loop and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jixiaolint.engine.rule import SEVERITIES, Language, Rule
from jixiaolint.findings import Finding
from jixiaolint.lookup import Lookup
from jixiaolint.model import INDICATOR_TEXTS, Indicator, Project
from jixiaolint.report import counts
from jixiaolint.report.marks import Piece, marked
from jixiaolint.report.page_words import PAGE
from jixiaolint.report.view import (
    Count,
    FieldView,
    FileView,
    FindingView,
    IndicatorView,
    PageView,
    ProjectView,
)
from jixiaolint.report.words import (
    FIELD,
    LAYOUT,
    SEVERITY,
    basis,
    field,
    place,
    problems,
    word,
)
from jixiaolint.result import FileReport, Result

_LEVELS = ("level1", "level2")
_VALUES = INDICATOR_TEXTS[INDICATOR_TEXTS.index("description") :]
# A page that a browser opens at once lists no more than this of what needs no action.
_MOST_CLEAN = 3000
_MOST_UNREAD = 200
_MOST_FINDINGS = 20_000
"""Nor can it show more findings than this; the page says where they are cut."""


@dataclass(frozen=True, slots=True)
class _Making:
    """What all views of a report need."""

    lang: Language
    w: Mapping[str, str]
    rules: Mapping[str, Rule]
    show_clean: bool
    faulty: Collection[tuple[str, int | None, int]]


def page(result: Result, lang: Language) -> PageView:
    """Return the view of a result in one language."""
    total = counts.indicators(result.files)
    w = {key: word(PAGE, key, lang) for key in PAGE}
    rules = {rule.code: rule for rule in result.rules}
    faulty = {
        (f.path, f.project_index, f.seq) for f in result.findings if f.seq is not None
    }
    making = _Making(lang, w, rules, total <= _MOST_CLEAN, faulty)
    by_path = defaultdict(list)
    for finding in result.findings[:_MOST_FINDINGS]:
        by_path[finding.path].append(finding)
    return PageView(
        lang={"zh": "zh-CN"}.get(lang, lang),
        w=w,
        result=result,
        indicators_number=total,
        clean_number=total - len(faulty),
        severities=_severities(result.findings, lang),
        problems=_problems(result.findings, lang),
        files=tuple(_file(file, by_path[file.path], making) for file in result.files),
        cut=w["cut"].format(_MOST_FINDINGS, len(result.findings))
        if len(result.findings) > _MOST_FINDINGS
        else "",
    )


def _severities(findings: Iterable[Finding], lang: Language) -> tuple[Count, ...]:
    numbers = counts.by_severity(findings).items()
    return tuple(Count(key, word(SEVERITY, key, lang), n) for key, n in numbers)


def _problems(findings: Iterable[Finding], lang: Language) -> tuple[Count, ...]:
    numbers = counts.by_problem(findings)
    most = max(numbers.values(), default=1)
    return tuple(
        Count(key, word(problems(), key, lang), n, max(1, 100 * n // most))
        for key, n in numbers.items()
    )


def _file(file: FileReport, findings: Sequence[Finding], making: _Making) -> FileView:
    lookup = Lookup.of(file.tables)
    by_project = defaultdict(list)
    for finding in findings:
        by_project[finding.project_index].append(finding)
    layouts = [word(LAYOUT, layout, making.lang) for layout in file.layouts]
    encoding = [file.encoding.upper()] if file.encoding else []
    unread = file.unread
    return FileView(
        path=file.path,
        reading=" · ".join([*layouts, *encoding]),
        notices=file.notices,
        indicators_number=counts.indicators([file]),
        severities=_severities(findings, making.lang),
        findings=tuple(_quoted(f, lookup, making) for f in by_project[None]),
        projects=tuple(
            _project(file.path, project, by_project[project.index], lookup, making)
            for table in file.tables
            for project in table.projects
        ),
        unread=tuple(
            (place(spot, making.lang), text) for spot, text in unread[:_MOST_UNREAD]
        ),
        unread_number=len(unread),
    )


def _project(
    path: str,
    project: Project,
    findings: Sequence[Finding],
    lookup: Lookup,
    making: _Making,
) -> ProjectView:
    by_seq = defaultdict(list)
    for finding in findings:
        by_seq[finding.seq].append(finding)
    clean = [
        one
        for one in project.indicators
        if (path, project.index, one.seq) not in making.faulty
    ]
    return ProjectView(
        index=project.index,
        name=project.name.value if project.name else making.w["nameless"],
        severities=_severities(findings, making.lang),
        findings=tuple(_quoted(f, lookup, making) for f in by_seq[None]),
        faulty=tuple(
            _indicator(one, by_seq[one.seq], making)
            for one in project.indicators
            if one.seq in by_seq
        ),
        clean=tuple(_indicator(one, (), making) for one in clean if making.show_clean),
        clean_number=len(clean),
    )


def _indicator(
    indicator: Indicator, findings: Sequence[Finding], making: _Making
) -> IndicatorView:
    spans = {
        key: [(f.span, f.severity) for f in group if f.span]
        for key, group in groupby(
            sorted(findings, key=lambda f: f.field or ""), lambda f: f.field
        )
    }

    def view(key: str, always: bool = False) -> FieldView | None:
        """Return a field that is stated, or that a finding is on."""
        text = getattr(indicator, key)
        if text is None and not always:
            return None
        pieces = marked(text.value, spans.get(key, ())) if text else ()
        return FieldView(key, word(FIELD, key, making.lang), pieces)

    flawed = {finding.field for finding in findings}
    fields = [view(key, always=key in flawed) for key in _VALUES]
    levels = [view(key, always=key in flawed) for key in _LEVELS]
    name = indicator.name
    return IndicatorView(
        seq=indicator.seq,
        levels=tuple(each for each in levels if each),
        name=marked(name.value, spans.get("name", ())) if name else (),
        fields=tuple(each for each in fields if each),
        findings=tuple(_finding(finding, making) for finding in findings),
        worst=min((f.severity for f in findings), key=SEVERITIES.index, default=""),
    )


def _finding(
    finding: Finding, making: _Making, pieces: tuple[Piece, ...] = ()
) -> FindingView:
    lang, rule = making.lang, making.rules.get(finding.code)
    where = place(finding.place, lang)
    if finding.field:
        where = f"{field(finding, lang)} · {where}"
    return FindingView(
        finding=finding,
        severity=word(SEVERITY, finding.severity, lang),
        problem=word(problems(), finding.problem, lang),
        where=where,
        why=rule.why.of(lang) if rule else "",
        basis=basis(finding.basis, lang),
        pieces=pieces,
    )


def _quoted(finding: Finding, lookup: Lookup, making: _Making) -> FindingView:
    """Return the view of a finding that quotes the text it is about."""
    passage = lookup.passage(finding)
    if passage is None:
        return _finding(finding, making)
    spans = [(passage.span, finding.severity)] if passage.span else []
    return _finding(finding, making, marked(passage.text, spans))
