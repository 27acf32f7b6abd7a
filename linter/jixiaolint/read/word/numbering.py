"""The numbers before paragraphs, which Word counts itself and keeps out of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jixiaolint.read.word.names import HINTED, LISTED, W, deep, number, value
from jixiaolint.read.word.numerals import numeral
from jixiaolint.read.word.styles import Styles

_DEEPEST = 8
_LONGEST = 100
"""The words of a level are no longer than this; more would be said at each paragraph."""

_JOINED = "、.．,，)）】]:：。"


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered: ``（%1）`` filled with numerals."""

    form: str = "decimal"
    words: str = "%1."
    start: int = 1
    parted: bool = True


@dataclass(slots=True)
class _List:
    """A list of several levels and how far each has been counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of all lists of a document, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._starts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {
            value(one, "abstractNumId"): _List(_levels(one))
            for one in root.findall(f"{W}abstractNum")
        }
        for one in root.findall(f"{W}num"):
            found = abstract.get(value(deep(one, "abstractNumId")))
            if found is not None:
                name = value(one, "numId")
                self._lists[name] = found
                self._starts[name] = _overrides(one)

    def label(self, paragraph: Element) -> str:
        """Count a paragraph and return the number before it: ``1、``, ``（二）``.

        Returns nothing for a paragraph of no list and for bullets. A blank follows
        where the number does not end in a mark. Word 2003 says it itself.
        """
        listed = paragraph.find(LISTED)
        if listed is not None:
            said = listed.get(HINTED, "")
            return said if any(map(str.isalnum, said)) else ""
        belongs = self._styles.numbering(paragraph)
        if belongs is None or belongs[0] not in self._lists:
            return ""
        name, level = belongs[0], min(belongs[1] or 0, _DEEPEST)
        found = self._lists[name]
        for at, start in self._starts.pop(name, {}).items():
            found.counts[at] = start - 1
        shown = found.levels.get(level, _Level())
        found.counts[level] = found.counts.get(level, shown.start - 1) + 1
        for deeper in [at for at in found.counts if at > level]:
            del found.counts[deeper]
        words = _filled(found, shown)
        if not words.strip() or shown.form in ("bullet", "none"):
            return ""
        return words + " " * (shown.parted and words[-1] not in _JOINED)


def _levels(abstract: Element) -> dict[int, _Level]:
    """Return the levels of a list as they are defined."""
    return {
        number(one, "ilvl"): _Level(
            value(deep(one, "numFmt")) or "decimal",
            value(deep(one, "lvlText"))[:_LONGEST],
            number(deep(one, "start"), otherwise=1),
            value(deep(one, "suff")) != "nothing",
        )
        for one in abstract.findall(f"{W}lvl")
    }


def _overrides(num: Element) -> dict[int, int]:
    """Return the levels that begin anew where this use of a list begins."""
    pairs = (
        (number(one, "ilvl"), deep(one, "startOverride"))
        for one in num.findall(f"{W}lvlOverride")
    )
    return {
        at: number(found)
        for at, found in pairs
        if found is not None and 0 <= at <= _DEEPEST
    }


def _filled(found: _List, shown: _Level) -> str:
    """Return the words of a level with the numerals of it and those above in place."""

    def counted(match: re.Match[str]) -> str:
        """Return the numeral of the level that a place names."""
        at = int(match[1]) - 1
        level = found.levels.get(at, _Level())
        return numeral(found.counts.get(at, level.start), level.form)

    return re.sub(r"%([1-9])", counted, shown.words)
