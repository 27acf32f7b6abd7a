"""A regular expression matches in a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar

from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.patterns import Pattern
from jixiaolint.rule.subject import ProjectView, Row, TableView
from jixiaolint.rule.terms import Letters
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.text import Span
from jixiaolint.words.fold import fold

_FIGURE = re.compile("[0-9]")
_ANY = re.compile(r"0-9|\{[0-9]+(?:,[0-9]*)?\}")
"""What has figures in a pattern and means none: all of them, and how often something stands."""


@dataclass(frozen=True, slots=True)
class Check:
    """`match` (RE2 syntax, linear time) is found in `field`.

    ``{bound}`` in it stands for any word of the lexicon of that name, ``{head=rate}`` for
    those with that value. Letters, digits and signs are compared in half width, unless
    `raw` is set. A group
    named ``mark`` narrows what is marked; if that is one of the words `unless`, it does
    not count.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("word",)
    match: Pattern
    field: FieldName = FieldName("name")
    raw: bool = False
    unless: Letters | None = None

    @property
    def sure(self) -> bool:
        """Whether the condition holds wherever its pattern occurs."""
        return self.unless is None

    @property
    def figures_aside(self) -> bool:
        """Whether any figures of the same sizes would do: none is written out."""
        words = "".join(self.unless.words) if self.unless else ""
        return _FIGURE.search(_ANY.sub("", self.match) + words) is None

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells whose patterns occur in a subject: one look at each text."""
        occurring = _together(tuple(leaf.match for leaf in leaves))
        fields = tuple(dict.fromkeys((leaf.field, leaf.raw) for leaf in leaves))
        if len(fields) == 1:
            return _of_one(*fields[0], occurring)
        of_field = [
            frozenset(
                n for n, leaf in enumerate(leaves) if (leaf.field, leaf.raw) == one
            )
            for one in fields
        ]
        known: dict[object, tuple[int, ...]] = {}

        def look(subject: Row | ProjectView) -> tuple[int, ...]:
            """Return the numbers of the leaves whose patterns occur."""
            texts = [_text(subject, field, raw) for field, raw in fields]
            # The name and its stem are mostly one.
            seen = {text: occurring(text) for text in texts if text}
            if len(seen) == 1 and None not in texts:
                return next(iter(seen.values()))
            key = tuple([seen[text] if text else () for text in texts])
            if key not in known:
                known[key] = tuple(
                    number
                    for among, own in zip(key, of_field, strict=True)
                    for number in among
                    if number in own
                )
            return known[key]

        return look

    def find(self, subject: Row | ProjectView | TableView) -> Iterator[Hit]:
        """Yield each match, marked."""
        text = subject.text(self.field)
        if not text:
            return
        for span in _spans(self.match, text if self.raw else fold(text)):
            word = text[slice(*span)]
            if self.unless is None or fold(word) not in self.unless:
                yield Hit(self.field, span, slots={"word": word})


def _of_one(
    field: str, raw: bool, occurring: Callable[[str], tuple[int, ...]]
) -> Screen:
    """Return what tells which patterns occur in one field of a subject."""

    def look(subject: Row | ProjectView) -> tuple[int, ...]:
        """Return the numbers of the patterns."""
        text = _text(subject, field, raw)
        return occurring(text) if text else ()

    return look


def _text(subject: Row | ProjectView, field: str, raw: bool) -> str | None:
    text = subject.text(field)
    return fold(text) if text and not raw else text or None


@lru_cache(maxsize=16384)
def _spans(pattern: str, text: str) -> tuple[Span, ...]:
    """Return where the pattern matches: the group ``mark``, or the whole match."""
    from jixiaolint.regex import spans

    return tuple(Span(*span) for span in spans(pattern, text))


@cache
def _together(patterns: tuple[str, ...]) -> Callable[[str], tuple[int, ...]]:
    """Return what tells which patterns a text holds; what it learns it knows for good."""
    from jixiaolint.regex import together

    return together(patterns)
