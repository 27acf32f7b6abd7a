"""How much of an explanation stands in the name and the value already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.words.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.words.scan import Token

_SAY_NOTHING = frozenset(
    {
        "particle", "preposition", "conjunction", "pronoun", "adverb", "degree-adverb",
        "bound-before", "bound-after", "bound-close", "claim-word", "yardstick-period",
        "measure-tail",
    }
)  # fmt: skip
_FILLERS = frozenset({"filler", "be", "and"})


@dataclass(frozen=True, slots=True)
class Copied:
    """What an explanation copies (``name``, ``value``, ``both``), and how fully.

    `new` is the share of its words that neither name nor value holds; `differs` says
    that it has a figure where the value has another.
    """

    of: str | None
    new: float
    differs: bool


def copied(tokens: Sequence[Token], name: str | None, value: str | None) -> Copied:
    """Return what the words of an explanation copy."""
    title, wanted = plain(name or "").text, plain(value or "").text
    known = title + "|" + wanted
    old = new = from_name = from_value = 0
    figures: set[str] = set()
    for token in tokens:
        if "digits" in token.features:
            if token.text not in title:
                figures.add(token.text)
            continue
        size = len(token.text)
        if _holds(known, token):
            old += size
            from_name += size if _holds(title, token) else 0
            from_value += 0 if _holds(title, token) else size
        elif _says(token):
            new += size
    ours = {figure for figure in figures if figure in wanted}
    from_value += len(ours)
    has_figure = any(character.isdigit() for character in wanted)
    differs = bool(figures) and has_figure and not ours
    share = new / (old + new) if old + new else float(bool(figures - ours))
    return Copied(_of(from_name, from_value + differs), share, differs)


def _of(from_name: int, from_value: int) -> str | None:
    if from_name:
        return "both" if from_value else "name"
    return "value" if from_value else None


def _holds(text: str, token: Token) -> bool:
    """Return whether a text holds a word, or else all of its characters."""
    if not text or not token.text[0].isalnum():
        return False
    return token.text in text or (
        len(token.text) > 1 and all(character in text for character in token.text)
    )


def _says(token: Token) -> bool:
    """Return whether a word adds something."""
    return (
        token.text[0].isalnum()
        and _SAY_NOTHING.isdisjoint(token.features)
        and token.features.get("clue") not in _FILLERS
    )
