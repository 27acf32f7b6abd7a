"""A regular expression matches in a field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.patterns import Pattern, compiled, occurring, occurs
from jixiaolint.engine.subject import ProjectView, Row, TableView
from jixiaolint.engine.terms import Terms
from jixiaolint.engine.vocabulary import FieldName
from jixiaolint.parse.fold import fold
from jixiaolint.text import Span


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
    unless: Terms | None = None

    @property
    def sure(self) -> bool:
        """Whether the condition holds wherever its pattern occurs."""
        return self.unless is None

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Callable[[Row], Iterator[int]]:
        """Return what tells whose patterns occur in a row: one look for all of them."""
        asked: dict[tuple[str, bool], dict[str, list[int]]] = defaultdict(dict)
        for number, leaf in enumerate(leaves):
            of = asked[leaf.field, leaf.raw]
            of.setdefault(leaf.match, []).append(number)

        def look(row: Row) -> Iterator[int]:
            """Yield the numbers of the leaves whose patterns occur."""
            for (field, raw), numbers in asked.items():
                text = row.text(field)
                if text:
                    for pattern in occurring(text if raw else fold(text)):
                        yield from numbers.get(pattern, ())

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


@lru_cache(maxsize=65536)
def _spans(pattern: str, text: str) -> tuple[Span, ...]:
    """Return where the pattern matches: the group ``mark``, or the whole match."""
    group = _marked_group(pattern)
    if not occurs(pattern, text):
        return ()
    found = compiled(pattern).finditer(text)
    return tuple(Span(*match.span(group)) for match in found)


@cache
def _marked_group(pattern: str) -> int:
    group: int = compiled(pattern).groupindex.get("mark", 0)
    return group
