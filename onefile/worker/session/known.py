"""What came of files, kept for the next check as long as nothing about them changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256

from jixiaolint.errors import UnreadableError
from jixiaolint.reading import Job
from jixiaolint.run import Around
from jixiaolint.work.task import Task, Work, path_of

Begun = Callable[[str], object]
"""Is told of the path of a file that is taken in hand."""

_Key = tuple[str, str | None, bytes]
"""Path of a file, the folder that it was found in, and a hash of what it holds."""


@dataclass(slots=True)
class Known:
    """The outcomes of the last check, and what all files were checked with in it."""

    asked: object = None
    outcomes: dict[_Key, object] = field(default_factory=dict)

    def around(self, asked: object, begun: Begun) -> Around:
        """Return what tells of each file, and does what is not known yet.

        What no file of this check needs is let go. Nothing of an earlier check holds for
        one that is `asked` otherwise.
        """
        before = self.outcomes if asked == self.asked else {}
        self.asked, self.outcomes = asked, {}

        def around(work: Work) -> Work:
            """Return the work, as far as it is still to be done."""

            def done(task: Task) -> object:
                """Return what comes of a file, or came of it before."""
                begun(path_of(task))
                key = _key(task)
                if key is None:
                    return work(task)
                outcome = before[key] if key in before else work(task)
                self.outcomes[key] = outcome
                return outcome

            return done

        return around


def _key(task: Task) -> _Key | None:
    """Return what tells a file from others; none for what cannot be read."""
    if isinstance(task, Job):
        with suppress(OSError, UnreadableError):
            document = task.document
            data = document.load() if task.data is None else task.data
            return document.path, document.given, sha256(data).digest()
    return None
