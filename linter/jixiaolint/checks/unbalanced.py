"""Brackets without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import Row
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.text import Span
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern

_PAIRS = {
    ")": "(",
    "】": "【",
    "]": "[",
    "}": "{",
    "》": "《",
    "”": "“",
    "〉": "〈",
    "」": "「",
    "』": "『",
}
_MARKS = frozenset(_PAIRS) | frozenset(_PAIRS.values())
# 1）签到人数；2）参评人数 numbers its points.
_POINT = r"(?:^|[\s,，;；。:：、.(])(?:[0-9A-Za-z]|{numeral}){1,2}\)"
# 》90% is an operator that a keyboard got wrong, not half a title.
_OPERATOR = re.compile(r"[《》〈〉]=?\d+(?:\.\d+)?\s*%")


@dataclass(frozen=True, slots=True)
class Check:
    """A bracket or quotation mark in `field` is opened and not closed, or the reverse.

    Either width closes the other; an interval such as [80,90) is no mistake, nor are
    the marks of a list: 1） 2）.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("word",)
    figures_aside: ClassVar[bool] = True
    field: FieldName

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells of which leaves the field holds a bracket at all."""

        def look(subject: Row) -> tuple[int, ...]:
            """Return the numbers of the leaves that may hold."""
            texts = [subject.text(leaf.field) for leaf in leaves]
            return tuple(
                [n for n, text in enumerate(texts) if text and _may_hold(text)]
            )

        return look

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield the first bracket without a partner, marked."""
        text = subject.text(self.field) or ""
        position = _alone(fold(text))
        if position is not None:
            span = Span(position, position + 1)
            yield Hit(self.field, span, slots={"word": text[position]})


def _may_hold(text: str) -> bool:
    """Say whether a text holds a bracket in either width."""
    return not _MARKS.isdisjoint(fold(text))


def _alone(text: str) -> int | None:
    """Return where the first bracket without a partner stands in a folded text."""
    if _MARKS.isdisjoint(text):
        return None
    opened: list[tuple[str, int]] = []
    passed = {match.end() - 1 for match in pattern(_POINT).finditer(text)}
    wrong = {match.start() for match in _OPERATOR.finditer(text)}
    for position, mark in enumerate(text):
        if mark in _PAIRS.values():
            opened.append((mark, position))
        elif mark in _PAIRS:
            if opened and opened[-1][0] in (_PAIRS[mark], *_ends_of_interval(mark)):
                opened.pop()
            elif position not in passed | wrong:
                return position
    return next((position for _, position in opened if position not in wrong), None)


def _ends_of_interval(mark: str) -> tuple[str, ...]:
    return {")": ("[",), "]": ("(",)}.get(mark, ())
