"""A remark in the words of a returned file, and where in that file it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jixiaolint.answers.standing import Standing
from jixiaolint.remarks.remark import LEVELS, Cell, Level, Remark
from jixiaolint.report.view.answers import by_remark, written
from jixiaolint.report.view.model import Part, RemarkView
from jixiaolint.report.view.remark import Numbered, now_of, remark_view
from jixiaolint.report.view.units import units
from jixiaolint.report.view.words import say
from jixiaolint.report.words import label, place, word
from jixiaolint.results.result import Result
from jixiaolint.review_sheet import NAMELESS, WHOLE
from jixiaolint.said import Language
from jixiaolint.settings.level_names import LevelNames
from jixiaolint.width import ELLIPSIS

AUTHOR = ("绩效指标检查", "jixiaolint")
"""Who signs the comments, in both languages; by it a later round knows its own."""

_WORDS = {
    "see": (
        "与{}是同一条意见，见那里的批注。",
        "One remark with {}: see the comment there.",
    ),
    "way": ("怎样改", "What to do"),
    "colon": ("：", ": "),
    "blank": ("（没有填写）", "(blank)"),
}
_HEAD = re.compile(
    "(?:[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|\\([0-9]+\\)) \\S.{0,30}\u3000"
)
_LONGEST = 400
"""So many characters of what is said stand in one place."""


@dataclass(frozen=True, slots=True)
class Said:
    """A remark and its number, the same in words, what the unit says to it.

    `subject` are project, row and, where there are several, the sheet, each on a line.
    """

    remark: Remark
    number: int
    view: RemarkView
    subject: str
    answer: str
    lang: Language

    def head(self) -> str:
        """Return the line that a comment begins with: ``① 必须改　值不可能``."""
        view = self.view
        return f"{view.number} {view.word}　{view.title}"

    def now(self) -> Sequence[tuple[str, Part]]:
        """Return how the row reads: labels and values."""
        blank = word(_WORDS, "blank", self.lang)
        parts = now_of(self.remark, self.lang) or [
            Part(label(cell.field, cell.seq, self.lang), blank)
            for cell in self.remark.cells
            if cell.seq and cell.field and not cell.evidence
        ]
        return _labelled(parts, self.lang)

    def rewrite(self) -> Sequence[tuple[str, Part]]:
        """Return how the row could read, and in words what else is to be done."""
        ways = [("", Part("", way)) for way in self._ways()]
        return [*_labelled(self.view.rewrite, self.lang), *ways]

    def _ways(self) -> list[str]:
        """Return what is to be done where no rewrite shows it."""
        return [*dict.fromkeys(one.way for one in self.view.points if one.way)]

    def reasons(self) -> list[str]:
        """Return what is found, why that will not do, and on what basis."""
        view = self.view
        points = [one.text for one in view.points] or [view.title]
        return [clipped(one) for one in (*points, view.why, view.basis) if one]

    def lines(self) -> list[str]:
        """Return the other lines of a comment: what is found, what to do, why, rules."""
        view, lang = self.view, self.lang
        colon = word(_WORDS, "colon", lang)
        parts = _labelled(view.rewrite, lang)
        could = "　".join(f"{label}{shown(part)}" for label, part in parts)
        ways = "　".join(self._ways())
        named = (say("rewrite", lang), could), (word(_WORDS, "way", lang), ways)
        mend = [f"{name}{colon}{said}" for name, said in named if said]
        points = [clipped(one.text) for one in view.points]
        why = [clipped(one) for one in (view.why, view.basis) if one]
        return [*points, *mend, *why, self.codes()]

    def codes(self) -> str:
        """Return the rules that speak."""
        return " ".join(self.view.codes)


class Note(NamedTuple):
    """What a cell is marked with: a remark, and whose place it is if told elsewhere."""

    said: Said
    elsewhere: Cell | None = None

    def lines(self) -> list[str]:
        """Return what the comment says below its head."""
        if self.elsewhere is None:
            return self.said.lines()
        lang = self.said.lang
        spot = self.elsewhere.name or place(self.elsewhere.place, lang)
        return [word(_WORDS, "see", lang).format(f" {spot} ")]


@dataclass(frozen=True, slots=True)
class Telling:
    """What is known of all remarks of a run: their numbers, and answers that came back.

    Both are by path and fingerprint. A number is that of the letter to the unit. `names`
    are what the levels are called.
    """

    numbers: Mapping[tuple[str, str], int]
    answers: Mapping[tuple[str, str], Standing]
    names: LevelNames
    lang: Language

    @classmethod
    def of(cls, result: Result, lang: Language) -> Telling:
        """Return what is known of a result."""
        return cls(
            {
                (one.path, one.key): number
                for unit in units(result)
                for number, one in enumerate(unit.all_remarks(), 1)
            },
            by_remark(result.answers),
            result.levels,
            lang,
        )

    def said(self, remarks: Iterable[Remark]) -> list[Said]:
        """Return the remarks on one file in words."""
        remarks = list(remarks)
        sheets = {cell.place.sheet for one in remarks for cell in one.cells} - {None}
        return [self._said(one, named=len(sheets) > 1) for one in remarks]

    def _said(self, remark: Remark, *, named: bool) -> Said:
        known = remark.path, remark.key
        number, answer = self.numbers.get(known, 0), self.answers.get(known)
        view = remark_view(Numbered(remark, number, "", names=self.names), self.lang)
        sheet = remark.cells[0].place.sheet if named and remark.cells else None
        return Said(
            remark,
            number,
            view,
            _subject(remark, view, sheet or "", self.lang),
            "" if answer is None else written(answer, self.lang),
            self.lang,
        )


def begins_as_ours(comment: str) -> bool:
    """Tell whether a comment begins as `Said.head` does, with a number in a circle."""
    return _HEAD.match(comment) is not None


def gravest(notes: Iterable[Note]) -> Level:
    """Return the strictest level of some remarks, of which there is at least one."""
    levels = (one.said.remark.level for one in notes)
    return min(levels, key=list(LEVELS.values()).index)


def shown(part: Part) -> str:
    """Return a value as it is seen at once."""
    return "".join(words for words, _ in pieces("", part))


def pieces(label: str, part: Part) -> list[tuple[str, str]]:
    """Return the stretches of a labelled value, each with what it is: old, new or neither."""
    middle = part.text + (ELLIPSIS if part.rest else "")
    found = ((label + part.lead, ""), (middle, part.change), (part.tail, ""))
    return [(words, change) for words, change in found if words]


def clipped(text: str) -> str:
    """Return a text without the end of what nobody reads."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + ELLIPSIS


def _labelled(parts: Iterable[Part], lang: Language) -> list[tuple[str, Part]]:
    colon = word(_WORDS, "colon", lang)
    return [(f"{one.label}{colon}" if one.label else "", one) for one in parts]


def _subject(remark: Remark, view: RemarkView, sheet: str, lang: Language) -> str:
    """Return what a remark is on, a line for each."""
    blank = WHOLE if remark.project_index is None else NAMELESS
    project = view.project or blank[lang == "en"]
    lines = (project, view.row, f"〔{sheet}〕" if sheet else "")
    return "\n".join(filter(None, lines))
