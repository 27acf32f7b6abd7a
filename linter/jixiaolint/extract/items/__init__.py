"""The indicators found in a cell or a stretch of text, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

from jixiaolint.extract.items import coded, numbered
from jixiaolint.extract.items.flat import Flat, join_lines, source_spans
from jixiaolint.extract.items.listing import ends_of, indicator_at, sure_stretches
from jixiaolint.extract.items.tail import broken_widths, full_width
from jixiaolint.model import Indicator, Project
from jixiaolint.text import EMPTY, Span, Text


@dataclass(frozen=True, slots=True)
class Items:
    """Indicators in order, the frame between them, the texts before and after.

    `columns` names the indicator fields for which the strings have a place; `layout`
    is ``coded`` or ``numbered``. `closed` tells that the last one has its final mark.
    """

    layout: str
    indicators: tuple[Indicator, ...] = ()
    frame: tuple[Span, ...] = ()
    before: Text = EMPTY
    after: Text = EMPTY
    columns: frozenset[str] = frozenset()
    closed: bool = True


NO_ITEMS = Items("coded")


def runs_of(text: Text, layout: str) -> list[list[int]]:
    """Return where the indicators of each list in a text begin, of the given layout."""
    flat = Flat.of(text)
    return [
        [flat.at[start.position] for start in run]
        for run in _LAYOUTS[layout].runs(flat)
    ]


def split_items(text: Text, layout: str, full: int | None = None) -> Items:
    """Return the indicators of a text and what stands before and after them.

    `full` is the width of lines that were broken because they were full, if known.
    """
    flat = Flat.of(text)
    runs, cut = _LAYOUTS[layout].runs(flat), _LAYOUTS[layout].parts
    if not runs:
        return Items(layout, before=text)
    found = runs[0]
    ends = ends_of(flat, found, cut, full)
    indicators: list[Indicator] = []
    frame: list[Span] = []
    places: set[str] = set()
    for seq, (start, end) in enumerate(zip(found, ends, strict=True), 1):
        parts = cut(flat.value[start.begin : end])
        indicator, rest = indicator_at(flat, start, end, parts, seq)
        indicators.append(indicator)
        frame.extend(source_spans(rest))
        places |= parts.places
    return Items(
        layout,
        tuple(indicators),
        tuple(frame),
        text.slice(0, flat.at[found[0].position]),
        text.slice(flat.at[ends[-1] - 1] + 1),
        frozenset(places),
        closed=flat.value[ends[-1] - 1] in "。;；",
    )


def line_width(text: Text, layout: str) -> int | None:
    """Return from which width on a line of a text counts as full, if that shows."""
    flat = Flat.of(text)
    runs, cut = _LAYOUTS[layout].runs(flat), _LAYOUTS[layout].parts
    sure = chain.from_iterable(sure_stretches(flat, run, cut) for run in runs)
    return full_width(broken_widths(flat, sure), sum(map(len, runs)))


def layout_of(texts: Sequence[str]) -> str | None:
    """Return ``coded`` or ``numbered``, whichever more of the texts hold, if any do."""
    as_coded = sum(map(_is_coded, texts))
    as_numbered = sum(map(_is_numbered, texts)) if as_coded < len(texts) else 0
    if not as_coded and not as_numbered:
        return None
    return "coded" if as_coded >= as_numbered else "numbered"


@lru_cache(maxsize=1024)
def _is_coded(text: str) -> bool:
    return bool(coded.runs(Flat.of(Text.at(text, 0))))


@lru_cache(maxsize=1024)
def _is_numbered(text: str) -> bool:
    return numbered.recognise(Flat.of(Text.at(text, 0)))


def count_items(value: str) -> int:
    """Return how many indicators the first list in a text has."""
    layout = layout_of([value])
    return len(runs_of(Text.at(value, 0), layout)[0]) if layout else 0


def goes_on(above: Text, below: Text) -> bool:
    """Tell whether the list of indicators in a text goes on in another."""
    if len(below) < _SHORTEST:
        return False
    whole = count_items(join_lines([above, below]).value)
    return 0 < count_items(above.value) < whole


_SHORTEST = 4
"""No text so short holds the rest of an indicator and another one."""

_LAYOUTS = {"coded": coded, "numbered": numbered}


def with_texts(indicator: Indicator, texts: Mapping[str, Text]) -> Indicator:
    """Return an indicator with some of its text fields set, by name."""
    changes: dict[str, Any] = dict(texts)
    return replace(indicator, **changes)


def settle_values(
    projects: tuple[Project, ...], columns: frozenset[str]
) -> tuple[tuple[Project, ...], frozenset[str]]:
    """Return projects and columns with the values of a one-value form as annual.

    A form that only ever gives one value fills ``annual``, whatever its head says.
    """
    if "cycle" not in columns or "annual" in columns:
        return projects, columns
    moved = (
        replace(
            project,
            indicators=tuple(
                replace(indicator, cycle=None, annual=indicator.cycle)
                for indicator in project.indicators
            ),
        )
        for project in projects
    )
    return tuple(moved), columns - {"cycle"} | {"annual"}
