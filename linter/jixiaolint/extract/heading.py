"""What stands above a table: title, body, year, unit of money, project."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jixiaolint.labels.heads import role_of
from jixiaolint.labels.looks import content
from jixiaolint.labels.marks import is_title
from jixiaolint.resources import lexicon_pairs
from jixiaolint.text import Span, Text
from jixiaolint.words.fold import closed, fold
from jixiaolint.words.match import pattern, words_of

_NAMING_TITLE = pattern(
    r"(?:20\d\d{form-word=year|fiscal}{0,2})?((\D{2,30}?){column-head=project})"
    r"{fund-word=outlay}?{form-word=performance}.*"
)
_BUDGET = pattern(r"{form-word=public}|{fund-word=outlay}")
MONEY = pattern(r"{money-unit}")
"""A unit of money: 万元, 元."""

_YEAR = pattern(r"(20\d\d){form-word=year}")
_YEAR_LINE = pattern(r"\((20\d\d){form-word=year|fiscal}?\)|(20\d\d){form-word=fiscal}")

_KEPT = frozenset(("unit", "project", "money_unit"))
_STATED = frozenset(("unit", "project", "year", "supervisor"))


@dataclass(frozen=True, slots=True)
class Heading:
    """What lines above a table say of it; absent where they do not."""

    title: Text | None = None
    unit: Text | None = None
    year: int | None = None
    money_unit: Text | None = None
    project: Text | None = None

    def texts(self) -> list[Text]:
        """Return the texts of those things that are stated."""
        found = (self.title, self.unit, self.money_unit, self.project)
        return [text for text in found if text is not None]

    def over(self, other: Heading) -> Heading:
        """Return what this heading says, and what another one says beyond it."""
        names = ("title", "unit", "year", "money_unit", "project")
        return Heading(*(getattr(self, n) or getattr(other, n) for n in names))


def named_in(title: Text) -> Text | None:
    """Return the project that a title names: 路灯改造项目 of 路灯改造项目绩效目标表.

    A body or a budget before 项目 names none.
    """
    found = _NAMING_TITLE.fullmatch(title.value)
    if found is None or content(found[2]) == "body" or _BUDGET.search(found[2]):
        return None
    return title.slice(*found.span(1))


def year_in(value: str) -> int | None:
    """Return the year that a title or column head names (2025年…, 2020年预算)."""
    match = _YEAR.search(closed(value))
    return int(match[1]) if match else None


def money_unit_in(label: Text) -> Text | None:
    """Return the unit of money in the brackets of a label: 金额（万元）."""
    match = MONEY.search(label.value) if "(" in fold(label.value) else None
    return label.slice(*match.span()) if match else None


def read_heading(lines: Iterable[Text]) -> tuple[Heading, list[Span]]:
    """Return what the lines say of a table, and the ranges that are mere frame.

    Titles, the labels before a body, a year, a unit of money or a project, a year on a
    line of its own (（2025年度）) and the mere name of a body above the title count; other
    lines are left alone. Of a thing said twice the first holds.
    """
    found: dict[str, Text] = {}
    years: list[int | None] = []
    frame: list[Span] = []
    for line in lines:
        title, facts = _title_and_facts(line)
        year = _YEAR_LINE.fullmatch(closed(line.value))
        above = "title" not in found and content(line.value.strip()) == "body"
        if year or above:
            frame.extend(line.strip().spans())
        if title is not None:
            frame.extend(title.spans())
            found.setdefault("title", title.squeeze())
            years.append(year_in(title.value))
        for name, value, label in facts:
            frame.extend(label.spans())
            if name not in _KEPT or name in found:
                frame.extend(value.spans())
            if name == "year":
                match = re.search(r"20\d\d", fold(value.value))
                years.append(int(match[0]) if match else None)
            elif value.value:
                found.setdefault(name, value)
        if year:
            years.append(int(year[1] or year[2]))
    heading = Heading(
        title=found.get("title"),
        unit=found.get("unit", found.get("supervisor")),
        year=next(filter(None, years), None),
        money_unit=found.get("money_unit"),
        project=found.get("project"),
    )
    return heading, frame


def _title_and_facts(line: Text) -> tuple[Text | None, list[tuple[str, Text, Text]]]:
    """Return the title on a line, and the facts on it, which may follow the title."""
    if is_title(line.value):
        return line.strip(), []
    label = _labels().search(fold(line.value))
    start = label.start() if label else 0
    if start and is_title(line.value[:start].rstrip("(（ ")):
        return line.slice(0, start).strip(" (（"), read_facts(line.slice(start))
    return None, read_facts(line)


def read_facts(line: Text) -> list[tuple[str, Text, Text]]:
    """Return the facts on a line: field, value, label with its colon.

    A line counts only if it begins with a known label; several may follow one another.
    The field is ``unit``, ``supervisor``, ``project``, ``year``, ``money_unit`` or ``note``.
    """
    folded = fold(line.value)
    if folded.lstrip(" (\t")[:1] not in _begins():
        return []
    found = list(_labels().finditer(folded))
    if not found or folded[: found[0].start()].strip(" (\t"):
        return []
    ends = [match.start() for match in found[1:]] + [len(folded)]
    facts: list[tuple[str, Text, Text]] = []
    for match, end in zip(found, ends, strict=True):
        value = _bare(line.slice(match.end(), end))
        if match[0][-1].isspace() and role_of(value.value):
            return []
        money = fold(value.value).strip("()") in words_of("money-unit")
        name = "money_unit" if money else _fields()["".join(match[1].split())]
        facts.append((name, value, line.slice(*match.span())))
    return facts


def _bare(value: Text) -> Text:
    """Return a value without blanks and without a bracket left over from its line."""
    bare = value.strip().squeeze()
    if bare.value.endswith((")", "）")) and not re.search("[(（]", bare.value):
        return bare.slice(0, len(bare) - 1)
    return bare


@cache
def _fields() -> dict[str, str]:
    """Return the field of each label; what no field of the model holds is a note."""
    return {
        fold(label): field if field in _STATED else "note"
        for label, field in lexicon_pairs("heading-label")
    }


def _labels() -> re.Pattern[str]:
    """Return the pattern of a label and its colon, at the start or after a blank.

    A long label may do with a blank: a PDF has no cells there.
    """
    return pattern(
        r"(?:(?<=[\s(])|^)({heading-label~})(?:\s*[:：]|(?<=\S{4})[ \t\u3000]+(?=\S+\s*$))"
    )


@cache
def _begins() -> frozenset[str]:
    """Return the letters with which a label may begin."""
    return frozenset(label[0] for label in words_of("heading-label"))
