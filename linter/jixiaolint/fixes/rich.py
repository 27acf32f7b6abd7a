"""A cell of a worksheet and what changes in its text in; the bytes that make it so out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.fixes.xml_bytes import (
    Element,
    Patch,
    patched,
    saying,
    spread,
    written,
)
from jixiaolint.read.workbook.rich_text import TRUE, unescaped
from jixiaolint.report.returned.strings import string

_TYPE = re.compile(rb"""\st=(?:"[^"]*"|'[^']*')""")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SPOKEN = ("rPh", "phoneticPr")
"""How a text is pronounced, which holds no longer when it changes."""

Change = tuple[int, int, str]
"""Characters of the text of a cell, from where to where, and what stands there instead."""


class Words(NamedTuple):
    """A string of the workbook: the part that it stands in, and where."""

    data: bytes
    element: Element


def rich(
    data: bytes,
    cell: Element,
    shared: Words | None,
    shown: str,
    changes: Sequence[Change],
) -> list[Patch] | str:
    """Return what makes a cell read otherwise, or the word for why that cannot be.

    Runs of a string keep their look. One that cells may share is copied into the cell; a
    number stays one if it is to read as a number, and otherwise becomes a text.
    """
    match cell.attributes.get("t", "n"):
        case "inlineStr":
            found = [one for child in cell.named("is") for one in _pieces(child)]
            made = _said(data, found, shown, changes)
            return "unlike" if made is None else made
        case "s" if shared is not None:
            return _copied(data, cell, shared, shown, changes)
        case "str" if value := cell.named("v"):
            made = _said(data, value, shown, changes)
            return "unlike" if made is None else made
        case "n" | "d" | "b" if value := cell.named("v"):
            said = _after([shown], changes)[0]
            if _NUMBER.fullmatch(said) and _NUMBER.fullmatch(shown):
                return [*saying(data, value[0], said)]
            return [_as_text(data, cell, said)]
    return "unlike"


def _pieces(text: Element) -> Iterator[Element]:
    """Yield what holds the words of a string that are shown, not those struck out."""
    for one in text.children:
        if one.local == "t":
            yield one
        elif one.local == "r":
            marks = [mark for look in one.named("rPr") for mark in look.named("strike")]
            if not any(mark.attributes.get("val", "1") in TRUE for mark in marks):
                yield from one.named("t")


def _after(pieces: list[str], changes: Sequence[Change]) -> list[str]:
    """Return the pieces of a text with the changes in it."""
    for start, end, text in sorted(changes, reverse=True):
        pieces = spread(pieces, start, end, text)
    return pieces


def _said(
    data: bytes, found: Sequence[Element], shown: str, changes: Sequence[Change]
) -> list[Patch] | None:
    """Return what changes in the words of a string; nothing if it is not what is shown."""
    before = [unescaped(one.words) for one in found]
    if "".join(before) != shown:
        return None
    after = _after(before, changes)
    return [
        patch
        for one, old, new in zip(found, before, after, strict=True)
        if old != new
        for patch in saying(data, one, string(new))
    ]


def _copied(
    data: bytes,
    cell: Element,
    shared: Words,
    shown: str,
    changes: Sequence[Change],
) -> list[Patch] | str:
    """Return a cell that holds a string of its own, like the one that it shared."""
    theirs, text = shared
    patches = _said(theirs, [*_pieces(text)], shown, changes)
    if patches is None:
        return "unlike"
    if _prefix(text) != _prefix(cell):
        # What one part calls an element, another need not.
        return [_as_text(data, cell, _after([shown], changes)[0])]
    gone = [Patch(one.start, one.end, b"") for one in text.children if _spoken(one)]
    mended = patched(theirs, [*patches, *gone, Patch(text.last, len(theirs), b"")])
    return [_inline(data, cell, mended[text.inner :])]


def _spoken(one: Element) -> bool:
    return one.local in _SPOKEN


def _prefix(one: Element) -> str:
    return one.name.removesuffix(one.local)


def _as_text(data: bytes, cell: Element, said: str) -> Patch:
    """Return a cell that holds a text."""
    name = f"{_prefix(cell)}t".encode()
    space = b' xml:space="preserve"' if said != said.strip() else b""
    return _inline(
        data, cell, b"<%s%s>%s</%s>" % (name, space, written(string(said)), name)
    )


def _inline(data: bytes, cell: Element, words: bytes) -> Patch:
    """Return a cell with a string of its own, its other marks kept."""
    tag = _TYPE.sub(b"", data[cell.start : cell.inner])
    head = tag.removesuffix(b">").removesuffix(b"/").rstrip()
    prefix, name = _prefix(cell).encode(), cell.name.encode()
    inner = b"<%sis>%s</%sis>" % (prefix, words, prefix)
    return Patch(
        cell.start, cell.end, b'%s t="inlineStr">%s</%s>' % (head, inner, name)
    )
