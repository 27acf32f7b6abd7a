"""A limit on time: work that takes longer is broken off, wherever it is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from types import FrameType

from jixiaolint.bounds.system import is_single

_AGAIN = 1.0
"""After so many seconds more it is broken off anew, should anything have held it up."""


class OutOfTimeError(BaseException):
    """The time is up.

    It is no Exception, lest a reader take it for damage of the file that it reads.
    """


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError in what stands inside once it has taken so many seconds.

    The alarm clock of the system does so where there is one and nobody else uses it,
    else a thread that watches; without threads (Pyodide) time has no limit.
    """
    # No clock can be set to nothing, nor beyond what it counts to.
    seconds = min(max(seconds, 1e-6), threading.TIMEOUT_MAX)
    watch: AbstractContextManager[None]
    if is_single():
        watch = nullcontext()
    elif _has_alarm():
        watch = _by_alarm(seconds)
    else:
        watch = _by_thread(seconds)
    with watch:
        yield


def _has_alarm() -> bool:
    """Tell whether the alarm clock can be set: by the main thread alone."""
    if not hasattr(signal, "setitimer"):
        return False
    free = signal.getsignal(signal.SIGALRM) == signal.SIG_DFL
    return free and threading.current_thread() is threading.main_thread()


@contextmanager
def _by_alarm(seconds: float) -> Iterator[None]:
    """Break off by a signal, which reaches into regular expressions too."""

    def strike(_: int, __: FrameType | None) -> None:
        """Take the signal."""
        raise OutOfTimeError

    signal.signal(signal.SIGALRM, strike)
    with _afterwards(_silence):
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        yield


def _silence() -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    """Break off by a second thread, between two steps of Python."""
    import ctypes

    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    this = ctypes.c_ulong(threading.get_ident())
    raised = ctypes.py_object(OutOfTimeError)
    struck = threading.Event()

    def strike() -> None:
        """Say that the time is up."""
        struck.set()
        raise_in(this, raised)

    timer = threading.Timer(seconds, strike)
    timer.daemon = True

    def withdraw() -> None:
        """Stop the clock; what it says too late does not count."""
        timer.cancel()
        timer.join()
        if struck.is_set():
            # Taking an exception back would leave the interpreter looking for it for
            # good, and tracing without an end (CPython 3.11): one more is caught here.
            with suppress(OutOfTimeError):
                raise_in(this, raised)
                while True:
                    pass

    timer.start()
    with _afterwards(withdraw):
        yield


@contextmanager
def _afterwards(done: Callable[[], None]) -> Iterator[None]:
    """Call `done` in the end, anew if the time is up in the middle of it."""
    try:
        yield
    finally:
        try:
            done()
        except OutOfTimeError:
            done()
            raise
