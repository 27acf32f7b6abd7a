"""The options that have files mended, and what becomes of those that were."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.cli.options import tell, with_options
from jixiaolint.errors import UsageError
from jixiaolint.find.document import STDIN, Document, Failure
from jixiaolint.output.console import complain, put, show
from jixiaolint.output.writing import is_stream, write
from jixiaolint.said import Said
from jixiaolint.settings.fixing import Fixing

if TYPE_CHECKING:
    from jixiaolint.results.outcome import Fixed, Step
    from jixiaolint.results.result import Result
    from jixiaolint.settings.run import Settings

    Command = Callable[..., int]

_ZIP = b"PK\x03\x04"
_OPTIONS = (
    click.option(
        "--fix",
        is_flag=True,
        help="Mend what can be mended without changing what is meant: 表.fixed.csv beside"
        " 表.csv. 自动改正，另存一份。",
    ),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help="With --fix or --diff, also what may change what is meant. 也改可能改变意思的。",
    ),
    click.option(
        "--diff",
        is_flag=True,
        help="Show what --fix would change and write nothing; exit code 1 if that is"
        " anything. 只显示会改什么。",
    ),
    click.option(
        "--in-place",
        is_flag=True,
        help="With --fix, replace the files themselves. 直接改原文件。",
    ),
)


def fixing(command: Command) -> Command:
    """Add what is said of fixes to a command, which gets it as `fixes`."""

    @wraps(command)
    def asked(
        *, fix: bool, unsafe_fixes: bool, diff: bool, in_place: bool, **given: object
    ) -> int:
        """Put the options together; raises UsageError for those that say nothing."""
        if unsafe_fixes and not (fix or diff):
            raise UsageError(
                Said(
                    "--unsafe-fixes 要和 --fix 或 --diff 一起用。",
                    "--unsafe-fixes goes with --fix or --diff.",
                )
            )
        if in_place and (diff or not fix):
            raise UsageError(
                Said(
                    "--in-place 要和 --fix 一起用，不能和 --diff 一起用。",
                    "--in-place goes with --fix, not with --diff.",
                )
            )
        quiet = bool(given.get("quiet"))
        fixes = Fixing(unsafe_fixes, diff, in_place, quiet) if fix or diff else None
        return command(fixes=fixes, **given)

    return with_options(asked, _OPTIONS)


def alone(fixes: Fixing | None, paths: Sequence[str], *, reported: bool) -> bool:
    """Tell whether standard output holds no report but the files or how they differ.

    Raises UsageError if that leaves no place for what else is asked, such as a report.
    """
    if fixes is None or not (fixes.show or STDIN in paths):
        return False
    if fixes.in_place:
        raise UsageError(
            Said(
                "标准输入没有原文件，不能 --in-place；改好的内容写到标准输出。",
                "standard input is no file to be replaced; without --in-place it is written to standard output.",
            )
        )
    if not fixes.show and len(paths) > 1:
        raise UsageError(
            Said(
                "用 --fix 改标准输入（-）时不能再给别的文件。",
                "with --fix, standard input - stands alone.",
            )
        )
    if reported:
        raise UsageError(
            Said(
                "标准输出只写改动，不出报告，请去掉 --output 和 --format。",
                "standard output tells what changes and there is no report; leave out --output and --format.",
            )
        )
    return True


def mended(steps: Generator[Step], settings: Settings) -> Generator[Step]:
    """Yield the steps of a run, each file written that was mended, and tell of it.

    What cannot be written is a failure.
    """
    asked = settings.fixing
    if asked is None:
        yield from steps
        return
    tried = told = False
    with closing(steps):
        for step in steps:
            fixed = step.outcome.fixed
            if fixed is None or not isinstance(step.origin, Document):
                yield step
                continue
            tried, told = True, bool(told or fixed.gone or fixed.notes)
            for sentence in () if asked.quiet else fixed.notes:
                complain(sentence.of(settings.lang))
            yield _written(step, step.origin, fixed, settings)
    if tried and not told and not asked.quiet:
        none = Said("没有可以自动改的。", "nothing to fix.")
        complain(none.of(settings.lang))


def _written(step: Step, document: Document, fixed: Fixed, settings: Settings) -> Step:
    """Return a step once its file is written, if there is anything to write."""
    asked = settings.fixing
    if asked is None or fixed.data is None or document.origin == STDIN:
        return step
    home = Path(document.origin)
    try:
        if is_stream(home):
            raise UsageError(
                Said(
                    "这是管道，改好的内容没有地方写，请用 - 从标准输入读。",
                    "a pipe has no place for what was mended; pass it to -.",
                ).at(document.path)
            )
        home = home if asked.in_place else _copied(home, fixed.data, settings)
        write(home, fixed.data)
    except UsageError as error:
        failure = Failure(document.path, error.said)
        return step._replace(outcome=replace(step.outcome, found=failure))
    chinese, english = (
        ("", "") if asked.in_place else (f"，写到 {home}", f", in {home}")
    )
    if not asked.quiet:
        done = Said(f"改好 {fixed.gone} 处{chinese}。", f"{fixed.gone} fixed{english}.")
        complain(done.at(document.path).of(settings.lang))
    # What is returned with remarks is the mended file.
    return step._replace(origin=replace(document, origin=str(home)))


def _copied(path: Path, data: bytes, settings: Settings) -> Path:
    """Return where the copy of a file goes; raises UsageError if something else is there."""
    from jixiaolint.find.copies import copy_of
    from jixiaolint.find.identity import identity, written_to

    home = copy_of(path)
    if identity(home) in written_to(settings.outputs):
        raise UsageError(
            Said(
                "报告也写到这里，请换一个位置。",
                "a report goes there too; name another place.",
            ).at(home)
        )
    if home.exists() and not (home.is_file() and home.read_bytes() == data):
        raise UsageError(
            Said(
                f"{home.name} 已经有了，没有覆盖；请先移走它，或用 --in-place 直接改原文件。",
                f"{home.name} is there already and is not replaced; move it away, or use --in-place.",
            ).at(path)
        )
    return home


def show_alone(paths: Sequence[str], settings: Settings) -> Result:
    """Have files mended, write them or how they differ to standard output.

    Return what is left in them; where they are shown only, it fails if any would change.
    """
    from jixiaolint.reading import found
    from jixiaolint.results.outcome import Wanted
    from jixiaolint.run import checked
    from jixiaolint.work.tally import Tally

    assert settings.fixing is not None
    tally = Tally(settings, keep=False)
    listed = list(found(paths, settings))
    nothing = Wanted(tables=False, remarks=False, sheets=False)
    differ = False
    steps = mended(checked(listed, settings, wanted=nothing), settings)
    for step in tally.until_stopped(steps):
        fixed = step.outcome.fixed
        if fixed is not None:
            differ = differ or bool(fixed.diff)
            _show(step.outcome.found.path, fixed)
    result = tally.result()
    notes = () if settings.fixing.quiet else result.notes
    left = tally.left(len(listed))
    tell(replace(result, notes=notes), left, settings.lang)
    return replace(result, fails=differ if settings.fixing.show else result.fails)


def _show(path: str, fixed: Fixed) -> None:
    """Write a mended file, or how it differs, to standard output."""
    if fixed.data is None:
        show([fixed.diff])
    elif sys.stdout.isatty() and not fixed.data.startswith(_ZIP):
        from jixiaolint.read.decode import decode

        show([decode(path, fixed.data)[0]])
    else:
        put(None, fixed.data)
