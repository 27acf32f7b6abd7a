"""A big table put together again: its blocks go out to be worked on, and come back as one."""

from __future__ import annotations

import pickle
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from heapq import merge
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from jixiaolint.blocks.block import Block
from jixiaolint.blocks.judged import BlockJob, Joining, Judged
from jixiaolint.findings import Kind
from jixiaolint.report.written import WrittenFindings
from jixiaolint.results.outcome import Outcome

if TYPE_CHECKING:
    from jixiaolint.blocks.plan import Plan

_IN_MEMORY = 2**24
"""So many bytes of what is written of a table need no file."""


class Spool:
    """What was made of the blocks of a table, one by one, kept out of memory."""

    def __init__(self) -> None:
        from tempfile import SpooledTemporaryFile

        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  it goes with this value
        self._ranges: dict[int, tuple[int, int]] = {}

    def close(self) -> None:
        """Let go of all."""
        self._file.close()

    def put(self, number: int, made: object) -> None:
        """Keep what was made of a block, in place of what was kept of it before."""
        start = self._file.seek(0, 2)
        pickle.dump(made, self._file, pickle.HIGHEST_PROTOCOL)
        self._ranges[number] = start, self._file.tell()

    def all(self) -> Iterator[Any]:
        """Yield what is kept, block by block."""
        for _, (start, _) in sorted(self._ranges.items()):
            self._file.seek(start)
            yield pickle.load(self._file)


@dataclass(frozen=True, slots=True)
class Whole:
    """What came of a big table: what is written of it, by format, and what counts that."""

    written: Mapping[str, Iterable[str]]
    kinds: Counter[Kind] = field(default_factory=Counter)


Done = Callable[[Iterable[Sequence[BlockJob | Joining]]], Iterator[Any]]
"""What has blocks worked on, and yields what is made of each."""

Put = AbstractContextManager["Whole | Outcome | None"]
"""A table put together, for as long as it is looked at."""


@contextmanager
def printed(plan: Plan, done: Done) -> Iterator[Whole | Outcome | None]:
    """Yield a table as it is printed, or what came instead: nothing if it is not plain."""
    with closing(Spool()) as spool:
        yield _printed(plan, done, spool)


@contextmanager
def judged(plan: Plan, done: Done) -> Iterator[Whole | Outcome | None]:
    """Yield a table as judged, or what came instead: nothing if it is not plain."""
    with closing(Spool()) as spool:
        yield _judged(plan, done, spool)


def _printed(plan: Plan, done: Done, spool: Spool) -> Whole | Outcome | None:
    for block, made in zip(plan.blocks, done(_jobs(plan, plan.blocks)), strict=True):
        if not isinstance(made, str):
            return _instead(made)
        spool.put(block.number, made)
    return Whole({"jsonl": spool.all()})


def _judged(plan: Plan, done: Done, spool: Spool) -> Whole | Outcome | None:
    kept: dict[int, Judged] = {}
    counts: dict[int, Counter[Kind]] = {}
    profile, left = None, plan.blocks
    while left:
        results = done(_jobs(plan, left, profile))
        for block, made in zip(left, results, strict=True):
            if not isinstance(made, tuple):
                return _instead(made)
            kept[block.number], findings = made
            if findings.keys and findings.keys[0][0] < block.line:
                return None
            counts[block.number] = findings.kinds
            spool.put(block.number, findings)
        (made,) = done([[Joining(plan.outline, [kept[n] for n in sorted(kept)])]])
        if not isinstance(made, tuple):
            return _instead(made)
        profile, told = made
        left = tuple(one for one in left if kept[one.number].profile != profile)
    counted = sum(counts.values(), told.kinds)
    forms = told.lines
    return Whole({form: _merged(spool, told, form) for form in forms}, counted)


def _instead(made: object) -> Outcome | None:
    """Return what came of the table instead of what was wanted, if anything did."""
    return made if isinstance(made, Outcome) else None


def _jobs(
    plan: Plan, blocks: Iterable[Block], profile: str | None = None
) -> Iterator[list[BlockJob]]:
    for block in blocks:
        yield [BlockJob(plan.outline, block, profile)]


def _merged(spool: Spool, told: WrittenFindings, form: str) -> Iterator[str]:
    """Yield what is written of the blocks, and of the table where that stands."""
    seen: Counter[str] = Counter()
    rest = list(zip(told.keys, told.lines[form], strict=True))
    at = 0
    for each in spool.all():
        lines = _settled(each, form, seen)
        last = each.keys[-1] if each.keys else (0, 0, "")
        end = bisect_right(rest, last, at, key=itemgetter(0))
        if end == at:
            yield "".join(lines)
        else:
            pairs = merge(zip(each.keys, lines, strict=True), rest[at:end])
            yield "".join(line for _, line in pairs)
        at = end
    yield "".join(line for _, line in rest[at:])


def _settled(findings: WrittenFindings, form: str, seen: Counter[str]) -> Sequence[str]:
    """Return what is written of a block, equal findings numbered over all blocks."""
    if not findings.open:
        return findings.lines[form]
    lines = list(findings.lines[form])
    for one in findings.open:
        said = lines[one.number]
        lines[one.number] = said.replace(one.fingerprint, one.anew(seen))
    return lines
