"""Where output goes: standard output as UTF-8, and the files of ``--output``."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import click

from jixiaolint.errors import UsageError
from jixiaolint.width import sentence

_BATCH = 500
"""So many pieces are written at once, so that a million lines are not a million calls."""


def use_utf8() -> None:
    """Make standard output and error UTF-8, whatever code page the console has.

    What UTF-8 cannot hold (half a surrogate pair in a file name) is escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(pieces: Iterable[str], *, err: bool = False) -> None:
    """Write to standard output, or to standard error if `err`; colours only on a terminal and without ``NO_COLOR``."""
    colour = False if os.environ.get("NO_COLOR") else None
    rest = iter(pieces)
    while batch := list(islice(rest, _BATCH)):
        click.echo("".join(batch), nl=False, err=err, color=colour)


def complain(message: str) -> None:
    """Write one sentence to standard error under the name of the program."""
    click.echo(f"jixiaolint: {sentence(message)}", err=True)


def save(path: Path, pieces: Iterable[str]) -> None:
    """Write a file as UTF-8 without colours; raises UsageError."""
    try:
        with path.open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as file:
            file.writelines(map(click.unstyle, pieces))
    except OSError as error:
        raise UsageError(f"Cannot write '{path}': {error.strerror}.") from error
