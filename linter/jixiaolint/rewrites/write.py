"""A field is written anew from what the row tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.rewrites.facts import fact
from jixiaolint.rule.case import Case, Rewrite
from jixiaolint.rule.gaps import pieces
from jixiaolint.rule.terms import Letters
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import scan

_CORE, _FIRST = "core", "first"
_SHORTEST = 2
"""A core of fewer characters says nothing."""


@dataclass(frozen=True, slots=True)
class Check:
    """The field reads `text`, its gaps filled; of several the first that obeys the rules.

    A gap is what the rule found, a field of the row, or one of ``rewrites.facts``: the
    ``figure`` of the value with its unit, the ``unit`` that it needs, the ``sign`` that
    the measure wants, the ``other`` value, what is ``planned`` in the goal. A text with a
    gap that nothing fills is passed over. ``{core}`` is the field `of` without the words
    `front` at its beginning, `back` at its end, and `out` anywhere; ``{first}`` is the
    last of those at the beginning. `also` are texts for other fields that change with
    it: a new name wants a new value.
    """

    GAPS: ClassVar[tuple[str, ...]] = (_CORE, _FIRST)
    text: tuple[str, ...]
    of: str = "stem"
    front: Letters | None = None
    back: Letters | None = None
    out: Letters | None = None
    also: Mapping[str, str] | None = None

    def propose(self, case: Case) -> Iterator[Rewrite]:
        """Yield each text with its gaps filled."""
        for template in self.text:
            made = self._filled(template, case)
            if not made or made == case.text:
                continue
            also = {
                _judged(name, case): self._filled(text, case)
                for name, text in (self.also or {}).items()
            }
            told = {name: text for name, text in also.items() if text is not None}
            if len(told) == len(also):
                yield Rewrite(case.field, made, told)

    def _filled(self, template: str, case: Case) -> str | None:
        made: list[str] = []
        for literal, name in pieces(template):
            made.append(literal)
            if name is not None:
                said = self._part(name, case)
                if said is None:
                    return None
                made.append(said)
        return "".join(made)

    def _part(self, name: str, case: Case) -> str | None:
        if name not in (_CORE, _FIRST):
            return fact(name, case)
        first, core = self._cut(fold(fact(self.of, case) or ""))
        if name == _FIRST:
            return first or None
        return core if len(core) >= _SHORTEST else None

    def _cut(self, text: str) -> tuple[str, str]:
        """Return the last word taken off the beginning, and what is left."""
        first = ""
        if self.out:
            text = self.out.without(text)
        while self.back and (found := self.back.at_end(text)):
            text = text[: found.start]
        while self.front and (found := self.front.at_start(text)):
            # 使 begins 使用 and is no word there.
            if found.end not in {word.end for word in scan(text)}:
                break
            first, text = text[: found.end], text[found.end :]
        return first, text


def _judged(field: str, case: Case) -> str:
    """Return the field that a name stands for: ``value`` is the one that is judged."""
    return case.row.judged if field == "value" else field
