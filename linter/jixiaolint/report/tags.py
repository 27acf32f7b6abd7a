"""XML as it is written: tags whose values hold nothing that XML cannot."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from jixiaolint.width import printable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tag(name: str, values: Mapping[str, object]) -> str:
    """Return what opens an element, with those of its attributes that have a value."""
    known = ((key, value) for key, value in values.items() if value is not None)
    written = (f" {key}={quoteattr(printable(str(value)))}" for key, value in known)
    return f"<{name}{''.join(written)}"


def text(value: str) -> str:
    """Return a text as it stands between tags, on as many lines as it has."""
    return escape("\n".join(map(printable, value.split("\n"))))
