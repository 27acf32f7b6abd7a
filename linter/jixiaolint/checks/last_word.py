"""Which of several kinds of word comes last: in Chinese the head of a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.terms import Terms
from jixiaolint.parse.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row


@cache
def _together(one: Terms, other: Terms) -> Terms:
    return Terms(one.words + other.words)


@dataclass(frozen=True, slots=True)
class Check:
    """The last word of `of` and `against` together in `field` is one of `of`.

    故障排除率 speaks of clearing (排除), not of failing (故障).
    """

    of: Terms
    against: Terms
    field: str = "stem"

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield the deciding word, marked."""
        text = fold(subject.text(self.field) or "")
        span = _together(self.of, self.against).last(text)
        if span and (word := text[slice(*span)]) in self.of:
            yield Hit(self.field, span, slots={"word": word})
