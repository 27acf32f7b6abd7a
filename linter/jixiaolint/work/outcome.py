"""What comes of documents, and what has work done on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiaolint.blocks.judged import BlockJob, Joining
from jixiaolint.file_report import FileReport
from jixiaolint.find.document import Failure, Found, Skipped
from jixiaolint.findings import Finding, Kind
from jixiaolint.reading import Asked
from jixiaolint.source import Source

if TYPE_CHECKING:
    from jixiaolint.engine.coverage import Counts
    from jixiaolint.fixes.fixed import Fixed
    from jixiaolint.remarks.remark import Remark
    from jixiaolint.work.aside import Aside


class Wanted(NamedTuple):
    """What is wanted of a document besides its findings.

    That is, what its tables say, what a person is told, and pictures of what that is on.
    """

    tables: bool = True
    remarks: bool = True
    sheets: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: what is told of it, or why there is nothing.

    `findings` are sorted, or `written` in the formats asked for, as is what `parse`
    prints; `remarks` tell them to a person; `kinds` counts them, those
    that are not told too. `crashed` are the rules that failed, by code, with
    the fault; `fixed` tells what came of its fixes. What was set `aside` is in none of
    these.
    """

    found: FileReport | Failure | Skipped
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    written: Mapping[str, Iterable[str]] = field(default_factory=dict)
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    counts: Counts | None = None
    crashed: Mapping[str, str] = field(default_factory=dict)
    aside: Aside | None = None
    fixed: Fixed | None = None


class Step(NamedTuple):
    """An outcome, whose it is, and the place of that among all that the paths stand for."""

    rank: int
    origin: Found
    outcome: Outcome


Task = Asked | Source | BlockJob | Joining
"""What is to be done: a document, read or not, or a block of one, or all of these together."""


def path_of(task: Task) -> str:
    """Return the path of the document that a task is about."""
    match task:
        case BlockJob() | Joining():
            return task.outline.path
        case Failure() | Skipped() | Source():
            return task.path
        case _:
            return task.document.path


Work = Callable[[Task], object]
"""What does it."""

Done = Callable[[Iterable[Sequence[Task]]], Iterator[Any]]
"""What has tasks done, by several processes or one, and yields what is made of each."""
