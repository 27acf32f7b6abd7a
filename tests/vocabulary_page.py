"""The table of lists in ``rules/lexicons/README.md``: run this to write it anew."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.vocabulary import features

LEXICONS = Path(__file__).resolve().parents[1] / "rules/lexicons"
PAGE = LEXICONS / "README.md"
_HEAD = "| feature | words | values | what |\n|---|--:|---|---|\n"
_MANY = 8
"""So many values are named, of more their number."""


def table() -> str:
    """Return the table of all lists: name, number of words, values, first sentence."""
    return _HEAD + "".join(map(_row, features()))


def _row(feature: str) -> str:
    pairs = lexicon_pairs(feature)
    values = sorted({value for _, value in pairs if value})
    told = ", ".join(values) if len(values) <= _MANY else f"{len(values)} values"
    return f"| `{feature}` | {len(pairs)} | {_plain(told)} | {_plain(_sentence(feature))} |\n"


def _sentence(feature: str) -> str:
    """Return the first sentence of the comment with which a list begins."""
    lines = (LEXICONS / f"{feature}.txt").read_text("utf-8").splitlines()
    comment = takewhile(lambda line: line.startswith("#"), lines)
    whole = " ".join(line.removeprefix("#").strip() for line in comment)
    return re.split(r"(?<=\.) ", whole, maxsplit=1)[0]


def _plain(text: str) -> str:
    return re.sub(r"([|*<>])", r"\\\1", text)


def page() -> str:
    """Return the page with its table as the lists are now."""
    before, _, _ = PAGE.read_text("utf-8").partition(_HEAD)
    return before + table()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
