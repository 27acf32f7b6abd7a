"""The lines drawn on a page, of what pdfium has found: strokes, and boxes filled thin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from jixiaolint.read.pdf.page import Rule
from jixiaolint.read.pdf.pdfium import (
    FORM,
    IMAGE,
    Colour,
    Matrix,
    Path,
    Segment,
    Sheet,
    Thing,
)

_THIN = 3.0
"""A filled box of so many points or less is a line."""

_STRAIGHT = 0.75
_MOST_SEGMENTS = 2000
"""A path of more is a picture."""

_MOST_RULES = 50_000
"""A page of more is a drawing; what comes after is not looked at."""

_DEEPEST = 8
_WHITE = 250

_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)
_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))
"""What a picture fills before it is laid on the page."""

_Point = tuple[float, float]


def read_rules(sheet: Sheet) -> list[Rule]:
    """Return the level and upright lines on a page, y growing upwards."""
    return list(islice(_rules(sheet.things(_DEEPEST, _MOST_SEGMENTS)), _MOST_RULES))


def has_picture(sheet: Sheet) -> bool:
    """Tell whether a picture stands on a page."""
    return any(thing.kind == IMAGE for thing in sheet.things(_DEEPEST - 1, 0))


def _rules(things: Iterable[Thing]) -> Iterator[Rule]:
    """Yield the lines that the things on a page, and in the forms on it, are."""
    around = [_AS_IT_IS]
    for depth, kind, own, path in things:
        matrix = _within(own, around[depth]) if own else around[depth]
        if kind == FORM:
            around[depth + 1 :] = [matrix]
        elif kind == IMAGE:
            yield from _line([_laid(matrix, *corner) for corner in _SQUARE], _THIN)
        elif path:
            yield from _drawn(path, matrix)


def _drawn(path: Path, matrix: Matrix) -> Iterator[Rule]:
    """Yield the lines of a path: each stroke, or the box it fills if that is thin."""
    if path.strokes and _visible(path.stroke):
        for points in _outlines(path.segments, matrix):
            for ends in pairwise(points):
                yield from _line(ends, _STRAIGHT)
    elif path.fills and _visible(path.fill):
        for points in _outlines(path.segments, matrix):
            yield from _line(points, _THIN)


def _visible(colour: Colour | None) -> bool:
    """Tell whether a colour is neither white nor clear."""
    if colour is None:
        return True
    *hues, alpha = colour
    return alpha > 0 and min(hues) < _WHITE


def _outlines(segments: Iterable[Segment], matrix: Matrix) -> Iterator[list[_Point]]:
    """Yield the points of each part of a path; curves break it."""
    points: list[_Point] = []
    for x, y, straight, closes in segments:
        if not straight:
            yield points
            points = []
        points.append(_laid(matrix, x, y))
        if closes:
            points.append(points[0])
    yield points


def _within(own: Matrix, outer: Matrix) -> Matrix:
    """Return how something lies on the page by how it lies in what holds it."""
    a, b, c, d, e, f = own
    outer_a, outer_b, outer_c, outer_d, _, _ = outer
    return (
        a * outer_a + b * outer_c,
        a * outer_b + b * outer_d,
        c * outer_a + d * outer_c,
        c * outer_b + d * outer_d,
        *_laid(outer, e, f),
    )


def _laid(matrix: Matrix, x: float, y: float) -> _Point:
    """Return where a point of something lies on the page."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _line(points: Sequence[_Point], thin: float) -> Iterator[Rule]:
    """Yield the middle of the box that points span if it is thin."""
    if len(points) < 2:
        return
    (x0, *_, x1), (y0, *_, y1) = map(sorted, zip(*points, strict=True))
    if min(x1 - x0, y1 - y0) > thin:
        return
    if x1 - x0 > y1 - y0:
        yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif y1 > y0:
        yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
