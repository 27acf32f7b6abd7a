"""What an explanation does: its words to the structure of the contract."""

from __future__ import annotations

from functools import lru_cache

from jixiaolint.model import Explanation

_CACHE = 65536


@lru_cache(maxsize=_CACHE)
def parse_explanation(
    description: str, name: str | None = None, value: str | None = None
) -> Explanation:
    """Return what an explanation of an indicator does, in the terms of the contract."""
    return Explanation("other")
