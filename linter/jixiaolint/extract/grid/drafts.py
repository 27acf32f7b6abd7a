"""The indicators of a form: taken from its rows, and shared out among its projects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiaolint.columns.column import Column, distinct
from jixiaolint.columns.indicators import Indicators, columns_of
from jixiaolint.extract.form import Draft, Drafts, Form
from jixiaolint.extract.grid.body import HOLDS, Body, draft_of
from jixiaolint.extract.grid.filling import LEVEL_FIELDS
from jixiaolint.extract.lines.cells import ends_well
from jixiaolint.extract.lines.named import part_of
from jixiaolint.labels.looks import is_filler
from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_PRINTED = frozenset((*LEVEL_FIELDS, "name", "measure_unit", "nature"))
"""What a form may have printed in a row that nobody uses."""

_PROMPT = pattern(
    r"{form-word=indicator}?[(（]?(?:\d{0,2}|[①-⑳])[)）]?[.、．:：…_＿—\s]*"
)
"""What a form may have printed where a name is to be written: 1. or 指标1：."""


def drafts_of(sides: Sequence[Body], edges: Sequence[int]) -> tuple[list[int], Drafts]:
    """Return the indicators of the rows and the row of each; twins stand in one project."""
    if len(sides) > 1:
        pairs = [p for part in pairwise(edges) for p in _joined(sides, range(*part))]
        drafts = columns_of([draft for _, draft in pairs])
        blank: Drafts = {"name": Column.blank(len(pairs), {})}
        return [row for row, _ in pairs], blank | drafts
    (side,) = sides
    places = [row for row, kind in enumerate(side.kinds) if kind == HOLDS]
    if len(places) == len(side.kinds):
        return places, side.parts
    return places, {name: part.pick(places) for name, part in side.parts.items()}


def _joined(sides: Sequence[Body], rows: range) -> Iterator[tuple[int, Draft]]:
    """Yield the indicators of both sides with their rows, each joined to its twin.

    Twins are of one name and level, one with the value of the whole period and one
    with that of the year.
    """
    known: dict[tuple[object, ...], list[Draft]] = {}
    for row in rows:
        for side in sides:
            if side.kinds[row] != HOLDS:
                continue
            draft = draft_of(side.parts, row)
            value = "cycle" if "cycle" in draft else "annual"
            texts = (draft.get(name) for name in ("level1", "level2", "name"))
            twins = known.setdefault(tuple(text and text.value for text in texts), [])
            own = value in draft and "name" in draft
            twin = next((each for each in twins if own and value not in each), None)
            if twin is None:
                twins.append(draft)
                yield row, draft
            else:
                twin |= draft | twin


def share_out(
    places: list[int], drafts: Drafts, projects: Sequence[tuple[int, Form]]
) -> None:
    """Give the indicators to the projects in whose rows they stand, and the unused rows."""
    starts = [at for at, _ in projects]
    if blank := _unused(drafts):
        for at in blank:
            form = projects[bisect_right(starts, places[at]) - 1][1]
            form.unused.append(_lowest(draft_of(drafts, at)))
        left = sorted(set(range(len(places))).difference(blank))
        places = [places[at] for at in left]
        drafts = {name: part.pick(left) for name, part in drafts.items()}
    filled = [n for n in INDICATOR_TEXTS if n in drafts and any(drafts[n].values)]
    made = Indicators({name: drafts[name] for name in filled}, len(places))
    ends = [bisect_left(places, at) for at in starts[1:]]
    edges = pairwise((0, *ends, len(places)))
    for (_, form), part in zip(projects, edges, strict=True):
        if part[0] < part[1]:
            form.drafts.append(made.part(*part))


def _unused(drafts: Drafts) -> list[int]:
    """Return the rows that have levels and no name, whatever filler stands in them.

    The number of a line that waits for a name (2.) is none, nor are the dots below it;
    不适用 in place of a name is an indicator that says so: a rule tells.
    """
    names = drafts["name"].values
    printed = {value for value in distinct(names) if _PROMPT.fullmatch(value)}
    parts = [drafts[name].values for name in drafts if name not in _PRINTED]
    blank = (at for at, name in enumerate(names) if name is None or name in printed)
    return [at for at in blank if all(is_filler(part[at] or "") for part in parts)]


def _lowest(draft: Draft) -> Text:
    return draft.get("level2") or draft.get("level1") or next(iter(draft.values()))


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
