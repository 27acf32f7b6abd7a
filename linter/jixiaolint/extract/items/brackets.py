"""How deep each character of a text stands in brackets of either width."""

from __future__ import annotations


def depths(value: str) -> list[int]:
    """Return for each character how many round brackets are open around it.

    A bracket itself counts as outside. A closing bracket without an opening one does
    not count, nor does an opening one that is never closed.
    """
    pairs = _pairs(value)
    depth, result = 0, []
    for position, character in enumerate(value):
        if character in ")）" and position in pairs:
            depth -= 1
        result.append(depth)
        if character in "(（" and position in pairs:
            depth += 1
    return result


def closing(value: str, start: int) -> int | None:
    """Return where the round bracket that opens at `start` is closed, if it is."""
    return _pairs(value).get(start)


def _pairs(value: str) -> dict[int, int]:
    """Return the positions of matching round brackets, each from the other."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for position, character in enumerate(value):
        if character in "(（":
            opened.append(position)
        elif character in ")）" and opened:
            start = opened.pop()
            pairs |= {start: position, position: start}
    return pairs
