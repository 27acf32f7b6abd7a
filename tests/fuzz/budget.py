"""What is wrong for every target: an exception that is no sentence, a slow input."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FrameType

from jixiaolint.bounds.stage import InternalError
from jixiaolint.errors import JixiaolintError

Target = Callable[[bytes], None]

SECONDS = 5.0
"""Of the processor for one input of some kilobytes: fifty times what one may take."""


class Slow(BaseException):
    """An input took more than its time; no ``except Exception`` may swallow it."""


def target(function: Target) -> Target:
    """Return the function held to what is wrong for all targets.

    Wrong is any exception but a sentence for people, and more than `SECONDS`; to run
    out of memory is an exception as well (see ``engines.MIB``).
    """

    @wraps(function)
    def held(data: bytes) -> None:
        with _timed():
            try:
                function(data)
            except InternalError as error:
                raise error.__cause__ or error from None
            except JixiaolintError:
                return

    return held


@contextmanager
def _timed() -> Iterator[None]:
    """Raise `Slow` inside when the time is over, where the platform can tell."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    # Time of the processor, so that a busy machine makes nothing slow.
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Slow(f"more than {SECONDS:g} s of the processor for one input")
