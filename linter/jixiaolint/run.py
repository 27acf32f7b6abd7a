"""From paths to findings: the only place that knows the whole flow."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import partial
from typing import TYPE_CHECKING

from jixiaolint.bounds.stage import stage
from jixiaolint.config import Settings, check_words, choose
from jixiaolint.errors import JixiaolintError
from jixiaolint.find.document import Document, Found
from jixiaolint.find.unpack import INSIDE, is_archive
from jixiaolint.findings import Finding, order
from jixiaolint.fingerprint import stamp
from jixiaolint.flow import Outcome, Step, Work, flow
from jixiaolint.reading import Asked, failure, found, read_one
from jixiaolint.result import Reading, Result
from jixiaolint.tally import Tally

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Counting
    from jixiaolint.engine.rule import Rule
    from jixiaolint.engine.rulebook import Rulebook


def lint(paths: Iterable[str], settings: Settings) -> Result:
    """Return what the rules find in the files that the paths stand for.

    A file that cannot be read, makes the program fail, or was named and holds no
    indicator becomes a failure; the others are checked all the same. Raises UsageError
    for wrong settings.
    """
    tally = Tally(settings)
    rules = applied(settings)
    for step in checked(list(found(paths, settings, settings.outputs)), settings):
        tally.add(step)
    return tally.result(rules)


def applied(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules of a run; raises UsageError for settings that select none."""
    return _book(settings).general().rules


def checked(
    listed: Iterable[Found], settings: Settings, *, shown: bool = True
) -> Generator[Step]:
    """Yield what comes of each file, in the order of their paths, the order of findings.

    Only if they are `shown`, the tables come with it.
    """
    ranked = sorted(enumerate(listed), key=_by_path)
    return flow(partial(checking, settings, shown=shown), ranked, settings)


def parsed(listed: Iterable[Found], settings: Settings, form: str) -> Generator[Step]:
    """Yield each file as `parse` prints it, as ``text`` or ``jsonl``, in the order given."""
    return flow(partial(_parsing, settings, form), enumerate(listed), settings)


def _parsing(settings: Settings, form: str) -> Work:
    """Return the work of printing what is found."""
    return partial(_parse, settings, form)


def _parse(settings: Settings, form: str, job: Asked) -> Outcome:
    """Return one document as it is printed."""
    from jixiaolint.report.indicators import render

    file = read_one(job, settings)
    if not isinstance(file, Reading):
        return Outcome(file)
    text = "".join(render(form, [file])) if file.tables else ""
    return Outcome(file.report(shown=False), text=text)


def _by_path(ranked: tuple[int, Found]) -> str:
    """Return the path by which findings in a document, or inside it, are sorted."""
    path = ranked[1].path
    inside = isinstance(ranked[1], Document) and is_archive(path)
    return path + INSIDE if inside else path


def checking(settings: Settings, *, shown: bool) -> Work:
    """Return the work of a check, its rules loaded."""
    book = _book(settings)
    book.general()
    return partial(_check, book, settings, shown)


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


def _check(book: Rulebook, settings: Settings, shown: bool, job: Asked) -> Outcome:
    """Return what comes of one document."""
    from jixiaolint.engine.coverage import Counting

    file = read_one(job, settings)
    if not isinstance(file, Reading):
        return Outcome(file)
    counting = Counting() if settings.coverage else None
    try:
        findings = _judge(book, file, counting) if file.tables else ()
    except JixiaolintError as error:
        return Outcome(failure(file.path, error, settings), crashed=_crashed(book))
    return Outcome(
        file.report(shown=shown),
        findings,
        counts=counting.counts() if counting else None,
        crashed=_crashed(book),
    )


def _crashed(book: Rulebook) -> dict[str, str]:
    """Return the rules that crashed, with their faults; the next file is judged anew.

    What is found in a file must not depend on those that were checked before it.
    """
    crashed = {c: e for judge in book.judges.values() for c, e in judge.crashed.items()}
    if crashed:
        book.judges.clear()
    return crashed


def _judge(
    book: Rulebook, file: Reading, counting: Counting | None
) -> tuple[Finding, ...]:
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
        return tuple(stamp(sorted(found, key=order), file.tables))
