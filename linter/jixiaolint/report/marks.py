"""A text cut into pieces, so that the offending ones can be marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from jixiaolint.engine.rule import SEVERITIES, Severity
from jixiaolint.text import Span


class Piece(NamedTuple):
    """A stretch of a text; `severity` is empty where nothing is wrong with it."""

    text: str
    severity: str


def marked(text: str, spans: Iterable[tuple[Span, Severity]]) -> tuple[Piece, ...]:
    """Return the pieces of a text; where spans overlap, the gravest severity counts."""
    known = list(spans)
    edges = {0, len(text)} | {
        min(edge, len(text)) for span, _ in known for edge in span
    }
    cuts = sorted(edges)
    pieces: list[Piece] = []
    for start, end in pairwise(cuts):
        over = [grade for span, grade in known if span[0] <= start and end <= span[1]]
        severity = min(over, key=SEVERITIES.index, default="")
        if pieces and pieces[-1].severity == severity:
            start -= len(pieces.pop().text)
        pieces.append(Piece(text[start:end], severity))
    return tuple(pieces)
