"""One project as it is shown: its goals, its table, the remarks on it, what was right."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.model import Project
from jixiaolint.report.view.model import Fact, ProjectView
from jixiaolint.report.view.remark import Numbered, remark_view
from jixiaolint.report.view.sheet import (
    goal_view,
    in_cell,
    marks_of,
    number_of,
    sheet_view,
)
from jixiaolint.report.view.words import joined, say
from jixiaolint.said import Language
from jixiaolint.sheets.sheet import Sheet, SheetRow

_MOST_FINE = 30
"""So many rows or projects on which nothing was found are named."""


def project_view(
    project: Project, sheet: Sheet | None, remarks: Sequence[Numbered], lang: Language
) -> ProjectView:
    """Return a project with the remarks on it and on its rows."""
    marks = marks_of(remarks)
    facts = sheet.facts if sheet else ()
    named_sheets = dict.fromkeys(one.sheet for one in remarks)
    amounts = (one for one in facts if one.field == "amounts")
    return ProjectView(
        title=title_of(project, lang),
        facts=(
            *(Fact(say("sheet", lang), name) for name in named_sheets if name),
            *(Fact(one.label + in_cell(one.name, lang), one.text) for one in amounts),
        ),
        goals=tuple(
            goal_view(one, marks, lang) for one in facts if one.field != "amounts"
        ),
        sheet=sheet_view(sheet, marks, lang) if sheet else None,
        remarks=tuple(remark_view(one, lang) for one in remarks),
        fine=_fine(project, sheet, {one.remark.seq for one in remarks}, lang),
    )


def title_of(project: Project, lang: Language) -> str:
    """Return the number and name of a project."""
    name = project.name.value if project.name else say("nameless", lang)
    if project.kind == "department":
        return name
    return f"{say('project', lang, project.index)}　{name}"


def named(names: Sequence[str], more: str, lang: Language) -> str:
    """Return names in a list, the first of many."""
    said = joined(list(names[:_MOST_FINE]), lang)
    if len(names) <= _MOST_FINE:
        return said
    return (
        f"{said} {say(more, lang, len(names))}"
        if lang == "en"
        else said + say(more, lang, len(names))
    )


def _fine(
    project: Project, sheet: Sheet | None, said: set[int | None], lang: Language
) -> str:
    """Return the sentence that names the rows on which nothing was found."""
    rows = sheet.by_seq() if sheet else {}
    names = [
        _row(rows.get(one.seq), one.name.value if one.name else "", lang)
        for one in project.indicators
        if one.seq not in said
    ]
    return say("fine_rows", lang, named(names, "fine_more", lang)) if names else ""


def _row(row: SheetRow | None, name: str, lang: Language) -> str:
    """Return the name of a row with its number, or what else tells where it stands."""
    number = number_of(row, lang) if row else ""
    if row is None or not number.isdigit():
        return f"{number} {name}".strip()
    return say("fine_item" if row.item else "fine_row", lang, number, name)
