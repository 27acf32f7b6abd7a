"""Rows that a program hands over are worked on like a file, which is none of a stranger's."""

from __future__ import annotations

from collections.abc import Callable

from jixiaolint.bounds.limits import LIMITS, within
from jixiaolint.errors import UnreadableError
from jixiaolint.find.document import Failure
from jixiaolint.read.comments import with_comments
from jixiaolint.read.told import with_scraps
from jixiaolint.results.outcome import Outcome
from jixiaolint.source import Source
from jixiaolint.work.task import Work

_UNBOUNDED = dict.fromkeys(LIMITS, 10**9)


def handed(make: Callable[[], Source], work: Work) -> Outcome:
    """Return what comes of the source that is made of rows, without limits.

    Raises UnreadableError where no row says an indicator.
    """
    with within(_UNBOUNDED):
        outcome = work(with_scraps(with_comments(make())))
    assert isinstance(outcome, Outcome)
    if isinstance(outcome.found, Failure):
        raise UnreadableError(outcome.found.said)
    return outcome
