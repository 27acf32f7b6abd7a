"""A remark: what a person is told of one row, project or table, all of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jixiaolint.findings import Finding
from jixiaolint.place import Place
from jixiaolint.rule.rule import Severity
from jixiaolint.text import Span

Level = Literal["must", "should", "may"]

LEVELS: dict[Severity, Level] = {"error": "must", "warning": "should", "info": "may"}
"""How far a remark binds, the strictest first, and the severity that says so."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place concerned; `name` is that of its cell (C7) where it stands in a sheet.

    `seq` is the row that it belongs to, None above the rows.
    """

    seq: int | None
    field: str | None
    place: Place
    name: str | None = None
    span: Span | None = None
    evidence: str | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the cell with the keys of the contract."""
        return {
            "field": self.field,
            "place": self.place.as_dict(),
            "span": None if self.span is None else list(self.span),
            "evidence": self.evidence,
            "cell": self.name,
        }


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one row, project or table, in the words of its main finding.

    `seq` is None for a project, `project_index` too for a table or file. `spoken` are
    the findings that need an answer, the main one first; `spared` those that need none
    once it is followed. `now` is the row as it reads, `rewrite` as it could read. `title` says in a few words
    what is wrong, `why` gives one reason, `basis` the document that it rests on, if any
    binds the unit.
    """

    path: str
    project_index: int | None
    project: str | None
    seq: int | None
    level: Level
    cells: tuple[Cell, ...]
    now: Mapping[str, str]
    rewrite: Mapping[str, str] | None
    title: str
    why: str
    spoken: tuple[Finding, ...]
    spared: tuple[Finding, ...] = ()
    basis: str = ""

    @property
    def key(self) -> str:
        """What the remark is known by when an answer to it comes back."""
        return self.spoken[0].fingerprint

    def as_dict(self) -> dict[str, object]:
        """Return the remark with the keys of the contract, in its order."""
        return {
            "path": self.path,
            "project_index": self.project_index,
            "project": self.project,
            "seq": self.seq,
            "level": self.level,
            "cells": [cell.as_dict() for cell in self.cells],
            "now": dict(self.now),
            "rewrite": None if self.rewrite is None else dict(self.rewrite),
            "why": self.why,
            "codes": _codes(self.spoken),
            "gives_way": _codes(self.spared),
            "title": self.title,
            "fingerprint": self.key,
        }


def _codes(findings: tuple[Finding, ...]) -> list[str]:
    return list(dict.fromkeys(finding.code for finding in findings))
