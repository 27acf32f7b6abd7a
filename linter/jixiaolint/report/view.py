"""The values that the templates of the HTML report place, one class for each block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiaolint.findings import Finding
from jixiaolint.report.marks import Piece
from jixiaolint.result import Result


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts; `share` is its part of the largest, in percent."""

    key: str
    word: str
    number: int
    share: int = 0


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of an indicator with its label."""

    key: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words; `pieces` quote the text where nothing else shows it."""

    finding: Finding
    severity: str
    problem: str
    where: str
    why: str
    basis: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with its findings, of which there may be none."""

    seq: int
    levels: tuple[FieldView, ...]
    name: tuple[Piece, ...]
    fields: tuple[FieldView, ...]
    findings: tuple[FindingView, ...]
    worst: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project: findings on it as a whole, indicators with findings and without."""

    index: int
    name: str
    severities: tuple[Count, ...]
    findings: tuple[FindingView, ...]
    faulty: tuple[IndicatorView, ...]
    clean: tuple[IndicatorView, ...]
    clean_number: int


@dataclass(frozen=True, slots=True)
class FileView:
    """A file: how it was read and what is told of it, its findings, its projects.

    Of `unread_number` passages `unread` are those that are shown.
    """

    path: str
    reading: str
    notices: tuple[str, ...]
    indicators_number: int
    severities: tuple[Count, ...]
    findings: tuple[FindingView, ...]
    projects: tuple[ProjectView, ...]
    unread: tuple[tuple[str, str], ...]
    unread_number: int


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole report; `cut` says so where not all findings are listed."""

    lang: str
    w: Mapping[str, str]
    result: Result
    indicators_number: int
    clean_number: int
    severities: tuple[Count, ...]
    problems: tuple[Count, ...]
    files: tuple[FileView, ...]
    cut: str = ""
