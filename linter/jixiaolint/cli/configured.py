"""The options that say which settings file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.errors import UsageError
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.settings.file import Config


def configured(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say which settings file holds."""
    for option in (_ISOLATED, _CONFIG):
        command = option(command)
    return command


def _isolated(context: click.Context, _: object, value: bool) -> None:
    context.meta[_NO_FILE] = value


def _config(context: click.Context, _: object, path: Path | None) -> Config:
    """Return the file that is named, or False if none shall hold."""
    if context.meta[_NO_FILE] and path is not None:
        raise UsageError(
            Said(
                f"--isolated 不读设置文件，不能同时写 --config {path}。",
                f"--isolated reads no settings file, and --config {path} names one; leave"
                " out one of the two.",
            )
        )
    return False if context.meta[_NO_FILE] else path


_NO_FILE = f"{__name__}.isolated"
_ISOLATED = click.option(
    "--isolated",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_isolated,
    help="Read no settings file at all. 不读任何设置文件。",
)
_CONFIG = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_config,
    help="Settings; by default jixiaolint.yaml, .jixiaolint.yaml or pyproject.toml here or"
    " in a folder above. 设置文件。",
)
