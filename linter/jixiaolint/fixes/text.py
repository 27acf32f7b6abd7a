"""Files of characters (text, Markdown, CSV, HTML, JSON): edits are made in their bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from json import dumps

from jixiaolint.fixes.edit import Edit, Kind, Written
from jixiaolint.read.decode import MARKS
from jixiaolint.source import Source

_SIGN = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{0,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_ESCAPE = re.compile(r"\\u[dD][89abAB][\da-fA-F]{2}\\u.{4}|\\u.{4}|\\.")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")

Making = Callable[[str, Source, Sequence[Edit]], Iterable[Edit]]
"""Returns edits as a kind of file wants them: what it cannot hold is escaped."""


def sign_width(text: str, at: int) -> int:
    """Return how many characters stand for one: a sign may be written by name or number."""
    sign = _SIGN.match(text, at) if text[at] == "&" else None
    return sign.end() - at if sign else 1


def text_kind(source: Source, data: bytes) -> Kind | None:
    """Return how a file of characters is mended; nothing for what is none.

    What was read must be what is in the file: not so for a page inside an archive of
    pages, or for bytes that stand for characters in more than one way.
    """
    width, making = _KINDS.get(source.reader, (None, None))
    if width is None or making is None or _raw(data, source) is None:
        return None
    return Kind(width, partial(_write, making))


def _write(
    making: Making, data: bytes, source: Source, edits: Sequence[Edit]
) -> Written:
    """Return the bytes with the edits; all others are as they were."""
    text = _raw(data, source)
    assert text is not None
    mark, codec = MARKS[source.encoding or "utf-8"]
    pieces: list[str] = []
    at = 0
    for edit in making(text, source, edits):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return Written(mark + "".join([*pieces, text[at:]]).encode(codec))


def _raw(data: bytes, source: Source) -> str | None:
    """Return the characters of a file with its own line ends, if they are what was read."""
    if source.encoding not in MARKS:
        return None
    mark, codec = MARKS[source.encoding]
    body = data.removeprefix(mark)
    try:
        text = body.decode(codec)
    except UnicodeDecodeError:
        return None
    same = text.replace("\r", "\n") == source.text.replace("\r", "\n")
    return text if same and text.encode(codec) == body else None


def _plain(_: str, __: Source, edits: Sequence[Edit]) -> Iterable[Edit]:
    return edits


def _page(_: str, __: Source, edits: Sequence[Edit]) -> Iterable[Edit]:
    return [one._replace(text=escape(one.text, quote=False)) for one in edits]


def _pipes(text: str, _: Source, edits: Sequence[Edit]) -> Iterable[Edit]:
    """Escape pipes on the lines of a table."""
    for one in edits:
        start = text.rfind("\n", 0, one.start) + 1
        end = text.find("\n", one.start)
        framed = "|" in text[start : None if end < 0 else end]
        yield one._replace(text=one.text.replace("|", r"\|")) if framed else one


def _strings(text: str, _: Source, edits: Sequence[Edit]) -> Iterable[Edit]:
    """Escape what a string of JSON cannot hold; a number becomes a string."""
    for one in edits:
        number = _NUMBER.match(text, one.field)
        if number is None or text[one.field - 1] == '"':
            yield one._replace(text=dumps(one.text, ensure_ascii=False)[1:-1])
        else:
            head, tail = text[one.field : one.start], text[one.end : number.end()]
            said = dumps(head + one.text + tail, ensure_ascii=False)
            yield one._replace(start=one.field, end=number.end(), text=said)


def _escape_width(text: str, at: int) -> int:
    escaped = _ESCAPE.match(text, at)
    return escaped.end() - at if escaped else 1


def _cells(text: str, source: Source, edits: Sequence[Edit]) -> Iterable[Edit]:
    from jixiaolint.fixes.cells import quoted

    return quoted(text, source, edits)


def _cell_width(text: str, at: int) -> int:
    """Return how many characters stand for one in a cell, where quotes may be doubled."""
    return 2 if text[at : at + 2] == '""' else sign_width(text, at)


_KINDS: dict[str, tuple[Callable[[str, int], int], Making]] = {
    "text": (sign_width, _plain),
    "markdown": (sign_width, _pipes),
    "html": (sign_width, _page),
    "csv": (_cell_width, _cells),
    "json": (_escape_width, _strings),
}
"""By the reader of a file: the width of its characters, and what it wants of edits."""
