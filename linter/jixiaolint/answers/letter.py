"""Answers in a saved letter: ticks and fields behind the elements that name a remark.

Beside the remark stands ``data-row`` (``2 养护里程``), by which a row that was changed is
found again, as is its project by ``data-project`` further up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from jixiaolint.find.products import REMARK
from jixiaolint.read.decode import decode
from jixiaolint.read.html_tokens import Token, tokens
from jixiaolint.remarks.answer import TICKS, Answer, Tick, ticked

_NUMBER = re.compile("[0-9]+$")
"""How the id of a remark ends."""

_PROJECT, _LONG = "data-project", "textarea"


@dataclass(slots=True)
class _Remark:
    """An element of the page that names a remark, with the words in its fields."""

    attributes: dict[str, str]
    tick: Tick | None = None
    words: list[str] = field(default_factory=list)


def in_letter(path: str, data: bytes) -> Iterator[Answer]:
    """Yield the answers in a saved letter, those still to be given too.

    Raises UnreadableError if it cannot be decoded.
    """
    text, _ = decode(path, data)
    for one in _remarks(text, tokens(text)):
        known = one.attributes
        *codes, key = known[REMARK].split() or [""]
        number = _NUMBER.search(known.get("id", ""))
        tick, said = ticked("\n".join(filter(None, map(str.strip, one.words))))
        yield Answer(
            source=path,
            number=number[0] if number else "",
            key=key,
            codes=tuple(codes),
            project=known[_PROJECT],
            row=known.get("data-row", ""),
            tick=tick or one.tick,
            text=said,
        )


def _remarks(text: str, page: Iterable[Token]) -> Iterator[_Remark]:
    """Yield the remarks of a page; fields belong to the one that is named before them."""
    current: _Remark | None = None
    inside = False
    project = ""
    for token in page:
        if token.kind == "start":
            attributes = token.attributes()
            project = attributes.setdefault(_PROJECT, project)
            if REMARK in attributes:
                if current is not None:
                    yield current
                current = _Remark(attributes)
            elif token.name == "input" and current is not None:
                _input(current, attributes)
            elif token.name == _LONG and current is not None:
                current.words.append("")
                inside = True
        elif token.kind == "end" and token.name == _LONG:
            inside = False
        elif inside and current is not None and token.kind in ("words", "sign"):
            current.words[-1] += unescape(text[token.start : token.end])
    if current is not None:
        yield current


def _input(remark: _Remark, attributes: dict[str, str]) -> None:
    """Take a field: a box or button that is ticked, or a line of words."""
    kind = attributes.get("type", "text").lower()
    if kind == "text":
        remark.words.append(attributes.get("value", ""))
    elif kind in ("checkbox", "radio") and "checked" in attributes:
        value = attributes.get("value", "")
        remark.tick = next((tick for tick in TICKS if tick == value), "done")
