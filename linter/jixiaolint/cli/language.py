"""In which language the command line says what is wrong, and how Click's own words read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from jixiaolint.said import Language, Said
from jixiaolint.settings.run import LANGUAGES

_SETTINGS = re.compile(
    r"^(?:jixiaolint\.)?lang[ \t]*[:=][ \t]*['\"]?(\w+)", re.MULTILINE
)
_TABLE = "[tool.jixiaolint]"
_MOST = 100_000
"""So many characters of a settings file are looked at."""


def language(arguments: Sequence[str]) -> Language:
    """Return the language that arguments ask for, or else the settings, or else Chinese.

    Nothing need be right with either: this is for saying what is wrong with them.
    """
    alone = "--isolated" in arguments
    stated = None if alone else _set(_given(arguments, "--config"))
    for wanted in (_given(arguments, "--lang"), stated):
        for known in LANGUAGES:
            if wanted == known:
                return known
    return LANGUAGES[0]


def _given(arguments: Sequence[str], option: str) -> str | None:
    """Return the last value that an option is given."""
    found = None
    for word, after in zip(arguments, [*arguments[1:], ""], strict=True):
        if word == "--":
            break
        if word == option:
            found = after
        elif word.startswith(f"{option}="):
            found = word.removeprefix(f"{option}=")
    return found


def _set(config: str | None) -> str | None:
    """Return what a settings file says of the language, by a look at its lines."""
    from jixiaolint.settings.file import nearest_file

    with suppress(OSError, ValueError):
        path = Path(config) if config else nearest_file(Path.cwd())
        if path is not None and path.is_file():
            with path.open(encoding="utf-8-sig", errors="replace") as file:
                text = file.read(_MOST)
            ours = text.partition(_TABLE)[2] if path.suffix == ".toml" else text
            match = _SETTINGS.search(ours)
            return match[1] if match else None
    return None


def of_click(error: click.ClickException) -> Said:
    """Return what Click complains of, in both languages."""
    english = error.format_message()
    match error:
        case click.NoSuchOption():
            chinese = f"没有选项“{error.option_name}”。"
            if error.possibilities:
                chinese += f"是不是“{error.possibilities[0]}”？"
        case click.BadOptionUsage() if "requires" in english:
            chinese = f"选项“{error.option_name}”后面要写内容。"
        case click.BadOptionUsage():
            chinese = f"选项“{error.option_name}”后面不写内容。"
        case click.MissingParameter() if error.param is not None:
            named = error.param.opts if isinstance(error.param, click.Option) else ()
            name = next(iter(named), error.param.metavar or error.param.name)
            chinese = f"缺少“{name}”。"
        case _ if "unexpected extra" in english:
            chinese = f"多写了{english[english.rfind('(') :].rstrip('.')}。"
        case _:
            chinese = f"命令写得不对：{english}"
    return Said(chinese, english)
