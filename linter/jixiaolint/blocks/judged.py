"""The blocks of a table as judged: what is kept of each until all of it can be told."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from jixiaolint.blocks.block import Block, Outline


class BlockJob(NamedTuple):
    """A block to be read, and judged by a profile or by that which it shows itself."""

    outline: Outline
    block: Block
    profile: str | None = None


class Named(NamedTuple):
    """A project: its number, its name, and where that stands."""

    number: int
    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What is kept of a block until all are judged, beside its findings.

    `profile` is the one by which it was judged, `shows` what it takes to tell that of the
    whole table. The rest is packed, for all that waits in one process: what rules on
    tables take of the block, and its projects.
    """

    profile: str
    shows: tuple[Any, ...]
    packed: bytes

    @classmethod
    def of(
        cls,
        profile: str,
        shows: tuple[Any, ...],
        parts: tuple[Any, ...],
        projects: tuple[Named, ...],
    ) -> Judged:
        """Return a block as judged."""
        packed = pickle.dumps((parts, projects), pickle.HIGHEST_PROTOCOL)
        return cls(profile, shows, packed)

    def rest(self) -> tuple[tuple[Any, ...], tuple[Named, ...]]:
        """Return what rules on tables take of the block, and its projects."""
        rest: tuple[tuple[Any, ...], tuple[Named, ...]] = pickle.loads(self.packed)
        return rest


class Joining(NamedTuple):
    """The blocks of a table, to be judged as one."""

    outline: Outline
    blocks: Sequence[Judged]
