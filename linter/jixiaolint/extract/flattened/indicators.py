"""The part of a flattened form below the heads into indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.flattened.align import TARGETS, labels_of, level_forms
from jixiaolint.extract.flattened.cells import is_strong
from jixiaolint.extract.flattened.groups import centred, levels_of, marks_of
from jixiaolint.extract.flattened.labels import Forms, Label, over_lines
from jixiaolint.extract.flattened.rows import find_rows
from jixiaolint.extract.flattened.terms import STRIPS, bare, parents_of
from jixiaolint.extract.grid.body import read_side
from jixiaolint.extract.grid.heads import Head
from jixiaolint.extract.grid.roles import Columns
from jixiaolint.extract.grid.twins import joined
from jixiaolint.text import EMPTY, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiaolint.extract.flattened.forms import FormLines
    from jixiaolint.extract.flattened.groups import Levels, Mark
    from jixiaolint.extract.flattened.labels import Label
    from jixiaolint.extract.flattened.lines import Line
    from jixiaolint.extract.flattened.row import Row
    from jixiaolint.text import Span

_FRAME = ("actual", "other")
"""The roles of columns that no field of an indicator holds."""

_RIGHT = {"label2": "level2", "name2": "name", "annual": "annual"}
"""What stands in a form of two sides at the right, by the role of its column."""

_SIGNS = ("op", "nature")


class Found(NamedTuple):
    """Indicators, and the fields that the form has a place for."""

    drafts: list[dict[str, Text]]
    columns: set[str]


def read_indicators(form: FormLines, notes: frozenset[int], frame: list[Span]) -> Found:
    """Return the indicators of a form; `notes` are lines that hold none."""
    heads = {n for head in form.heads for n in range(head.first, head.last + 1)}
    hidden = notes | heads | {*range(form.start or 0)}
    lines = [() if n in hidden else words for n, words in enumerate(form.words)]
    broken, rest = over_lines(lines, level_forms())
    words = {word.value for line in rest for word in line[:2]}
    forms = level_forms(words | {label.value for label in broken})
    roles = _roles(form, rest)
    rows = find_rows(form.lines, rest, roles, forms)
    labels = [*broken, *(label for row in rows for label in row.labels)]
    labels.extend(_label_lines(rest, rows, forms))
    frame.extend(
        span for label in labels for w in label.words for span in w.text.spans()
    )
    real = [label for label in labels if bare(label.value) not in STRIPS]
    texts = {label: Text.join(w.text for w in label.words).squeeze() for label in real}
    places = range(len(roles) + 1)
    cells = [
        (
            *(texts[label] if label else EMPTY for label in levels),
            *map(row.text, places),
        )
        for row, levels in zip(rows, levels_of(rows, real), strict=True)
    ]
    for place, levels in reversed(lone_levels(rows, real, rest)):
        upper = (texts[label] if label else EMPTY for label in levels)
        cells.insert(place, (*upper, *(EMPTY for _ in places)))
    columns = _columns(roles, bool(real))
    sides = [read_side(cells, Head(0, 0, ()), side)[0] for side in columns.sides]
    frame.extend(span for row in cells for cell in row for span in cell.spans())
    return Found(joined(sides), columns.fields())


def _columns(roles: Sequence[str], labelled: bool) -> Columns:
    """Return what the cells of a row hold: both levels, the name, the roles given."""
    at = {role: place for place, role in enumerate(("name", *roles), 2)}
    notes = {n for n, role in enumerate(roles, 3) if role in _FRAME}
    sign = at.get("op", at.get("nature"))
    levels = {"level1": 0, "level2": 1} if labelled else {}
    side = levels | {
        r: n for r, n in at.items() if r not in (*_FRAME, *_SIGNS, *_RIGHT)
    }
    if sign is not None:
        side["annual_sign"] = sign
    if "op" in at and "nature" in at:
        side["nature"] = at["nature"]
    right = levels | {_RIGHT[role]: n for role, n in at.items() if role in _RIGHT}
    if "name2" not in at:
        return Columns(({**right, **side},), notes=frozenset(notes))
    return Columns((side, right), notes=frozenset(notes))


def _roles(form: FormLines, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the columns right of the names, by the heads or else by the rows."""
    columns = list(form.heads[0].columns) if form.heads else []
    if not any(role in TARGETS for role in columns):
        ends = [line[-2:] for line in lines if line and is_strong(line[-1].value)]
        double = [end for end in ends if len(end) == 2 and is_strong(end[0].value)]
        columns += ["cycle", "annual"] if 2 * len(double) > len(ends) else ["annual"]
    if "annual" not in columns:
        columns[columns.index("cycle")] = "annual"
    return tuple(columns)


def _label_lines(
    lines: Sequence[Line], rows: Iterable[Row], forms: Forms
) -> list[Label]:
    """Return the labels on lines of their own, which are part of no row."""
    used = {piece.line for row in rows for cell in row.cells for piece in cell.pieces}
    labels: list[Label] = []
    for number, line in enumerate(lines):
        alone = [] if number in used else labels_of(line, forms)
        if sum(len(label.words) for label in alone) == len(line):
            labels.extend(alone)
    return labels


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
