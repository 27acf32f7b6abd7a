"""Shells that complete commands: what each has to run for it, and how PowerShell asks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from jixiaolint.cli.completing import COMPLETING

if TYPE_CHECKING:
    import click

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_WORD = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    try {
        %(prog_name)s | ForEach-Object {
            $type, $value, $help = $_ -split "`t", 3
            if ($type -eq "plain") {
                if (-not $help) { $help = $value }
                [System.Management.Automation.CompletionResult]::new(
                    $value, $value, "ParameterValue", $help)
            }
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:COMP_WORD, Env:%(complete_var)s
        [Console]::OutputEncoding = $before
    }
}
"""


@add_completion_class
class PowerShellComplete(ShellComplete):
    """Completion for PowerShell, which Click does not know; files it completes itself."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the whole words of the command line, and the one that is being typed."""
        words = split_arg_string(os.environ["COMP_WORDS"])[1:]
        typed = os.environ.get("COMP_WORD", "")
        return (words[:-1] if typed and words else words), typed

    def format_completion(self, item: CompletionItem) -> str:
        """Return a word as the script reads it."""
        return f"{item.type}\t{item.value}\t{item.help or ''}"


def script(shell: str, cli: click.Command) -> str:
    """Return what a shell has to run for the commands to be completed in it."""
    kind = get_completion_class(shell)
    assert kind is not None
    # Not by its own method: that of bash starts one to ask for its version.
    return ShellComplete.source(kind(cli, {}, "jixiaolint", COMPLETING))
