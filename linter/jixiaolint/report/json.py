"""The result as one JSON object in the terms of the contract."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.results.result import Result
from jixiaolint.said import Language


def render(result: Result, lang: Language) -> Iterator[str]:  # noqa: ARG001  one signature for all
    """Yield one object, each file, finding and failure on a line of its own."""
    return result.written()
