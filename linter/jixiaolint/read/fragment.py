"""Text with scraps of HTML in it: plain text out, line feeds where blocks begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from jixiaolint.read.told import PICTURE
from jixiaolint.text import EMPTY, Span, Text

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote br caption center dd div dl dt fieldset figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table"
        " tbody tfoot thead tr ul",
    )
)
"""Elements that begin a line of their own."""

_INLINE = "a b big del em font i ins s small span strike strong sub sup td th u"
_MARK = re.compile(
    r"<(?P<end>/?)(?P<name>"
    + "|".join(sorted([*BLOCKS, *_INLINE.split()], key=len)[::-1])
    + r")(?:\s[^<>]*+|/{0,2})>"
    r"|(?P<comment><!--)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)"
    r"|(?P<nothing>[\u200b-\u200d\u2060\ufeff\u00ad])",
    re.IGNORECASE,
)
_CLOSES = {
    "<!--": re.compile("-->"),
    **{
        name: re.compile(f"</{name}>", re.IGNORECASE) for name in ("s", "del", "strike")
    },
}
"""What goes up to its end with all that is inside: comments, struck-out words."""

SIGNS = r"[<&\u200b-\u200d\u2060\ufeff\u00ad]"
"""What may be a tag, an entity or an invisible mark."""

has_signs = re.compile(SIGNS).search
"""Finds such a sign."""

is_odd = re.compile(rf'\A[\s="]|\s\Z|{SIGNS}').search
"""Tells whether more than bare words is in a cell."""


def plain(text: Text) -> tuple[Text, list[Span]]:
    """Return the text without tags, entities decoded, and the source ranges that went.

    Only tags that HTML has are tags: ``<5%`` stays. A line feed stands where a block
    element begins; its origin is the tag.
    """
    if not has_signs(text.value):
        return text, []
    parts: list[Text] = []
    markup: list[Span] = []
    last = 0
    written = ""
    for match, end in _marks(text.value):
        words = text.slice(last, match.start())
        piece = text.slice(match.start(), end)
        last = end
        written = words.value if words.value.strip() else written
        meaning = _meaning(match, piece.offset(0), written)
        written = meaning.value if meaning.value.strip() else written
        markup.extend(piece.spans())
        parts += [words, meaning]
    parts.append(text.slice(last))
    return Text.join(parts), markup


def _marks(value: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield what is a tag, a comment, an entity or invisible, and where it ends.

    The end of a comment and of struck-out words is looked for once: where there is none,
    there is none further on, and the sign of the one is words, of the other a mere tag.
    """
    open_: set[str] = set()
    at = 0
    while match := _MARK.search(value, at):
        at = match.end()
        kind = (match["comment"] or match["name"] or "").lower()
        if kind in _CLOSES and not match["end"] and kind not in open_:
            closed = _CLOSES[kind].search(value, at)
            at = closed.end() if closed else at
            open_.update(() if closed else (kind,))
        if kind != "<!--" or "<!--" not in open_:
            yield match, at


def _meaning(match: re.Match[str], offset: int, written: str) -> Text:
    """Return the text that a tag or an entity stands for, behind what was `written`."""
    if match["entity"]:
        decoded = unescape(match["entity"])
        return Text(decoded, tuple((at, offset) for at in range(len(decoded))))
    if (match["name"] or "").lower() not in BLOCKS or match["end"]:
        return EMPTY
    return Text.at("\n", offset) if written and written[-1] != "\n" else EMPTY


def cell(text: Text, markup: list[Span]) -> Text:
    """Return a cell's text without tags and outer blanks; what went joins `markup`.

    A formula that only quotes a text (``="007"``) is the text, one that stands for a
    picture is blank.
    """
    if text.value[:1] == "=":
        text = unquoted(text, markup)
    if has_signs(text.value):
        text, gone = plain(text)
        markup.extend(gone)
    return text if text.value == text.value.strip() else text.strip()


def unquoted(text: Text, markup: list[Span]) -> Text:
    """Return the text that a formula quotes, or the formula if it is no quotation."""
    found = _QUOTED.fullmatch(text.value)
    gone = [Span(0, 2), Span(len(text) - 1, len(text))] if found else []
    if found:
        doubled = (match.start() for match in re.finditer('""', found[1]))
        gone[1:1] = [Span(at + 2, at + 3) for at in doubled]
    elif PICTURE.match(text.value):
        gone = [Span(0, len(text))]
    return without(text, gone, markup)


def without(text: Text, gone: list[Span], markup: list[Span]) -> Text:
    """Return a text without the ranges that go, which ascend and join `markup`."""
    for span in gone:
        markup.extend(text.slice(*span).spans())
    return text.drop(gone)


_QUOTED = re.compile(r'="([^"]*+(?:""[^"]*+)*+)"\s*')
