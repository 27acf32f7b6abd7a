"""A text without any white space that knows where its lines and brackets are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import NamedTuple

from jixiaolint.columns.column import Held, Odd, held
from jixiaolint.text import Text
from jixiaolint.words.fold import fold

_WORD = re.compile(r"\S+")

Draft = dict[str, Held]
"""The parts of an indicator by field, while it is being read."""


class Start(NamedTuple):
    """Where an indicator begins: its list number, and what follows that."""

    position: int
    begin: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Flat:
    """The characters of a text that are not blank, folded, and their positions in it.

    `breaks` are the positions in `value` before which a line ended, ascending.
    Words, numbers and codes that a line break cuts in two are whole again in `value`.
    """

    text: Text
    value: str
    at: Sequence[int]
    breaks: Sequence[int]

    @classmethod
    def of(cls, text: Text) -> Flat:
        """Return the text without its white space."""
        folded = fold(text.value)
        if folded.split() == [folded]:
            return cls(text, folded, range(len(folded)), ())
        lines = folded.split("\n")
        bare = ["".join(line.split()) for line in lines]
        words: list[range] = []
        start = 0
        for line, rest in zip(lines, bare, strict=True):
            end = start + len(line)
            if len(rest) == len(line):
                words.append(range(start, end))
            else:
                spans = (match.span() for match in _WORD.finditer(line))
                words += [range(start + first, start + last) for first, last in spans]
            start = end + 1
        breaks = dict.fromkeys(accumulate(map(len, bare[:-1])))
        at = list(chain.from_iterable(words))
        return cls(text, "".join(bare), at, tuple(breaks))

    def until(self, stop: int) -> Flat:
        """Return what stands before a position."""
        if stop >= len(self.value):
            return self
        return replace(
            self,
            text=self.text.slice(0, self.at[stop]),
            value=self.value[:stop],
            at=self.at[:stop],
            breaks=self.breaks[: bisect_left(self.breaks, stop)],
        )

    def gap(self, position: int) -> str:
        """Return the white space that stood before the character at `position`."""
        start = self.at[position - 1] + 1 if position else 0
        end = self.at[position] if position < len(self.at) else len(self.text)
        return self.text.value[start:end]

    def slice(self, start: int, end: int | None = None, *, blank: bool = False) -> Text:
        """Return the original text from one character to before another.

        What is `blank` on both sides of it counts as well if asked for.
        """
        end = len(self.at) if end is None else end
        if blank:
            first = self.at[start - 1] + 1 if start else 0
            return self.text.slice(first, self.at[end] if end < len(self.at) else None)
        if start >= end:
            return Text("", ())
        return self.text.slice(self.at[start], self.at[end - 1] + 1)

    def parts(
        self, begin: int, end: int, spans: Mapping[str, tuple[int, int]], odd: Odd
    ) -> Draft:
        """Return the original texts of parts of a stretch, without mere layout."""
        at, text = self.at, self.text
        value, ahead = text.value, text.ahead(at[begin], at[end - 1])
        found: Draft = {}
        for name, (first, last) in spans.items():
            if first >= last:
                continue
            start, stop = at[begin + first], at[begin + last - 1] + 1
            whole = stop - start == last - first
            if whole and ahead is not None:
                found[name] = value[start:stop], start + ahead
            else:
                part = text.slice(start, stop)
                found[name] = held(part if whole else part.squeeze(), odd)
        return found


def depths(value: str) -> list[int]:
    """Return for each character how many round brackets are open around it.

    A bracket itself counts as outside. A closing bracket without an opening one does
    not count, nor does an opening one that is never closed.
    """
    steps = [0] * (len(value) + 1)
    opened: list[int] = []
    for bracket in re.finditer(r"[()（）]", value):
        if bracket[0] in "(（":
            opened.append(bracket.start())
        elif opened:
            steps[opened.pop() + 1] += 1
            steps[bracket.start()] -= 1
    return list(accumulate(steps[:-1]))
