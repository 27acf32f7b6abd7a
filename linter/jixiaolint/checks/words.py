"""Words of a lexicon stand in a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.terms import Terms
from jixiaolint.parse.fold import fold
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row


@dataclass(frozen=True, slots=True)
class Check:
    """One of the words `of` stands in `field`, at its start, its end or anywhere.

    A word inside one of the longer expressions `unless` does not count.
    """

    of: Terms
    field: str = "stem"
    at: Literal["anywhere", "start", "end", "whole"] = "anywhere"
    unless: Terms | None = None

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield each place of a word, marked."""
        text = subject.text(self.field)
        if text is None:
            return
        text = fold(text)
        shields = list(self.unless.spans(text)) if self.unless else []
        for span in self._spans(text):
            if not any(s.start <= span.start and span.end <= s.end for s in shields):
                yield Hit(self.field, span, slots={"word": text[slice(*span)]})

    def _spans(self, text: str) -> Iterator[Span]:
        match self.at:
            case "anywhere":
                yield from self.of.spans(text)
            case "start":
                yield from filter(None, [self.of.at_start(text)])
            case "end":
                yield from filter(None, [self.of.at_end(text)])
            case "whole":
                if self.of.is_whole(text.strip()):
                    yield Span(0, len(text))
