"""The table of a project with the numbers of the remarks in its cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jixiaolint.remarks.remark import LEVELS
from jixiaolint.report.view.model import CellView, GoalView, Mark, RowView, SheetView
from jixiaolint.report.view.remark import Numbered, circled, shortened
from jixiaolint.report.view.words import say
from jixiaolint.report.words import label, place
from jixiaolint.said import Language
from jixiaolint.sheets.sheet import Of, Sheet, SheetCell, SheetFact, SheetRow

_GRAVE = list(LEVELS.values())

Marks = Mapping[tuple[int | None, str], Sequence[Mark]]


def marks_of(remarks: Iterable[Numbered]) -> Marks:
    """Return by field of a row, or of the project, the numbers of the remarks on it."""
    found: dict[Of, list[Mark]] = defaultdict(list)
    for one in remarks:
        mark = Mark(circled(one.number), one.anchor, one.remark.level)
        for cell in one.remark.cells:
            of = (cell.seq, cell.field or "")
            # One remark comes after the other, so that its own mark would be the last.
            if found[of][-1:] != [mark]:
                found[of].append(mark)
    return found


def sheet_view(sheet: Sheet, marks: Marks, lang: Language) -> SheetView:
    """Return a picture with its marks."""
    items = any(row.item for row in sheet.rows)
    return SheetView(
        sheet.letters,
        say("item_head" if items else "row", lang),
        tuple(_row(row, marks, lang) for row in sheet.heads),
        tuple(_row(row, marks, lang) for row in sheet.rows),
    )


def goal_view(fact: SheetFact, marks: Marks, lang: Language) -> GoalView:
    """Return a goal with its marks, the name of its cell in the label."""
    own = tuple(marks.get((None, fact.field), ()))
    named = label(fact.field, None, lang) + in_cell(fact.name, lang)
    return GoalView(named, *shortened(fact.text), own, _level(own))


def in_cell(name: str | None, lang: Language) -> str:
    """Return the name of a cell as it stands behind a label, if there is one."""
    return say("in_cell", lang, name) if name else ""


def _row(row: SheetRow, marks: Marks, lang: Language) -> RowView:
    return RowView(
        number_of(row, lang), tuple(_cell(cell, marks, lang) for cell in row.cells)
    )


def number_of(row: SheetRow, lang: Language) -> str:
    """Return the number of a row in its sheet, else what tells it in its place."""
    number = row.number or row.item
    if number:
        return str(number)
    if row.place is None:
        return ""
    spot = row.place
    return str(spot.line or spot.row or place(spot, lang))


def _cell(cell: SheetCell, marks: Marks, lang: Language) -> CellView:
    own = [mark for of in cell.of for mark in marks.get(of, ())]
    found = tuple(dict.fromkeys(own))
    text = cell.text or (label(cell.key, 1, lang) if cell.key else "")
    begin, rest = shortened(text)
    return CellView(begin, rest, cell.down, cell.across, found, _level(found))


def _level(marks: Sequence[Mark]) -> str:
    return min((mark.level for mark in marks), key=_GRAVE.index, default="")
