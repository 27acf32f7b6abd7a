"""The files that a run reads, and that nothing is written onto."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jixiaolint.errors import UsageError
from jixiaolint.find.document import Document
from jixiaolint.find.identity import Identity, marks
from jixiaolint.find.products import product
from jixiaolint.said import Said


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that a run reads, by all that tells them from other files.

    `named` are those on the command line, settings and rules; `found` those in folders,
    of which what an earlier run has written may be written again.
    """

    named: Mapping[Identity, str]
    found: Mapping[Identity, str]

    def keep_off(self, path: Path, asked: str = "") -> None:
        """Raise UsageError for a path that is one of them."""
        for mark in marks(path):
            hit = self.named.get(mark) or self._found(mark)
            if hit:
                raise UsageError(
                    Said(
                        f"会覆盖要读的文件 {hit}，请换一个位置。",
                        f"it would replace {hit}, which is read; name another place.",
                    ).at(asked or path)
                )

    def _found(self, mark: Identity) -> str | None:
        hit = self.found.get(mark)
        with suppress(OSError):
            if hit and product(Document(hit, hit).load()):
                return None
        return hit
