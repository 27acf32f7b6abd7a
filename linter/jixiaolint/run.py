"""From paths to findings: the only place that knows the whole flow."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from jixiaolint.find.document import Document, Found
from jixiaolint.find.unpack import INSIDE, is_archive
from jixiaolint.flow import Tick, flow
from jixiaolint.reading import found
from jixiaolint.results.outcome import Step, Wanted
from jixiaolint.results.result import Result
from jixiaolint.settings.chosen import check_words
from jixiaolint.settings.run import Settings
from jixiaolint.work.tally import Tally
from jixiaolint.work.task import Done, Work

if TYPE_CHECKING:
    from jixiaolint.answers.given import Given
    from jixiaolint.blocks.plan import Plan
    from jixiaolint.blocks.whole import Put
    from jixiaolint.rule.rule import Rule
    from jixiaolint.source import Source
    from jixiaolint.work.rulebooks import Rulebooks

EVERYTHING = Wanted()

Around = Callable[[Work], Work]
"""Returns what is done with each file, given what does it; in a run of one process."""


def lint(
    paths: Iterable[str], settings: Settings, around: Around | None = None
) -> Result:
    """Return what the rules find in the files that the paths stand for.

    A file that cannot be read, makes the program fail, or was named and holds no
    indicator becomes a failure; the others are checked all the same. Something may stand
    `around` the work on each. Raises UsageError for wrong settings.
    """
    paths = list(paths)
    tally = Tally(settings)
    rules = applied(settings)
    listed = list(found(paths, settings, settings.outputs))
    for step in checked(listed, settings, around=around):
        tally.add(step)
    return _counted(answered(tally.result(rules)), tally, paths, settings)


def lint_source(make: Callable[[], Source], path: str, settings: Settings) -> Result:
    """Return what the rules find in a source that a program makes of what it has.

    Raises UnreadableError where it says no indicator, UsageError for wrong settings.
    """
    from jixiaolint.work.handed import handed

    tally = Tally(settings)
    rules = applied(settings)
    outcome = handed(make, checking(settings, EVERYTHING, ()))
    tally.add(Step(0, Document(path, ""), outcome))
    return _counted(tally.result(rules), tally, (), settings)


def _counted(
    result: Result, tally: Tally, paths: Sequence[str], settings: Settings
) -> Result:
    """Return a result with what was set aside, if anything may have been."""
    if not settings.sifts:
        return result
    from jixiaolint.work.settled import settled

    return settled(result, tally, paths, settings)[0]


def given_in(paths: Sequence[str], settings: Settings) -> Given | None:
    """Return the answers in files that are named for them, if any are."""
    if not paths:
        return None
    from jixiaolint.answers.given import given

    return given(paths, settings)


def answered(result: Result, given: Given | None = None) -> Result:
    """Return a result with what units say to remarks, in what was checked and beyond it."""
    own = [answer for file in result.files for answer in file.answers]
    answers = given.beside(own) if given else own
    unread = given.failures if given else ()
    if not answers and not unread:
        return result
    from jixiaolint.answers.standing import standings

    return replace(
        result,
        answers=standings(answers, result.files, result.remarks),
        failures=(*unread, *result.failures),
    )


def applied(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules of a run; raises UsageError for settings that select none."""
    return _books(settings).rules()


def checked(
    listed: Iterable[Found],
    settings: Settings,
    *,
    wanted: Wanted = EVERYTHING,
    forms: tuple[str, ...] = (),
    tick: Tick = int,
    around: Around | None = None,
) -> Generator[Step]:
    """Yield what comes of each file, in the order of their paths, the order of findings.

    What is `wanted` comes with it. If there are `forms`, findings come as they are written
    in these, and not otherwise. `tick` is told of the bytes done; something may stand `around`
    the work on each file.
    """
    ranked = sorted(enumerate(listed), key=_by_path)
    cuts = _judged if forms and not settings.whole else None
    make = partial(checking, settings, wanted, forms)
    if around is not None:
        make = partial(_within, around, make)
    return flow(make, ranked, settings, cuts, tick)


def _within(around: Around, make: Callable[[int], Work], processes: int) -> Work:
    """Return the work that `make` makes, with what stands around it."""
    return around(make(processes))


def parsed(
    listed: Iterable[Found], settings: Settings, form: str, tick: Tick = int
) -> Generator[Step]:
    """Yield each file as `parse` prints it, as ``text`` or ``jsonl``, in the order given."""
    from jixiaolint.work.printing import Printing

    cuts = _printed if form == "jsonl" else None
    return flow(
        partial(Printing, settings, form), enumerate(listed), settings, cuts, tick
    )


def _judged(plan: Plan, done: Done) -> Put:
    from jixiaolint.blocks.whole import judged

    return judged(plan, done)


def _printed(plan: Plan, done: Done) -> Put:
    from jixiaolint.blocks.whole import printed

    return printed(plan, done)


def _by_path(ranked: tuple[int, Found]) -> str:
    """Return the path by which findings in a document, or inside it, are sorted."""
    path = ranked[1].path
    inside = isinstance(ranked[1], Document) and is_archive(path)
    return path + INSIDE if inside else path


def checking(
    settings: Settings, wanted: Wanted, forms: tuple[str, ...], processes: int = 1
) -> Work:
    """Return the work of a check, its rules loaded; one file by so many processes."""
    from jixiaolint.work.checking import Checking

    unsafe = settings.fixing is not None and settings.fixing.unsafe
    books = _books(settings, whole=not forms or unsafe)
    book = books.book()
    book.general()
    return Checking(book, books, settings, wanted, forms, processes)


def _books(settings: Settings, *, whole: bool = False) -> Rulebooks:
    """Return the rules of a run; raises UsageError for words that select none.

    Findings that are written at once, one to a line, tell nothing of whole rows.
    """
    from jixiaolint.work.rulebooks import Rulebooks

    check_words(settings)
    return Rulebooks(settings, whole)
