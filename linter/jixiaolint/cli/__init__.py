"""The command line: options in, exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from jixiaolint import __version__
from jixiaolint.cli.aside import Keeping, baseline
from jixiaolint.cli.commands import Commands
from jixiaolint.cli.compare import COMPARE, compared
from jixiaolint.cli.complete import completion
from jixiaolint.cli.completed import COMPLETING, profiles
from jixiaolint.cli.completed import rules as rule_words
from jixiaolint.cli.configured import configured
from jixiaolint.cli.fixing import alone, fixing, mended, show_alone
from jixiaolint.cli.formats import OUTPUT, format_option
from jixiaolint.cli.holding import holding
from jixiaolint.cli.hook import PASS_BY
from jixiaolint.cli.ignore import ignore
from jixiaolint.cli.init import init
from jixiaolint.cli.language import language, of_click
from jixiaolint.cli.new_rule import new_rule
from jixiaolint.cli.options import (
    LANG,
    RULES,
    SELECT,
    reading,
    wanted,
    words,
)
from jixiaolint.cli.parse import parse
from jixiaolint.cli.rules import explain, rules, schema, test_rules
from jixiaolint.cli.telling import Telling, telling
from jixiaolint.errors import (
    EXIT_CLEAN,
    EXIT_TROUBLE,
    JixiaolintError,
    debugging,
    fault,
)
from jixiaolint.letterhead import NAMES, stated
from jixiaolint.output.console import complain, refusal, use_utf8
from jixiaolint.report import FORMATS, STREAMED
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.cli.delivery import Reports
    from jixiaolint.config import Settings
    from jixiaolint.fixes.asked import Fixing
    from jixiaolint.settings_file import Config
    from jixiaolint.tally import Tally


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code; never with a traceback.

    Without `arguments`, those of the process count.
    """
    use_utf8()
    if os.environ.get(COMPLETING, "").startswith("powershell"):
        import jixiaolint.cli.shells  # noqa: F401  Click knows it from then on
    try:
        code = cli.main(arguments, prog_name="jixiaolint", standalone_mode=False)
    except click.Abort:
        code = _trouble(Said("已中断。", "Interrupted."), arguments)
    except click.ClickException as error:
        code = _trouble(of_click(error), arguments)
    except JixiaolintError as error:
        code = _trouble(error.said, arguments)
    except SystemExit:
        code = EXIT_CLEAN  # Click goes where nobody reads its help any more.
    except MemoryError:
        from jixiaolint.bounds.beyond import starved

        code = _trouble(starved(), arguments)
    except Exception as error:
        # Only a stream has no name.
        if isinstance(error, OSError) and error.filename is None:
            sys.exit(_trouble(refusal(error), arguments))
        if debugging():
            raise
        code = _trouble(_internal(error), arguments)
    sys.exit(code or EXIT_CLEAN)


def _trouble(said: Said, arguments: Sequence[str] | None) -> int:
    """Say what is wrong in the language that the arguments ask for."""
    asked = language(sys.argv[1:] if arguments is None else arguments)
    complain(said.of(asked))
    return EXIT_TROUBLE


def _internal(error: Exception) -> Said:
    return Said(
        f"内部错误（{fault(error)}）；设 JIXIAOLINT_DEBUG=1 可看到出错的地方。",
        f"Internal error ({fault(error)}); JIXIAOLINT_DEBUG=1 shows where.",
    )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="jixiaolint %(version)s")
def cli() -> None:
    """Check budget performance indicators before they are submitted.

    预算绩效指标检查工具：提交之前找出指标中的问题。
    """


@cli.command()
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
@PASS_BY
@baseline
@fixing
@telling
@reading
@holding
def check(
    paths: Sequence[str],
    form: str,
    saved: tuple[tuple[str, Path], ...],
    folders: tuple[Path, ...],
    config: Config,
    stdin_filename: str,
    answers: Sequence[str],
    coverage: bool,
    compare: Path | None,
    keeping: Keeping,
    telling: Telling,
    limits: Mapping[str, int],
    fixes: Fixing | None,
    **given: object,
) -> int:
    """Report the problems of the indicators in files and folders.

    检查文件或目录中的绩效指标。Exit code 0: nothing at or above --fail-on; 1: findings;
    2: something could not be checked.
    """
    from jixiaolint.cli.delivery import Reports
    from jixiaolint.output.clashes import keep_apart
    from jixiaolint.run import answered, applied, given_in

    asked = wanted(config, limits, given, folders)
    settings = replace(
        asked.run(),
        stdin_filename=stdin_filename,
        outputs=tuple(path for _, path in saved),
        coverage=coverage,
        fixing=fixes,
    )
    before = compared(compare, {form, *dict(saved)})
    settings = keeping.over(settings, asked.baseline, config)
    if alone(fixes, paths, saved):
        return telling.over(show_alone(paths, settings), {}).exit_code
    inputs = keep_apart(saved, (*paths, *answers), settings, config, compare)
    rules = applied(settings)
    said = given_in(answers, settings)
    places = [(form, None), *saved]
    reports = Reports.begun(places, asked.lang, inputs, matched=bool(answers))
    tally, left = _work(paths, settings, reports)
    result = replace(answered(tally.result(rules), said), earlier=before)
    result = telling.over(keeping.told(result, tally, paths, settings), tally.kinds)
    failed = reports.finish(result, left)
    return EXIT_TROUBLE if failed else result.exit_code


def _work(
    paths: Sequence[str], settings: Settings, reports: Reports
) -> tuple[Tally, str | None]:
    """Have everything checked, and shown as it is done where it can be.

    Return what came of it, and the sentence on what was left undone, if anything was.
    """
    from jixiaolint.flow import size_of
    from jixiaolint.output.progress import progress
    from jixiaolint.reading import found
    from jixiaolint.run import checked
    from jixiaolint.tally import Tally

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


_ON_RULES = (explain, rules, new_rule, test_rules, schema)

for command in (parse, *_ON_RULES, ignore, init, completion):
    cli.add_command(command)
