"""What a unit was told before, found again among the remarks of the present check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from difflib import SequenceMatcher
from itertools import chain, islice
from operator import itemgetter

from jixiaolint.file_report import FileReport
from jixiaolint.model import plain
from jixiaolint.remarks.answer import Answer
from jixiaolint.remarks.remark import Remark

_FEW = 100
"""So many remarks are compared with a row, name by name."""

_ENOUGH = 0.6
"""So like are two names of a row that was renamed, at least."""

Names = Mapping[str, Set[str]]
"""By the name of each project, the names of its rows."""


def names_in(files: Iterable[FileReport]) -> Names:
    """Return the names of all projects in files, with those of their rows."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in files:
        for table in file.tables:
            for project in table.projects:
                rows = (plain(row.name) or "" for row in project.indicators)
                found[plain(project.name) or ""].update(rows)
    return found


_Group = tuple[str | None, object]


class Told:
    """The remarks that are still to be made, and what becomes of those told before."""

    def __init__(
        self, answers: Iterable[Answer], remarks: Sequence[Remark], names: Names
    ) -> None:
        self._names = names
        self._keys = {
            finding.fingerprint: remark
            for remark in remarks
            for finding in (*remark.spared, *remark.spoken)
        }
        taken = {id(self._keys[one.key]) for one in answers if one.key in self._keys}
        self._others: dict[_Group, list[Remark]] = defaultdict(list)
        for one in remarks:
            if id(one) not in taken:
                for group in _groups(one.project or "", one.now.get("name"), one.seq):
                    self._others[group].append(one)

    def same(self, answer: Answer) -> bool:
        """Tell whether the words are those about which the unit was told."""
        return answer.key in self._keys

    def remark(self, answer: Answer) -> Remark | None:
        """Return the remark that says what the unit was told, if it is still to be made.

        A row that was changed is known by its name, else by one that is like it, else by
        its number; it is still wrong if a rule speaks that spoke before.
        """
        if answer.key in self._keys:
            return self._keys[answer.key]
        alike = [
            (_likeness(one, answer), -at, one)
            for at, one in enumerate(self._near(answer))
            if _speaks(one, answer.codes) and self._may_be(one, answer)
        ]
        likeness, _, remark = max(alike, key=itemgetter(0, 1), default=(0, 0, None))
        return remark if likeness >= _ENOUGH else None

    def _near(self, answer: Answer) -> Iterable[Remark]:
        """Return what may be on the same row of the project, or any if it has no name now.

        Among many only the first of the same name or number may be.
        """
        project = answer.project if answer.project in self._names else None
        whole, *parts = _groups(project, answer.name, answer.seq)[-3:]
        if len(self._others[whole]) <= _FEW:
            return self._others[whole]
        found = chain.from_iterable(self._others[group] for group in parts)
        return islice(found, _FEW)

    def _may_be(self, remark: Remark, answer: Answer) -> bool:
        """Tell whether a remark may be on the same row, which may have another name now."""
        rows = self._names.get(remark.project or "", ())
        return answer.name not in rows or answer.name == remark.now.get("name", "")


def _groups(project: str | None, name: str | None, seq: int | None) -> Sequence[_Group]:
    """Return what remarks are grouped by: all, and of each project, by name and number."""
    owners = (None,) if project is None else (None, project)
    return [
        (owner, key) for owner in owners for key in (("all", ""), ("name", name), seq)
    ]


def _likeness(remark: Remark, answer: Answer) -> float:
    """Return how like the row of a remark is to that of an answer, 1 at most."""
    if remark.seq is None or answer.seq is None:
        return float(remark.seq == answer.seq)
    name = remark.now.get("name", "")
    if name == answer.name:
        return 1
    same = SequenceMatcher(None, name, answer.name).ratio()
    return max(same, _ENOUGH if remark.seq == answer.seq else 0)


def _speaks(remark: Remark, codes: Iterable[str]) -> bool:
    """Tell whether any of some rules speaks in a remark; where none is known, any does."""
    codes = set(codes)
    return not codes or not {
        one.code for one in (*remark.spoken, *remark.spared)
    }.isdisjoint(codes)
