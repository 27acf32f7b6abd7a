"""Work on the shares of a file by processes that are split off with all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Share = TypeVar("Share")
Made = TypeVar("Made")


def spread(
    work: Callable[[Share], Made | None], shares: Sequence[Share], processes: int
) -> list[Made] | None:
    """Return what is made of each share; nothing if it came to nothing with one of them.

    The first is done by this process. Who asks does all the work alone where nothing came
    of it, and so finds out what is to be said.
    """
    from jixiaolint.workers.pool import pool

    try:
        first = work(shares[0])
    except Exception:
        return None
    if first is None:
        return None
    # Those that are split off now have all loaded that it took.
    found = [first]
    with pool(lambda: work, processes, lambda *_: None) as done:
        for made in done([share] for share in shares[1:]):
            if made is None:
                return None
            found.append(made)
    return found
