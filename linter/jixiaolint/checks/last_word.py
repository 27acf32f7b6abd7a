"""Which of several kinds of word comes last: in Chinese the head of a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.terms import Terms
from jixiaolint.engine.vocabulary import FieldName
from jixiaolint.parse.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row
    from jixiaolint.text import Span


@cache
def _together(one: Terms, other: Terms) -> Terms:
    return Terms(one.words + other.words)


@dataclass(frozen=True, slots=True)
class Check:
    """The last word of `of` and `against` together in `field` is one of `of`.

    故障排除率 speaks of clearing (排除), not of failing (故障). With `tail`, nothing but
    words of `tail` may follow, so that 投诉件数 counts and 投诉热线接通率 does not.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("word",)
    of: Terms
    against: Terms
    field: FieldName = FieldName("stem")
    tail: Terms | None = None

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield the deciding word, marked."""
        text = fold(subject.text(self.field) or "")
        span = _together(self.of, self.against).last(text)
        if span and (word := text[slice(*span)]) in self.of and self._ends(text, span):
            yield Hit(self.field, span, slots={"word": word})

    def _ends(self, text: str, span: Span) -> bool:
        start = span.end
        while self.tail and start < len(text):
            found = self.tail.at_start(text[start:])
            if found is None:
                return False
            start += found.end
        return True
