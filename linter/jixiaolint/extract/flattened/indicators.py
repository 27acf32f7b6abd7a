"""The part of a flattened form below the heads into indicators."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from jixiaolint.extract.flattened.align import TARGETS, labels_of, level_forms
from jixiaolint.extract.flattened.cells import is_strong
from jixiaolint.extract.flattened.drafts import (
    FIELDS,
    FRAME,
    cells_of,
    indicator,
    sides,
)
from jixiaolint.extract.flattened.groups import levels_of
from jixiaolint.extract.flattened.labels import Forms, Label, over_lines
from jixiaolint.extract.flattened.lone import lone_levels
from jixiaolint.extract.flattened.rows import find_rows
from jixiaolint.extract.flattened.terms import STRIPS, bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiaolint.extract.flattened.forms import Form
    from jixiaolint.extract.flattened.goals import Line
    from jixiaolint.extract.flattened.row import Row
    from jixiaolint.model import Indicator, Project
    from jixiaolint.text import Span

_SIDE = ("label2", "name2")


@dataclass(frozen=True, slots=True)
class Found:
    """Indicators, the fields that the form has a place for, and frame ranges."""

    indicators: tuple[Indicator, ...]
    columns: frozenset[str]
    frame: tuple[Span, ...]

    def filled(self, project: Project) -> Project:
        """Return the project with these indicators."""
        return replace(project, indicators=self.indicators)


def read_indicators(form: Form, notes: frozenset[int]) -> Found:
    """Return the indicators of a form; `notes` are lines that hold none."""
    heads = {n for head in form.heads for n in range(head.first, head.last + 1)}
    above = range(form.start or 0)
    hidden = notes | heads | {*above}
    lines = [() if n in hidden else words for n, words in enumerate(form.words)]
    broken, rest = over_lines(lines, level_forms())
    words = {word.value for line in rest for word in line[:2]}
    forms = level_forms(words | {label.value for label in broken})
    columns = _columns(form, rest)
    rows = find_rows(form.lines, rest, columns, forms)
    labels = [*broken, *(label for row in rows for label in row.labels)]
    labels.extend(_label_lines(rest, rows, forms))
    real = [label for label in labels if bare(label.value) not in STRIPS]
    levels = levels_of(rows, real)
    drafts = [
        [(cells, level) for cells in sides(cells_of(row, columns))]
        for row, level in zip(rows, levels, strict=True)
    ]
    for place, level in reversed(lone_levels(rows, real, rest)):
        drafts.insert(place, [({}, level)])
    indicators = tuple(
        indicator(seq, cells, level)
        for seq, (cells, level) in enumerate(chain.from_iterable(drafts), 1)
    )
    frame = [
        span for label in labels for word in label.words for span in word.text.spans()
    ]
    for row in rows:
        frame.extend(_frame_cells(row, columns))
    return Found(indicators, _fields(columns, real), tuple(frame))


def _columns(form: Form, lines: Sequence[Line]) -> tuple[str, ...]:
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


def _fields(columns: Sequence[str], labels: Sequence[Label]) -> frozenset[str]:
    """Return the names of the indicator fields that the form has a place for."""
    fields = {
        FIELDS.get(role, role) for role in columns if role not in (*FRAME, *_SIDE)
    }
    fields.discard("op")
    levels = {"level1", "level2"} if labels else set()
    return frozenset(fields | levels | {"name"})


def _frame_cells(row: Row, columns: Sequence[str]) -> Iterable[Span]:
    """Yield the ranges of cells without a field of their own, and of final marks."""
    for column, cell in enumerate(row.cells):
        role = columns[column - 1] if column else "name"
        for piece in cell.pieces:
            if role in (*FRAME, *_SIDE):
                yield from piece.text.spans()
            elif column and piece.bare[-1:] in ("。", "；", ";"):
                yield from piece.text.slice(len(piece.text) - 1).spans()
