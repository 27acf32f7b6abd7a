"""The rows of a form that nobody used: levels without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.columns.column import distinct
from jixiaolint.extract.form import Draft, Drafts
from jixiaolint.extract.grid.filling import LEVEL_FIELDS
from jixiaolint.extract.labels.looks import is_filler
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_PRINTED = frozenset((*LEVEL_FIELDS, "measure_unit", "nature"))
"""What a form may have printed in a row that nobody uses."""

_PROMPT = pattern(
    r"{form-word=indicator}?[(（]?(?:\d{0,2}|[①-⑳])[)）]?[.、．:：…_＿—\s]*"
)
"""What a form may have printed where a name is to be written: 1. or 指标1：."""


def unused(drafts: Drafts) -> list[int]:
    """Return the rows that have levels and no name, whatever filler stands in them.

    The number of a line that waits for a name (2.) is none, nor are the dots below it;
    不适用 in place of a name is an indicator that says so: a rule tells.
    """
    names = drafts["name"].values
    printed = {value for value in distinct(names) if _PROMPT.fullmatch(value)}
    parts = [drafts[name].values for name in drafts if name not in {*_PRINTED, "name"}]
    blank = (at for at, name in enumerate(names) if name is None or name in printed)
    return [at for at in blank if all(map(is_filler, _said(parts, at)))]


def _said(parts: Sequence[Sequence[str | None]], row: int) -> Iterator[str]:
    """Yield what stands in a row."""
    return (value for part in parts if (value := part[row]) is not None)


def lowest(draft: Draft) -> Text:
    """Return the lowest level of a row that has no more."""
    return draft.get("level2") or draft.get("level1") or next(iter(draft.values()))
