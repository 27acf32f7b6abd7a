"""The words of a name that say what is counted, in an order of their own."""

from __future__ import annotations

from jixiaolint.words.scan import scan

_COUNT = "数"


def content_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, sorted, without its counting end (份数, 数量, 的)."""
    words = [token for token in scan(name) if "particle" not in token.features]
    while words and words[-1].features.get("head") == "count":
        last = words.pop()
        measured = last.text == _COUNT and words and len(words[-1].text) == 1
        if measured:
            words.pop()
    return tuple(sorted(token.text for token in words if token.text.isalnum()))
