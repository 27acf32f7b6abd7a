"""The end of one page and the first row of the next in, what of it is a mere rest out.

A page break may part a row, so that its cells go on below, or a label alone that is
merged over the rows of both pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiaolint.read.pdf.lines import cell_text
from jixiaolint.read.pdf.panel import Box
from jixiaolint.words.match import pattern

_ENDED = ("。", "；", ";", "：", ":")
_NUMBERED = pattern(r"[(（]?(\d{1,3})[)）]?[、.．:：]|{form-word=item}(\d{1,2})")
_WHOLE = re.compile(r"[（《“(]*.[!-~，。；：、！？）》”％…≥≤＞＜]*")
_ROOM = 0.4
"""A line is full if what follows, and so many type sizes, has no room left in it."""

_PADDING = 6.0
_VALUE = re.compile(r"[\d.,%％≥≤<>=＝＞＜～~\s-]+")
_VALUE_START = re.compile(r"[\d≥≤<>=＝＞＜]")

_WIDE = 0.4
"""A lone cell of this share of the table's width is the text of a row."""

_LABEL_ENDS = ("指标", "目标")
"""So ends a label of a form, and its beginning does not."""

_LONGEST_END = 8
_LONGEST_LABEL = 14


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that reaches to the last row so far, and where its sides are."""

    box: Box
    x0: float
    x1: float


Above = dict[range, Cell]
Below = dict[range, Box]


def rests(above: Above, below: Below, width: float) -> tuple[list[range], bool]:
    """Return which cells of a row go on with those above, and whether the row is a rest.

    The cells go by the columns that they take. A row is a rest if all it tells goes on
    with texts of the page before, and something told there it leaves blank.
    """
    told = [columns for columns, box in below.items() if box.lines]
    labels = [
        columns
        for columns in told
        if columns in above and _ends_label(above[columns], below[columns])
    ]
    if told and _is_rest(above, below, told, labels, width):
        return told, True
    return [c for c in labels if _merged(above[c].box) or _merged(below[c])], False


def _merged(box: Box) -> bool:
    return box.bottom - box.top > 1


def _is_rest(
    above: Above, below: Below, told: list[range], labels: list[range], width: float
) -> bool:
    """Tell whether a row that tells something only goes on with the row above."""
    fresh = [columns for columns in told if columns not in labels]
    if any(_merged(below[each]) for each in fresh):
        return False
    own = {columns for columns, cell in above.items() if cell.box.lines}
    if not own >= set(told) or not own <= set(below):
        return False
    if len(told) == 1 and len(own) > 1:
        lone = above[told[0]]
        wide = lone.x1 - lone.x0 >= _WIDE * width
        if wide or (len(own) > 2 and told[0].start > 0):
            return True
    if len(own) == len(told) and not labels:
        return False
    return all(_goes_on(above[each], below[each]) for each in fresh)


def _ends_label(above: Cell, box: Box) -> bool:
    """Tell whether a cell is the end of a label that begins above (产出指 / 标)."""
    start = "".join(cell_text(above.box.lines).split())
    end = re.sub(r"[(（].*", "", "".join(cell_text(box.lines).split()))
    return (
        0 < len(end) <= _LONGEST_END
        and 0 < len(start) <= _LONGEST_LABEL
        and (start + end).endswith(_LABEL_ENDS)
        and not start.endswith((*_LABEL_ENDS, *_ENDED))
        and not end.endswith("级指标")
        and not re.search(r"[\d(（]", start)
        and _is_full(above, box)
    )


def _goes_on(above: Cell, box: Box) -> bool:
    """Tell whether the text of a cell goes on with that of the cell above.

    It counts on where that one stopped counting, or that one stops in a full line and
    not at the end of a sentence, label or value.
    """
    lines = above.box.lines
    text, more = cell_text(lines), cell_text(box.lines)
    number = _NUMBERED.match(more)
    if number:
        starts = [_NUMBERED.match(line.text) for line in lines]
        counted = [int(each[1] or each[2]) for each in starts if each]
        return counted[-1:] == [int(number[1] or number[2]) - 1]
    if text.endswith((*_LABEL_ENDS, *_ENDED)):
        return False
    if _VALUE.fullmatch(text) and _VALUE_START.match(more):
        return False
    return _is_full(above, box)


def _is_full(above: Cell, box: Box) -> bool:
    """Tell whether the last line of a cell has no room for what the next page says."""
    lines = above.box.lines
    padding = min(lines[0].x0 - above.x0, _PADDING)
    room = above.x1 - padding - lines[-1].x1
    return room < (_whole(box.lines[0].text) + _ROOM) * lines[-1].size


def _whole(text: str) -> float:
    """Return how wide the start of a text is that no line end may part, in type sizes.

    A number or a Latin word stays whole, and no line begins with a closing sign.
    """
    found = _WHOLE.match(text)
    return sum(0.5 if char.isascii() else 1.0 for char in found[0]) if found else 1.0
