"""A row is moved to another 二级指标."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jixiaolint import resources
from jixiaolint.labels.dimension import dimension_named, dimension_of, level_named
from jixiaolint.rule.case import Case, Rewrite
from jixiaolint.words.match import words_of

_CODED = re.compile(r"(\d+)(\D.*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Check:
    """The row stands under one of `to`: keys (``quantity``) or labels (``数量``).

    The label is that of other rows of the project, else it is written as the one that it
    replaces: with or without code and 指标. If `level` is given, the first level of the
    row changes with it, to what other rows call that one.
    """

    to: tuple[str, ...]
    level: str | None = None

    def __post_init__(self) -> None:
        """Refuse a dimension or a level that nobody knows."""
        object.__setattr__(self, "to", tuple(map(dimension_named, self.to)))
        if self.level is not None:
            object.__setattr__(self, "level", level_named(self.level))

    def propose(self, case: Case) -> Iterator[Rewrite]:
        """Yield the move to each dimension, with all that changes with it."""
        own = case.row.level2
        if not own:
            return
        for key in self.to:
            label = _beside(case, key) or _styled(key, own)
            also = self._also(case, key)
            if label and also is not None:
                yield Rewrite("level2", label, also)

    def _also(self, case: Case, key: str) -> dict[str, str] | None:
        """Return code and first level that go with a dimension; nothing if not known."""
        made: dict[str, str] = {}
        if case.row.level2_code:
            code = _codes().get(key)
            if code is None:
                return None
            made["level2_code"] = code
        if self.level and case.row.level1 and case.row.level != self.level:
            same = (row for row in case.view.rows if row.level == self.level)
            found = next(same, None)
            if found is None or found.level1 is None:
                return None
            made["level1"] = found.level1
            if case.row.level1_code and found.level1_code:
                made["level1_code"] = found.level1_code
        return made


def _beside(case: Case, key: str) -> str | None:
    """Return the label that another row of the project has for a dimension."""
    rows = (row for row in case.view.rows if row.dimension == key)
    return next((row.level2 for row in rows), None)


@cache
def _codes() -> dict[str, str]:
    """Return the code of each dimension."""
    pairs = resources.lexicon_pairs("dimension-code")
    return {key: code for code, label in pairs if (key := dimension_of(label))}


def _styled(key: str, own: str) -> str | None:
    """Return the label of a dimension in the manner of another label."""
    pairs = resources.lexicon_pairs("dimension")
    label = next((label for label, found in pairs if found == key), None)
    if label is None:
        return None
    tail = next((w for w in words_of("form-word", "indicator") if own.endswith(w)), "")
    return _lead(key, own) + label + tail


def _lead(key: str, own: str) -> str:
    """Return the code with which a label begins, as it is for another dimension."""
    coded = _CODED.match(own)
    if coded is None:
        return ""
    mark = re.match(r"[^\w]*", coded[2] or "")
    return _codes().get(key, "") + (mark[0] if mark else "")
