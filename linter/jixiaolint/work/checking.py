"""What is done with one document, or with a block of one, to check it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiaolint.answers.listed import listed
from jixiaolint.blocks.judged import BlockJob, Joining
from jixiaolint.bounds.stage import stage
from jixiaolint.errors import JixiaolintError
from jixiaolint.file_read import Reading
from jixiaolint.file_report import FileReport
from jixiaolint.findings import Finding, order
from jixiaolint.findings.fingerprint import stamp
from jixiaolint.reading import (
    Job,
    failure,
    read_one,
    rest_taken,
    take_by,
)
from jixiaolint.report.written import WrittenFindings, weighed
from jixiaolint.results.outcome import Outcome, Wanted
from jixiaolint.settings.run import Settings
from jixiaolint.work.plainly import plainly
from jixiaolint.work.task import Task, path_of

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Counting
    from jixiaolint.engine.rulebook import Rulebook
    from jixiaolint.remarks.remark import Remark
    from jixiaolint.settings.fixing import Fixing
    from jixiaolint.stretches.stretches import Stretches
    from jixiaolint.work.rulebooks import Rulebooks


@dataclass(frozen=True, slots=True)
class Checking:
    """Documents are checked by the rules of a book, each by that which holds for it.

    What is `wanted` of them comes back. If there are `forms`, findings come back as they
    are written in these, and nothing else. One document is checked by so many processes.
    """

    book: Rulebook
    books: Rulebooks
    settings: Settings
    wanted: Wanted
    forms: tuple[str, ...]
    processes: int

    def __call__(self, job: Task) -> object:
        """Return what comes of one document; nothing for a block that is not plain."""
        return replace(self, book=self.books.of_file(path_of(job)))._done(job)

    def _done(self, job: Task) -> object:
        from jixiaolint.blocks.judging import Judging

        judging = Judging(self.book, self.forms)
        match job:
            case BlockJob():
                return plainly(judging.block, job, self.settings)
            case Joining():
                return plainly(judging.join, job, self.settings)
        # Some want all of what the tables say.
        whole = self.settings.whole or self.wanted.tables or self.wanted.remarks
        take = None if whole else take_by(self.processes)
        file = read_one(job, self.settings, take)
        if not isinstance(file, Reading):
            return Outcome(file)
        fixing = self.settings.fixing
        if fixing is None or not isinstance(job, Job):
            return self._file(file)
        return self._mended(job, file, fixing)

    def _mended(self, job: Job, file: Reading, fixing: Fixing) -> Outcome:
        """Return what comes of a document once it is mended."""
        from jixiaolint.fixes.document import mended
        from jixiaolint.fixes.trial import Judge
        from jixiaolint.work.aside import set_aside

        def told(one: Reading, found: Sequence[Finding]) -> Sequence[Finding]:
            """Return what a document is told of what was found in it."""
            # Before all is accepted that is left, it is mended.
            asked = replace(self.settings, accept=False)
            left, _ = set_aside(one, found, asked, self.book)
            return weighed(left, self.book.kind_of)[0]

        crashed = False

        def found(one: Reading) -> Sequence[Finding]:
            """Return all that is found in a document; a rule that crashed is asked anew."""
            nonlocal crashed
            crashed = bool(self._crashed()) or crashed
            return self._judged(one, None)

        judge = Judge(found, told)
        try:
            made = mended(job, file, judge, fixing, self.settings.lang)
        except JixiaolintError as error:
            return Outcome(failure(file.path, error, self.settings))
        # Whether a rule crashes is told by the last look, and how often each is asked.
        again = self._crashed() or crashed or self.settings.coverage
        known = None if again else made.found
        return replace(self._file(made.file, known), fixed=made.fixed)

    def _file(self, file: Reading, known: Sequence[Finding] | None = None) -> Outcome:
        """Return what comes of a document, of which it may be `known` what is found in it."""
        from jixiaolint.engine.coverage import Counting

        sifts = self.settings.sifts or bool(file.source.comments)
        if sifts and self.forms:
            # What is set aside is told by findings, and not by what is written of them.
            return replace(self, forms=())._file(file, known)
        counting = Counting() if self.settings.coverage else None
        try:
            if file.text:
                if outcome := self._text(file, file.text):
                    return outcome
                file = rest_taken(file)
            told = self._found(file, counting, known)
            aside = None
            if sifts:
                from jixiaolint.work.aside import set_aside

                left, aside = set_aside(file, told.found, self.settings, self.book)
                told = replace(told, found=left)
            told = told if self.forms else told.weighed(self.book.kind_of)
            report, remarks = self._told(file, told.found)
        except JixiaolintError as error:
            return Outcome(
                failure(file.path, error, self.settings), crashed=self._crashed()
            )
        return Outcome(
            report,
            told.found,
            remarks,
            told.lines,
            told.kinds,
            counting.counts() if counting else None,
            self._crashed(),
            aside,
        )

    def _text(self, file: Reading, text: Stretches) -> Outcome | None:
        """Return what comes of a long text; nothing if it is to be extracted as one."""
        from jixiaolint.blocks.judging import Judging
        from jixiaolint.shares.text import judged

        rules = Judging(self.book, self.forms)
        with stage("checking", file.path, file.spent):
            told = judged(rules, text, file.extraction, self.processes)
        if told is None:
            return None
        report, found = told
        return Outcome(report, found.found, written=found.lines, kinds=found.kinds)

    def _found(
        self,
        file: Reading,
        counting: Counting | None,
        known: Sequence[Finding] | None,
    ) -> WrittenFindings:
        """Return the findings in a file, by several processes if it is worth it."""
        if known is None:
            shared = None if counting else self._shared(file)
            if shared:
                return shared
            # A rule that crashed in a share is asked anew, or what it found were lost.
            self._crashed()
            known = self._judged(file, counting) if file.tables else ()
        return WrittenFindings.written(known, self.forms, self.book.kind_of)

    def _shared(self, file: Reading) -> WrittenFindings | None:
        """Return the findings in a file that was shared out; most are not."""
        if self.processes == 1:
            return None
        from jixiaolint.shares.judging import judged

        with stage("checking", file.path, file.spent):
            return judged(self.book, file, self.forms, self.processes)

    def _judged(self, file: Reading, counting: Counting | None) -> tuple[Finding, ...]:
        """Return the findings in one file, sorted and fingerprinted."""
        from jixiaolint.engine.judge import file_view
        from jixiaolint.engine.verdicts import in_table, on_file

        source, book = file.source, self.book
        with stage("checking", file.path, file.spent):
            view = file_view(file.extraction, file.gaps)
            found = [*on_file(book.general(), view, source)]
            if counting:
                counting.file(book.general(), view, found)
            for table in view.tables:
                judge = book.judge_of(table)
                inside = [*in_table(judge, table, source)]
                if counting:
                    counting.table(judge, table, inside)
                found += inside
            return tuple(stamp(sorted(found, key=order), file.tables))

    def _told(
        self, file: Reading, found: tuple[Finding, ...]
    ) -> tuple[FileReport, tuple[Remark, ...]]:
        """Return what is told of a file, and the remarks on it, as far as they are wanted.

        Answers in the file are put to the remarks on it, and to what its tables hold.
        """
        source = file.source
        answers = () if self.forms else tuple(listed(file.path, source.blocks))
        shown = self.wanted.tables or bool(answers)
        report = file.report(self.settings.lang, shown=shown)
        report = replace(report, answers=answers) if answers else report
        if self.forms or not (found and (self.wanted.remarks or answers)):
            return report, ()
        from jixiaolint.remarks.told import remarks

        rules = {rule.code: rule for rule in self.book.rules()}
        lang, tables = self.settings.lang, file.tables
        with stage("checking", file.path, file.spent):
            told = tuple(remarks(found, tables, source, rules, lang))
            if not self.wanted.sheets:
                return report, told
            from jixiaolint.sheets.drawn import drawn

            indexes = {remark.project_index for remark in told}
            return replace(report, sheets=drawn(source, tables, indexes)), told

    def _crashed(self) -> dict[str, str]:
        """Return the rules that crashed, with their faults; the next file is judged anew.

        What is found in a file must not depend on those that were checked before it.
        """
        judges = self.book.judges
        crashed = {c: e for judge in judges.values() for c, e in judge.crashed.items()}
        if crashed:
            judges.clear()
        return crashed
