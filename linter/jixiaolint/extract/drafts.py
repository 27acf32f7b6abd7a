"""Indicators of a project while they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiaolint.model import INDICATOR_TEXTS, Indicator
from jixiaolint.text import EMPTY, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.extract.grid.heads import Head, Row
    from jixiaolint.extract.grid.levels import Level
    from jixiaolint.text import Span

Draft = dict[str, Text]
_TOLD = frozenset(("level1", "level2", "name", "cycle", "annual", "description"))
_TEXTS = Indicator.__slots__[1 : len(INDICATOR_TEXTS) + 1]


@dataclass(slots=True)
class Drafts:
    """The indicators of one project as they come, and the levels that hold so far."""

    found: list[Draft] = field(default_factory=list)
    levels: dict[int, Draft] = field(default_factory=dict)
    last: dict[int, Row] = field(default_factory=dict)
    known: dict[tuple[object, ...], list[Draft]] = field(default_factory=dict)

    def fill(self, own: Draft, index: int, fills: dict[str, bool]) -> Draft:
        """Return the levels that hold for a row: its own, else those filled down.

        `fills` tells for each level whether blanks mean the label above; another first
        level ends the second.
        """
        held = self.levels.setdefault(index, {})
        levels = dict(own)
        first = own.get("level1")
        if first is None and fills["level1"]:
            levels |= _only(held, "level1_code", "level1")
        same = first is None or (
            "level1" in held and held["level1"].value == first.value
        )
        if "level2" not in own and fills["level2"] and same:
            levels |= _only(held, "level2_code", "level2")
        self.levels[index] = dict(levels)
        return levels

    def add(self, draft: Draft, sided: bool) -> Iterator[Span]:
        """Add an indicator; where the form is `sided`, join it to its twin.

        Twins are of one name and level, one with the value of the whole period and one
        with that of the year. Yields the ranges that the twin has already.
        """
        twin = self._twin(draft) if sided else None
        if twin is None:
            self.found.append(draft)
            return
        for name, text in draft.items():
            if twin.setdefault(name, text) is not text:
                yield from text.spans()

    def _twin(self, draft: Draft) -> Draft | None:
        """Return the draft of the form's other side, or keep this one for it."""
        texts = (draft.get(name) for name in ("level1", "level2", "name"))
        twins = self.known.setdefault(tuple(text and text.value for text in texts), [])
        value = "cycle" if "cycle" in draft else "annual"
        if value in draft and "name" in draft:
            for twin in twins:
                if value not in twin:
                    return twin
        twins.append(draft)
        return None

    def filled(self) -> set[str]:
        """Return which of the texts of an indicator some draft has."""
        return {name for draft in self.found for name in draft} & _TOLD

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the drafts as indicators, numbered from one."""
        return tuple(
            indicator_of(seq, draft) for seq, draft in enumerate(self.found, 1)
        )


def _only(draft: Draft, *names: str) -> Draft:
    """Return those parts of a draft that it has."""
    return {name: draft[name] for name in names if name in draft}


def indicator_of(seq: int, draft: Draft) -> Indicator:
    """Return a draft as an indicator, the parts it lacks being None."""
    return Indicator(seq, *map(draft.get, _TEXTS))  # type: ignore[arg-type]  # in the order of its texts


def level_fields(levels: Sequence[Level], role: str = "level1") -> Draft:
    """Return levels as fields, a single one under the role given."""
    roles = ("level1", "level2") if len(levels) > 1 else (role,)
    found: Draft = {}
    for key, level in zip(roles, levels, strict=False):
        found[key] = level.label
        if level.code is not None:
            found[f"{key}_code"] = level.code
    return found


def fills_down(
    rows: Sequence[Row], side: dict[str, int], head: Head
) -> dict[str, bool]:
    """Return for each level whether a blank in its column means the label above.

    It does unless labels are written again on every row there, for then a blank is a
    blank. Merged cells tell nothing: often some are merged and some left empty. Where
    the first level repeats its labels, the second is taken to do so as well.
    """
    first = _habits(rows, side.get("level1"), head)
    second = _habits(rows, side.get("level2"), head)
    repeating = first[1] > first[0] and second[1] > 0
    return {
        "level1": first[0] >= first[1],
        "level2": second[0] >= second[1] + repeating,
    }


def _habits(rows: Sequence[Row], column: int | None, head: Head) -> tuple[int, int]:
    """Return how many cells of a column are blank, and how many are written again."""
    blanks = repeats = 0
    before = EMPTY
    for row in rows if column is not None else ():
        cell = row[column or 0]
        if id(cell) in head.cells:
            continue
        value = cell.value.strip()
        blanks += not value
        again = cell is not before and value == before.value.strip()
        repeats += bool(value) and again
        before = cell
    return blanks, repeats
