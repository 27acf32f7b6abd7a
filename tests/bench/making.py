"""What files that grow are made of: texts that say something n times, and packing."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[int], str]
"""Size -> text."""

Maker = Callable[[int], tuple[str, bytes]]
"""Size -> name and bytes of a file."""


def some(head: str, unit: str = "", tail: str = "") -> Say:
    """Return what says a unit n times between a head and a tail."""
    return lambda n: head + unit * n + tail


def numbered(head: str, unit: str, tail: str = "", below: int = 10**9) -> Say:
    """Return what says a unit n times, each time with a number for ``{0}`` in it.

    The numbers begin with 1, and with 0 again before the one that they stay `below`.
    """
    return lambda n: (
        head + "".join(unit.format(at % below) for at in range(1, n + 1)) + tail
    )


def joined(*says: Say) -> Say:
    """Return what says several things, one behind the other."""
    return lambda n: "".join(say(n) for say in says)


def made(file: str, pack: Callable[..., bytes], *says: Say, **others: Say) -> Maker:
    """Return what makes a file: it packs what is said."""
    return lambda n: (
        file,
        pack(*(say(n) for say in says), **{key: say(n) for key, say in others.items()}),
    )
