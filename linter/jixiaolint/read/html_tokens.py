"""HTML in, its tags, signs and the words between them out, in time that grows with it.

The parser of the standard library takes minutes for a page of comments that nobody
closes. Here what is looked for in the rest of a page is looked for once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_SIGN = re.compile(r"<(?=[a-zA-Z/!?])|&(?=[a-zA-Z#])")
_ENTITY = re.compile(
    r"&(?:[a-zA-Z][a-zA-Z0-9]{0,31}|#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F]));?"
)
_TAG = re.compile(
    r"<([a-zA-Z][^\s/>]*+)"
    r"((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])))*+)>"
)
"""A tag, in whose quoted values ``>`` may stand."""

_LOOSE = re.compile(r"<([a-zA-Z][^\s/>]*+)([^>]*+)>")
"""A tag on a page whose quotes do not pair: it ends where the first ``>`` stands."""

_ATTRIBUTE = re.compile(
    r"([^\s/=>]++)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?"
)
_NAME = re.compile(r"</\s*([a-zA-Z][^\s/>]*)")
_RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Elements in which nothing is a tag but their own end."""


class Token(NamedTuple):
    """A stretch of a page.

    `kind` is ``start``, ``end`` (of an element, `name` in small letters), ``sign`` (a
    character by its name or number), ``words``, or ``markup`` that stands for nothing.
    `inside` is what stands in a start tag behind the name.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    inside: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the attributes of a start tag."""
        found = _ATTRIBUTE.finditer(self.inside)
        return {
            one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in found
        }


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a page, from its start to its end; what is no tag is words."""
    page = _Page(text)
    start = at = 0
    while found := _SIGN.search(text, at):
        at = found.start()
        token = page.token(at)
        if token is None:
            at += 1
            continue
        if start < at:
            yield Token("words", start, at)
        yield token
        start = at = token.end
    if start < len(text):
        yield Token("words", start, len(text))


class _Page:
    """A page that is gone through from its start to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ahead: dict[str | re.Pattern[str], int] = {}
        self._tag = _TAG
        self._raw: re.Pattern[str] | None = None

    def token(self, at: int) -> Token | None:
        """Return the token that begins with a sign, or None if the sign is a word."""
        text = self._text
        if self._raw is not None:
            if self._next(self._raw, at) > at:
                return Token("markup", at, self._next(self._raw, at))
            self._raw = None
        if text[at] == "&":
            sign = _ENTITY.match(text, at)
            return Token("sign", at, sign.end()) if sign else None
        match text[at + 1]:
            case "/":
                return self._end(at)
            case "!":
                return self._declaration(at)
            case "?":
                return self._until(">", at)
        return self._start(at)

    def _next(self, mark: str | re.Pattern[str], at: int) -> int:
        """Return where a mark stands next, looked for once; beyond the page if nowhere."""
        known = self._ahead.get(mark, -1)
        if known < at:
            if isinstance(mark, str):
                known = self._text.find(mark, at)
            else:
                found = mark.search(self._text, at)
                known = found.start() if found else -1
            self._ahead[mark] = known = len(self._text) if known < 0 else known
        return known

    def _until(self, mark: str, at: int) -> Token | None:
        """Return what ends with a mark as markup; None if nothing does."""
        end = self._next(mark, at) + len(mark)
        return Token("markup", at, end) if end <= len(self._text) else None

    def _declaration(self, at: int) -> Token | None:
        """Return a comment or a declaration."""
        if self._text.startswith("<!--", at):
            return self._until("-->", at + 2) and self._until("-->", at)
        whole = self._text.startswith("<![CDATA[", at)
        return (self._until("]]>", at) if whole else None) or self._until(">", at)

    def _end(self, at: int) -> Token | None:
        """Return the end of an element."""
        token = self._until(">", at)
        name = _NAME.match(self._text, at) if token else None
        return (
            token._replace(kind="end", name=name[1].lower())
            if token and name
            else token
        )

    def _start(self, at: int) -> Token | None:
        """Return the start of an element; quotes that do not pair count no longer."""
        if self._next(">", at) == len(self._text):
            return None
        found = self._tag.match(self._text, at)
        if found is None:
            self._tag = _LOOSE
            found = _LOOSE.match(self._text, at)
        if found is None:
            return None
        name = found[1].lower()
        raw = _RAW.get(name)
        if raw is not None and self._next(raw, found.end()) < len(self._text):
            self._raw = raw
        return Token("start", at, found.end(), name, found[2])
