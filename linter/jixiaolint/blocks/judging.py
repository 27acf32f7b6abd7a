"""Judge a table by blocks: each by itself, and in the end what concerns all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jixiaolint.blocks.cuts import bare
from jixiaolint.blocks.judged import BlockJob, Joining, Judged, Named
from jixiaolint.blocks.lines import NotPlainError
from jixiaolint.bounds.stage import stage
from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.parts import all_divisible, divisible, joined, parts
from jixiaolint.engine.rulebook import Rulebook
from jixiaolint.engine.verdicts import in_projects, on_file, said
from jixiaolint.engine.write import Spot
from jixiaolint.findings import Finding, order
from jixiaolint.findings.fingerprint import stamped
from jixiaolint.model import Project, Table
from jixiaolint.place import Place
from jixiaolint.report.written import Key, WrittenFindings, opened, weighed
from jixiaolint.rule.subject import FileView, TableView
from jixiaolint.source import Source
from jixiaolint.text import Text


@dataclass(frozen=True, slots=True)
class Judging:
    """The rules of a run, and the formats in which findings are written."""

    book: Rulebook
    forms: tuple[str, ...]

    def block(self, job: BlockJob) -> tuple[Judged, WrittenFindings]:
        """Return a block as judged; raises NotPlainError if it is not like the others."""
        outline, block = job.outline, job.block
        with stage("checking", outline.path):
            found = outline.read(block)
            (view,) = file_view(found.extraction).tables
            shows = self.shows(view)
            profile = job.profile or self.profile([shows])
            judge = self.book.judge(profile)
            if not all_divisible(judge.on("table")):
                raise NotPlainError
            told = sorted(in_projects(judge, view, found.source), key=order)
            made = self._written(told, found.tables, block.shared)
            named = tuple(_named(found.source, one.project) for one in view.projects)
            kept = Judged.of(profile, shows, parts(judge.on("table"), view), named)
        if judge.crashed:
            # What is found in a file must not depend on what was checked before it.
            self.book.judges.clear()
            raise NotPlainError
        return kept, made

    def join(self, job: Joining) -> tuple[str, WrittenFindings | None]:
        """Return the profile of a table, and the findings on it as a whole.

        There are none yet if a block was judged by another profile.
        """
        profile = self.profile([each.shows for each in job.blocks])
        if any(each.profile != profile for each in job.blocks):
            return profile, None
        judge = self.book.judge(profile)
        found = list(_on_table(job, judge))
        nothing = Source(job.outline.path, "", "", ())
        found += on_file(self.book.general(), FileView((), ()), nothing)
        told = sorted(found, key=order)
        return profile, self._written(told, (), frozenset())

    def shows(self, view: TableView) -> tuple[Any, ...]:
        """Return what it takes of a part of a table to tell the profile of all of it.

        Raises NotPlainError if the whole table must be seen.
        """
        known = self.book.detecting().values()
        if not all(map(divisible, known)):
            raise NotPlainError
        return tuple(each.part(view) for each in known)  # type: ignore[attr-defined]

    def profile(self, shown: Sequence[tuple[Any, ...]]) -> str:
        """Return the name of the profile that the parts of a table show together."""
        known: dict[str, Any] = self.book.detecting()
        for (name, condition), taken in zip(
            known.items(), zip(*shown, strict=True), strict=True
        ):
            if any(True for _ in condition.join(taken)):
                return name
        return self.book.general_name()

    def _written(
        self,
        told: Iterable[Finding],
        tables: Iterable[Table],
        shared: frozenset[str],
    ) -> WrittenFindings:
        """Return findings as they are written; of projects that are shared, as open."""
        left, kinds = weighed(told, self.book.kind_of)
        pairs = list(stamped(left, tables))
        found = [finding for finding, _ in pairs]
        every = opened(pairs) if shared else ()
        open_ = (one for one in every if bare(one.project or "") in shared)
        return WrittenFindings.of(found, self.forms, kinds, map(_key, found), open_)


def _key(finding: Finding) -> Key:
    """Return what sorts a finding in one table."""
    place = finding.place
    return place.line or 0, place.column or 0, finding.code


def _named(source: Source, project: Project) -> Named:
    if project.name is None:
        raise NotPlainError
    line, column = source.spot(project.name.offset(0))
    return Named(project.index, project.name.value, line, column)


def _on_table(job: Joining, judge: Judge) -> Iterator[Finding]:
    """Yield the findings on the table itself.

    They are written of a table that has nothing but the projects which they name, and of
    a source that has nothing but the places of these.
    """
    taken = [each.rest()[0] for each in job.blocks]
    hits = list(joined(judge.on("table"), taken))
    del taken
    wanted = {hit.project for _, hit in hits} | {1}
    projects = (one for each in job.blocks for one in each.rest()[1])
    named = [one for one in projects if one.number in wanted]
    anchors: list[tuple[int, Place]] = []

    def text(value: str, place: Place) -> Text:
        """Return a text that stands at a place."""
        anchors.append((len(anchors), place))
        return Text.at(value, len(anchors) - 1)

    table = replace(
        job.outline.table_at(text),
        projects=tuple(
            Project(one.number, text(one.name, Place(one.line, one.column)), ())
            for one in named
        ),
    )
    source = Source(job.outline.path, "csv", "", (), anchors=anchors)
    for rule, hit in hits:
        yield from said(judge, rule, hit, Spot(source, table))
