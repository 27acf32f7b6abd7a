"""What is done with one document, or with a block of one, to print it as `parse` does."""

from __future__ import annotations

from dataclasses import dataclass

from jixiaolint.blocks.judged import BlockJob, Joining
from jixiaolint.bounds.stage import stage
from jixiaolint.errors import JixiaolintError
from jixiaolint.file_read import Reading
from jixiaolint.file_report import FileReport
from jixiaolint.reading import failure, read_one, rest_taken, take_by
from jixiaolint.results.outcome import Outcome
from jixiaolint.settings.run import Settings
from jixiaolint.work.plainly import plainly
from jixiaolint.work.task import Task


@dataclass(frozen=True, slots=True)
class Printing:
    """Documents are printed as `parse` does, in a form; one by so many processes."""

    settings: Settings
    form: str
    processes: int = 1

    def __call__(self, job: Task) -> object:
        """Return one document as it is printed; nothing for a block that is not plain."""
        if isinstance(job, BlockJob):
            return plainly(self._block, job, self.settings)
        assert not isinstance(job, Joining)
        # What is one text is written by one process.
        processes = 1 if self.form == "text" else self.processes
        file = read_one(job, self.settings, take_by(processes))
        if not isinstance(file, Reading):
            return Outcome(file)
        try:
            report, texts = self._printed(file, processes)
        except JixiaolintError as error:
            return Outcome(failure(file.path, error, self.settings))
        return Outcome(report, written={self.form: texts})

    def _printed(self, file: Reading, processes: int) -> tuple[FileReport, list[str]]:
        """Return what is told of a document, and how it is printed."""
        if file.text:
            from jixiaolint.shares.text import printed as by_stretches

            with stage("extracting the indicators of", file.path, file.spent):
                lang = self.settings.lang
                told = by_stretches(self._text, file.text, processes, lang)
            if told:
                return told
            file = rest_taken(file)
        texts = None
        if processes > 1:
            from jixiaolint.shares.printing import printed

            texts = printed(self._text, file, processes)
        return file.report(self.settings.lang, shown=False), texts or [
            self._text(file) if file.tables else ""
        ]

    def _block(self, job: BlockJob) -> str:
        with stage("reading", job.outline.path):
            return self._text(job.outline.read(job.block))

    def _text(self, file: Reading) -> str:
        from jixiaolint.report.indicators import render

        return "".join(render(self.form, file))
