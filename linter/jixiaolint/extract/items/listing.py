"""Indicators written one after the other as strings: where they begin, what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jixiaolint.extract.form import indicator_of
from jixiaolint.extract.items.flat import Flat
from jixiaolint.extract.items.tail import broken_widths, full_width, value_end
from jixiaolint.model import Indicator
from jixiaolint.text import Span, Text


class Start(NamedTuple):
    """Where an indicator begins: its list number, and what follows that."""

    position: int
    begin: int
    number: int | None


class Parts(NamedTuple):
    """The parts of an indicator by field, each a span of it.

    `last` is where the last part begins, filled or not; `places` are the fields for
    which the string has a place; `whole` is the first of two values.
    """

    spans: dict[str, Span]
    last: int
    places: frozenset[str]
    whole: str | None = None


def sure_stretches(
    flat: Flat, found: Sequence[Start], cut: Callable[[str], Parts]
) -> Iterator[Span]:
    """Yield stretches of text that belong to one indicator beyond doubt.

    That is all of it where the next number follows, else as far as its last part.
    """
    for start, after in zip(found, (*found[1:], None), strict=True):
        end = after.position if after else len(flat.value)
        if not after or not start.number or after.number != start.number + 1:
            end = start.begin + cut(flat.value[start.begin : end]).last
        yield Span(start.position, end)


def ends_of(
    flat: Flat, found: Sequence[Start], cut: Callable[[str], Parts], full: int | None
) -> list[int]:
    """Return where each indicator ends; `full` is the width of full lines, if known."""
    last = found[-1].begin
    parts = cut(flat.value[last:])
    if full is None:
        inner = broken_widths(flat, sure_stretches(flat, found, cut))
        full = full_width(inner, len(found))
    start = min(last + parts.last, len(flat.value) - 1)
    end = value_end(flat, start, parts.whole, full)
    return [start.position for start in found[1:]] + [max(end, last + 1)]


def indicator_at(
    flat: Flat, start: Start, end: int, parts: Parts, seq: int
) -> tuple[Indicator, list[Text]]:
    """Return the indicator in a stretch, and the frame around its parts."""
    texts = {
        name: flat.slice(start.begin + span.start, start.begin + span.end).squeeze()
        for name, span in parts.spans.items()
    }
    rest = [flat.slice(start.position, start.begin)]
    at = start.begin
    for span in sorted(parts.spans.values()):
        rest.append(flat.slice(at, start.begin + span.start))
        at = start.begin + span.end
    rest.append(flat.slice(at, end))
    return indicator_of(seq, texts), rest
