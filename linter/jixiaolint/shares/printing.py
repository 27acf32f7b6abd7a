"""Print a file by shares, as `parse` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jixiaolint.file_read import Reading
from jixiaolint.model import Extraction
from jixiaolint.shares.cut import Share, shares, tables_of
from jixiaolint.shares.spread import spread


def printed(
    write: Callable[[Reading], str], file: Reading, processes: int
) -> list[str] | None:
    """Return what is written of a file, share by share; nothing if one process is to."""
    cut = shares(file.tables, processes)

    def part(share: Share) -> str:
        """Return what is written of a share."""
        tables = tables_of(file.tables, share)
        return write(replace(file, extraction=Extraction(tables)))

    return spread(part, cut, processes) if cut else None
