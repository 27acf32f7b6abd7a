"""The indicators found in a cell or a stretch of text, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from types import ModuleType

from jixiaolint.columns.column import Odd, new_odd
from jixiaolint.extract.items import coded, numbered
from jixiaolint.extract.items.flat import Draft, Flat, Start
from jixiaolint.extract.items.tail import Cut, Width, broken_widths, end_of, full_width
from jixiaolint.parsing import indicator
from jixiaolint.text import EMPTY, Span, Text, join_lines
from jixiaolint.words.fold import fold

_LAYOUTS = {"coded": coded, "numbered": numbered}
_CUTS: dict[str, Cut] = {"coded": indicator.parts, "numbered": numbered.parts}
_SHORTEST = 4
"""No text so short holds the rest of an indicator and another one."""

_GLANCE = 4000
"""So many characters nearly always tell that a text holds coded indicators."""

_STRAY = "。；;，,、."


def _unknown() -> int | None:
    """Return that the width of full lines does not show."""
    return None


@dataclass(frozen=True, slots=True)
class Way:
    """How indicators are written, in a ``coded`` or ``numbered`` layout.

    `width` tells that of lines that were broken because they were full, if it is known.
    Texts that do not stand unbroken in the source are put among the `odd` ones.
    """

    layout: str
    width: Width = _unknown
    odd: Odd = field(default_factory=new_odd)

    @property
    def reader(self) -> ModuleType:
        """The module that reads the layout."""
        return _LAYOUTS[self.layout]


@dataclass(frozen=True, slots=True)
class Items:
    """Indicators in order, the frame of them all, the texts before and after.

    `columns` names the indicator fields for which the strings have a place.
    """

    drafts: tuple[Draft, ...] = ()
    frame: tuple[Span, ...] = ()
    before: Text = EMPTY
    after: Text = EMPTY
    columns: frozenset[str] = frozenset()


def split_items(text: Text, way: Way) -> Items:
    """Return the indicators of the first list in a text, and what stands around them."""
    flat = Flat.of(text)
    return _split(flat, way.reader.runs(flat)[:1], way)[0]


def split_groups(text: Text, way: Way) -> list[Items]:
    """Return the indicators of each project in a text; at least one, perhaps empty.

    The text between two projects is the `after` of the first.
    """
    flat = Flat.of(text)
    runs = way.reader.runs(flat)
    if way.layout == "coded":
        runs = [group for run in runs for group in _restarts(flat, run, way.width)]
    return _split(flat, runs, way)


def _split(flat: Flat, groups: Sequence[Sequence[Start]], way: Way) -> list[Items]:
    """Return the indicators that begin in each group, and the text up to the next."""
    if not groups:
        return [Items(before=flat.text)]
    cuts = [0, *(group[0].position for group in groups[1:]), len(flat.value)]
    return [
        _items(flat.until(stop), begin, group, way)
        for group, (begin, stop) in zip(groups, pairwise(cuts), strict=True)
    ]


def _items(flat: Flat, begin: int, found: Sequence[Start], way: Way) -> Items:
    """Return the indicators that begin at the places found, after the one that is cut off."""
    cut, odd = _CUTS[way.layout], way.odd
    ends = [start.position for start in found[1:]] + [
        end_of(flat, found, cut, way.width)
    ]
    drafts: list[Draft] = []
    places: set[str] = set()
    for start, end in zip(found, ends, strict=True):
        parts = cut(flat.value[start.begin : end])
        places |= parts.places
        drafts.append(flat.parts(start.begin, end, parts.spans, odd))
    return Items(
        tuple(drafts),
        tuple(_ranges(flat, [start.position for start in found], ends)),
        flat.slice(begin, found[0].position, blank=True),
        flat.slice(ends[-1], blank=True),
        frozenset(places),
    )


def _ranges(flat: Flat, starts: Sequence[int], ends: Sequence[int]) -> Iterable[Span]:
    """Return the ranges of indicators: all of them as one where they stand unbroken."""
    whole = flat.slice(starts[0], ends[-1])
    if len(whole.runs) == 1:
        return whole.spans()
    each = map(flat.slice, starts, ends)
    return chain.from_iterable(text.spans() for text in each)


def _restarts(flat: Flat, found: Sequence[Start], width: Width) -> list[list[Start]]:
    """Return the coded indicators of each project.

    Their list starts over, and with it either the levels do too or other text stands
    before it. (A list may also start over at each level of one project.)
    """
    groups = [[found[0]]]
    for start in found[1:]:
        group = groups[-1]
        if start.number is not None and start.number != 1:
            group.append(start)
            continue
        level, first = (_level(flat, each) for each in (start, group[0]))
        over = start.number == 1
        if start.number is None:
            over = level == first and _level(flat, group[-1]) != first
        if over and level != first:
            end = end_of(flat.until(start.position), group, indicator.parts, width)
            over = flat.value[end : start.position].strip(_STRAY) != ""
        if over:
            groups.append([])
        groups[-1].append(start)
    return groups


def _level(flat: Flat, start: Start) -> str:
    """Return the characters with which the first level of an indicator begins."""
    return flat.value[start.begin : start.begin + 4]


def line_width(text: Text, layout: str) -> int | None:
    """Return from which width on a line of a text counts as full, if that shows."""
    flat, reader = Flat.of(text), _LAYOUTS[layout]
    runs = reader.runs(flat)
    widths = chain.from_iterable(
        broken_widths(flat, run, _CUTS[layout]) for run in runs
    )
    return full_width(list(widths), sum(map(len, runs)))


def layout_of(texts: Sequence[str]) -> str | None:
    """Return ``coded`` or ``numbered``, whichever more of the texts hold, if any do."""
    as_coded = sum(_holds(text, "coded") for text in texts)
    left = texts if as_coded < len(texts) else ()
    as_numbered = sum(_holds(text, "numbered") for text in left)
    if not as_coded and not as_numbered:
        return None
    return "coded" if as_coded >= as_numbered else "numbered"


@lru_cache(maxsize=2048)
def _holds(text: str, layout: str) -> bool:
    reader = _LAYOUTS[layout]
    if reader.signs().isdisjoint(fold(text)):
        return False
    if layout == "coded" and coded.begins_in(text[:_GLANCE]):
        return True
    found: bool = reader.recognise(Flat.of(Text.at(text, 0)))
    return found


@lru_cache(maxsize=4)
def count_items(value: str) -> int:
    """Return how many indicators the first list in a text has."""
    layout = layout_of([value])
    return len(split_items(Text.at(value, 0), Way(layout)).drafts) if layout else 0


def goes_on(above: Text, below: Text) -> bool:
    """Tell whether the list of indicators in a text goes on in another."""
    if len(below) < _SHORTEST:
        return False
    return 0 < count_items(above.value) < count_items(join_lines([above, below]).value)
