"""Where the last value of a list of indicators ends and other text begins.

Within the list each value ends where the next indicator begins. After the last one
may follow a goal, a page heading or the next project, without any mark between. Three
signs tell the end: the value repeats that of the whole period; a full stop ends the
line; the line is shorter than lines that were broken because they were full.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from jixiaolint.extract.items.flat import Flat
from jixiaolint.text import Span
from jixiaolint.width import display_width

_FINAL = "。;；"
# No value ends with one of these, however short its line.
_UNFINISHED = frozenset("≥≤≧≦><＞＜=＝:：，,、（(《“")
# A line may be broken this many columns early: for a mark that must not begin a line,
# or for a Latin word kept whole.
_SLACK = 8
_REMAINDER = 5
_NO_WRAPS = 1_000_000


def broken_widths(flat: Flat, stretches: Iterable[Span]) -> list[int]:
    """Return the widths of the lines that a break inside one of the stretches ended."""
    return [
        _width(flat, begin, end)
        for start, stop in stretches
        for begin, end in _lines(flat, start, stop)
        if end < stop
    ]


def full_width(widths: Sequence[int], indicators: int) -> int | None:
    """Return from which width on a line counts as full.

    Nothing, if one indicator alone gives no hint; beyond any line, if several
    indicators stand each on its own line.
    """
    if widths:
        return sorted(widths)[len(widths) // 2] - _SLACK
    return _NO_WRAPS if indicators > 1 else None


def value_end(flat: Flat, start: int, whole: str | None, full: int | None) -> int:
    """Return where the last value ends that begins at `start`, its full stop included.

    `whole` is the value for the whole period, which it may repeat; `full` the width of
    a full line, if known.
    """
    end = _repeated(flat, start, whole)
    if end is None:
        end = _by_lines(flat, start, full)
    return _with_mark(flat, end)


def _repeated(flat: Flat, start: int, whole: str | None) -> int | None:
    """Return the end of a value that repeats `whole` up to a break or full stop."""
    if not whole or not flat.value.startswith(whole, start):
        return None
    end = start + len(whole)
    done = end >= len(flat.value) or flat.value[end] in _FINAL or "\n" in flat.gap(end)
    return end if done else None


def _by_lines(flat: Flat, start: int, full: int | None) -> int:
    """Return the end of a value by its full stop and the widths of its lines."""
    ends = [end for _, end in _lines(flat, start)]
    begins = [begin for begin, _ in _lines(flat, start)]
    if full is None:
        stops = [end for end in ends if flat.value[end - 1] in _FINAL]
        return stops[0] if stops else ends[0]
    for begin, end in zip(begins, ends, strict=True):
        inner = _stop_inside(flat, max(begin, start), end)
        if inner is not None:
            return inner
        last = flat.value[end - 1]
        short = last not in _UNFINISHED and _width(flat, begin, end) < full
        if last in _FINAL or (short and not _is_remainder(flat, end)):
            return end
    return len(flat.value)


def _is_remainder(flat: Flat, start: int) -> bool:
    """Tell whether the next line is only the last characters of a value (公里。)."""
    line = flat.value[start : next(_lines(flat, start), (0, start))[1]]
    return 1 < len(line) <= _REMAINDER and line[-1] == "。"


def _stop_inside(flat: Flat, start: int, end: int) -> int | None:
    """Return where a full stop followed by a blank ends the value within a line."""
    for position in range(start, end - 1):
        if flat.value[position] == "。" and flat.gap(position + 1):
            return position + 1
    return None


def _with_mark(flat: Flat, end: int) -> int:
    """Take the final mark into the value that ends just before it."""
    while end < len(flat.value) and flat.value[end] in _FINAL:
        end += 1
    return end


def _lines(
    flat: Flat, start: int, stop: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends, from the line that holds `start` on."""
    stop = len(flat.value) if stop is None else stop
    first = bisect_right(flat.breaks, start)
    begin = flat.breaks[first - 1] if first else 0
    for index in range(first, len(flat.breaks)):
        position = flat.breaks[index]
        if position >= stop:
            break
        yield begin, position
        begin = position
    yield begin, stop


def _width(flat: Flat, begin: int, end: int) -> int:
    return display_width(flat.slice(begin, end).value)
