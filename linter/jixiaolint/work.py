"""What is done with one document, or with a block of one: it is checked, or printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jixiaolint.blocks.judged import BlockJob, Joining
from jixiaolint.blocks.lines import NotPlainError
from jixiaolint.bounds.stage import InternalError, stage
from jixiaolint.config import Settings
from jixiaolint.errors import JixiaolintError
from jixiaolint.findings import Finding, order
from jixiaolint.fingerprint import stamp
from jixiaolint.outcome import Outcome, Task, Wanted
from jixiaolint.reading import failure, read_one
from jixiaolint.report import lines
from jixiaolint.result import Reading

if TYPE_CHECKING:
    from jixiaolint.blocks.judged import Findings
    from jixiaolint.engine.coverage import Counting
    from jixiaolint.engine.rulebook import Rulebook
    from jixiaolint.remarks.remark import Remark
    from jixiaolint.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Printing:
    """Documents are printed as `parse` does, in a form; one by so many processes."""

    settings: Settings
    form: str
    processes: int = 1

    def __call__(self, job: Task) -> object:
        """Return one document as it is printed; nothing for a block that is not plain."""
        if isinstance(job, BlockJob):
            return _plainly(self._block, job, self.settings)
        assert not isinstance(job, Joining)
        file = read_one(job, self.settings)
        if not isinstance(file, Reading):
            return Outcome(file)
        texts = self._shared(file) or [self._text(file) if file.tables else ""]
        return Outcome(file.report(shown=False), written={self.form: texts})

    def _shared(self, file: Reading) -> list[str] | None:
        """Return what many a document says of shares of it; nothing of most."""
        if self.form == "text" or self.processes == 1:
            return None
        from jixiaolint.shares.printing import printed

        return printed(self._text, file, self.processes)

    def _block(self, job: BlockJob) -> str:
        with stage("reading", job.outline.path):
            return self._text(job.outline.read(job.block))

    def _text(self, file: Reading) -> str:
        from jixiaolint.report.indicators import render

        return "".join(render(self.form, [file]))


@dataclass(frozen=True, slots=True)
class Checking:
    """Documents are checked by the rules of a book.

    What is `wanted` of them comes back. If there are `forms`, findings come back as they
    are written in these, and nothing else. One document is checked by so many processes.
    """

    book: Rulebook
    settings: Settings
    wanted: Wanted
    forms: tuple[str, ...]
    processes: int = 1

    def __call__(self, job: Task) -> object:
        """Return what comes of one document; nothing for a block that is not plain."""
        from jixiaolint.blocks.judging import Judging

        judging = Judging(self.book, self.forms)
        match job:
            case BlockJob():
                return _plainly(judging.block, job, self.settings)
            case Joining():
                return _plainly(judging.join, job, self.settings)
        file = read_one(job, self.settings)
        return Outcome(file) if not isinstance(file, Reading) else self._file(file)

    def _file(self, file: Reading) -> Outcome:
        from jixiaolint.engine.coverage import Counting

        counting = Counting() if self.settings.coverage else None
        try:
            shared = None if counting else self._shared(file)
            if shared is not None:
                return Outcome(
                    file.report(shown=self.wanted.tables),
                    shared.found,
                    self._remarks(file, shared.found) if self.wanted.remarks else (),
                    shared.lines,
                    shared.severities,
                )
            found = self._judged(file, counting) if file.tables else ()
        except JixiaolintError as error:
            told = failure(file.path, error, self.settings)
            return Outcome(told, crashed=self._crashed())
        answers = () if self.forms else file.answers()
        speaks = not self.forms and (self.wanted.remarks or bool(answers))
        remarks = self._remarks(file, found) if speaks else ()
        report = file.report(shown=self.wanted.tables or bool(answers))
        sheets = self._sheets(file, remarks) if remarks else {}
        return Outcome(
            replace(report, sheets=sheets, answers=answers),
            () if self.forms else found,
            remarks,
            {form: tuple(lines(form, found)) for form in self.forms},
            Counter(finding.severity for finding in found),
            counting.counts() if counting else None,
            self._crashed(),
        )

    def _shared(self, file: Reading) -> Findings | None:
        """Return the findings in a file that was shared out; most are not."""
        if self.processes == 1:
            return None
        from jixiaolint.shares.judging import judged

        with stage("checking", file.path, file.spent):
            return judged(self.book, file, self.forms, self.processes)

    def _judged(self, file: Reading, counting: Counting | None) -> tuple[Finding, ...]:
        """Return the findings in one file, sorted and fingerprinted."""
        from jixiaolint.engine.judge import file_view

        source, book = file.source, self.book
        with stage("checking", file.path, file.spent):
            view = file_view(file.extraction, file.gaps)
            found = [*book.general().file(view, source)]
            if counting:
                counting.file(book.general(), view, found)
            for table in view.tables:
                judge = book.judge_of(table)
                inside = [*judge.table(table, source)]
                if counting:
                    counting.table(judge, table, inside)
                found += inside
            return tuple(stamp(sorted(found, key=order), file.tables))

    def _remarks(self, file: Reading, found: tuple[Finding, ...]) -> tuple[Remark, ...]:
        """Return what a person is told of one file."""
        if not found:
            return ()
        from jixiaolint.remarks.told import remarks

        rules = {
            rule.code: rule
            for judge in self.book.judges.values()
            for rule in judge.rules
        }
        with stage("checking", file.path):
            told = remarks(found, file.tables, file.source, rules, self.settings.lang)
            return tuple(told)

    def _sheets(self, file: Reading, told: tuple[Remark, ...]) -> Mapping[int, Sheet]:
        """Return pictures of the projects that there is something to say of, if wanted."""
        if not self.wanted.sheets:
            return {}
        from jixiaolint.sheets.drawn import drawn

        with stage("checking", file.path):
            indexes = {remark.project_index for remark in told} - {None}
            return drawn(file.source, file.tables, indexes)

    def _crashed(self) -> dict[str, str]:
        """Return the rules that crashed, with their faults; the next file is judged anew.

        What is found in a file must not depend on those that were checked before it.
        """
        judges = self.book.judges
        crashed = {c: e for judge in judges.values() for c, e in judge.crashed.items()}
        if crashed:
            judges.clear()
        return crashed


def _plainly(
    act: Callable[[Any], object], job: BlockJob | Joining, settings: Settings
) -> object:
    """Return what comes of a block, or of all; nothing if it is not plain."""
    try:
        return act(job)
    except (NotPlainError, InternalError):
        return None
    except JixiaolintError as error:
        return Outcome(failure(job.outline.path, error, settings))
