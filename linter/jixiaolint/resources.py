"""The data folders (rules, grammar, reports) and the lexicons in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def folder(name: str) -> Path:
    """Return the data folder `name` of the installed package or of the checkout."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _CHECKOUT / name


@cache
def lexicon(name: str) -> tuple[str, ...]:
    """Return the terms of ``rules/lexicons/<name>.txt`` in file order.

    One term a line; ``#`` starts a comment; blank lines do not count. Raises KeyError
    with the name if there is no such lexicon.
    """
    path = folder("rules") / "lexicons" / f"{name}.txt"
    if not path.is_file():
        raise KeyError(name)
    return terms_in(path.read_text(encoding="utf-8"))


def terms_in(text: str) -> tuple[str, ...]:
    """Return the terms of a lexicon, without comments and blank lines."""
    terms = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(term for term in terms if term))


@cache
def lexicon_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a lexicon whose lines read ``left => right``."""
    pairs = (line.partition("=>") for line in lexicon(name))
    return tuple((left.strip(), right.strip()) for left, _, right in pairs)
