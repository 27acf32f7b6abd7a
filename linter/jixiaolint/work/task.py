"""What is to be done: the tasks that there are, and what does them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from jixiaolint.blocks.judged import BlockJob, Joining
from jixiaolint.find.document import Failure, Skipped
from jixiaolint.reading import Asked
from jixiaolint.source import Source

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
