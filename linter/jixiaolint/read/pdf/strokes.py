"""The lines drawn on a page, as pdfium gives them: strokes, and boxes filled thin."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from pypdfium2 import PdfMatrix, raw

from jixiaolint.read.pdf.page import Handle, Rule

_THIN = 3.0
"""A filled box of so many points or less is a line."""

_STRAIGHT = 0.75
_MOST_SEGMENTS = 2000
"""A path of more is a picture."""

_MOST_RULES = 50_000
"""A page of more is a drawing; what comes after is not looked at."""

_DEEPEST = 8
_WHITE = 250

_Point = tuple[float, float]


def read_rules(page: Handle) -> list[Rule]:
    """Return the level and upright lines on a page of pdfium, y growing upwards."""
    return list(islice(_rules(page, PdfMatrix(), 0), _MOST_RULES))


def has_picture(page: Handle) -> bool:
    """Tell whether a picture stands on a page of pdfium."""
    return any(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST))


def _rules(holder: Handle, outer: Handle, depth: int) -> Iterator[Rule]:
    """Yield the lines that the objects of a page, or of a form on it, are."""
    count, get = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    if depth:
        count, get = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
    for at in range(count(holder)):
        thing, own = get(holder, at), raw.FS_MATRIX()
        kind = raw.FPDFPageObj_GetType(thing)
        known = raw.FPDFPageObj_GetMatrix(thing, own)
        matrix = PdfMatrix.from_raw(own).multiply(outer) if known else outer
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _rules(thing, matrix, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _drawn(thing, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            # A picture fills a square of one by one.
            corners = ((0, 0), (1, 0), (1, 1), (0, 1))
            yield from _line([matrix.on_point(*corner) for corner in corners], _THIN)


def _drawn(path: Handle, matrix: Handle) -> Iterator[Rule]:
    """Yield the lines of a path: each stroke, or the box it fills if that is thin."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
        return
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value and _visible(raw.FPDFPageObj_GetStrokeColor, path):
        for points in _outlines(path, matrix):
            for ends in pairwise(points):
                yield from _line(ends, _STRAIGHT)
    elif fill.value and _visible(raw.FPDFPageObj_GetFillColor, path):
        for points in _outlines(path, matrix):
            yield from _line(points, _THIN)


def _visible(colour_of: Handle, path: Handle) -> bool:
    """Tell whether a colour is neither white nor clear."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if not colour_of(path, *colour):
        return True
    *hues, alpha = (each.value for each in colour)
    return alpha > 0 and min(hues) < _WHITE


def _outlines(path: Handle, matrix: Handle) -> Iterator[list[_Point]]:
    """Yield the points of each part of a path; curves break it."""
    points: list[_Point] = []
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


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
