"""The options that commands share, and what turns their words into values."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.bounds.limits import LIMITS, above_zero, settle, stated, within
from jixiaolint.bounds.memory import capped
from jixiaolint.cli.completed import among, rules
from jixiaolint.config import LANGUAGES
from jixiaolint.errors import UsageError, one_of
from jixiaolint.find.globs import Glob
from jixiaolint.letterhead import stated as said
from jixiaolint.output.console import complain
from jixiaolint.report import FOLDERS, FORMATS
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.engine.rule import Language
    from jixiaolint.result import Result
    from jixiaolint.settings import Preferences
    from jixiaolint.settings_file import Config

    Command = Callable[..., int]

_FORMAT = Said("格式", "format")
JOBS = "JIXIAOLINT_JOBS"
"""The environment variable that says how many processes there shall be."""


def words(_: object, __: object, values: Sequence[str]) -> tuple[str, ...]:
    """Return the words of comma lists as one tuple."""
    found = (word.strip() for value in values for word in value.split(","))
    return tuple(filter(None, found))


def outputs(
    _: object, __: object, values: Sequence[str]
) -> tuple[tuple[str, Path], ...]:
    """Return the pairs of ``FORMAT:FILE`` or ``FORMAT:DIR``."""
    return tuple(map(_output, values))


def _output(value: str) -> tuple[str, Path]:
    form, colon, file = value.partition(":")
    formats = (*FORMATS, *FOLDERS)
    if not colon and form not in formats:
        raise UsageError(
            Said(
                f"--output {value}: 没有写格式，应如 html:{value}。",
                f"No format in --output '{value}': write html:{value}.",
            )
        )
    one_of(_FORMAT, form, formats)
    kind = "DIR" if form in FOLDERS else "FILE"
    if not file:
        raise UsageError(
            Said(
                f"--output {value}: 没有写文件，应如 {form}:{kind}。",
                f"No file in --output '{value}': write {form}:{kind}.",
            )
        )
    if file == "-":
        raise UsageError(
            Said(
                f"--output {value}: 标准输出用 --format {form}，这里写文件名。",
                f"--output {value}: standard output is what --format {form} writes; name"
                " a file here.",
            )
        )
    path = Path(file)
    try:
        _check_place(value, form, path)
    except OSError as error:
        raise UsageError(
            Said(
                f"写不到这里：{error.strerror}。",
                f"this place cannot be used: {error.strerror}.",
            ).at(f"--output {value}")
        ) from error
    return form, path


def _check_place(value: str, form: str, path: Path) -> None:
    """Raise UsageError for a file or folder that cannot be one; OSError for odd names."""
    if form not in FOLDERS and path.is_dir():
        raise UsageError(
            Said(
                "这是目录，请写文件名。",
                f"a folder; name a file in it: {form}:{path / 'FILE'}.",
            ).at(f"--output {value}")
        )
    over = path.absolute().parents
    nearest = next(one for one in (path.absolute(), *over) if one.exists())
    if not nearest.is_dir() and (nearest in over or form in FOLDERS):
        raise UsageError(
            Said(
                f"{nearest.name} 不是目录，请换一个。",
                f"{nearest.name} is no folder; name another.",
            ).at(f"--output {value}")
        )


def _patterns(_: object, __: object, values: Sequence[str]) -> tuple[Glob, ...]:
    """Return patterns as seen from the working folder."""
    return tuple(Glob(value, Path()) for value in values)


def _limits(_: object, __: object, values: Sequence[str]) -> dict[str, int]:
    """Return limits by name; raises UsageError for a wrong name or amount."""
    pairs = (value.partition("=") for value in values)
    return dict(stated(name, most, f"--limit {name}") for name, _, most in pairs)


def letterhead(_: object, __: object, values: Sequence[str]) -> dict[str, str]:
    """Return what letters say at their head; raises UsageError for a wrong name."""
    return dict(map(said, values))


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
        default="<stdin>",
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


def reading(command: Command) -> Command:
    """Add what is said of files to read: which they are and what they may ask."""
    for option in reversed(_READING):
        command = option(command)
    return command


def wanted(
    config: Config,
    limits: Mapping[str, int],
    given: Mapping[str, object],
    folders: Sequence[Path] = (),
) -> Preferences:
    """Return what the settings file and the command line ask of a command that reads.

    The limits hold from now on; settings files that are not used are told of.
    """
    from jixiaolint.settings import load, over
    from jixiaolint.settings_file import unused

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


def format_option(formats: Iterable[str]) -> Callable[[Command], Command]:
    """Return the option ``--format``; the first of the formats is the default."""
    formats = tuple(formats)
    return click.option(
        "--format",
        "form",
        default=formats[0],
        metavar="FORMAT",
        callback=known(_FORMAT, formats),
        shell_complete=among(formats),
        help=f"Format on standard output, {formats[0]} by default: {', '.join(formats)}."
        " 输出格式。",
    )
