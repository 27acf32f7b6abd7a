"""The indicators of a form: taken from its rows, and shared out among its projects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from jixiaolint.columns.column import Column
from jixiaolint.columns.indicators import Indicators, columns_of
from jixiaolint.extract.form import Drafts, Form
from jixiaolint.extract.grid.body import HOLDS, Body, draft_of
from jixiaolint.extract.grid.twins import joined
from jixiaolint.extract.grid.unused import lowest, unused
from jixiaolint.extract.lines.cells import ends_well
from jixiaolint.extract.lines.named import part_of
from jixiaolint.model import INDICATOR_TEXTS


def drafts_of(sides: Sequence[Body], edges: Sequence[int]) -> tuple[list[int], Drafts]:
    """Return the indicators of the rows and the row of each; twins stand in one project."""
    if len(sides) > 1:
        pairs = [
            pair for part in pairwise(edges) for pair in joined(sides, range(*part))
        ]
        drafts = columns_of([draft for _, draft in pairs])
        return [row for row, _ in pairs], {
            "name": Column.blank(len(pairs), {})
        } | drafts
    (side,) = sides
    places = [row for row, kind in enumerate(side.kinds) if kind == HOLDS]
    if len(places) == len(side.kinds):
        return places, side.parts
    return places, {name: part.pick(places) for name, part in side.parts.items()}


def share_out(
    places: list[int], drafts: Drafts, projects: Sequence[tuple[int, Form]]
) -> None:
    """Give the indicators to the projects in whose rows they stand, and the unused rows."""
    blank = unused(drafts)
    rows = [places[at] for at in blank]
    starts = [at for at, _ in projects]
    for row, at in zip(rows, blank, strict=True):
        form = projects[bisect_right(starts, row) - 1][1]
        form.unused.append(lowest(draft_of(drafts, at)))
    if blank:
        left = sorted(set(range(len(places))).difference(blank))
        places = [places[at] for at in left]
        drafts = {name: part.pick(left) for name, part in drafts.items()}
    made = Indicators(
        {
            name: drafts[name]
            for name in INDICATOR_TEXTS
            if name in drafts and any(drafts[name].values)
        },
        len(places),
    )
    ends = [
        bisect_left(places, at) for at in (*starts[1:], places[-1] + 1 if places else 0)
    ]
    for (_, form), part in zip(projects, pairwise((0, *ends)), strict=True):
        if part[0] < part[1]:
            form.drafts.append(made.part(*part))


def with_values(drafts: Drafts) -> Drafts:
    """Return indicators of a form without values, with those that their names hold."""
    names = drafts["name"].copy()
    values = Column.blank(len(names), names.odd)
    for at, text in enumerate(drafts["name"].texts()):
        if text is not None and not ends_well(text.value):
            name, value = part_of(text)
            if value:
                names.put(at, name)
                values.put(at, value)
    return drafts | {"name": names, "annual": values}
