"""A text without any white space that knows where its lines and brackets are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jixiaolint.parse.fold import fold
from jixiaolint.text import Span, Text

_WORD = re.compile(r"\S+")
_BRACKET = re.compile(r"[()（）]")


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
        words = [match.span() for match in _WORD.finditer(folded)]
        at = [i for span in words for i in range(*span)]
        ends = (match.start() for match in re.finditer("\n", folded))
        breaks = dict.fromkeys(bisect_right(at, end) for end in ends)
        return cls(text, "".join(folded.split()), at, tuple(breaks))

    def gap(self, position: int) -> str:
        """Return the white space that stood before the character at `position`."""
        start = self.at[position - 1] + 1 if position else 0
        end = self.at[position] if position < len(self.at) else len(self.text)
        return self.text.value[start:end]

    def slice(self, start: int, end: int | None = None) -> Text:
        """Return the original text from one character to before another."""
        end = len(self.at) if end is None else end
        if start >= end:
            return Text("", ())
        return self.text.slice(self.at[start], self.at[end - 1] + 1)


def source_spans(texts: Iterable[Text]) -> Iterator[Span]:
    """Yield the ranges of the source that the texts come from."""
    for text in texts:
        yield from text.spans()


def join_lines(lines: Iterable[Text]) -> Text:
    """Return the lines as one text with a line break after each but the last."""
    parts: list[Text] = []
    for line in lines:
        if parts:
            parts.append(Text.at("\n", parts[-1].offset(len(parts[-1]))))
        parts.append(line)
    return Text.join(parts)


def split_lines(text: Text) -> list[Text]:
    """Return the lines of a text without their line breaks."""
    lines: list[Text] = []
    start = 0
    for piece in text.value.split("\n"):
        lines.append(text.slice(start, start + len(piece)))
        start += len(piece) + 1
    return lines


def depths(value: str) -> list[int]:
    """Return for each character how many round brackets are open around it.

    A bracket itself counts as outside. A closing bracket without an opening one does
    not count, nor does an opening one that is never closed.
    """
    pairs = _pairs(value)
    if not pairs:
        return [0] * len(value)
    depth, result = 0, []
    for position, character in enumerate(value):
        if character in ")）" and position in pairs:
            depth -= 1
        result.append(depth)
        if character in "(（" and position in pairs:
            depth += 1
    return result


def closing(value: str, start: int) -> int | None:
    """Return where the round bracket that opens at `start` is closed, if it is."""
    return _pairs(value).get(start)


def _pairs(value: str) -> dict[int, int]:
    """Return the positions of matching round brackets, each from the other."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(value):
        position = bracket.start()
        if bracket[0] in "(（":
            opened.append(position)
        elif opened:
            start = opened.pop()
            pairs |= {start: position, position: start}
    return pairs
