"""A text that holds a name and its value in, the two of them out: 合格率 ≥95%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiaolint.extract.lines.cells import as_value, ends_well, is_strong
from jixiaolint.text import EMPTY, Text
from jixiaolint.words.match import pattern

_COLON = re.compile(r"[:：]\s*(?=\S)")
_BRACKETED = re.compile(r"(?<=.)[（(]([^（()）]+)[)）][。；;，,\s]*$")
_STOPS = "。；;，,、 \t\u3000"
_SEPARATOR = re.compile(r"(?<=[；;。])\s*(?=\S)")
_COMMA = re.compile(r"[，,、]\s*(?=\S)")
_SHORTEST = 2
_OF_EACH = pattern(r"{form-word=every}")


def parts_of(text: Text) -> Iterator[Text]:
    """Yield the parts of a text that ； or 。 ends."""
    yield from _cut(text, _SEPARATOR)


def items_of(text: Text) -> list[tuple[Text, Text]]:
    """Return the name and value in a text, or those of all its parts if ， parts them.

    All are written alike: behind a colon 12个，接待300人次 is one value.
    """
    cut = list(_cut(text, _COMMA))
    alike = len({_COLON.search(piece.value) is None for piece in cut}) == 1
    pieces = [part_of(piece) for piece in cut]
    if alike and len(pieces) > 1 and all(_is_item(*piece) for piece in pieces):
        return pieces
    return [part_of(text)] if text else []


def _is_item(name: Text, value: Text) -> bool:
    """Return whether a name and a value stand by themselves; 每支6人 goes with others."""
    return is_strong(value.value) and not _OF_EACH.match(name.value)


def part_of(text: Text) -> tuple[Text, Text]:
    """Return the name and the value in a text; the value is empty where none shows.

    They are parted by a colon, by brackets around the value, or where a value begins
    behind what may be a name.
    """
    colon = _COLON.search(text.value)
    if colon and colon.start():
        return text.slice(0, colon.start()), text.slice(colon.end()).strip(_STOPS)
    bracket = _BRACKETED.search(text.value)
    if bracket and is_strong(bracket[1]):
        return text.slice(0, bracket.start()).strip(), text.slice(*bracket.span(1))
    cuts = list(_values(text.value))
    if not cuts:
        return text.strip(_STOPS), EMPTY
    _, at = min(cuts)
    return text.slice(0, at).strip(_STOPS), text.slice(at).strip(_STOPS)


def _values(value: str) -> Iterator[tuple[float, int]]:
    """Yield where a value may begin, and how odd that is: the first of the best holds."""
    for at in range(_SHORTEST, len(value)):
        name, rest = value[:at].rstrip(), value[at:].strip(_STOPS)
        if not rest or (value[at - 1].isdigit() and value[at].isdigit()):
            continue
        if is_strong(rest):
            yield 0.0, at
        elif ends_well(name) or value[at].isspace():
            yield as_value(rest), at


def _cut(text: Text, mark: re.Pattern[str]) -> Iterator[Text]:
    """Yield the pieces of a text, each with the mark that ends it."""
    ends = [match.end() for match in mark.finditer(text.value)]
    for start, end in zip([0, *ends], [*ends, len(text.value)], strict=True):
        yield text.slice(start, end)
