"""What one of several processes does: jobs that come through a pipe, one after the other."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, NamedTuple

from jixiaolint.bounds.limits import within
from jixiaolint.bounds.memory import capped, peak
from jixiaolint.errors import fault
from jixiaolint.said import Said

_GROWN = 165
"""A process that has had so many MiB, mostly to remember what it saw, is replaced."""

_GROWTH = 100
"""It may grow by so many in any case."""

_SIGNAL_OF_PARENT = 1
"""What Linux calls PR_SET_PDEATHSIG."""


class Lost(NamedTuple):
    """Why nothing came of a thing."""

    said: Said


def serve(
    pipe: Connection,
    make: Callable[[], Callable[[Any], Any]],
    limits: Mapping[str, int] | None,
    threshold: tuple[int, int, int],
    inherited: Iterable[Connection],
) -> None:
    """Do the jobs that come through the pipe, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What was started for a job, such as LibreOffice, ends with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    _end_with_parent()
    for other in inherited:
        other.close()
    with ExitStack() as held, suppress(EOFError, OSError, MemoryError):
        if limits is not None:
            held.enter_context(within(limits))
            held.enter_context(capped(limits["memory-mb"]))
        gc.set_threshold(*threshold)
        work = make()
        most = max(_GROWN, peak() + _GROWTH)
        grown = False
        while not grown:
            for job in pipe.recv():
                pipe.send_bytes(_packed(partial(work, job)))
            grown = peak() > most
            pipe.send(grown)


def _end_with_parent() -> None:
    """Have this process end when its parent does, in whatever way, if the system can."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SIGNAL_OF_PARENT, signal.SIGTERM)


def _packed(work: Callable[[], object]) -> bytes | memoryview:
    """Return what comes of work, ready to be sent."""
    try:
        return ForkingPickler.dumps(work())
    except Exception as error:
        said = fault(error)
        return ForkingPickler.dumps(
            Lost(
                Said(
                    f"程序内部错误，请报告：{said}。",
                    f"internal error; please report it: {said}.",
                )
            )
        )
