"""Which tables are two halves of one that was too wide for a page."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.read.pdf.joined import heads_repeated, is_mark
from jixiaolint.read.pdf.layout import Item, Pages
from jixiaolint.read.pdf.panel import Panel
from jixiaolint.read.pdf.rules import TOUCH

_FEWEST_EDGES = 3
"""A table of so many level edges has two rows."""


def beside(
    chains: Sequence[Sequence[Panel]], pages: Pages
) -> list[list[Sequence[Panel]]]:
    """Return the tables, each as the parts of it from left to right.

    A sheet too wide for its paper is printed part by part: the rows of each part stand
    at the same heights, the columns differ, and only the first part has a title.
    """
    found: list[list[Sequence[Panel]]] = []
    ending: dict[int, list[list[Sequence[Panel]]]] = {}
    for chain in chains:
        before = ending.get(chain[0].page - 1, [])
        left = next((one for one in before if _fits(one, chain, pages)), None)
        if left is None:
            left = []
            found.append(left)
        left.append(chain)
        ending.setdefault(chain[-1].page, []).append(left)
    return found


def _fits(
    parts: Sequence[Sequence[Panel]], chain: Sequence[Panel], pages: Pages
) -> bool:
    """Tell whether a table goes on to the right of one that may end on the page before."""
    first, last = parts[0], parts[-1]
    return (
        last[-1].page == chain[0].page - 1
        and len(last) == len(chain)
        and all(map(_is_level, first, chain))
        and not _same(first[0].xs, chain[0].xs)
        and not heads_repeated(first[0], chain[0])
        and all(
            item is panel or _is_beside(item, panel, pages)
            for panel in chain
            for item in pages[panel.page - 1]
        )
    )


def _is_level(left: Panel, right: Panel) -> bool:
    """Tell whether the rows of two tables, more than one, stand at the same heights."""
    return len(left.ys) >= _FEWEST_EDGES and _same(left.ys, right.ys)


def _same(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether two tables have their edges at the same places."""
    return len(edges) == len(others) and all(
        abs(one - other) <= TOUCH for one, other in zip(edges, others, strict=True)
    )


def _is_beside(item: Item, panel: Panel, pages: Pages) -> bool:
    """Tell whether a line on the page of a right part is no title of a table.

    It is a page number, or it goes on with a line at its height on an earlier page.
    """
    if isinstance(item, Panel):
        return False
    return is_mark("".join(item.text.split())) or any(
        not isinstance(other, Panel) and abs(other.y0 - item.y0) <= TOUCH
        for page in pages[: panel.page - 1]
        for other in page
    )
