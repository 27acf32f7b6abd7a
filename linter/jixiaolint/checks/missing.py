"""What a row, a project or a table leaves out, and what of a file nobody read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import ClassVar, Literal

from jixiaolint import resources
from jixiaolint.labels.dimension import either_named
from jixiaolint.model import Project
from jixiaolint.rule.hit import HOLDS, Hit
from jixiaolint.rule.subject import FileView, ProjectView, Row, TableView
from jixiaolint.rule.vocabulary import FieldName


@dataclass(frozen=True, slots=True)
class Blank:
    """One of `fields`, each a column of the form, holds nothing."""

    SLOTS: ClassVar[tuple[str, ...]] = ("blank", "blank_name")
    READS: ClassVar[tuple[str, ...]] = ("columns",)
    PRESENCE: ClassVar[bool] = True
    fields: tuple[FieldName, ...]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit for each blank field, on that field."""
        for field in self.fields:
            if field in subject.columns and not (subject.text(field) or "").strip():
                yield Hit(field, slots={"blank": field, "blank_name": _name(field)})


@cache
def _name(field: str) -> str:
    """Return what people call a field."""
    return dict(resources.lexicon_pairs("field-name"))[field]


@dataclass(frozen=True, slots=True)
class NoRows:
    """No row stands under the project."""

    rows_read: ClassVar[tuple[str, ...]] = ()

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one bare hit if there is none."""
        if not subject.rows:
            yield HOLDS


@dataclass(frozen=True, slots=True)
class GoalMissing:
    """A project with indicators has no goal, though half of the projects have one.

    Where goals are rare, the form has no regular place for them.
    """

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield a hit on every project without a goal."""
        return self.join([self.part(subject)])

    def part(self, subject: TableView) -> tuple[int, list[int]]:
        """Return how many projects have indicators, and which of them have no goal."""
        projects = [one for one in subject.table.projects if one.indicators]
        return len(projects), [one.index for one in projects if not _has_goal(one)]

    def join(self, parts: Iterable[tuple[int, list[int]]]) -> Iterator[Hit]:
        """Yield a hit on every project without a goal in all parts of a table."""
        numbers, bare = zip(*parts, strict=True)
        if sum(map(len, bare)) * 2 <= sum(numbers):
            for index in chain.from_iterable(bare):
                yield Hit("goal", project=index)


def _has_goal(project: Project) -> bool:
    return project.goal is not None or project.cycle_goal is not None


@dataclass(frozen=True, slots=True)
class Lacks:
    """No row of the project stands under one of `dimensions` (keys or labels of either level).

    Silent for a project whose rows carry no levels, or fewer than `least` of them.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("missing",)
    rows_read: ClassVar[tuple[str, ...]] = ("level1", "level2")
    dimensions: tuple[str, ...]
    least: int = 3

    def __post_init__(self) -> None:
        """Refuse a level or dimension that nobody knows; labels stand for their keys."""
        named = tuple(map(either_named, self.dimensions))
        object.__setattr__(self, "dimensions", named)

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for each that is missing, with its Chinese label."""
        known = [row for row in subject.rows if row.dimension or row.level]
        if len(known) < self.least:
            return
        present = {key for row in known for key in (row.dimension, row.level)}
        for dimension in self.dimensions:
            if dimension not in present:
                yield Hit("name", slots={"missing": _label(dimension)})


def _label(key: str) -> str:
    """Return the first label of the lexicons that has the key, as forms write it."""
    pairs = (*resources.lexicon_pairs("dimension"), *resources.lexicon_pairs("level"))
    return next((f"{label}指标" for label, found in pairs if found == key), key)


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of one of these `kinds` belongs to no indicator (see ``unread.Unread``)."""

    SLOTS: ClassVar[tuple[str, ...]] = ("passage", "title", "cells")
    kinds: tuple[Literal["table", "column", "block", "passage", "rest"], ...]

    def find(self, subject: FileView) -> Iterator[Hit]:
        """Yield a hit for each part, by its number, with its name and its cells."""
        for number, part in enumerate(subject.unread):
            if part.kind in self.kinds:
                cells = str(len(part.spans))
                slots = {"passage": str(number), "title": part.title, "cells": cells}
                yield Hit(slots=slots)
