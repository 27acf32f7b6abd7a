"""The options that say how much of what is found is told, and how a run ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from jixiaolint.cli.completing import among
from jixiaolint.cli.options import known, with_options
from jixiaolint.rule.rule import SEVERITIES
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.findings import Kind
    from jixiaolint.results.result import Result

_OPTIONS = (
    click.option(
        "--fail-on",
        metavar="|".join(SEVERITIES),
        callback=known(Said("级别", "severity"), SEVERITIES),
        shell_complete=among(SEVERITIES),
        help="Least severity that gives exit code 1, warning by default. 失败的最低级别。",
    ),
    click.option(
        "--min-severity",
        metavar="|".join(SEVERITIES),
        callback=known(Said("级别", "severity"), SEVERITIES),
        shell_complete=among(SEVERITIES),
        help="Least severity that is told, info by default; --fail-on asks for the others"
        " too. 列出的最低级别。",
    ),
    click.option(
        "--statistics",
        is_flag=True,
        help="Tell how many findings there are per rule and problem, in text in place of"
        " the findings. 按规则和问题统计。",
    ),
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help="Tell findings and failures, and nothing else. 只输出问题。",
    ),
    click.option(
        "--exit-zero",
        is_flag=True,
        help="Exit code 0 whatever is found; 2 where something could not be checked."
        " 有问题也不算失败。",
    ),
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How much is told: `statistics` besides, nothing but findings if `quiet`."""

    statistics: bool = False
    quiet: bool = False
    exit_zero: bool = False

    def over(self, result: Result, kinds: Mapping[Kind, int], lang: str) -> Result:
        """Return a result that is told so."""
        return replace(
            result,
            statistics=dict(kinds) if self.statistics else None,
            quiet=self.quiet,
            fails=result.fails and not self.exit_zero,
            notes=() if self.quiet else (*result.notes, *_hidden(result.hidden, lang)),
        )


def _hidden(number: int, lang: str) -> Iterator[str]:
    """Yield the sentence on findings that are not told, if there are any."""
    if number:
        yield Said(
            f"另有 {number} 个问题低于 --min-severity，没有列出。",
            f"findings below --min-severity, not told: {number}.",
        ).of(lang)


def telling(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options, of which those that no settings file has come as one."""

    @wraps(command)
    def told(
        statistics: bool,
        quiet: bool,
        exit_zero: bool,
        **given: Any,  # noqa: ANN401  all other options
    ) -> int:
        """Do what the command does."""
        return command(telling=Telling(statistics, quiet, exit_zero), **given)

    return with_options(told, _OPTIONS)
