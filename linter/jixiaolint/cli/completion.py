"""The command that sets up completion in a shell."""

from __future__ import annotations

import click

from jixiaolint.cli.completing import among
from jixiaolint.cli.options import LANG
from jixiaolint.errors import EXIT_CLEAN, one_of
from jixiaolint.output.console import show
from jixiaolint.said import Language, Said

_SHELL = Said("命令行", "shell")
_SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command()
@click.argument("shell", metavar="|".join(_SHELLS), shell_complete=among(_SHELLS))
@LANG
@click.pass_context
def completion(context: click.Context, shell: str, lang: Language | None) -> int:
    """Print what makes a shell complete commands, options, rules and profiles.

    输出命令补全的脚本，例如在 ~/.bashrc 中写 eval "$(jixiaolint completion bash)"。
    """
    from jixiaolint.cli.shells import script

    del lang  # what is wrong is said in it
    one_of(_SHELL, shell, _SHELLS)
    show([script(shell, context.find_root().command)])
    return EXIT_CLEAN
