"""What stands in brackets at the end of a name: （人次） or (%), a unit or a gloss."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiaolint.words.fold import fold

_GLOSS = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")


@lru_cache(maxsize=16384)
def stem_of(name: str) -> str:
    """Return a name in one width without what stands in brackets at its end."""
    return _GLOSS.sub("", fold(name))


def gloss_of(name: str) -> str | None:
    """Return what stands in brackets at the end of a name, folded; nothing if none do."""
    found = _GLOSS.search(fold(name))
    return found[0].strip(" ()") if found else None
