"""The command that reports the problems of indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiaolint.cli.baseline import Keeping, baseline
from jixiaolint.cli.compare import COMPARE, compared
from jixiaolint.cli.completing import profiles
from jixiaolint.cli.completing import rules as rule_words
from jixiaolint.cli.configured import configured
from jixiaolint.cli.fixing import alone, fixing, mended, show_alone
from jixiaolint.cli.formats import OUTPUT, format_option
from jixiaolint.cli.holding import holding
from jixiaolint.cli.options import (
    LANG,
    RULES,
    SELECT,
    check_name_of_input,
    reading,
    wanted,
    words,
)
from jixiaolint.cli.telling import Telling, telling
from jixiaolint.errors import EXIT_TROUBLE
from jixiaolint.report import FORMATS, STREAMED
from jixiaolint.settings.letterhead import NAMES, stated

if TYPE_CHECKING:
    from jixiaolint.cli.delivery import Reports
    from jixiaolint.said import Said
    from jixiaolint.settings.file import Config
    from jixiaolint.settings.fixing import Fixing
    from jixiaolint.settings.preferences import Preferences
    from jixiaolint.settings.run import Settings
    from jixiaolint.work.tally import Tally


@click.command()
@format_option(FORMATS)
@OUTPUT
@click.option(
    "--answers",
    multiple=True,
    metavar="PATH",
    help="Returned file or saved letter, or a folder of them: show which remarks are"
    " answered, accepted or open; repeatable. 读回单位的答复。",
)
@RULES
@configured
@click.option(
    "--profile",
    metavar="NAME",
    shell_complete=profiles,
    help="Form that tables are held to, auto by default: each its own. 指标体系。",
)
@LANG
@SELECT
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE,…",
    callback=words,
    shell_complete=rule_words,
    help="Not these rules; repeatable. 不用这些规则。",
)
@click.option(
    "--letter",
    multiple=True,
    metavar="NAME=TEXT",
    callback=lambda _, __, values: dict(map(stated, values)),
    help=f"What letters say at their head: {', '.join(NAMES)}; repeatable. 意见书抬头。",
)
@click.option(
    "--coverage",
    is_flag=True,
    help="Also count per rule how often it spoke or did not apply. 统计规则适用情况。",
)
@COMPARE
@click.option(
    "--pass-by",
    is_flag=True,
    help="Say nothing of named files that hold no table, as a hook names them; what cannot"
    " be read still fails. 直接写出的文件没有指标就略过，供提交钩子使用。",
)
@baseline
@fixing
@telling
@reading
@holding
def check(
    paths: Sequence[str],
    form: str,
    saved: tuple[tuple[str, Path], ...],
    config: Config,
    answers: Sequence[str],
    compare: Path | None,
    keeping: Keeping,
    telling: Telling,
    **given: Any,  # noqa: ANN401  options that `_asked` takes
) -> int:
    """Report the problems of the indicators in files and folders.

    检查文件或目录中的绩效指标。Exit code 0: nothing at or above --fail-on; 1: findings;
    2: something could not be checked.
    """
    from jixiaolint.cli.clashes import keep_apart
    from jixiaolint.cli.delivery import Reports
    from jixiaolint.run import answered, applied, given_in

    check_name_of_input(paths, given["stdin_filename"])
    asked, settings = _asked(saved, config, **given)
    before = compared(compare, {form, *dict(saved)})
    settings = keeping.over(settings, asked.baseline, config)
    if alone(settings.fixing, paths, reported=bool(saved) or form != "text"):
        return telling.over(show_alone(paths, settings), {}, asked.lang).exit_code
    inputs = keep_apart(saved, (*paths, *answers), settings, config, compare)
    rules, said = applied(settings), given_in(answers, settings)
    places = [(form, None), *saved]
    reports = Reports.begun(places, asked.lang, inputs, matched=bool(answers))
    tally, left = _work(paths, settings, reports)
    result = replace(answered(tally.result(rules), said), earlier=before)
    known = keeping.told(result, tally, paths, settings, config)
    result = telling.over(known, tally.kinds, asked.lang)
    failed = reports.finish(result, left)
    return EXIT_TROUBLE if failed else result.exit_code


def _asked(
    saved: tuple[tuple[str, Path], ...],
    config: Config,
    folders: tuple[Path, ...],
    limits: Mapping[str, int],
    fixes: Fixing | None,
    stdin_filename: str,
    coverage: bool,
    **given: object,
) -> tuple[Preferences, Settings]:
    """Return what settings file and options ask for, and what of it a run goes by."""
    asked = wanted(config, limits, given, folders)
    settings = replace(
        asked.run(),
        stdin_filename=stdin_filename,
        outputs=tuple(path for _, path in saved),
        coverage=coverage,
        fixing=fixes,
    )
    return asked, settings


def _work(
    paths: Sequence[str], settings: Settings, reports: Reports
) -> tuple[Tally, Said | None]:
    """Have everything checked, and shown as it is done where it can be.

    Return what came of it, and the sentence on what was left undone, if anything was.
    """
    from jixiaolint.flow import size_of
    from jixiaolint.output.progress import progress
    from jixiaolint.reading import found
    from jixiaolint.run import checked
    from jixiaolint.work.tally import Tally

    tally = Tally(settings, keep=reports.keep())
    listed = list(found(paths, settings, settings.outputs))
    shows = reports.places[0][0] in STREAMED
    quiet = bool(click.get_current_context().params.get("quiet"))
    with progress(size_of(listed), shows=shows, quiet=quiet) as tick:
        for step in tally.until_stopped(
            mended(
                checked(
                    listed,
                    settings,
                    wanted=reports.wanted(),
                    forms=reports.forms(),
                    tick=tick,
                ),
                settings,
            )
        ):
            reports.take(step.outcome)
    return tally, tally.left(len(listed))
