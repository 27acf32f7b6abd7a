"""Where the last value of a list of indicators ends and other text begins.

Within the list each value ends where the next indicator begins. After the last one
may follow a goal, a page heading or the next project, without any mark between. Three
signs tell the end: the value repeats that of the whole period; a full stop ends the
line; the line is shorter than lines that were broken because they were full.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from jixiaolint.extract.items.flat import Flat, Start
from jixiaolint.parsing.indicator import Parts
from jixiaolint.width import display_width

Cut = Callable[[str], Parts]
Width = Callable[[], int | None]
"""Returns from which width on a line of a text counts as full, if that shows."""


_FINAL = "。;；"
# No value ends with one of these, however short its line.
_UNFINISHED = frozenset("≥≤≧≦><＞＜=＝:：，,、（(《“")
# A line may be broken this many columns early: for a mark that must not begin a line,
# or for a Latin word kept whole.
_SLACK = 8
_REMAINDER = 5
_NO_WRAPS = 1_000_000


def broken_widths(flat: Flat, found: Sequence[Start], cut: Cut) -> Iterator[int]:
    """Yield the widths of the lines that break within one indicator beyond doubt.

    That is in all of it where the next number follows, else as far as its last part.
    """
    for start, after in zip(found, (*found[1:], None), strict=True):
        end = after.position if after else len(flat.value)
        if _line(flat, start.position) == bisect_left(flat.breaks, end):
            continue
        if not after or not start.number or after.number != start.number + 1:
            end = start.begin + _last(cut(flat.value[start.begin : end]))
        for line in _lines(flat, start.position, end)[:-1]:
            yield _width(flat, *line)


def full_width(widths: Sequence[int], indicators: int) -> int | None:
    """Return from which width on a line counts as full.

    Nothing, if one indicator alone gives no hint; beyond any line, if several
    indicators stand each on its own line.
    """
    if widths:
        return sorted(widths)[len(widths) // 2] - _SLACK
    return _NO_WRAPS if indicators > 1 else None


def end_of(flat: Flat, found: Sequence[Start], cut: Cut, width: Width) -> int:
    """Return where the last indicator ends, its full stop included.

    `width` tells that of full lines, if it is known; most often nobody needs to ask.
    """
    last = found[-1].begin
    parts = cut(flat.value[last:])
    end = _repeated(flat, last, parts)
    if end is None:
        full = width()
        if full is None:
            full = full_width(list(broken_widths(flat, found, cut)), len(found))
        start = min(last + _last(parts), len(flat.value) - 1)
        end = _by_lines(flat, start, full)
    rest = flat.value[end:]
    return max(end + len(rest) - len(rest.lstrip(_FINAL)), last + 1)


def _last(parts: Parts) -> int:
    """Return where the last part of an indicator begins."""
    return max((start for start, _ in parts.spans.values()), default=0)


def _repeated(flat: Flat, begin: int, parts: Parts) -> int | None:
    """Return the end of a value that repeats the other up to a break or full stop."""
    values = sorted(
        parts.spans[name] for name in ("cycle", "annual") if name in parts.spans
    )
    if len(values) < 2 or values[1][0] != _last(parts):
        return None
    (first, last), (again, _) = values
    whole, start = flat.value[begin + first : begin + last], begin + again
    end = start + len(whole)
    done = end >= len(flat.value) or flat.value[end] in _FINAL or "\n" in flat.gap(end)
    return end if done and flat.value.startswith(whole, start) else None


def _by_lines(flat: Flat, start: int, full: int | None) -> int:
    """Return the end of a value by its full stop and the widths of its lines."""
    lines, value = _lines(flat, start, len(flat.value)), flat.value
    if full is None:
        stops = [end for _, end in lines if value[end - 1] in _FINAL]
        return stops[0] if stops else lines[0][1]
    for begin, end in lines:
        for inner in range(max(begin, start) + 1, end):
            if value[inner - 1] == "。" and flat.gap(inner):
                return inner
        last = value[end - 1]
        short = last not in _UNFINISHED and _width(flat, begin, end) < full
        if last in _FINAL or (short and not _is_remainder(flat, end)):
            return end
    return len(value)


def _is_remainder(flat: Flat, start: int) -> bool:
    """Tell whether the next line is only the last characters of a value (公里。)."""
    line = flat.value[start : _lines(flat, start, len(flat.value))[0][1]]
    return 1 < len(line) <= _REMAINDER and line[-1] == "。"


def _lines(flat: Flat, start: int, stop: int) -> list[tuple[int, int]]:
    """Return where each line begins and ends, from the line that holds `start` on."""
    first = _line(flat, start)
    begin = flat.breaks[first - 1] if first else 0
    inner = flat.breaks[first : bisect_left(flat.breaks, stop)]
    return list(pairwise((begin, *inner, stop)))


def _line(flat: Flat, position: int) -> int:
    """Return how many breaks stand before a character."""
    return bisect_right(flat.breaks, position)


def _width(flat: Flat, begin: int, end: int) -> int:
    return display_width(flat.text.value[flat.at[begin] : flat.at[end - 1] + 1])
