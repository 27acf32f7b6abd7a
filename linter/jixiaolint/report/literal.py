"""Text of others in Markdown: it stays text, whatever is in it."""

from __future__ import annotations

import re

from jixiaolint.width import printable

_SIGN = re.compile(
    r"""
      (?P<call>@(?=\w)|[\#!](?=[0-9]))  # names somebody, or an item of a server
    | [\\`*_\[\]<>&|~^\#:@]             # Markdown, HTML, :emoji:, http://
    | \$                                # mathematics
    | (?<=www)\.
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_BEGINNING = re.compile(r"\A([0-9]{0,9})([-+=](?![0-9])|[.)](?=\s|\Z))")
"""What would begin a list, or make the line above a heading."""

_DOLLAR = "&#36;"
"""A backslash alone does not keep every server from taking it for mathematics."""

_BREAK = "&#8203;"
"""Nobody sees it, and behind it ``@name`` calls nobody."""


def literal(text: str) -> str:
    """Return a text as a line or cell of Markdown shows it unchanged."""
    return _BEGINNING.sub(r"\1\\\2", _SIGN.sub(_escape, printable(text)))


def _escape(match: re.Match[str]) -> str:
    if match[0] == "$":
        return _DOLLAR
    return f"\\{match[0]}{_BREAK if match['call'] else ''}"
