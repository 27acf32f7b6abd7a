"""The rows of a form that nobody used: levels without a name, or 不适用 throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.columns.column import distinct
from jixiaolint.extract.grid.filling import LEVEL_FIELDS
from jixiaolint.extract.labels.looks import is_filler
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from jixiaolint.extract.form import Draft, Drafts
    from jixiaolint.text import Text

_PRINTED = frozenset((*LEVEL_FIELDS, "measure_unit", "nature"))
"""What a form may have printed in a row that nobody uses."""

_PROMPT = pattern(
    r"{form-word=indicator}?[(（]?(?:\d{0,2}|[①-⑳])[)）]?[.、．:：…_＿—\s]*"
)
"""What a form may have printed where a name is to be written: 1. or 指标1：."""


def unused(drafts: Drafts) -> list[int]:
    """Return the rows that have levels and no name, or 不适用 throughout.

    Nor is the number of a line that waits for one (2.) a name, or the dots below it.
    """
    names = drafts["name"].values
    printed = {value for value in distinct(names) if _PROMPT.fullmatch(value)}
    open_ = {*printed, *filter(is_filler, distinct(names)), None}
    parts = [drafts[name].values for name in drafts if name not in {*_PRINTED, "name"}]
    found: list[int] = []
    for at in [at for at, name in enumerate(names) if name in open_]:
        said = [value for part in parts if (value := part[at]) is not None]
        blank = names[at] is None or names[at] in printed
        if all(map(is_filler, said)) and (said or blank):
            found.append(at)
    return found


def lowest(draft: Draft) -> Text:
    """Return the lowest level of a row that has no more."""
    return draft.get("level2") or draft.get("level1") or next(iter(draft.values()))
