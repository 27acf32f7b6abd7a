"""The options that commands share, and what turns their words into values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.config import LANGUAGES, one_of
from jixiaolint.errors import UsageError
from jixiaolint.report import FOLDERS, FORMATS

if TYPE_CHECKING:
    Command = Callable[..., int]


def words(_: object, __: object, values: Sequence[str]) -> tuple[str, ...]:
    """Return the words of comma lists as one tuple."""
    found = (word.strip() for value in values for word in value.split(","))
    return tuple(word for word in found if word)


def outputs(
    _: object, __: object, values: Sequence[str]
) -> tuple[tuple[str, Path], ...]:
    """Return the pairs of ``FORMAT:FILE`` or ``FORMAT:DIR``."""
    return tuple(map(_output, values))


def _output(value: str) -> tuple[str, Path]:
    form, colon, file = value.partition(":")
    formats = (*FORMATS, *FOLDERS)
    if not colon and form not in formats:
        raise UsageError(f"No format in --output '{value}': write html:{value}.")
    one_of("format", form, formats)
    kind = "DIR" if form in FOLDERS else "FILE"
    if not file:
        raise UsageError(f"No file in --output '{value}': write {form}:{kind}.")
    path = Path(file)
    if form in FOLDERS and path.exists() and not path.is_dir():
        raise UsageError(f"'{file}' is no folder: write --output {form}:DIR.")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"No folder '{path.parent}' for --output '{value}'.")
    return form, path


def known(kind: str, allowed: Iterable[str]) -> Callable[..., str | None]:
    """Return a callback that accepts only known words, and none at all."""
    return lambda _, __, word: word and one_of(kind, word, tuple(allowed))


PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
LANG = click.option(
    "--lang",
    metavar="|".join(LANGUAGES),
    callback=known("language", LANGUAGES),
    help="Language of messages, zh by default. 报告语言。",
)
RULES = click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with rules of your own; repeatable. 自定义规则目录。",
)
SELECT = click.option(
    "--select",
    multiple=True,
    metavar="RULE,…",
    callback=words,
    help="Only these rules, by code, name or problem; repeatable. 只用这些规则。",
)
CONFIG = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Settings, jixiaolint.yaml here or in a folder above by default. 设置文件。",
)
STDIN = click.option(
    "--stdin-filename",
    default="<stdin>",
    metavar="NAME",
    help="Name that standard input (-) passes for. 标准输入视为何文件。",
)


def format_option(formats: Iterable[str]) -> Callable[[Command], Command]:
    """Return the option ``--format``; the first of the formats is the default."""
    formats = tuple(formats)
    return click.option(
        "--format",
        "form",
        default=formats[0],
        metavar="|".join(formats),
        callback=known("format", formats),
        help=f"Format on standard output, {formats[0]} by default. 输出格式。",
    )
