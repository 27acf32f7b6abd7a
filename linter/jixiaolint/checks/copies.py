"""Projects of a table that have been copied from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import ClassVar, Literal

from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import ProjectView, Row, TableView
from jixiaolint.rule.terms import Letters
from jixiaolint.words.fold import bare, closed, fold
from jixiaolint.words.match import pattern

_UTF8 = ("utf-8", "surrogatepass")
# 2024年…运维 and 2025年…运维, …一期 and …二期 are one project in two parts.
_PART = (
    r"[(][^()]*[)]"
    r"|{form-word=ordinal}?(?:\d+{section=part}?|(?:{section=letter}|{numeral})+{section=part})"
)


@dataclass(frozen=True, slots=True)
class Check:
    """Two projects or more have the same indicators with the same values.

    ``rows``: projects of different names, and not just parts or years of one;
    ``project``: the same name, goal, amounts and unit in charge too.
    Projects with fewer than `least` rows, those without a name, and those whose name
    holds a word of `unless`, do not count. Width, blanks and signs do not matter.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("first", "copies")
    how: Literal["rows", "project"] = "rows"
    least: int = 3
    unless: Letters | None = None

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield a hit for every copy after the first, naming the first."""
        return self.join([self.part(subject)])

    def part(self, subject: TableView) -> list[tuple[int, str, bytes]]:
        """Return the projects that count by number and name, with what copies share."""
        return [
            (project.project.index, project.text("name") or "", self._digest(project))
            for project in subject.projects
            if len(project.rows) >= self.least and not self._spared(project)
        ]

    def join(self, parts: Iterable[list[tuple[int, str, bytes]]]) -> Iterator[Hit]:
        """Yield a hit for every copy after the first in all parts of a table."""
        groups: dict[bytes, list[tuple[int, str]]] = defaultdict(list)
        for index, name, digest in chain.from_iterable(parts):
            groups[digest].append((index, name))
        for (_, first), *others in groups.values():
            for index, name in others:
                if self.how == "project" or _base(name) != _base(first):
                    slots = {"first": first, "copies": str(len(others) + 1)}
                    yield Hit("name", project=index, slots=slots)

    def _digest(self, project: ProjectView) -> bytes:
        made = blake2b(b"\n".join(map(_said, project.rows)), digest_size=16)
        if self.how == "project":
            amounts = tuple(amount.number for amount in project.project.amounts)
            texts = [project.text(key) for key in ("name", "unit", "goal", "content")]
            made.update(repr((amounts, *map(_plain, texts))).encode(*_UTF8))
        return made.digest()

    def _spared(self, project: ProjectView) -> bool:
        name = fold(project.text("name") or "")
        spared = self.unless is not None and self.unless.stand_in(name)
        return spared or not _plain(name)


def _said(row: Row) -> bytes:
    """Return what copies of a row share, found once for all rules."""
    found: bytes | None = row.memo.get(_said)
    if found is None:
        values = _value(row.cycle), _value(row.annual)
        share = repr((_plain(row.name), *values, row.measure_unit))
        found = row.memo[_said] = share.encode(*_UTF8)
    return found


def _plain(text: str | None) -> str:
    return bare(text or "")


@lru_cache(maxsize=16384)
def _value(text: str | None) -> str:
    """Return a value without blanks; its signs (≥, %) matter."""
    return closed(text or "")


def _base(name: str) -> str:
    """Return the name of a project without the numbers of years, stages and lots."""
    return _plain(pattern(_PART).sub("", fold(name)))
