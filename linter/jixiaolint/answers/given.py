"""The answers in files that are named for them: returned files, saved letters, folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jixiaolint.answers.letter import in_letter
from jixiaolint.answers.listed import listed
from jixiaolint.bounds.stage import stage
from jixiaolint.errors import JixiaolintError, UnreadableError
from jixiaolint.find.document import Failure, Skipped
from jixiaolint.find.products import is_letter
from jixiaolint.reading import Job, failure, found, jobs
from jixiaolint.remarks.answer import Answer
from jixiaolint.said import Said
from jixiaolint.settings.run import Settings


@dataclass(frozen=True, slots=True)
class Given:
    """The answers in files that were named for them, and what could not be read."""

    answers: tuple[Answer, ...]
    failures: tuple[Failure, ...]

    def beside(self, own: Sequence[Answer]) -> list[Answer]:
        """Return answers in what is checked itself, and those here in other files."""
        inside = {answer.source for answer in own}
        return [*own, *(one for one in self.answers if one.source not in inside)]


def given(paths: Iterable[str], settings: Settings) -> Given:
    """Return the answers in the files that paths stand for, and what could not be read.

    A file that was named and holds no list of remarks is a failure; in a folder or an
    archive it is passed over.
    """
    answers: list[Answer] = []
    failures: list[Failure] = []
    for one in found(paths, settings):
        for _, job in jobs(one, settings):
            if isinstance(job, Job):
                try:
                    answers += _read(job)
                except JixiaolintError as error:
                    failures.append(failure(job.document.path, error, settings))
            elif not isinstance(job, Skipped):
                failures.append(job)
    spoken = (replace(one, language=settings.lang) for one in failures)
    return Given(tuple(answers), tuple(spoken))


def _read(job: Job) -> Sequence[Answer]:
    document = job.document
    with stage("reading", document.path):
        data = document.load() if job.data is None else job.data
        answers = read(document.path, data)
    if not answers and document.given is None:
        raise UnreadableError(
            Said(
                "里面没有审核意见，应为退回的表或保存的修改意见。",
                "no remarks in it; a returned file or a saved letter was expected.",
            ).at(document.path)
        )
    return answers


def read(path: str, data: bytes) -> Sequence[Answer]:
    """Return the answers in a returned file or a saved letter; raises UnreadableError."""
    if is_letter(data):
        return list(in_letter(path, data))
    from jixiaolint.read import read as source_of

    return list(listed(path, source_of(path, data).blocks))
