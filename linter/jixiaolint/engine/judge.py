"""Put rules to an extraction: hits become findings with place, words and evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jixiaolint.engine.subject import FileView, ProjectView, TableView, row_of
from jixiaolint.engine.write import Spot, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.engine.hit import Hit
    from jixiaolint.engine.rule import Language, Rule
    from jixiaolint.engine.subject import Row
    from jixiaolint.findings import Finding
    from jixiaolint.model import Extraction, Project
    from jixiaolint.source import Source
    from jixiaolint.text import Span


class Judge:
    """Rules sorted by what they are on; equal rows are judged once in its life."""

    def __init__(self, rules: Sequence[Rule], language: Language) -> None:
        self.language = language
        self._on: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            self._on[rule.scope].append(rule)
        self._known: dict[Row, tuple[tuple[Rule, Hit], ...]] = {}

    def judge(
        self, extraction: Extraction, source: Source, unread: Sequence[Span] = ()
    ) -> Iterator[Finding]:
        """Yield the findings of one file, table by table."""
        views = []
        for table in extraction.tables:
            view = TableView(
                table,
                tuple(
                    ProjectView(
                        p, tuple(row_of(i, p, table) for i in p.indicators), table
                    )
                    for p in table.projects
                ),
            )
            views.append(view)
            for project in view.projects:
                yield from self._project(project, source)
            for rule, hit in self._ask("table", view):
                yield write(rule, hit, Spot(source, table), self.language)
        passages = tuple(source.text[slice(*span)] for span in unread)
        file = FileView(extraction, tuple(views), passages)
        for rule, hit in self._ask("file", file):
            yield write(rule, hit, Spot(source, unread=tuple(unread)), self.language)

    def _project(self, view: ProjectView, source: Source) -> Iterator[Finding]:
        project = view.project
        for indicator, row in zip(project.indicators, view.rows, strict=True):
            for rule, hit in self._row(row):
                spot = Spot(source, view.table, project, indicator)
                yield write(rule, hit, spot, self.language)
        for rule, hit in self._ask("project", view):
            indicator_or_none = _indicator(project, hit)
            spot = Spot(source, view.table, project, indicator_or_none)
            yield write(rule, hit, spot, self.language)

    def _row(self, row: Row) -> tuple[tuple[Rule, Hit], ...]:
        if row not in self._known:
            self._known[row] = tuple(self._judge_row(row))
        return self._known[row]

    def _judge_row(self, row: Row) -> Iterator[tuple[Rule, Hit]]:
        sides = _sides(row)
        for rule in self._on["indicator"]:
            for judged in sides if rule.field == "value" else sides[:1]:
                hit = next(iter(rule.when.find(judged)), None)
                if hit is not None:
                    field = judged.judged if hit.field == "value" else hit.field
                    if rule.field == "value" and field not in (None, judged.judged):
                        hit = replace(hit, span=None, field=judged.judged)
                    else:
                        hit = replace(hit, field=field)
                    yield rule, hit
                    break

    def _ask(self, scope: str, view: Any) -> Iterator[tuple[Rule, Hit]]:  # noqa: ANN401
        for rule in self._on[scope]:
            for hit in rule.when.find(view):
                yield rule, hit


def judge(
    rules: Sequence[Rule],
    extraction: Extraction,
    source: Source,
    unread: Sequence[Span] = (),
    lang: Language = "zh",
) -> Iterator[Finding]:
    """Yield what the rules find in one extraction; nothing is sorted."""
    return Judge(rules, lang).judge(extraction, source, unread)


def _sides(row: Row) -> tuple[Row, ...]:
    """Return the row with each of its values in turn as the one that is judged."""
    if row.cycle is None or row.cycle == row.annual:
        return (row,)
    cycle = replace(row, judged="cycle")
    return (cycle,) if row.annual is None else (row, cycle)


def _indicator(project: Project, hit: Hit) -> Any:  # noqa: ANN401  Indicator or None
    return None if hit.seq is None else project.indicators[hit.seq - 1]
