"""What stands on a page: glyphs and rules, upright, with y growing downwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character, its box in points, its type size and its angle in degrees.

    In a `Page` the angle is that against the text of the page: 0 for nearly all.
    """

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    angle: int

    @property
    def x(self) -> float:
        """The middle of the box from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle of the box from top to bottom."""
        return (self.y0 + self.y1) / 2


class Rule(NamedTuple):
    """A drawn line, level or upright; `x0` and `y0` are the smaller ends."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document, counted from one.

    `unknown` counts glyphs of no meaning; `picture` tells of a page without glyphs that
    it holds a picture.
    """

    number: int
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    unknown: int = 0
    picture: bool = False


def upright(page: Page) -> Page:
    """Return a page as one reads it, from boxes as PDF has them (y growing upwards).

    A page is turned so that most of its text is upright, whatever its own rotation
    says: a table set sideways on a page is read as well as a page that is turned.
    """
    angles = Counter(glyph.angle for glyph in page.glyphs if glyph.angle % 90 == 0)
    turn = angles.most_common(1)[0][0] if angles else 0
    return replace(
        page,
        glyphs=tuple(turned(glyph, turn) for glyph in page.glyphs),
        rules=tuple(Rule(*_box(rule, turn)) for rule in page.rules),
    )


def turned(glyph: Glyph, angle: int) -> Glyph:
    """Return a glyph turned clockwise, from y growing upwards to y growing downwards."""
    box = _box(glyph[1:5], angle)
    return Glyph(glyph.char, *box, glyph.size, (glyph.angle - angle) % 360)


def lifted(glyph: Glyph) -> Glyph:
    """Return a glyph of a page as it stands when its own text is upright."""
    x0, y0, x1, y1 = glyph[1:5]
    flipped = Glyph(glyph.char, x0, -y1, x1, -y0, glyph.size, glyph.angle)
    return turned(flipped, glyph.angle)


def _box(box: tuple[float, ...], angle: int) -> tuple[float, float, float, float]:
    """Return a box turned clockwise about the origin, y then growing downwards."""
    x0, y0, x1, y1 = box
    match angle % 360:
        case 90:
            return min(y0, y1), min(x0, x1), max(y0, y1), max(x0, x1)
        case 180:
            return -max(x0, x1), min(y0, y1), -min(x0, x1), max(y0, y1)
        case 270:
            return -max(y0, y1), -max(x0, x1), -min(y0, y1), -min(x0, x1)
        case _:
            return min(x0, x1), -max(y0, y1), max(x0, x1), -min(y0, y1)
