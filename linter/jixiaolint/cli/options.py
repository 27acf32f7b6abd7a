"""The options that commands share, and what turns their words into values."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.bounds.limits import LIMITS, above_zero, settle, stated, within
from jixiaolint.bounds.memory import capped
from jixiaolint.cli.completing import among, rules
from jixiaolint.errors import UsageError, one_of, shown
from jixiaolint.find.document import STDIN
from jixiaolint.find.globs import Glob, unfit
from jixiaolint.output.console import complain
from jixiaolint.said import Said
from jixiaolint.settings.run import LANGUAGES

if TYPE_CHECKING:
    from jixiaolint.results.result import Result
    from jixiaolint.said import Language
    from jixiaolint.settings.file import Config
    from jixiaolint.settings.preferences import Preferences

    Command = Callable[..., int]

_UNNAMED = "<stdin>"
"""What standard input is called where nobody names it."""

JOBS = "JIXIAOLINT_JOBS"
"""The environment variable that says how many processes there shall be."""


def words(_: object, __: object, values: Sequence[str]) -> tuple[str, ...]:
    """Return the words of comma lists as one tuple."""
    found = (word.strip() for value in values for word in value.split(","))
    return tuple(filter(None, found))


def _patterns(_: object, __: object, values: Sequence[str]) -> tuple[Glob, ...]:
    """Return patterns as seen from the working folder."""
    for value in values:
        if said := unfit(value):
            raise UsageError(said.at(shown(value)))
    return tuple(Glob(value, Path()) for value in values)


def check_name_of_input(paths: Sequence[str], name: str) -> None:
    """Raise UsageError for a name of standard input that is not read."""
    if name != _UNNAMED and STDIN not in paths:
        raise UsageError(
            Said(
                "--stdin-filename 是标准输入的名称，要有一个路径写作 -。",
                "--stdin-filename names standard input, so one path must be -.",
            )
        )


def _limits(_: object, __: object, values: Sequence[str]) -> dict[str, int]:
    """Return limits by name; raises UsageError for a wrong name or amount."""
    pairs = (value.partition("=") for value in values)
    return dict(stated(name, most, f"--limit {name}") for name, _, most in pairs)


def _jobs(_: object, __: object, value: str | None) -> int | None:
    """Return a number of processes, that of the environment if none is given."""
    if value is None and (written := os.environ.get(JOBS, "").strip()):
        return above_zero(written, JOBS)
    return None if value is None else above_zero(value, "--jobs")


def _named(
    context: click.Context, argument: click.Parameter, paths: Sequence[str]
) -> Sequence[str]:
    """Return the paths, at least one where settings are not only to be shown."""
    if not paths and not context.params.get("show_config"):
        raise click.MissingParameter(ctx=context, param=argument)
    if not all(paths):
        raise UsageError(
            Said(
                "路径是空的，请写文件或目录名，当前目录写作 . 。",
                "an empty path; name a file or folder, or . for this one.",
            )
        )
    return paths


def known(kind: Said, allowed: Iterable[str]) -> Callable[..., str | None]:
    """Return a callback that accepts only known words, and none at all."""
    return lambda _, __, word: word and one_of(kind, word, tuple(allowed))


LANG = click.option(
    "--lang",
    metavar="|".join(LANGUAGES),
    callback=known(Said("语言", "language"), LANGUAGES),
    shell_complete=among(LANGUAGES),
    help="Language of messages, zh by default. 报告语言。",
)
RULES = click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Folder with rules of your own, or one rule; repeatable. 自定义规则的目录或文件。",
)
SELECT = click.option(
    "--select",
    multiple=True,
    metavar="RULE,…",
    callback=words,
    shell_complete=rules,
    help="Only these rules, by code, name or problem; repeatable. 只用这些规则。",
)
_READING = (
    click.argument("paths", nargs=-1, metavar="PATH…", callback=_named),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        callback=_patterns,
        help="Not what this stands for in folders, besides hidden files, .git,"
        " node_modules, venv, dist, build …; as in .gitignore, ! takes back; repeatable."
        " 目录中不检查的文件。",
    ),
    click.option(
        "--include",
        multiple=True,
        metavar="PATTERN",
        callback=_patterns,
        help="Only such files in folders, instead of all that can be read; repeatable."
        " 目录中只检查这些文件。",
    ),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Hold to --exclude for paths named outright too. 直接写出的文件也照样排除。",
    ),
    click.option(
        "--strict",
        is_flag=True,
        help="Fail for a file in a folder that holds no table. 目录中没有指标的文件也算失败。",
    ),
    click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=N",
        callback=_limits,
        shell_complete=among(f"{name}=" for name in LIMITS),
        help=f"How much a file may ask of the machine: {', '.join(LIMITS)}; repeatable."
        " 放宽或收紧上限。",
    ),
    click.option(
        "--stdin-filename",
        default=_UNNAMED,
        metavar="NAME",
        help="Name that standard input (-) passes for. 标准输入视为何文件。",
    ),
    click.option(
        "--jobs",
        metavar="N",
        callback=_jobs,
        help="Number of processes, as many as the work is worth by default. 进程数。",
    ),
)


def with_options(
    command: Command, options: Sequence[Callable[[Command], Command]]
) -> Command:
    """Return a command with options of one topic, told in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def reading(command: Command) -> Command:
    """Add what is said of files to read: which they are and what they may ask."""
    return with_options(command, _READING)


def wanted(
    config: Config,
    limits: Mapping[str, int],
    given: Mapping[str, object],
    folders: Sequence[Path] = (),
) -> Preferences:
    """Return what the settings file and the command line ask of a command that reads.

    The limits hold from now on; settings files that are not used are told of.
    """
    from jixiaolint.settings.file import unused
    from jixiaolint.settings.load import load
    from jixiaolint.settings.preferences import over

    preferences = over(load(config, folders), given)
    settled = settle(preferences.limits, limits)
    context = click.get_current_context()
    context.with_resource(within(settled))
    context.with_resource(capped(settled["memory-mb"]))
    told = config is None and not context.params.get("quiet")
    for sentence in unused(Path.cwd()) if told else ():
        complain(sentence.of(preferences.lang))
    return preferences


def tell(result: Result, left: Said | None, lang: Language) -> None:
    """Say on standard error what was passed over, what failed, and what was left undone."""
    failed = (failure.message for failure in result.failures)
    for sentence in (*result.notes, *failed, *([left.of(lang)] if left else ())):
        complain(sentence)
