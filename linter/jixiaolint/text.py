"""Text that knows where in its source each of its characters stands."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# White space is content only between two Latin letters or digits on one line.
_BLANK = re.compile(r"\s+")
_LATIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

_END = sys.maxsize
"""Beyond the offset of any character."""

JUDGED = 2000
"""So many characters of a text are judged; what goes on is running text, and a rule says so."""


class Span(NamedTuple):
    """A half-open range of characters, `start` included and `end` not."""

    start: int
    end: int


@dataclass(slots=True, unsafe_hash=True)
class Text:
    """A string and the source offsets of its characters; never changed.

    A frozen one would take three times as long to make, and a file has millions.

    `runs` are pairs (position in `value`, offset in the source), ascending by position;
    within a run, positions and offsets advance together. An empty text has no runs.
    """

    value: str
    runs: tuple[tuple[int, int], ...]

    @classmethod
    def at(cls, value: str, offset: int) -> Text:
        """Return `value` as it stands unbroken in the source from `offset` on."""
        return cls(value, ((0, offset),) if value else ())

    @classmethod
    def join(cls, parts: Iterable[Text]) -> Text:
        """Return the parts one after the other, each keeping its origin."""
        values: list[str] = []
        runs: list[tuple[int, int]] = []
        length = 0
        for part in parts:
            for position, offset in part.runs:
                if not runs or offset - runs[-1][1] != length + position - runs[-1][0]:
                    runs.append((length + position, offset))
            values.append(part.value)
            length += len(part.value)
        return cls("".join(values), tuple(runs))

    def __len__(self) -> int:
        return len(self.value)

    def __str__(self) -> str:
        return self.value

    def shifted(self, by: int) -> Text:
        """Return the text as it stands so many characters further on in the source."""
        return Text(self.value, tuple((at, offset + by) for at, offset in self.runs))

    @property
    def judged(self) -> str:
        """The characters that are judged: all of them, in any text that is none to read."""
        return self.value[:JUDGED]

    def offset(self, position: int) -> int:
        """Return the source offset of the character at `position` (its end: length)."""
        if not self.runs:
            return 0
        index = bisect_right(self.runs, (position, _END)) - 1
        start, offset = self.runs[max(index, 0)]
        if position == start and index > 0 and position == len(self.value):
            start, offset = self.runs[index - 1]
        return offset + position - start

    def ahead(self, first: int, last: int) -> int | None:
        """Return how far the source is ahead of `value` from one character to another.

        Nothing if these do not stand in one run.
        """
        index = bisect_right(self.runs, (first, _END))
        if self.runs[index : index + 1] and self.runs[index][0] <= last:
            return None
        position, offset = self.runs[index - 1]
        return offset - position

    def slice(self, start: int, end: int | None = None) -> Text:
        """Return the characters from `start` to `end` with their origins."""
        length = len(self.value)
        end = length if end is None else min(end, length)
        start = min(start, length)
        if start >= end:
            return EMPTY
        if start == 0 and end == length:
            return self
        if not self.runs:
            # The name of a sheet stands nowhere in the text.
            return Text(self.value[start:end], ())
        if len(self.runs) == 1:
            return Text(self.value[start:end], ((0, self.runs[0][1] + start),))
        first = bisect_right(self.runs, (start, _END)) - 1
        position, offset = self.runs[first]
        runs = [(0, offset + start - position)]
        last = bisect_left(self.runs, (end,), first + 1)
        for position, offset in self.runs[first + 1 : last]:
            runs.append((position - start, offset))
        return Text(self.value[start:end], tuple(runs))

    def strip(self, characters: str | None = None) -> Text:
        """Return the text without the given characters (white space) at both ends."""
        value = self.value
        if len(value) == len(value.strip(characters)):
            return self
        start = len(value) - len(value.lstrip(characters))
        return self.slice(start, len(value.rstrip(characters)))

    def keep(self, spans: Iterable[Span]) -> Text:
        """Return only the characters inside the spans, which ascend."""
        return Text.join(self.slice(*span) for span in spans)

    def drop(self, spans: Iterable[Span]) -> Text:
        """Return the text without the characters inside the spans, which ascend."""
        if len(self.runs) == 1:
            return self._parted(spans)
        kept: list[Span] = []
        last = 0
        for start, end in spans:
            kept.append(Span(last, start))
            last = end
        return self.keep([*kept, Span(last, len(self.value))]) if last else self

    def _parted(self, spans: Iterable[Span]) -> Text:
        """Return a text of one run without the characters inside the spans."""
        ((_, offset),) = self.runs
        kept: list[str] = []
        runs: list[tuple[int, int]] = []
        length = last = 0
        end_of_all = len(self.value)
        gone = [span for span in spans if span[0] < span[1]]
        for start, end in (*gone, (end_of_all, end_of_all)):
            if start > last:
                runs.append((length, offset + last))
                kept.append(self.value[last:start])
                length += start - last
            last = end
        return Text("".join(kept), tuple(runs))

    def squeeze(self) -> Text:
        """Return the text without white space that is mere layout.

        Line wraps and padding beside Chinese characters and punctuation go; a blank
        between Latin letters or digits stays as one character, unless it is a line
        wrap inside a number.
        """
        gone = layout(self.value)
        return self.drop(gone) if gone else self

    def spans(self) -> Iterable[Span]:
        """Return the ranges of the source that the characters come from."""
        runs = self.runs
        if len(runs) < 2:
            # The commonest of all calls: one run, made without a loop.
            if not runs:
                return ()
            at = runs[0][1]
            return (Span(at, at + len(self.value)),)
        ends = [position for position, _ in runs[1:]] + [len(self.value)]
        return [
            Span(offset, offset + end - position)
            for (position, offset), end in zip(runs, ends, strict=True)
        ]


def split(text: Text, separator: str = "\n") -> list[Text]:
    """Return the pieces of a text between the separators, which have one character."""
    if separator not in text.value:
        return [text]
    pieces: list[Text] = []
    start = 0
    for value in text.value.split(separator):
        pieces.append(text.slice(start, start + len(value)))
        start += len(value) + 1
    return pieces


def join_lines(lines: Iterable[Text]) -> Text:
    """Return the lines as one text with a line break after each but the last."""
    values: list[str] = []
    runs: list[tuple[int, int]] = []
    length = end = 0
    ahead: int | None = None
    for line in lines:
        value = line.value
        if values:
            # A break stands right behind its line.
            if end - length != ahead:
                ahead = end - length
                runs.append((length, end))
            length += 1
        for position, offset in line.runs:
            if offset - length - position != ahead:
                ahead = offset - length - position
                runs.append((length + position, offset))
        values.append(value)
        length += len(value)
        end = ahead + length if line.runs and ahead is not None else 0
    return Text("\n".join(values), tuple(runs))


def is_squeezed(value: str) -> bool:
    """Tell whether a text has no white space, so that none of it is layout."""
    return not _BLANK.search(value)


@lru_cache(maxsize=65536)
def layout(value: str) -> tuple[Span, ...]:
    """Return the white space of a text that is mere layout (see `Text.squeeze`)."""
    gone: list[Span] = []
    for match in _BLANK.finditer(value):
        start, end = match.span()
        before, after = value[start - 1 : start], value[end : end + 1]
        wrapped = "\n" in match[0] and (before.isdigit() or after.isdigit())
        inside = before and after and before in _LATIN and after in _LATIN
        if inside and not wrapped:
            start += 1
        gone.append(Span(start, end))
    return tuple(gone)


EMPTY = Text("", ())
