"""Where output goes: standard output as UTF-8, and the files of ``--output``."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from errno import EINVAL, EPIPE
from pathlib import Path
from typing import TextIO

import click

from jixiaolint.errors import UsageError
from jixiaolint.output.writing import write
from jixiaolint.said import Said
from jixiaolint.width import sentence

_BATCH = 2**16
"""So many characters are written at once, or a million lines would be a million calls."""

_UNREAD = (EPIPE, EINVAL) if os.name == "nt" else (EPIPE,)
"""How the system says that the reader of a pipe has gone."""


def use_utf8() -> None:
    """Make standard output and error UTF-8, whatever code page the console has.

    What UTF-8 cannot hold (half a surrogate pair in a file name) is escaped. A stream
    that the caller has closed becomes one that refuses, and no file gets its number.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            closed = os.open(os.devnull, os.O_RDONLY if number else os.O_WRONLY)
            setattr(sys, name, open(closed, "w" if number else "r"))  # noqa: PTH123, SIM115  open for good
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(pieces: Iterable[str], *, err: bool = False) -> None:
    """Write to standard output, or to standard error if `err`.

    Colours stay only on a terminal and without ``NO_COLOR``. Where nobody reads any
    more, the rest is not made. Raises UsageError if standard output takes no more.
    """
    for batch in _batches(pieces):
        if not _put(batch, err=err):
            return


def _batches(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces together, as many as are written at once."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _BATCH:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)


def complain(message: str) -> None:
    """Write one sentence to standard error under the name of the program."""
    _put(f"jixiaolint: {sentence(message)}\n", err=True)


def refusal(error: OSError) -> Said:
    """Return the sentence for a standard output that refuses what is written to it."""
    _hush(sys.stdout)
    reason = error.strerror or error
    return Said(
        f"标准输出写不进去：{reason}。", f"standard output cannot be written: {reason}."
    )


def save(path: Path, pieces: Iterable[str]) -> None:
    """Write a file as UTF-8 without colours; raises UsageError."""
    write(path, in_bytes(pieces))


def put(path: Path | None, data: bytes) -> None:
    """Write what is no text to a file, or to standard output if there is no path.

    Raises UsageError, for a terminal too, which would show nonsense.
    """
    if path is not None:
        write(path, data)
    elif sys.stdout.isatty():
        raise UsageError(
            Said(
                "这种格式不是文字，终端显示不了，请转到文件：> 文件。",
                "this format is no text to be shown; send it to a file: > FILE.",
            )
        )
    else:
        _put(data, err=False)


def in_bytes(pieces: Iterable[str]) -> bytes:
    """Return what a file holds that shows the pieces: UTF-8 without colours."""
    text = "".join(map(click.unstyle, pieces))
    return text.encode("utf-8", "backslashreplace")


def _put(text: str | bytes, *, err: bool) -> bool:
    """Write to a standard stream; tell whether anybody reads it."""
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        click.echo(text, nl=False, err=err, color=colour)
    except OSError as error:
        if err or error.errno in _UNREAD:
            _hush(sys.stderr if err else sys.stdout)
            return False
        raise UsageError(refusal(error)) from error
    return True


def _hush(stream: TextIO) -> None:
    """Let go nowhere what a stream still holds, or the end of the process would fail."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
