"""A page in, its lines and tables out in the order in which one reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby

from jixiaolint.read.pdf.bands import rows_apart
from jixiaolint.read.pdf.lines import Line, lines_of, standing
from jixiaolint.read.pdf.page import Glyph, Page
from jixiaolint.read.pdf.panel import Extent, Panel, extents, fill
from jixiaolint.read.pdf.rules import Frame, frames_of
from jixiaolint.read.pdf.unruled import with_tables

Item = Line | Panel
Pages = Sequence[Sequence[Item]]


def items_of(page: Page) -> list[Item]:
    """Return the lines and tables of a page from top to bottom.

    What stands beside a table comes after it, what stands askew (a watermark) last.
    """
    frames = _tables(page)
    inside, free = _shared_out(page, [frame for frame, _ in frames])
    straight = [glyph for glyph in free if not glyph.angle]
    askew = [glyph for glyph in free if glyph.angle]
    placed: list[tuple[float, int, Item]] = []
    for (frame, cells), glyphs in zip(frames, inside, strict=True):
        if not any(glyph.char.strip() for glyph in glyphs):
            straight.extend(glyphs)
            continue
        top = frame.ys[0]
        panel = fill(page.number, 0, frame, cells, glyphs)
        placed.append((top, 1, rows_apart(panel)))
        beside, straight = _beside(frame, straight)
        placed.extend((top, 2, line) for line in beside)
    placed.extend((line.y0, 0, line) for line in lines_of(straight))
    placed.sort(key=lambda each: each[:2])
    ordered = [item for _, _, item in placed]
    return _numbered([*_with_unruled(page.number, ordered), *lines_of(askew)])


def _tables(page: Page) -> list[tuple[Frame, list[Extent]]]:
    """Return the frames that have more than one cell; a single box is decoration."""
    pairs = [(frame, extents(frame)) for frame in frames_of(page.rules)]
    return [(frame, cells) for frame, cells in pairs if len(cells) > 1]


def _shared_out(
    page: Page, frames: Sequence[Frame]
) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Return the glyphs inside each frame, and those in none; the smallest frame wins."""
    inside: list[list[Glyph]] = [[] for _ in frames]
    free: list[Glyph] = []
    order = sorted(range(len(frames)), key=lambda at: _area(frames[at]))
    for glyph in page.glyphs:
        at = next((at for at in order if _holds(frames[at], glyph)), None)
        straight = glyph.angle % 90 == 0
        (free if at is None or not straight else inside[at]).append(glyph)
    return inside, free


def _area(frame: Frame) -> float:
    return (frame.xs[-1] - frame.xs[0]) * (frame.ys[-1] - frame.ys[0])


def _holds(frame: Frame, glyph: Glyph) -> bool:
    across = frame.xs[0] <= glyph.x <= frame.xs[-1]
    return across and frame.ys[0] <= glyph.y <= frame.ys[-1]


def _beside(frame: Frame, glyphs: list[Glyph]) -> tuple[list[Line], list[Glyph]]:
    """Return the lines at both sides of a table, and the glyphs that are not there."""
    left: list[Glyph] = []
    right: list[Glyph] = []
    others: list[Glyph] = []
    for glyph in glyphs:
        if not frame.ys[0] < glyph.y < frame.ys[-1]:
            others.append(glyph)
        else:
            (left if glyph.x < frame.xs[0] else right).append(glyph)
    return [*standing(lines_of(left)), *standing(lines_of(right))], others


def _with_unruled(page: int, items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, tables without lines found among the lines between the others."""
    for ruled, group in groupby(items, key=lambda item: isinstance(item, Panel)):
        if ruled:
            yield from group
        else:
            lines = [item for item in group if isinstance(item, Line)]
            yield from with_tables(page, lines)


def _numbered(items: Sequence[Item]) -> list[Item]:
    """Return the items with the tables counted from one."""
    numbers = count(1)
    return [
        replace(item, number=next(numbers)) if isinstance(item, Panel) else item
        for item in items
    ]
