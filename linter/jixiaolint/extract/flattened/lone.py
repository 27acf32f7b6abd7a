"""Level labels under which a form has no row: rows that someone left blank.

Only what is plain counts: a label that stands on a line of its own, with no text at all
below it up to the next label, in a form whose labels stand at the top of their rows and
most of whose labels do have rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.flattened.groups import centred, marks_of
from jixiaolint.extract.flattened.terms import parents_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.groups import Levels, Mark
    from jixiaolint.extract.flattened.labels import Label
    from jixiaolint.extract.flattened.lines import Line
    from jixiaolint.extract.flattened.row import Row


def lone_levels(
    rows: Sequence[Row], labels: Sequence[Label], lines: Sequence[Line]
) -> list[tuple[int, Levels]]:
    """Return the labels of blank rows, each with the number of rows that stand above.

    `lines` are the words of the form, without those of notes and repeated heads.
    """
    marks = marks_of(labels)
    if not rows or not marks or centred(rows, marks):
        return []
    spoken = {word for label in labels for word in label.words}
    taken = {line for row in rows for line in range(row.first, row.last + 1)}
    taken.update(
        n for n, line in enumerate(lines) if any(w not in spoken for w in line)
    )
    found: list[tuple[int, Levels]] = []
    first: Mark | None = None
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        first = mark if mark.level == 1 else first
        if _blank(mark, after, taken, len(lines)):
            above = sum(row.first < mark.order[0] for row in rows)
            second = mark.label if mark.level == 2 else None
            found.append((above, (first and first.label, second)))
    return found if 3 * len(found) <= len(marks) else []


def _blank(mark: Mark, after: Mark | None, taken: set[int], end: int) -> bool:
    """Tell whether nothing stands between a label and the next that is not below it."""
    start = mark.order[0]
    stop = after.order[0] if after else end
    if after and (after.level > mark.level or after.stem == mark.stem or stop == start):
        return False
    known = bool(parents_of(mark.stem)) and len({w.line for w in mark.label.words}) == 1
    return known and taken.isdisjoint(range(start, stop))
