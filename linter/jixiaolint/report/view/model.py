"""The values that templates and writers place, one class for each thing on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiaolint.remarks.remark import Level


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many remarks there are of a level."""

    level: Level
    word: str
    number: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row: a value under its label. `rest` is what a long one goes on with.

    `change` is ``old`` or ``new`` where a rewrite changes it; `lead` and `tail` are what
    stays around the text that does.
    """

    label: str
    text: str
    rest: str = ""
    change: str = ""
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a remark in a cell of the table, which leads to it."""

    number: str
    anchor: str
    level: Level


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of the table; `level` is the strictest of its marks."""

    text: str
    rest: str
    down: int
    across: int
    marks: tuple[Mark, ...]
    level: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal of a project, with the name of its cell in the label."""

    label: str
    text: str
    rest: str
    marks: tuple[Mark, ...]
    level: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the table and its number, or its place in words."""

    number: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """The table of a project as submitted; `corner` says what its rows are told by."""

    letters: tuple[str, ...]
    corner: str
    heads: tuple[RowView, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was found, and what to do about it where nothing can be copied."""

    text: str
    way: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a unit says to a remark that it was sent, and how things stand with that.

    `subject` is what the remark was on, `source` the file in which the answer stands.
    `note` is what the unit says, or why the remark is open; `kept` is what need not be
    written again.
    """

    state: str
    word: str
    source: str
    number: str
    subject: str
    codes: tuple[str, ...]
    note: str
    kept: str


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A remark in words: where, what, how it reads and could read, one reason.

    `key` is what an answer is known by, `basis` the document that it rests on, if any.
    `project` and `row` are what it is on (``2 养护里程``, empty above the rows). `answer`
    is what the unit says to it, if it was sent it before.
    """

    number: str
    anchor: str
    key: str
    project: str
    row: str
    level: Level
    word: str
    where: str
    title: str
    points: tuple[Point, ...]
    now: tuple[Part, ...]
    rewrite: tuple[Part, ...]
    why: str
    basis: str
    codes: tuple[str, ...]
    answer: AnswerView | None


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project: what it states, its table, what is said of it, what was right."""

    title: str
    facts: tuple[Fact, ...]
    goals: tuple[GoalView, ...]
    sheet: SheetView | None
    remarks: tuple[RemarkView, ...]
    fine: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """What one unit is told of all that it submitted; `more` says what is left out.

    `answers` says what came of earlier remarks, `accepted` which are mended.
    """

    anchor: str
    unit: str
    facts: tuple[Fact, ...]
    verdict: str
    answers: str
    steps: tuple[str, ...]
    level: str
    counts: tuple[Count, ...]
    indicators: int
    clean: int
    general: tuple[RemarkView, ...]
    projects: tuple[ProjectView, ...]
    fine: str
    accepted: str
    notices: tuple[Part, ...]
    unread: tuple[Part, ...]
    more: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many remarks the letter has."""
        return sum(count.number for count in self.counts)


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of one letter or several; `cut` says why none are shown where so.

    `foot` are the words around the number of a printed page and that of all.
    """

    lang: str
    title: str
    w: Mapping[str, str]
    version: str
    foot: tuple[str, str, str]
    made_by: str
    letters: tuple[LetterView, ...]
    counts: tuple[Count, ...]
    indicators: int
    clean: int
    shown: bool
    cut: str
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    notices: tuple[Part, ...]
