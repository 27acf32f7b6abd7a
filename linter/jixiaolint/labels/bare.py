"""A cell without what numbers and ends it in a list."""

from __future__ import annotations

from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_NUMBER = (
    r"(?:{form-word=indicator}\s*\d{1,2}\s*[:：、.．]|\d{1,2}(?:[、.．](?!\d)|[)）])|[（(]\d{1,2}[)）]"
    r"|[①-⑳]|\d(?:[.．]\d{1,2}){2,3}[、.．]?(?=[{HAN}\s]))\s*(?=\S)"
)
_ORDINAL = pattern(_NUMBER)
_DRESSED = pattern(rf"\s|[。；;]$|^{_NUMBER}")
"""What goes from a text that is to be bare; few texts have it."""

_ENDS = "。；;"
_CHAPTER = pattern(r"\s*(?:{numeral}{1,3}、|[(（]{numeral}{1,3}[)）])")


def bared(cell: Text) -> Text:
    """Return a text without its list number and the mark that ends it."""
    text = cell.squeeze()
    return text.slice(*_kept(text.value))


def is_bare(value: str) -> bool:
    """Return whether a text is as bare as can be, as most are."""
    return not _DRESSED.search(value)


def _kept(value: str) -> tuple[int, int]:
    """Return the range of a text without its list number and the mark that ends it."""
    match = _ORDINAL.match(value)
    start = match.end() if match else 0
    end = len(value.rstrip(_ENDS))
    return (start, end) if start < end else (0, len(value))


def without_ordinal(name: Text) -> tuple[Text, Text]:
    """Return the 一、 or （一） before a name, and the name."""
    end = len(match[0]) if (match := _CHAPTER.match(name.value)) else 0
    return name.slice(0, end).strip(), name.slice(end)
