"""The findings of one file parted into those that are told and those that are silenced."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiaolint.file_read import Reading
from jixiaolint.findings import Finding
from jixiaolint.findings.lookup import Lookup
from jixiaolint.read.order import Order, parse
from jixiaolint.rule.idle import Idle, Kind
from jixiaolint.silences.index import Silences
from jixiaolint.silences.reach import Reach, Row, reaches
from jixiaolint.silences.silence import words_for


class Quiet(NamedTuple):
    """What is left to be told, the silences of the settings that were used, idle comments."""

    left: tuple[Finding, ...]
    used: frozenset[int]
    idle: tuple[Idle, ...]


class _Comment(NamedTuple):
    """A comment as understood, what it speaks of, and why it silences nothing, if so."""

    said: Order
    rules: frozenset[str]
    reach: Reach
    idle: Kind | None

    def names(self, finding: Finding) -> bool:
        """Tell whether it speaks of the rule of a finding."""
        return not self.rules or not self.rules.isdisjoint(words_for(finding))


class _Near(NamedTuple):
    """The comments that silence something, by what they speak of."""

    comments: Sequence[_Comment]
    by_row: Mapping[Row, Sequence[int]]
    whole: Sequence[int]

    @classmethod
    def of(cls, comments: Sequence[_Comment]) -> _Near:
        """Return those comments that hold."""
        by_row: dict[Row, list[int]] = {}
        holding = [at for at, one in enumerate(comments) if one.idle is None]
        for at in holding:
            for row in comments[at].reach.rows:
                by_row.setdefault(row, []).append(at)
        return cls(comments, by_row, [at for at in holding if comments[at].reach.whole])

    def to(self, finding: Finding) -> set[int]:
        """Return the comments that silence a finding."""
        row = (finding.project_index or 0, finding.seq)
        return {
            at
            for at in (*self.whole, *self.by_row.get(row, ()))
            if self.comments[at].names(finding)
        }


def quiet(
    file: Reading,
    found: Sequence[Finding],
    silences: Silences | None,
    today: str,
    rules: Container[str],
    applied: Container[str],
) -> Quiet:
    """Return what is left of the findings in a file on a day.

    Comments may name `rules`; one is unused only if what it names was `applied`.
    """
    comments = list(_comments(file, today, rules))
    in_settings = silences.of_file(file.path) if silences else None
    lookup, in_file = Lookup.of(file.tables), _Near.of(comments)
    used, needed = set[int](), set[int]()
    left: list[Finding] = []
    for finding in found:
        row = lookup.indicator(finding) if in_settings else None
        name = row.name.value if row and row.name else None
        hit = set(in_settings(finding, name) if in_settings else ())
        near = in_file.to(finding)
        used |= hit
        needed |= near
        if not hit and not near:
            left.append(finding)
    idle = tuple(_idle(file, comments, needed, applied))
    return Quiet(tuple(left), frozenset(used), idle)


def _comments(file: Reading, today: str, rules: Container[str]) -> Iterator[_Comment]:
    """Yield the comments of a file with what they speak of."""
    if not file.source.comments:
        return
    for comment, reach in zip(
        file.source.comments, reaches(file.source, file.tables), strict=True
    ):
        said = parse(comment.text)
        strange = next((one for one in said.rules if one.casefold() not in rules), "")
        said = said._replace(wrong=said.wrong or strange)
        named = frozenset(word.casefold() for word in said.rules)
        yield _Comment(said, named, reach, _why(said, today))


def _why(said: Order, today: str) -> Kind | None:
    """Return why a comment silences nothing, whatever is found."""
    if said.wrong:
        return "unclear"
    if not said.reason:
        return "reasonless"
    return "expired" if said.until and said.until < today else None


def _idle(
    file: Reading,
    comments: Iterable[_Comment],
    needed: Container[int],
    applied: Container[str],
) -> Iterator[Idle]:
    """Yield the comments that silence nothing."""
    for at, (comment, one) in enumerate(
        zip(file.source.comments, comments, strict=True)
    ):
        said, kind = one.said, one.idle
        if kind is None and at not in needed:
            asked = all(word in applied for word in one.rules)
            kind = "unused" if asked else None
        if kind is not None:
            about = said.wrong or said.until
            yield Idle(kind, comment.text, comment.place, about)
