"""The option that shows which settings hold, in place of a check."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from jixiaolint.bounds.limits import LIMITS, settled, variable
from jixiaolint.cli.options import JOBS
from jixiaolint.errors import EXIT_CLEAN
from jixiaolint.yaml_values.build import key_of

if TYPE_CHECKING:
    from jixiaolint.settings.file import Config
    from jixiaolint.yaml_values.located import Located, Trail

_FIELDS = {"folders": "rules"}
"""Options whose values go by another name than the field that they set."""

_SHOW = click.option(
    "--show-config",
    is_flag=True,
    is_eager=True,
    help="Print the settings that hold and where each comes from, and check nothing."
    " 列出生效的设置及其来源。",
)


def holding(command: Callable[..., int]) -> Callable[..., int]:
    """Add the option; where it is given, settings are shown and nothing else is done."""

    @wraps(command)
    def shown_or_done(show_config: bool, **given: Any) -> int:  # noqa: ANN401  all options
        """Show what holds, or do what the command does."""
        return _show(**given) if show_config else command(**given)

    return _SHOW(shown_or_done)


def _show(
    config: Config,
    limits: Mapping[str, int],
    folders: tuple[Path, ...],
    **given: object,
) -> int:
    """Print what holds; raises UsageError for what a check would refuse as well."""
    from jixiaolint.cli.options import wanted
    from jixiaolint.output.console import show
    from jixiaolint.run import applied
    from jixiaolint.settings.load import document_of
    from jixiaolint.settings.preferences import Preferences
    from jixiaolint.settings.shown import Sources, shown

    keys = {part.name: key_of(part) for part in fields(Preferences)}
    given = {name: value for name, value in given.items() if name in keys}
    asked = wanted(config, limits, given, folders)
    applied(asked.run())
    asked = replace(asked, limits=settled() or {})
    document = document_of(config)
    sources = Sources(document, dict(_said(keys)), asked.lang)
    show(shown(asked, sources, _home(document)))
    return EXIT_CLEAN


def _home(document: Located | None) -> Path:
    """Return the folder from which all patterns can be said: the settings' or this one.

    What lies above a folder cannot be said as a pattern that is seen from it.
    """
    here = Path.cwd()
    if document is None:
        return here
    home = Path(os.path.abspath(document.path)).parent  # noqa: PTH100  no link is followed
    return home if here.is_relative_to(home) else here


def _said(keys: Mapping[str, str]) -> Iterator[tuple[Trail, str]]:
    """Yield the option or the variable that gave a setting, by its key."""
    context = click.get_current_context()
    for name in LIMITS:
        if os.environ.get(variable(name), "").strip():
            yield ("limits", name), variable(name)
    for option in context.command.params:
        name = str(option.name)
        key, value = keys.get(_FIELDS.get(name, name)), context.params.get(name)
        if not key or not value:
            continue
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        source = option.opts[-1] if given else JOBS
        for trail in (
            ((key, each) for each in value) if isinstance(value, dict) else ((key,),)
        ):
            yield trail, source
