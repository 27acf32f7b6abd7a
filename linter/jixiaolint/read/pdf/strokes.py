"""The lines drawn on a page, as pdfium gives them: strokes, and boxes filled thin."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType
from typing import NamedTuple

from jixiaolint.read.pdf.page import Handle, Rule

_THIN = 3.0
"""A filled box of so many points or less is a line."""

_STRAIGHT = 0.75
_MOST_SEGMENTS = 2000
"""A path of more is a picture."""

_MOST_RULES = 50_000
"""A page of more is a drawing; what comes after is not looked at."""

_DEEPEST = 8


class _Matrix(NamedTuple):
    """A transformation as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: _Matrix) -> _Matrix:
        a, b = other.a * self.a + other.c * self.b, other.b * self.a + other.d * self.b
        c, d = other.a * self.c + other.c * self.d, other.b * self.c + other.d * self.d
        return _Matrix(a, b, c, d, *other.point(self.e, self.f))


_SAME = _Matrix()


def read_rules(page: Handle) -> list[Rule]:
    """Return the level and upright lines on a page of pdfium, y growing upwards."""
    import pypdfium2.raw as raw

    rules: list[Rule] = []
    count, get = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    for rule in _rules(raw, page, count, get, _SAME, 0):
        rules.append(rule)
        if len(rules) >= _MOST_RULES:
            break
    return rules


def has_picture(page: Handle) -> bool:
    """Tell whether a picture stands on a page of pdfium."""
    import pypdfium2.raw as raw

    return any(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST))


def _rules(
    raw: ModuleType,
    holder: Handle,
    count: Handle,
    get: Handle,
    outer: _Matrix,
    depth: int,
) -> Iterator[Rule]:
    """Yield the lines that the objects of a page or a form are."""
    for at in range(count(holder)):
        thing = get(holder, at)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _matrix(raw, thing).then(outer)
            count_in, get_in = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
            yield from _rules(raw, thing, count_in, get_in, inner, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _drawn(raw, thing, _matrix(raw, thing).then(outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield from _bar(_corners(_matrix(raw, thing).then(outer)))


def _matrix(raw: ModuleType, thing: Handle) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return _SAME
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _corners(matrix: _Matrix) -> list[tuple[float, float]]:
    """Return the corners of a picture, which fills a square of one by one."""
    return [matrix.point(x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]


def _drawn(raw: ModuleType, path: Handle, matrix: _Matrix) -> Iterator[Rule]:
    """Yield the lines of a path: each stroke, or the box it fills if that is thin."""
    if raw.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke):
        return
    stroked = stroke.value and _visible(raw.FPDFPageObj_GetStrokeColor, path)
    filled = fill.value and _visible(raw.FPDFPageObj_GetFillColor, path)
    if not stroked and not filled:
        return
    for points in _outlines(raw, path, matrix):
        if stroked:
            for start, end in pairwise(points):
                yield from _straight(start, end)
        else:
            yield from _bar(points)


def _visible(colour_of: Handle, path: Handle) -> bool:
    """Tell whether a colour is neither white nor clear."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if not colour_of(path, *colour):
        return True
    *hues, alpha = (each.value for each in colour)
    return alpha > 0 and min(hues) < _WHITE


_WHITE = 250


def _outlines(
    raw: ModuleType, path: Handle, matrix: _Matrix
) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each part of a path; curves break it."""
    points: list[tuple[float, float]] = []
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind != raw.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    """Yield a stroke if it is level or upright."""
    (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    if y1 - y0 <= _STRAIGHT and x1 - x0 > _STRAIGHT:
        yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif x1 - x0 <= _STRAIGHT and y1 - y0 > _STRAIGHT:
        yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)


def _bar(points: list[tuple[float, float]]) -> Iterator[Rule]:
    """Yield the middle of a box if it is thin."""
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if min(x1 - x0, y1 - y0) > _THIN:
        return
    if x1 - x0 > y1 - y0:
        yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif y1 > y0:
        yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
