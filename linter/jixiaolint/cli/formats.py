"""The options that say in which formats a command reports, and where each goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from jixiaolint.cli.completing import among
from jixiaolint.cli.options import known
from jixiaolint.errors import UsageError, one_of
from jixiaolint.report import FOLDERS, FORMATS
from jixiaolint.said import Said

Command = Callable[..., int]

_FORMAT = Said("格式", "format")


def format_option(formats: Iterable[str]) -> Callable[[Command], Command]:
    """Return the option ``--format``; the first of the formats is the default."""
    formats = tuple(formats)
    return click.option(
        "--format",
        "form",
        default=formats[0],
        metavar="FORMAT",
        callback=_one_stream(formats),
        shell_complete=among(formats),
        help=f"Format on standard output, {formats[0]} by default: {', '.join(formats)}."
        " 输出格式。",
    )


def _one_stream(formats: Sequence[str]) -> Callable[..., str | None]:
    """Return what checks the value of ``--format``: a folder is for ``--output``."""
    right = known(_FORMAT, formats)

    def check(
        context: click.Context, option: click.Parameter, value: str
    ) -> str | None:
        """Return the value; raises UsageError for what is no format of a stream."""
        if value in FOLDERS and "html" in formats:
            raise UsageError(
                Said(
                    f"--format {value}: 写出的是一个目录，请用 --output {value}:DIR/。",
                    f"--format {value}: a folder is written; use --output {value}:DIR/.",
                )
            )
        return right(context, option, value)

    return check


def _outputs(
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


OUTPUT = click.option(
    "--output",
    "saved",
    multiple=True,
    metavar="FORMAT:FILE",
    callback=_outputs,
    shell_complete=among(f"{form}:" for form in (*FORMATS, *FOLDERS)),
    help="Report to a file besides, such as html:report.html; letter:DIR/ writes"
    " a letter to each unit, xlsx:DIR/ each checked file with the remarks in it;"
    " repeatable. 另存报告、意见书，或写回意见。",
)
