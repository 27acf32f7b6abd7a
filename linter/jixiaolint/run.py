"""From paths to findings: the only place that knows the whole flow."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from jixiaolint import __version__
from jixiaolint.bounds.stage import stage
from jixiaolint.config import Settings, check_words, choose
from jixiaolint.errors import JixiaolintError
from jixiaolint.find.document import Failure, Skipped
from jixiaolint.find.notes import sentences
from jixiaolint.findings import Finding, order
from jixiaolint.fingerprint import stamp
from jixiaolint.reading import failure, read_all, sorted_out
from jixiaolint.result import FileReport, Result

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Counting
    from jixiaolint.engine.rulebook import Rulebook


def lint(paths: Iterable[str], settings: Settings) -> Result:
    """Return what the rules find in the files that the paths stand for.

    A file that cannot be read, makes the program fail, or was named and holds no
    indicator becomes a failure; the others are checked all the same. Raises UsageError
    for wrong settings.
    """
    from jixiaolint.engine.coverage import Counting

    book = _book(settings)
    counting = Counting() if settings.coverage else None
    rules = book.general().rules
    files: list[FileReport] = []
    findings: list[Finding] = []
    failures: list[Failure] = []
    skipped: list[Skipped] = []
    for file in sorted_out(read_all(paths, settings), failures, skipped):
        try:
            findings.extend(_judge(book, file, counting) if file.tables else ())
            files.append(file)
        except JixiaolintError as error:
            failures.append(failure(file.path, error, settings))
    crashed = {c: e for judge in book.judges.values() for c, e in judge.crashed.items()}
    failures.extend(map(_crash, sorted(crashed.items())))
    findings.sort(key=order)
    coverage = counting.result() if counting else None
    return Result(
        __version__,
        tuple(files),
        tuple(findings),
        tuple(failures),
        rules,
        coverage,
        sentences(skipped),
    )


def _book(settings: Settings) -> Rulebook:
    """Return the rules of a run; raises UsageError for words that select none."""
    from jixiaolint.engine.rulebook import Rulebook

    check_words(settings)
    return Rulebook(
        settings.rules,
        settings.lang,
        partial(choose, settings=settings),
        settings.profile,
        settings.options,
    )


def _judge(
    book: Rulebook, file: FileReport, counting: Counting | None
) -> list[Finding]:
    """Return the findings in one file, sorted and fingerprinted."""
    from jixiaolint.engine.judge import file_view

    source = file.source
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
        return list(stamp(sorted(found, key=order), file.tables))


def _crash(crashed: tuple[str, str]) -> Failure:
    """Return a rule that crashed as a failure of the run."""
    code, error = crashed
    return Failure(
        code,
        f"{code}: 规则运行出错，请报告 (internal error in the rule {code}; the other rules "
        f"were applied; please report it): {error}.",
    )
