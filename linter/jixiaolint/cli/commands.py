"""The commands by their names; without one, what can only be meant for ``check`` is."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from jixiaolint.errors import one_of
from jixiaolint.said import Said

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_USUAL = "check"


class Commands(click.Group):
    """A group that offers the nearest name for an unknown command, and checks a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take options of its own, and leave the command with what belongs to it."""
        if not args:
            args = ctx.help_option_names[-1:]
        elif self._lacks_command(ctx, args[0]):
            args = [_USUAL, *args]
        return super().parse_args(ctx, args)

    def _lacks_command(self, ctx: click.Context, first: str) -> bool:
        """Tell whether a command line begins with what stands behind ``check``."""
        if first in self.commands:
            return False
        if first.startswith("-") and first != "-":
            option = first.partition("=")[0]
            return option not in {
                name for one in self.get_params(ctx) for name in one.opts
            }
        return _is_path(first)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; raises UsageError."""
        if not ctx.resilient_parsing:
            one_of(Said("命令", "command"), args[0], tuple(self.commands))
        return super().resolve_command(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """Return the commands that begin so, and have the shell add its files."""
        from click.shell_completion import CompletionItem

        known = super().shell_complete(ctx, incomplete)
        return [*known, CompletionItem(incomplete, type="file")]


def _is_path(word: str) -> bool:
    """Tell whether a word is a file or folder, or is written as one."""
    named = word == "-" or os.sep in word or "/" in word
    return named or bool(PurePath(word).suffix) or os.path.lexists(word)
