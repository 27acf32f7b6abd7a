"""What a parser finds in a text of YAML: the same by the one in C and the one in Python.

Python's ends a word at a question mark where there are brackets around it, and takes no
tab between words for a blank; so neither gets to see the one or the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

# The one in C reads our rules ten times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MARK = "\U0010ffff"
"""Stands for a question mark within a word; it is no character, so no text holds it."""

_WITHIN = re.compile(r"(?<=[^\s\[\]{},])\?")
_TABS = re.compile(r"(?<=[:,\[{-])[ \t]*\t[ \t]*|[ \t]*\t[ \t]*(?=#|$)", re.MULTILINE)


def events(text: str) -> Iterator[Any]:
    """Yield the events of a text; raises yaml.YAMLError where it is no YAML."""
    seen = _WITHIN.sub(_MARK, _TABS.sub(lambda tabs: " " * len(tabs[0]), text))
    for event in iter(_LOADER(seen).get_event, None):
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(_MARK, "?")
        yield event
