"""Words of a lexicon stand in a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import ProjectView, Row, TableView
from jixiaolint.engine.terms import Terms
from jixiaolint.engine.vocabulary import FieldName
from jixiaolint.parse.fold import fold
from jixiaolint.text import Span
from jixiaolint.words.scan import features_in, scan
from jixiaolint.words.vocabulary import bit


@dataclass(frozen=True, slots=True)
class Check:
    """One of the words `of` stands in `field`, at its start, its end or anywhere.

    With ``at: every`` the field holds no word but these.

    A lexicon of the vocabulary is a feature of whole words of the text; other words may
    stand within longer ones. A word inside one of the longer expressions `unless` does
    not count.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("word",)
    of: Terms
    field: FieldName = FieldName("stem")
    at: Literal["anywhere", "start", "end", "whole", "every"] = "anywhere"
    unless: Terms | None = None

    @property
    def sure(self) -> bool:
        """Whether the condition holds wherever a word has one of the features."""
        return self.at == "anywhere" and not self.unless and not self.of.plain

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Callable[[Row], Iterator[int]]:
        """Return what tells for whom a row may have words: by features, then by letters."""
        asked: dict[str, list[tuple[int, int, Callable[[str], object]]]] = {}
        for number, leaf in enumerate(leaves):
            mask = 0
            for name, value in leaf.of.features:
                mask |= bit(name, value)
            any_of = "|".join(map(re.escape, map(fold, leaf.of.plain)))
            letters = re.compile(any_of).search if any_of else _nothing
            asked.setdefault(leaf.field, []).append((number, mask, letters))

        def look(row: Row) -> Iterator[int]:
            """Yield the numbers of the leaves of whose words one may stand there."""
            for field, ones in asked.items():
                text = row.text(field)
                if text:
                    features, folded = features_in(text), fold(text)
                    for number, mask, letters in ones:
                        if features & mask or letters(folded):
                            yield number

        return look

    def find(self, subject: Row | ProjectView | TableView) -> Iterator[Hit]:
        """Yield each place of a word, marked."""
        text = subject.text(self.field)
        if text is None:
            return
        shields = list(_spans(self.unless, text, "anywhere")) if self.unless else []
        for span in _spans(self.of, text, self.at):
            if not any(s.start <= span.start and span.end <= s.end for s in shields):
                yield Hit(self.field, span, slots={"word": text[slice(*span)]})


def _nothing(text: str) -> None:
    """Find nothing."""


def _spans(terms: Terms, text: str, at: str) -> Iterator[Span]:
    """Yield where the words stand: tokens with a feature, and the rule's own words."""
    if terms.features:
        words = [token for token in scan(text) if token.text.isalnum()]
        chosen = {"start": words[:1], "end": words[-1:]}.get(at, scan(text))
        if at == "every" and not all(map(terms.marks, words)):
            return
        for token in chosen:
            # Signs beside a word are no words (“无”), but -1% is more than its dash.
            if terms.marks(token) and (
                at != "whole" or (words or [*chosen]) == [token]
            ):
                yield Span(token.start, token.end)
    if terms.plain:
        yield from _own_spans(terms.own, fold(text), at)


def _own_spans(own: Terms, text: str, at: str) -> Iterator[Span]:
    match at:
        case "anywhere":
            yield from own.spans(text)
        case "start":
            yield from filter(None, [own.at_start(text)])
        case "end":
            yield from filter(None, [own.at_end(text)])
        case _:
            if text.strip() in own:
                yield Span(0, len(text))
