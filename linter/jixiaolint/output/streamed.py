"""A report that is written as findings come: to standard output, or beside its place."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path

from jixiaolint.output.console import in_bytes, show
from jixiaolint.output.writing import opened

_Writing = Generator[None, Iterable[str] | None, None]


class Streamed:
    """One report; what goes wrong with it is kept until its end, for others go on."""

    def __init__(self, path: Path | None) -> None:
        self._writing = _shown() if path is None else _saved(path)
        self._fault: Exception | None = None
        self.write(None)

    def write(self, pieces: Iterable[str] | None) -> None:
        """Write what comes next; nothing at all before the first and behind the last."""
        if self._fault is None:
            try:
                self._writing.send(pieces)
            except StopIteration:
                pass
            except Exception as fault:
                self._fault = fault

    def finish(self) -> None:
        """End the report as a whole; raise what went wrong with it."""
        self.write(None)
        if self._fault is not None:
            raise self._fault

    def give_up(self) -> None:
        """Leave a file as it was before, for this one will never be whole."""
        self._writing.close()


def _shown() -> _Writing:
    """Write to standard output what is sent."""
    while (pieces := (yield)) is not None:
        show(pieces)


def _saved(path: Path) -> _Writing:
    """Write to a file what is sent."""
    with opened(path) as file:
        while (pieces := (yield)) is not None:
            file.writelines(in_bytes([piece]) for piece in pieces)
